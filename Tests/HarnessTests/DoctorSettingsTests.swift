import Testing

@testable import SpeedupCore
@testable import SpeedupDoctor
@testable import SpeedupSystem

@Suite struct DoctorSettingsTests {
  private let root = "/sys/devices/system/cpu"

  private func judge(_ check: DoctorCheck, _ files: [String: String?] = [:]) -> Finding? {
    check(DoctorMachines.perfect(files), FitnessLimits())
  }

  @Test func `every governor but performance is a warning`() throws {
    #expect(judge(Checks.governor)?.severity == .ok)
    let finding = try #require(
      judge(Checks.governor, ["\(root)/cpu2/cpufreq/scaling_governor": "powersave\n"]))
    #expect(finding.effects == [.wall: .warning, .cpu: .warning, .scaling: .warning])
    #expect(finding.seen.contains("performance, powersave"))
    #expect(finding.fix == "echo performance | sudo tee \(root)/cpu*/cpufreq/scaling_governor")
    var unknown: [String: String?] = [:]
    for cpu in 0..<4 { unknown["\(root)/cpu\(cpu)/cpufreq/scaling_governor"] = .some(nil) }
    #expect(judge(Checks.governor, unknown)?.severity == .note)
  }

  @Test func `turbo is a warning with the switch that this machine has`() throws {
    #expect(judge(Checks.turbo)?.severity == .ok)
    let general = try #require(judge(Checks.turbo, ["\(root)/cpufreq/boost": "1\n"]))
    #expect(general.severity == .warning && general.fix == "echo 0 | sudo tee \(root)/cpufreq/boost")
    let intel = try #require(
      judge(Checks.turbo, ["\(root)/cpufreq/boost": nil, "\(root)/intel_pstate/no_turbo": "0\n"]))
    #expect(intel.severity == .warning && intel.fix == "echo 1 | sudo tee \(root)/intel_pstate/no_turbo")
    #expect(judge(Checks.turbo, ["\(root)/cpufreq/boost": nil])?.severity == .note)
  }

  @Test func `full address randomisation is right and less is a note`() {
    let path = "/proc/sys/kernel/randomize_va_space"
    #expect(judge(Checks.layoutRandomisation)?.severity == .ok)
    #expect(judge(Checks.layoutRandomisation, [path: "0\n"])?.seen.contains("is off") == true)
    #expect(judge(Checks.layoutRandomisation, [path: "1\n"])?.severity == .note)
    #expect(judge(Checks.layoutRandomisation, [path: nil])?.severity == .note)
  }

  @Test func `unasked huge pages warn of memory`() {
    let path = "/sys/kernel/mm/transparent_hugepage/enabled"
    #expect(judge(Checks.hugePages)?.severity == .ok)
    #expect(judge(Checks.hugePages, [path: "[always] madvise never\n"])?.effects == [.memory: .warning])
    #expect(judge(Checks.hugePages, [path: "always madvise [never]\n"])?.severity == .ok)
    #expect(judge(Checks.hugePages, [path: nil]) == nil)
  }

  @Test(arguments: [
    (0, Severity.ok), (79_000, .ok), (81_000, .warning), (1_999_000, .warning), (2_001_000, .unfit),
  ])
  func `swapped out memory is missing from peaks`(used: Int, severity: Severity) throws {
    let meminfo = "MemTotal: 8000000 kB\nSwapTotal: 4000000 kB\nSwapFree: \(4_000_000 - used) kB\n"
    let finding = try #require(judge(Checks.swap, ["/proc/meminfo": meminfo]))
    #expect(finding.effects[.memory] == severity && finding.effects[.wall] == min(severity, .warning))
    #expect(finding.fix == "sudo swapoff -a")
  }

  @Test func `a machine without swap has no finding on it`() {
    #expect(judge(Checks.swap) == nil)
  }

  @Test func `a quota below one CPU spoils wall time and a quota below all warns`() throws {
    #expect(judge(Checks.cpuQuota) == nil)
    #expect(judge(Checks.cpuQuota, DoctorReportTests.quota("400000 100000")) == nil)
    let some = try #require(judge(Checks.cpuQuota, DoctorReportTests.quota("250000 100000")))
    #expect(some.effects == [.wall: .warning, .scaling: .warning])
    #expect(some.fix == "keep to --cores 1..2, or lift the quota")
    let less = try #require(judge(Checks.cpuQuota, DoctorReportTests.quota("50000 100000")))
    #expect(less.effects == [.wall: .unfit, .scaling: .unfit])
  }

  @Test func `unknown siblings are said to be unknown`() {
    let finding = judge(Checks.smt, ["\(root)/cpu3/topology/thread_siblings_list": nil])
    #expect(finding?.severity == .note)
    #expect(judge(Checks.smt)?.severity == .ok)
  }

  @Test func `missing tools are a note with the command that installs them`() {
    var found = DoctorMachines.perfect()
    found.facts.tools = [InstalledTool(name: "gnuplot", path: nil, version: nil)]
    let finding = Checks.tools(found, FitnessLimits())
    #expect(finding?.severity == .note && finding?.fix == "sudo apt install gnuplot valgrind")
    #expect(judge(Checks.tools)?.severity == .ok)
  }
}

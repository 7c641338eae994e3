import FoundationEssentials
import Testing

@testable import SpeedupCore
@testable import SpeedupDoctor
@testable import SpeedupSystem

@Suite struct DoctorReportTests {
  /// Files of a container with a quota of CPU time.
  static func quota(_ text: String) -> [String: String?] {
    [
      "/proc/self/cgroup": "0::/\n", "/proc/self/mountinfo": "30 23 0:26 / /cg rw - cgroup2 cgroup2 rw\n",
      "/cg/cpu.max": "\(text)\n",
    ]
  }

  private func verdicts(_ report: DoctorReport) -> [Metric: FitnessVerdict] {
    Fitness(report).verdicts
  }

  @Test func `a perfect server is fit for everything`() {
    let report = DoctorReport(DoctorMachines.perfect())
    for metric in Metric.examined { #expect(report.verdict(metric) == .fit) }
    #expect(report.findings.allSatisfy { $0.severity == .ok && $0.why == nil && $0.fix == nil })
    #expect(report.exitStatus(asked: nil) == 0)
  }

  @Test func `a noisy machine is unfit for wall time and can still count instructions`() {
    var found = DoctorMachines.perfect()
    found.idle = .taken(DoctorMachines.window(cpus: found.cpus, others: 0.6, waiting: 0.4, runnable: 3))
    found.turns = .taken(DoctorMachines.kernels(cpus: [0, 1, 2, 3], count: 20, offCpu: 0.3) { _, _ in 0.005 })
    found.scaling = .taken(DoctorMachines.rounds(speedup: 2, threads: 4))
    let report = DoctorReport(found)
    #expect(
      verdicts(report) == [
        .wall: .unfit, .cpu: .caution, .memory: .fit, .instructions: .fit, .scaling: .unfit,
      ])
    #expect(report.verdicts[0].because == ["load", "pressure", "run-queue"])
    #expect(report.exitStatus(asked: nil) == 1)
    #expect(report.exitStatus(asked: [.cpu, .instructions]) == 0)
  }

  @Test func `a laptop on powersave with turbo is measured with caution`() {
    let root = "/sys/devices/system/cpu"
    var files: [String: String?] = ["\(root)/cpufreq/boost": "1\n"]
    for cpu in 0..<4 { files["\(root)/cpu\(cpu)/cpufreq/scaling_governor"] = "powersave\n" }
    let report = DoctorReport(DoctorMachines.perfect(files))
    #expect(
      verdicts(report) == [
        .wall: .caution, .cpu: .caution, .memory: .fit, .instructions: .fit, .scaling: .caution,
      ])
    #expect(report.findings.prefix(2).map(\.check) == ["governor", "turbo"])
    #expect(report.exitStatus(asked: nil) == 0, "caution is fit")
  }

  @Test func `a container with half ACPU is unfit for wall time alone`() {
    var found = DoctorMachines.perfect(Self.quota("50000 100000"), cpus: "2")
    found.scaling = .leftOut
    let report = DoctorReport(found)
    #expect(
      verdicts(report) == [
        .wall: .unfit, .cpu: .fit, .memory: .fit, .instructions: .fit, .scaling: .unavailable,
      ])
    #expect(report.cpus == "2")
  }

  @Test func `what the machine has no means for counts only when asked by name`() {
    var found = DoctorMachines.perfect()
    found.facts.counters = .absent(reason: "none")
    found.facts.tools = []
    let report = DoctorReport(found)
    #expect(report.verdict(.instructions) == .unavailable)
    #expect(report.exitStatus(asked: nil) == 0)
    #expect(report.exitStatus(asked: [.instructions]) == 3)
  }

  @Test func `a failed probe is status three unless something is unfit anyway`() {
    var found = DoctorMachines.perfect()
    found.memory = .failed(reason: "no")
    #expect(DoctorReport(found).exitStatus(asked: nil) == 3)
    #expect(DoctorReport(found).exitStatus(asked: [.wall]) == 0)
    found.turns = .taken(DoctorMachines.kernels(cpus: [0], count: 20, offCpu: 0.3) { _, _ in 0.005 })
    #expect(DoctorReport(found).exitStatus(asked: nil) == 1)
  }

  @Test func `an examination that found nothing out calls nothing fit`() {
    let nothing = Examination(
      depth: .full, facts: MachineFacts(), settings: KernelSettings(), cpus: CpuSet([0, 1]),
      sampledCpus: CpuSet([0, 1]))
    let report = DoctorReport(nothing)
    for metric in Metric.examined { #expect(report.verdict(metric) == .unmeasured, "\(metric)") }
    #expect(report.findings.allSatisfy { $0.severity != .ok }, "unknown is not ok")
  }

  @Test func `findings come worst first and equal ones in the order of the checks`() {
    let checks: [DoctorCheck] = [
      { _, _ in Finding("a", seen: "") }, { _, _ in Finding("b", .note, seen: "") },
      { _, _ in Finding("c", effects: [.cpu: .unfit], seen: "") }, { _, _ in nil },
      { _, _ in Finding("d", .note, seen: "") }, { _, _ in Finding.unmeasured("e", [.wall], because: "") },
    ]
    let report = DoctorReport(DoctorMachines.perfect(), checks: checks)
    #expect(report.findings.map(\.check) == ["c", "e", "b", "d", "a"])
    #expect(report.verdict(.cpu) == .unfit && report.verdict(.wall) == .unmeasured)
  }

  @Test func `a further check can be appended and decides`() {
    let further: DoctorCheck = { _, _ in
      Finding("a-a", effects: [.wall: .unfit], seen: "it differs from itself")
    }
    let report = DoctorReport(DoctorMachines.perfect(), checks: Checks.all + [further])
    #expect(report.verdicts[0].because == ["a-a"])
  }

  @Test func `every check has a name of its own`() {
    let nothing = Examination(
      depth: .full, facts: MachineFacts(), settings: KernelSettings(), cpus: CpuSet([0, 1]),
      sampledCpus: CpuSet([0, 1]))
    for found in [nothing, DoctorMachines.perfect()] {
      let names = DoctorReport(found).findings.map(\.check)
      #expect(Set(names).count == names.count)
    }
  }

  @Test func `the report reads back from its JSON`() throws {
    let report = DoctorReport(DoctorMachines.perfect())
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let data = try encoder.encode(report)
    #expect(try JSONDecoder().decode(DoctorReport.self, from: data) == report)
    let text = String(decoding: data, as: UTF8.self)
    #expect(text.contains("\"took_s\":9") && text.contains("\"effects\":{"))
    #expect(text.contains("{\"because\":[],\"metric\":\"wall\",\"verdict\":\"fit\"}"))
  }

  @Test func `the short form keeps verdicts and concerns and reads back`() throws {
    var found = DoctorMachines.perfect(Self.quota("250000 100000"))
    found.facts.tools = []
    let fitness = Fitness(DoctorReport(found))
    #expect(fitness.concerns.map(\.check) == ["cpu-quota"], "a missing tool is only a note")
    var fingerprint = MachineFingerprint(found.facts)
    fingerprint.state.fitness = fitness
    let data = try JSONEncoder().encode(fingerprint)
    #expect(try JSONDecoder().decode(MachineFingerprint.self, from: data) == fingerprint)
    #expect(String(decoding: data, as: UTF8.self).contains("\"wall\":\"caution\""))
    #expect(MachineFingerprint(found.facts).differences(from: fingerprint) == [], "fitness is not compared")
  }
}

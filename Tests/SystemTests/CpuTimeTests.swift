import Glibc
import Testing

@testable import SpeedupCore
@testable import SpeedupSystem

/// Whether the CPU time of a run is that of all its processes, and of a time in which they ran.
@Suite(.serialized) struct CpuTimeTests {
  private func run(_ script: String, cgroup: Bool) throws -> LaunchOutcome {
    let launcher = try Launcher(
      executable: Built.speedup, environment: Environment.all + (cgroup ? [] : ["SPEEDUP_NO_CGROUP=1"]))
    let request = LaunchRequest(["/bin/sh", "-c", script], timeout: Seconds(60))
    let outcome = try #require(try launcher.run(request))
    #expect(outcome.ending == .exited(0))
    return outcome
  }

  @Test(arguments: [true, false])
  func `CPU time of a child that was waited for is taken as it is`(cgroup: Bool) throws {
    let outcome = try run("\(Built.child) burn-waited 200; exit 0", cgroup: cgroup)
    #expect(outcome.user != nil && outcome.minorFaults != nil)
    #expect(outcome.remarks.isEmpty, "\(outcome.remarks)")
  }

  @Test(arguments: [true, false])
  func `CPU time of a child that nobody waits for is the cgroup's or not known`(cgroup: Bool) throws {
    let outcome = try run("\(Built.child) burn-unwaited 1000; exit 0", cgroup: cgroup)
    // The kernel's own figure would be a hundredth.
    if let cpu = outcome.figures.cpu { #expect(cpu.value > 0.9) }
    #expect(outcome.user == nil && outcome.minorFaults == nil)
    #expect(outcome.remarks.contains { $0.contains("nobody waited") }, "\(outcome.remarks)")
  }

  @Test func `what processes used when they were seen adds up over numbers that come again`() {
    var seen = SeenCpu()
    seen.note(5_000_000, of: 7)
    seen.note(9_000_000, of: 7)
    seen.note(1_000_000, of: 8)
    seen.note(2_000_000, of: 7)
    #expect(abs(seen.total.value - 0.012) < 1e-12)
    seen.look(at: [getpid(), -5])
    #expect(seen.total.value > 0.012)
  }

  @Test func `a difference that two ways of counting may have is none`() {
    #expect(!CpuAccount.isMissing(Seconds(1), of: Seconds(1.01)))
    #expect(!CpuAccount.isMissing(Seconds(0.0001), of: Seconds(0.002)))
    #expect(CpuAccount.isMissing(Seconds(0.0006), of: Seconds(0.1)))
    #expect(!CpuAccount.isMissing(Seconds(0.1), of: Seconds(0)))
  }

  @Test func `processes that go on after the program are told`() throws {
    let outcome = try run("sh -c 'sleep 0.02' & exit 0", cgroup: true)
    // Killed where the machine was so slow that it took longer than the grace.
    #expect(outcome.leftovers > 0 || outcome.remarks.contains { $0.contains("after its end") }, "\(outcome.remarks)")
  }

  @Test func `only a wait that was far too long is a standstill`() {
    #expect(Standstill.beyond(Seconds(0.05), waited: Seconds(0.02)) == Seconds(0))
    #expect(Standstill.beyond(Seconds(0.05), waited: Seconds(0.9)) < Standstill.least)
    #expect(Standstill.beyond(Seconds(0.05), waited: Seconds(2.2)) > Standstill.least)
    #expect(Standstill.text(Seconds(2.15)).contains("2.15 s"))
  }

  /// Where groups of processes can be frozen; nil: nowhere.
  private static let freezer: String? = {
    guard getuid() == 0, let home = ControlGroups(reading: .live)?.directories(of: "freezer"), !home.isV2 else {
      return nil
    }
    return home.paths.first
  }()

  @Test(.enabled(if: freezer != nil, "takes root, and the freezer of cgroups of version 1"))
  func `a run that was frozen with its launcher has no time`() throws {
    let group = "\(try #require(Self.freezer))/speedup-test-\(getpid())"
    try #require(mkdir(group, 0o755) == 0)
    defer { rmdir(group) }
    let launcher = try Launcher(executable: Built.speedup)
    try launcher.start(LaunchRequest(["/bin/sh", "-c", "echo $$ >'\(group)/cgroup.procs'; sleep 4"]))
    try #require(Files.set("\(group)/cgroup.procs", to: "\(launcher.process)"))
    usleep(300_000)
    try #require(Files.set("\(group)/freezer.state", to: "FROZEN"))
    usleep(2_500_000)
    try #require(Files.set("\(group)/freezer.state", to: "THAWED"))
    let outcome = try #require(try launcher.finish())
    guard case .launcherLost(let why) = outcome.ending else { Issue.record("\(outcome.ending)"); return }
    #expect(why.contains("stood still"))
    #expect(outcome.wall == nil)
  }
}

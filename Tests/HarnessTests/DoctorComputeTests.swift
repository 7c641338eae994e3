import Testing

@testable import SpeedupCore
@testable import SpeedupDoctor
@testable import SpeedupSystem

@Suite struct DoctorComputeTests {
  private let limits = FitnessLimits()

  /// Half of the runs take longer by `spread`, so that p10 and p90 lie on the two values; of 101 runs the
  /// median is the shorter time.
  @Test(arguments: [(0.032, Severity.ok), (0.034, .warning), (0.249, .warning), (0.251, .unfit)])
  func `unsteady CPU time spoils all times`(spread: Double, severity: Severity) throws {
    let finding = try DoctorMachines.judge(Checks.coreStability) {
      $0.turns = .taken(
        DoctorMachines.kernels(cpus: [0, 1], count: 101) { cpu, index in
          0.005 * (cpu == 1 && index % 2 == 1 ? 1 + spread : 1)
        })
    }
    for metric in [Metric.wall, .cpu, .scaling] { #expect(finding.effects[metric] == severity) }
    #expect(finding.effects[.memory] == nil && finding.effects[.instructions] == nil)
    #expect(finding.seen.contains("on CPU 1"))
    #expect(abs(try #require(finding.figures["spread_share"]) - spread) < 1e-9)
  }

  @Test(arguments: [(1.032, Severity.ok, Severity.ok), (1.034, .warning, .warning), (1.26, .unfit, .warning)])
  func `unequal CP us spoil scaling and warn of the rest`(ratio: Double, scaling: Severity, wall: Severity) throws {
    let finding = try DoctorMachines.judge(Checks.coreDifference) {
      $0.turns = .taken(
        DoctorMachines.kernels(cpus: [0, 1], count: 9) { cpu, _ in cpu == 0 ? 0.005 * ratio : 0.005 })
    }
    #expect(finding.effects[.scaling] == scaling && finding.effects[.wall] == wall)
    #expect(finding.seen.hasPrefix("CPU 0 takes "))
  }

  @Test func `one CPU has none to differ from`() {
    var found = DoctorMachines.perfect()
    found.turns = .taken(DoctorMachines.kernels(cpus: [0], count: 9) { _, _ in 0.005 })
    #expect(Checks.coreDifference(found, limits) == nil)
  }

  @Test func `on a big machine the reader learns which CP us were looked at`() throws {
    let finding = try DoctorMachines.judge(Checks.coreStability) { $0.sampledCpus = CpuSet([0, 3]) }
    #expect(finding.seen.hasSuffix("; only CPUs 0,3 of 4 were looked at"))
  }

  /// Slower by this much from start to end, with a sawtooth that no fit follows.
  @Test(arguments: [
    (0.0, Severity.ok), (0.018, .ok), (0.03, .warning), (0.09, .warning), (0.13, .unfit), (-0.13, .unfit),
  ])
  func `a machine that changes while it is busy is found`(change: Double, severity: Severity) throws {
    let finding = try DoctorMachines.judge(Checks.runDown) {
      $0.sustained = .taken(
        DoctorMachines.kernels(cpus: [0, 1, 2, 3], count: 1000) { cpu, index in
          0.005 * (1 + change * Double(index) / 1000) * (1 + 0.001 * Double((index * 7 + cpu) % 11))
        })
    }
    #expect(finding.severity == severity, "\(finding.seen)")
    #expect(abs(try #require(finding.figures["change_share"]) - change) < 0.005)
  }

  @Test func `noise without a trend is no run down`() throws {
    let finding = try DoctorMachines.judge(Checks.runDown) {
      $0.sustained = .taken(
        DoctorMachines.kernels(cpus: [0, 1], count: 1000) { _, index in
          0.005 * (1 + 0.3 * Double((index &* 2_654_435_761) % 1000) / 1000)
        })
    }
    #expect(finding.severity == .ok, "\(finding.seen)")
  }

  @Test func `times of ACPU clock too coarse for them are not judged`() throws {
    let finding = try DoctorMachines.judge(Checks.coreStability) {
      $0.turns = .taken(DoctorMachines.kernels(cpus: [0], count: 9) { _, _ in 0 })
    }
    #expect(finding.severity == .unmeasured && finding.seen.contains("too coarse"))
  }

  @Test func `a run down that was left out is not mentioned`() {
    var found = DoctorMachines.perfect()
    found.sustained = .leftOut
    #expect(Checks.runDown(found, limits) == nil)
  }

  @Test func `a few samples are no trend`() {
    let samples = DoctorMachines.kernels(cpus: [0], count: 5) { _, _ in 0.005 }
    #expect(Drift(samples, confidence: 0.95) == nil)
    #expect(Drift([], confidence: 0.95) == nil)
  }

  @Test(arguments: [(4.0, Severity.ok), (3.61, .ok), (3.59, .warning), (3.01, .warning), (2.99, .unfit)])
  func `what threads lack of the ideal is judged`(speedup: Double, severity: Severity) throws {
    let finding = try DoctorMachines.judge(Checks.threadScaling) {
      $0.scaling = .taken(DoctorMachines.rounds(speedup: speedup, threads: 4))
    }
    #expect(finding.effects == [.scaling: severity])
    #expect(abs(try #require(finding.figures["speedup"]) - speedup) < 1e-9)
  }

  @Test func `a speedup that cannot be told within ten percent is a warning`() throws {
    let finding = try DoctorMachines.judge(Checks.threadScaling) {
      let slow = DoctorMachines.rounds(speedup: 3.7, threads: 4, count: 8)
      $0.scaling = .taken(slow + DoctorMachines.rounds(speedup: 4.6, threads: 4, count: 8))
    }
    #expect(finding.severity == .warning)
    let few = try DoctorMachines.judge(Checks.threadScaling) {
      $0.scaling = .taken(DoctorMachines.rounds(speedup: 4, threads: 4, count: 5))
    }
    #expect(few.severity == .warning, "five pairs have no 95 % interval")
  }

  /// At 50 ms for 64 MiB one CPU alone copies 1.342 GB/s.
  @Test(arguments: [(4.0, Severity.ok), (3.01, .ok), (2.99, .note), (1.1, .note)])
  func `what CP us share of the way to memory is told and held against nothing`(speedup: Double, severity: Severity)
    throws
  {
    let finding = try DoctorMachines.judge(Checks.memoryScaling) {
      let rounds = DoctorMachines.rounds(speedup: speedup, threads: 4)
      $0.memoryScaling = .taken(MemoryScaling(block: Bytes(64 << 20), rounds: rounds))
    }
    #expect(finding.severity == severity && finding.effects.isEmpty)
    #expect(abs(try #require(finding.figures["speedup"]) - speedup) < 1e-9)
    #expect(abs(try #require(finding.figures["alone_bytes_per_s"]) - 1_342_177_280) < 1)
    #expect(abs(try #require(finding.figures["together_bytes_per_s"]) - 1_342_177_280 * speedup) < 1)
    #expect(finding.seen.contains("against 1.34 GB/s, by 16 pairs of 64 MiB a CPU"))
  }

  @Test func `copying that was not tried is not mentioned and that failed is`() throws {
    var found = DoctorMachines.perfect()
    found.memoryScaling = .leftOut
    #expect(Checks.memoryScaling(found, limits) == nil)
    found.memoryScaling = .failed(reason: "no room")
    #expect(Checks.memoryScaling(found, limits)?.seen == "not measured: no room")
    #expect(Checks.memoryScaling(DoctorMachines.perfect(cpus: "2"), limits) == nil, "one CPU shares with nobody")
  }

  @Test func `siblings and quotas lower what can be had at best`() throws {
    let root = "/sys/devices/system/cpu"
    var siblings: [String: String?] = [:]
    for cpu in 0..<4 {
      siblings["\(root)/cpu\(cpu)/topology/thread_siblings_list"] = "\(cpu % 2),\(cpu % 2 + 2)\n"
    }
    var found = DoctorMachines.perfect(siblings)
    #expect(Checks.idealSpeedup(found) == 2)
    found.scaling = .taken(DoctorMachines.rounds(speedup: 2.4, threads: 4))
    let finding = try #require(Checks.threadScaling(found, limits))
    #expect(finding.severity == .ok && finding.seen.contains("of which 2 can be had at best"))
    #expect(Checks.smt(found, limits)?.effects == [.scaling: .warning])
    #expect(Checks.idealSpeedup(DoctorMachines.perfect(DoctorReportTests.quota("150000 100000"))) == 1.5)
  }

  @Test func `the fix tells waiting from shared cores`() throws {
    let waiting = try DoctorMachines.judge(Checks.threadScaling) {
      $0.scaling = .taken(DoctorMachines.rounds(speedup: 2, threads: 4))
    }
    #expect(try #require(waiting.fix).contains("threads waited"))
    let shared = try DoctorMachines.judge(Checks.threadScaling) {
      $0.scaling = .taken(
        [ScalingRound](
          repeating: ScalingRound(
            threads: 4, alone: Seconds(0.05), together: Seconds(0.1), aloneCpu: Seconds(0.05),
            togetherCpu: Seconds(0.4)), count: 8))
    }
    #expect(try #require(shared.fix).contains("shared cores"))
  }

  @Test func `one CPU has nothing to scale over`() throws {
    let finding = try #require(Checks.threadScaling(DoctorMachines.perfect(cpus: "2"), limits))
    #expect(finding.effects == [.scaling: .unavailable])
  }
}

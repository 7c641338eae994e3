import Testing

@testable import SpeedupCore
@testable import SpeedupDoctor
@testable import SpeedupSystem

@Suite struct DoctorFiguresTests {
  private let limits = FitnessLimits()

  /// Even steps, so cost and step are the same: the cost decides first.
  @Test(
    arguments: [
      (499, Severity.ok, Severity.ok), (501, .warning, .ok), (1001, .warning, .warning),
      (50_001, .unfit, .warning), (1_000_001, .unfit, .unfit),
    ] as [(Int64, Severity, Severity)])
  func `coarse and slow clocks are found`(step: Int64, wall: Severity, cpu: Severity) throws {
    let found = try DoctorMachines.judge(Checks.clock) { $0.clock = .taken(DoctorMachines.clock(step: step)) }
    #expect(found.effects == [.wall: wall, .scaling: wall])
    let own = try DoctorMachines.judge(Checks.cpuClock) { $0.cpuClock = .taken(DoctorMachines.clock(step: step)) }
    #expect(own.effects == [.cpu: cpu])
  }

  @Test func `a clock that goes backwards or stands still is unfit`() throws {
    for readings in [[5, 9, 8, 12], [7, 7, 7]] as [[Int64]] {
      let samples = try #require(ClockSamples(readings))
      #expect(try DoctorMachines.judge(Checks.clock) { $0.clock = .taken(samples) }.severity == .unfit)
      #expect(try DoctorMachines.judge(Checks.cpuClock) { $0.cpuClock = .taken(samples) }.severity == .unfit)
    }
  }

  @Test func `a slow clock source is named and a better one offered`() throws {
    let clock = "/sys/devices/system/clocksource/clocksource0"
    var found = DoctorMachines.perfect(["\(clock)/current_clocksource": "hpet\n"])
    found.clock = .taken(DoctorMachines.clock(step: 1200))
    let finding = try #require(Checks.clock(found, limits))
    #expect(finding.seen.contains("is hpet"))
    #expect(finding.fix == "echo tsc | sudo tee \(clock)/current_clocksource")
  }

  @Test(
    arguments: [
      ([0.0049], Severity.ok, Severity.ok), ([0.0051], .warning, .warning), ([0.101], .unfit, .warning),
      ([0.001, 0.00149], .ok, .ok), ([0.001, 0.0017], .warning, .warning),
    ] as [([Double], Severity, Severity)])
  func `slow and uneven starts are found`(walls: [Double], wall: Severity, scaling: Severity) throws {
    let finding = try DoctorMachines.judge(Checks.spawnCost) {
      $0.spawn = .taken(DoctorMachines.starts(walls, count: 100))
    }
    #expect(finding.effects == [.wall: wall, .scaling: scaling])
  }

  @Test func `the spread of a few starts is not judged`() throws {
    let finding = try DoctorMachines.judge(Checks.spawnCost) {
      $0.spawn = .taken(DoctorMachines.starts([0.0005, 0.002], count: 5))
    }
    #expect(finding.severity == .ok)
  }

  @Test(arguments: [(0.019, Severity.ok), (-0.019, .ok), (0.021, .unfit), (-0.021, .unfit), (1.0, .unfit)])
  func `a wrong reading of memory is found`(error: Double, severity: Severity) throws {
    let finding = try DoctorMachines.judge(Checks.peakMemory) {
      $0.memory = .taken(DoctorMachines.memory(error: error))
    }
    #expect(finding.effects == [.memory: severity])
  }

  @Test func `weak methods of reading memory are a warning`() throws {
    for (method, severity) in [
      (PeakMemoryMethod.cgroup1, Severity.ok), (.cgroup2, .ok), (.sampled, .warning), (.highWater, .warning),
    ] {
      let checked = try DoctorMachines.judge(Checks.peakMemory) {
        $0.memory = .taken(DoctorMachines.memory(error: 0, method: method))
      }
      #expect(checked.effects == [.memory: severity] && (checked.fix == nil) == (severity == .ok))
      let unchecked = try DoctorMachines.judge(Checks.peakMemory) {
        $0.memory = .leftOut
        var samples = DoctorMachines.starts([0.0005], count: 5)
        samples.peakMethod = method
        $0.spawn = .taken(samples)
      }
      #expect(unchecked.effects == [.memory: severity] && unchecked.severity == max(severity, .note))
    }
  }

  @Test func `a floor that was read in another way is not subtracted`() throws {
    func finding(top: Int) throws -> Finding {
      try DoctorMachines.judge(Checks.peakMemory) {
        $0.memory = .taken([
          MemorySample(touched: Bytes(0), peak: Bytes(800_000), method: .sampled),
          MemorySample(touched: Bytes(64 << 20), peak: Bytes(top << 20), method: .highWater),
        ])
      }
    }
    #expect(try finding(top: 74).severity == .warning, "the floor of this method may well be 10 MiB")
    #expect(try finding(top: 74).figures.isEmpty)
    #expect(try finding(top: 60).severity == .unfit, "less than was touched is wrong in any case")
  }

  @Test func `memory that nothing reads is not measured`() throws {
    let unread = [Bytes(0), Bytes(64 * 1_048_576)].map { MemorySample(touched: $0, peak: nil, method: nil) }
    #expect(
      try DoctorMachines.judge(Checks.peakMemory) { $0.memory = .taken(unread) }.effects == [.memory: .unmeasured])
  }

  @Test func `where no control group reads memory it is sampled also when the short look saw nothing`() throws {
    let finding = try DoctorMachines.judge(Checks.peakMemory) {
      $0.memory = .leftOut
      var samples = DoctorMachines.starts([0.0005], count: 5)
      samples.peakMethod = nil
      $0.spawn = .taken(samples)
    }
    #expect(finding.effects == [.memory: .warning] && finding.fix?.contains("control groups") == true)
  }

  @Test func `a pin that is not honoured spoils scaling`() throws {
    let wrong = [
      AffinitySample(asked: 1, program: CpuSet([0, 1]), thread: CpuSet([1]), ranOn: 1),
      AffinitySample(asked: 1, program: CpuSet([1]), thread: nil, ranOn: 1),
      AffinitySample(asked: 1, program: CpuSet([1]), thread: CpuSet([1]), ranOn: 0),
    ]
    for sample in wrong {
      let finding = try DoctorMachines.judge(Checks.affinity) { $0.affinity = .taken([sample]) }
      #expect(finding.effects[.scaling] == .unfit && finding.seen.contains("CPUs 1"))
    }
    #expect(try DoctorMachines.judge(Checks.affinity) { _ in }.severity == .ok)
  }

  @Test func `instructions need a counter or valgrind`() throws {
    func verdict(_ counters: HardwareCounters?, valgrind: Bool) throws -> Finding {
      try DoctorMachines.judge(Checks.instructionCounter) {
        $0.facts.counters = counters
        if !valgrind { $0.facts.tools = [] }
      }
    }
    #expect(try verdict(.available, valgrind: false).severity == .ok)
    #expect(try verdict(.absent(reason: "none"), valgrind: true).effects == [.instructions: .warning])
    #expect(try verdict(.absent(reason: "none"), valgrind: false).effects == [.instructions: .unavailable])
    #expect(try verdict(nil, valgrind: true).effects == [.instructions: .unmeasured])
    let refused = try verdict(.refused(reason: "no permission"), valgrind: true)
    #expect(refused.fix == "sudo sysctl kernel.perf_event_paranoid=2")
  }
}

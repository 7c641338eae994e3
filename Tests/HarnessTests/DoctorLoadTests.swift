import Testing

@testable import SpeedupCore
@testable import SpeedupDoctor
@testable import SpeedupSystem

@Suite struct DoctorLoadTests {
  private let limits = FitnessLimits()

  /// What others' part of the CPUs is worth.
  @Test(arguments: [(0.049, Severity.ok), (0.051, .warning), (0.249, .warning), (0.251, .unfit)])
  func `others on the CP us spoil wall time and scaling`(share: Double, severity: Severity) throws {
    for path in [\Examination.idle, \Examination.busy] {
      let finding = try DoctorMachines.judge(Checks.otherLoad) {
        $0[keyPath: path] = .taken(DoctorMachines.window(cpus: $0.cpus, others: share, own: 1))
      }
      #expect(finding.effects[.wall] == severity && finding.effects[.scaling] == severity)
      #expect(finding.effects[.cpu] == (severity == .unfit ? .warning : .ok))
      #expect(finding.effects[.instructions] == nil && finding.effects[.memory] == nil)
    }
  }

  @Test(arguments: [(0, Severity.ok), (1, .warning), (2, .warning), (3, .unfit)])
  func `runnable threads of others count per CPU`(threads: Int, severity: Severity) throws {
    let finding = try DoctorMachines.judge(Checks.otherLoad) {
      $0.idle = .taken(DoctorMachines.window(cpus: $0.cpus, runnable: threads))
    }
    #expect(finding.severity == severity)
    #expect(finding.figures["runnable_per_cpu"] == Double(threads) / 4)
  }

  @Test func `threads on CP us that we may not use do not count against ours`() throws {
    var found = DoctorMachines.perfect(["/sys/devices/system/cpu/online": "0-99\n"], cpus: "0,1")
    found.idle = .taken(DoctorMachines.window(cpus: found.cpus, runnable: 9))
    #expect(try #require(Checks.otherLoad(found, limits)).severity == .ok)
  }

  @Test func `a machine that tells nothing of its load is not called idle`() throws {
    let finding = try DoctorMachines.judge(Checks.otherLoad) {
      $0.idle = .taken(LoadWindow(length: Seconds(1), cpus: $0.cpus, own: Seconds(0)))
      $0.busy = .leftOut
    }
    #expect(finding.severity == .unmeasured && finding.effects[.wall] == .unmeasured)
  }

  @Test(arguments: [(0.02, Severity.ok), (0.021, .warning), (0.05, .warning), (0.051, .unfit)])
  func `pressure while we do nothing is others queueing`(share: Double, severity: Severity) throws {
    let finding = try DoctorMachines.judge(Checks.cpuPressure) {
      $0.idle = .taken(DoctorMachines.window(cpus: $0.cpus, waiting: share))
    }
    #expect(finding.effects[.wall] == severity)
  }

  @Test func `a kernel without pressure figures gets a note`() throws {
    let finding = try DoctorMachines.judge(Checks.cpuPressure) { $0.idle = .failed(reason: "no") }
    #expect(finding.severity == .note && finding.effects.isEmpty)
  }

  @Test(arguments: [(1.0, Severity.ok), (1.1, .warning), (10.0, .warning), (10.1, .unfit)])
  func `memory stalls spoil peaks and disk stalls only warn`(percent: Double, severity: Severity) throws {
    let memory = try DoctorMachines.judge(Checks.stalls) {
      $0.facts.state.memoryPressure = percent
    }
    #expect(memory.effects[.memory] == severity && memory.effects[.wall] == severity)
    let disk = try DoctorMachines.judge(Checks.stalls) { $0.facts.state.ioPressure = percent }
    #expect(disk.effects[.memory] == .ok && disk.effects[.wall] == min(severity, .warning))
  }

  @Test(arguments: [(0.009, Severity.ok), (0.011, .warning), (0.019, .warning), (0.021, .unfit)])
  func `steal spoils wall time and warns of CPU time`(share: Double, severity: Severity) throws {
    let finding = try DoctorMachines.judge(Checks.steal) {
      $0.busy = .taken(DoctorMachines.window(cpus: $0.cpus, own: 4 * (1 - share), steal: 4 * share))
    }
    #expect(finding.effects[.wall] == severity && finding.effects[.cpu] == min(severity, .warning))
  }

  @Test func `a virtual machine that never saw steal may not be told`() throws {
    let finding = try DoctorMachines.judge(Checks.steal) {
      $0.facts.hypervisor = .present(name: "KVM")
      $0.facts.state.stealFraction = 0
    }
    #expect(finding.severity == .note && finding.seen.contains("may not tell"))
    let real = try DoctorMachines.judge(Checks.steal) { $0.facts.hypervisor = .notSeen }
    #expect(real.severity == .ok)
  }

  @Test(arguments: [(0.004, Severity.ok), (0.006, .warning), (0.009, .warning), (0.011, .unfit)])
  func `a spinning thread that is taken off its CPU spoils wall time`(share: Double, severity: Severity) throws {
    let finding = try DoctorMachines.judge(Checks.offCpu) {
      $0.turns = .taken(DoctorMachines.kernels(cpus: [0, 1], count: 10, offCpu: share) { _, _ in 0.005 })
    }
    #expect(finding.effects[.wall] == severity && finding.effects[.scaling] == severity)
    #expect(finding.effects[.cpu] == (severity == .unfit ? .warning : .ok))
    #expect(abs(try #require(finding.figures["run_queue_share"]) - share) < 1e-9)
  }

  @Test func `without scheduler statistics the waiting is still known`() throws {
    let finding = try DoctorMachines.judge(Checks.offCpu) {
      $0.turns = .taken([
        KernelSample(cpu: 0, start: Seconds(0), wall: Seconds(0.01), cpuTime: Seconds(0.005), runDelay: nil)
      ])
    }
    #expect(finding.figures["off_cpu_share"] == 0.5 && finding.figures["run_queue_share"] == nil)
    #expect(!finding.seen.contains("schedstat"))
  }

  @Test func `without a probe nothing is claimed`() throws {
    let cases: [(DoctorCheck, (inout Examination) -> Void)] = [
      (Checks.otherLoad, { $0.idle = .failed(reason: "broken") }),
      (Checks.offCpu, { $0.turns = .failed(reason: "broken") }),
      (Checks.coreStability, { $0.turns = .failed(reason: "broken") }),
      (Checks.threadScaling, { $0.scaling = .failed(reason: "broken") }),
      (Checks.clock, { $0.clock = .failed(reason: "broken") }),
      (Checks.cpuClock, { $0.cpuClock = .failed(reason: "broken") }),
      (Checks.spawnCost, { $0.spawn = .failed(reason: "broken") }),
      (Checks.peakMemory, { $0.memory = .failed(reason: "broken") }),
      (Checks.affinity, { $0.affinity = .failed(reason: "broken") }),
    ]
    for (check, drop) in cases {
      let finding = try DoctorMachines.judge(check, drop)
      #expect(finding.severity == .unmeasured && finding.seen == "not measured: broken")
      #expect(finding.figures.isEmpty)
    }
  }
}

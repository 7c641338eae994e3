import Synchronization
import Testing

@testable import SpeedupCore
@testable import SpeedupSystem

/// The probes on the machine that runs the tests: invariants, no timings.
@Suite(.serialized) struct ProbeTests {
  private let cpus: [Int]

  init() throws { cpus = try Affinity.allowed().cpus }

  @Test func `the threads of a probe run where they belong`() throws {
    let seen = try ProbeThreads.run(on: cpus) { cpu in
      (cpu, try? Affinity.allowed().cpus, Affinity.currentCpu)
    }
    #expect(seen.map(\.0) == cpus)
    for (cpu, mask, current) in seen { #expect(mask == [cpu] && current == cpu) }
    #expect(try Affinity.allowed().cpus == cpus, "the caller's own mask is untouched")
  }

  @Test func `a thread that cannot be pinned means that none has run`() {
    let ran = Counter()
    #expect(throws: SystemError.self) {
      try ProbeThreads.run(on: [cpus[0], 8000, cpus[0]]) { _ in ran.add() }
    }
    #expect(ran.value == 0)
  }

  @Test func `a kernels samples are those of its CP us in turn`() throws {
    let kernel = ComputeKernel.calibrated(to: Seconds(0.0005))
    let samples = try KernelProbe.inTurn(kernel, cpus: cpus, passes: 3, patience: Seconds(60))
    #expect(samples.map(\.cpu) == cpus + cpus + cpus)
    for sample in samples { #expect(sample.cpuTime > Seconds(0) && sample.wall > Seconds(0)) }
    #expect(zip(samples, samples.dropFirst()).allSatisfy { $0.start + $0.wall <= $1.start })
    #expect(throws: SystemError.self) {
      try KernelProbe.inTurn(kernel, cpus: [8000], passes: 1, patience: Seconds(60))
    }
  }

  @Test func `a sustained probe runs on every CPU at once, one sample after the other, and once at least`() throws {
    let kernel = ComputeKernel(rounds: 100_000)
    let samples = try KernelProbe.sustained(kernel, cpus: cpus, duration: Seconds(0.05))
    #expect(Set(samples.map(\.cpu)) == Set(cpus))
    for cpu in cpus {
      let own = samples.filter { $0.cpu == cpu }
      #expect(zip(own, own.dropFirst()).allSatisfy { $0.start + $0.wall <= $1.start })
    }
    #expect(try KernelProbe.sustained(kernel, cpus: cpus, duration: Seconds(0)).map(\.cpu) == cpus)
  }

  @Test func `a scaling round has a thread on every CPU`() throws {
    let kernel = ComputeKernel(rounds: 100_000)
    let rounds = try ScalingProbe.run(kernel, cpus: cpus, rounds: 3, patience: Seconds(60))
    #expect(rounds.count == 3)
    for round in rounds {
      #expect(round.threads == cpus.count && round.alone > Seconds(0) && round.together > Seconds(0))
    }
  }

  @Test func `copying is timed on every CPU in blocks of its own`() throws {
    let kernel = try MemoryKernel(cpus: cpus, block: Bytes(1 << 20))
    let rounds = try ScalingProbe.run(kernel, cpus: cpus, rounds: 2, patience: Seconds(60))
    #expect(rounds.count == 2)
    for round in rounds {
      #expect(round.threads == cpus.count && round.alone > Seconds(0) && round.together > Seconds(0))
    }
  }

  @Test func `a copied block is larger than the caches and fits into memory`() throws {
    let cache = Bytes(48 << 20)
    #expect(try MemoryKernel.block(largestCache: cache, available: nil, cpus: 252) == Bytes(96 << 20))
    #expect(try MemoryKernel.block(largestCache: nil, available: nil, cpus: 1) == Bytes(64 << 20))
    // Two blocks of 96 MiB for each of two CPUs are a quarter of 1536 MiB.
    #expect(try MemoryKernel.block(largestCache: cache, available: Bytes(1536 << 20), cpus: 2) == Bytes(96 << 20))
    #expect(throws: ProbeFailure("copying takes 384 MiB, more than a quarter of what is free")) {
      try MemoryKernel.block(largestCache: cache, available: Bytes(1535 << 20), cpus: 2)
    }
  }

  @Test func `a probe without patience still goes round once`() throws {
    let kernel = ComputeKernel(rounds: 1000)
    #expect(try KernelProbe.inTurn(kernel, cpus: cpus, passes: 9, patience: Seconds(0)).map(\.cpu) == cpus)
    #expect(try ScalingProbe.run(kernel, cpus: cpus, rounds: 9, patience: Seconds(0)).count == 1)
  }

  @Test func `the clocks of this machine never go backwards`() throws {
    for samples in [ClockProbe.monotonic(readings: 5000), ClockProbe.threadCpu(readings: 5000)] {
      let samples = try #require(samples)
      #expect(samples.readings == 5000 && samples.backwards == 0)
      #expect(try #require(samples.resolution) > Seconds(0) && samples.longest >= samples.cost)
    }
  }

  @Test func `a window of idling lasts as long as asked and has shares within bounds`() {
    let window = LoadProbe.idle(cpus: CpuSet(cpus), duration: Seconds(0.05))
    #expect(window.length >= Seconds(0.05) && !window.runnable.isEmpty)
    for share in [window.othersShare, window.waitingShare, window.stealShare] {
      #expect(share.map { (0...1.5).contains($0) } ?? true)
    }
  }

  @Test func `started programs are measured pinned and weighed`() throws {
    let launcher = try Launcher(executable: Built.speedup)
    let starts = try LaunchProbe.spawn(launcher, count: 3)
    #expect(starts.walls.count == 3 && starts.walls.allSatisfy { $0 > Seconds(0) })
    #expect(try LaunchProbe.affinity(launcher, cpus: cpus).allSatisfy(\.honoured))
    let size = Bytes(16 * 1_048_576)
    let samples = try LaunchProbe.memory(launcher, executable: Built.speedup, bytes: size, repeats: 1)
    #expect(samples.map(\.touched) == [Bytes(0), size])
    if let floor = samples[0].peak, let top = samples[1].peak, samples[1].method != .sampled {
      #expect(abs((top - floor).count - size.count) < size.count / 20)
    }
  }

  @Test func `a program that fails is a failed probe`() throws {
    let launcher = try Launcher(executable: Built.speedup)
    #expect(throws: ProbeFailure.self) {
      try LaunchProbe.memory(launcher, executable: Built.child, bytes: Bytes(1), repeats: 1)
    }
    #expect(throws: ProbeFailure.self) {
      try LaunchProbe.memory(launcher, executable: "/no/such/program", bytes: Bytes(1), repeats: 1)
    }
    #expect(TouchedMemory.serve("many") == 2 && TouchedMemory.serve("-1") == 2)
    #expect(TouchedMemory.serve("0") == 0)
  }
}

private final class Counter: Sendable {
  private let count = Mutex(0)
  func add() { count.withLock { $0 += 1 } }
  var value: Int { count.withLock { $0 } }
}

import Testing

@testable import SpeedupJudge

/// The figures are those of `speedup sweep kernels --cores 2` on a virtual machine with 2 CPUs, shared with other work.
struct LoadKindTests {
  private func load(_ threads: Double, _ cpu: Double, _ system: Double, _ sleeps: Double) -> ThreadedLoad {
    ThreadedLoad(threads: threads, cpus: 2, cpu: cpu, system: system, sleeps: sleeps)
  }

  private func kinds(_ loads: [ThreadedLoad]) -> [LoadKind?] {
    loads.map { LoadKind.of($0, base: loads[0], family: loads) }
  }

  @Test func `work in registers costs the same with 252 threads, but for starting them`() {
    let loads = [
      load(1, 0.116, 0, 1), load(2, 0.116, 0, 7), load(4, 0.117, 0, 13), load(8, 0.118, 0, 25),
      load(32, 0.118, 0.0044, 81), load(252, 0.128, 0.0086, 641),
    ]
    #expect(kinds(loads) == [nil, nil, .compute, .compute, .compute, .compute])
  }

  @Test func `working sets that push each other out of the caches are no barrier and no waiting`() {
    let loads = [
      load(1, 0.736, 0.0014, 0), load(2, 0.767, 0.0006, 6), load(4, 1.051, 0.0035, 13), load(8, 1.018, 0, 21),
      load(32, 1.067, 0.0005, 83), load(252, 1.294, 0.0403, 636),
    ]
    #expect(kinds(loads) == [nil, nil, .cache, .cache, .cache, .cache])
  }

  @Test func `threads that sleep and wake for one another are told by their switches`() {
    let loads = [
      load(1, 0.116, 0, 0), load(2, 0.118, 0.0003, 27), load(4, 0.119, 0, 73), load(8, 0.120, 0.0003, 162),
      load(32, 0.126, 0, 705), load(252, 0.159, 0.0312, 5668),
    ]
    #expect(kinds(loads) == [nil, nil, .futex, .futex, .futex, .futex])
  }

  @Test func `threads that wait awake are told by time that grows with their number`() {
    let loads = [
      load(1, 0.010, 0, 1), load(2, 0.021, 0, 8), load(4, 0.193, 0, 12), load(8, 0.643, 0, 22), load(32, 2.507, 0, 85),
      load(252, 25.065, 0.0295, 555),
    ]
    #expect(kinds(loads) == [nil, nil, .spin, .spin, .spin, .spin])
  }

  @Test func `waiting that is still cheap is told by its growth`() {
    let loads = [load(1, 1, 0, 1), load(3, 1.3, 0, 9), load(6, 2.2, 0, 18), load(10, 2.9, 0, 30)]
    #expect(kinds(loads) == [nil, .spin, .spin, .spin])
  }

  @Test func `time that the kernel adds is the kernel's`() {
    #expect(kinds([load(1, 1, 0.1, 1), load(8, 2, 0.9, 20)]) == [nil, .kernel])
  }

  @Test func `work of a millisecond tells nothing`() {
    #expect(kinds([load(1, 0.001, 0, 1), load(8, 0.002, 0, 400)]) == [nil, nil])
  }

  @Test func `no more threads than CPUs is no load of this kind`() {
    #expect(kinds([load(1, 1, 0, 1), load(2, 5, 0, 1)]) == [nil, nil])
  }
}

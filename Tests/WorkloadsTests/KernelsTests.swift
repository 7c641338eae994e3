import Testing

@testable import SpeedupCore
@testable import SpeedupKit
@testable import SpeedupWorkloads

struct KernelsTests {
  private let workload = KernelsWorkload()

  private func request(_ kernel: Kernel, workers: Int, _ more: [String: String] = [:]) -> RunRequest {
    var request = RunRequest(
      variant: "even", parameters: ["kernel": kernel.rawValue, "pieces": "41", "steps": "13"], workers: workers)
    request.parameters.merge(more) { $1 }
    return request
  }

  private func digest(_ request: RunRequest, on kind: WorkerPoolKind = .threads) throws -> String {
    let pool = kind.make(WorkerPoolConfiguration(workers: request.workers, virtualCores: [0]))
    defer { pool.shutDown() }
    let input = try workload.prepare(request)
    return workload.answer(try workload.run(input, request, on: pool), input, request).digest
  }

  // The numbers are those of scripts/golden/kernels.py.
  @Test func `a piece of arithmetic gives what an independent program gives`() {
    let values = (0..<5).map { KernelWork.compute($0, steps: 7, seed: 3) }
    #expect(
      values == [
        12_972_742_425_729_070_448, 3_437_361_869_961_675_570, 12_306_123_521_655_877_369, 10_818_732_862_506_617_549,
        9_449_700_644_766_556_504,
      ])
  }

  @Test func `a walk over the ring ends where an independent program's ends`() {
    let ring = PointerRing(bytes: 16 * PointerRing.line, seed: 3)
    let ends = (0..<5).map { ring.walk(from: Int(KernelWork.start($0, seed: 3) % 16), steps: 100) }
    #expect(ends == [5, 12, 12, 14, 6])
  }

  @Test(arguments: [1, 2, 63, 64, 1000])
  func `a ring is one cycle over all its lines`(lines: Int) {
    let ring = PointerRing(bytes: lines * PointerRing.line, seed: 9)
    #expect(Set((0..<lines).map { ring.walk(from: 0, steps: $0) }).count == lines)
    #expect(ring.walk(from: 0, steps: lines) == 0)
  }

  @Test(arguments: Kernel.allCases, [2, 3, 40, 100])
  func `any number of workers gives one worker's answer`(kernel: Kernel, workers: Int) throws {
    // Spinning workers wait whole time slices for each other: few rounds keep this short.
    let more = kernel.hasRounds ? ["rounds": "2"] : ["kernel": kernel.rawValue]
    #expect(
      try digest(request(kernel, workers: workers, more)) == digest(request(kernel, workers: 1, more)))
  }

  @Test func `rounds only cut the work up: barriers give the answer of plain arithmetic`() throws {
    let plain = try digest(request(.compute, workers: 3))
    #expect(try digest(request(.barrier, workers: 3, ["rounds": "7"])) == plain)
    #expect(try digest(request(.spin, workers: 2, ["rounds": "50"])) == plain)
  }

  @Test func `workers that wait for one another are not run where they share threads`() {
    #expect(throws: SkipRun.self) { try digest(request(.barrier, workers: 4), on: .tasks) }
    #expect(throws: SkipRun.self) { try digest(request(.spin, workers: 4), on: .dispatch) }
    #expect(throws: SkipRun.self) { try digest(request(.compute, workers: 2), on: .processes) }
  }

  @Test(arguments: [
    (Kernel.compute, ["chunk", "data", "rounds", "threads", "working-set"]),
    (.chase, ["chunk", "data", "rounds", "threads"]), (.spin, ["chunk", "data", "threads", "working-set"]),
  ])
  func `an axis that the kernel has no use for is idle`(kernel: Kernel, names: [String]) {
    #expect(workload.idle(in: request(kernel, workers: 1)).keys.sorted() == names)
  }
}

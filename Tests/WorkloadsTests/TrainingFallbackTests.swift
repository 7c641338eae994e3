import Testing

@testable import SpeedupCore
@testable import SpeedupKit
@testable import SpeedupSystem
@testable import SpeedupWorkloads

@Suite("Fallback and passes of the training workload")
struct TrainingFallbackTests {
  @Test func `A model that fails has its batch trained one after the other, to the same answer`() async throws {
    try await Training.onOwnThread {
      let symbols = ["symbols": "2", "concurrent-symbols": "2"]
      let expected = try Training.run(Training.request("sequential", symbols)).answer
      #expect(expected.measures["fallbacks"] == "0")
      for pool in [SerialExecutor(), ThreadPool(workers: 2), RoundTripExecutor(workers: 2)] as [any WorkerPool] {
        for model in ["1", "7", "12"] {
          let request = Training.request("document-003", symbols.merging(["fail": model]) { $1 }, workers: 2)
          let answer = try Training.run(request, on: pool).answer
          #expect(answer.digest == expected.digest && answer.measures["fallbacks"] == "1", "\(model)")
        }
      }
    }
  }

  @Test func `Several passes give the answer of one, and fall back in each`() async throws {
    try await Training.onOwnThread {
      let expected = try Training.run(Training.request()).answer
      let answer = try Training.run(Training.request("uncapped", ["passes": "3", "fail": "2"], workers: 2)).answer
      #expect(answer.digest == expected.digest && answer.measures["fallbacks"] == "3")
      #expect(answer.items == expected.items.map { 3 * $0 })
    }
  }

  @Test func `A model that is not there, and passes of a product, are refused`() {
    #expect(throws: InputError.self) { try Training.run(Training.request("sequential", ["fail": "99"])) }
    #expect(throws: InputError.self) {
      try Training.run(Training.request("sequential", ["model": "gemm", "passes": "2"]))
    }
  }
}

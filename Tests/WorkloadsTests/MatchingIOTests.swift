import Testing

@testable import SpeedupCore
@testable import SpeedupKit
@testable import SpeedupSystem
@testable import SpeedupWorkloads

@Suite("Who reads and writes in the matching workload")
struct MatchingIOTests {
  private static func request(_ variant: String, _ io: String, write: String = "on") -> RunRequest {
    let own = ["partitions": "23", "orders": "60", "partition-skew": "zipf", "filler": "0", "io": io, "write": write]
    return RunRequest(variant: variant, parameters: own, workers: 2, chunk: 100)
  }

  @Test func `Caller or workers: the same answer and the same files, on every pool`() throws {
    func outputs(_ request: RunRequest, _ pool: any WorkerPool) throws -> [String] {
      try withScratch { directory in
        var request = request
        request.scratch = directory
        let workload = MatchingWorkload()
        let input = try workload.prepare(request)
        let output = try workload.run(input, request, on: pool)
        try workload.dump(output, input, request, to: "\(directory)/out")
        return try [workload.answer(output, input, request).digest]
          + output.names.map { try Files.readText("\(directory)/out/\($0)/order_summary.csv") }
      }
    }
    let expected = try outputs(Self.request("sequential", "workers"), SerialExecutor())
    #expect(expected.count == 24)
    for variant in MatchingTests.workload.variants.map(\.name) {
      for pool in [SerialExecutor(), ThreadPool(workers: 3), RoundTripExecutor(workers: 2)] as [any WorkerPool] {
        #expect(try outputs(Self.request(variant, "caller"), pool) == expected)
      }
    }
  }

  @Test func `The time and the CPU time of reading the large files are told apart`() throws {
    let answer = try answer(MatchingTests.workload, Self.request("parallel", "caller", write: "off"))
    for name in PhaseTime.names("read") { #expect(answer.measures[name].flatMap { Double($0) } ?? -1 >= 0) }
  }
}

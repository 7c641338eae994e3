import Harness
import Testing

/// Adds numbers; the variant `slow` adds them many times over.
struct Adding: Workload {
  static let size = Parameter.count("size", atLeast: 1, default: 200_000, "numbers to add")
  let name = "adding"
  let variants = [Variant("slow", "many times over"), Variant("fast", "once")]
  let parameters: [any WorkloadParameter] = [Self.size]

  func prepare(_ request: RunRequest) throws -> [Int] { Array(0..<(try request[Self.size])) }

  func run(_ input: [Int], _ request: RunRequest, on pool: any WorkerPool) -> Int {
    var sum = 0
    for _ in 0..<(request.variant == "slow" ? 60 : 1) { sum = input.reduce(0) { $0 ^ $1 &* 31 } }
    return sum
  }

  func answer(_ sum: Int, _ input: [Int], _ request: RunRequest) -> Answer { Answer(digest: "\(sum)") }
}

/// What users of the library write: no module but `Harness` is imported here.
@Suite(.serialized) struct LibraryTests {
  @Test func `a sweep inside this process has a cell for every value, labelled`() async throws {
    var sweep = Sweep(Adding(), axes: ["size": ["1000", "2000"], "variant": ["fast"]], in: .inProcess)
    sweep.repeats = 6
    let results = try await sweep.run()
    #expect(results.cells.count == 2 && results.cells.allSatisfy { $0.okCount == 6 })
    #expect(results.table.records.count == 14 && results.cells.allSatisfy { $0.evidence == .inProcess })
    #expect(results.cells.allSatisfy { $0.wall != nil && $0.peakMemory == nil })
    #expect(Set(results.table.records.compactMap(\.digest)).count == 2, "an answer a size")
  }

  @Test func `an axis that is none is refused`() async throws {
    let error = await #expect(throws: InputError.self) {
      try await Sweep(Adding(), axes: ["depth": ["1"]], in: .inProcess).run()
    }
    #expect(error?.description.contains("depth") == true)
  }

  @Test func `what would measure nothing is refused, and what a budget leaves out is told`() async throws {
    await #expect(throws: InputError.self) { try await Sweep(Adding(), axes: ["size": []], in: .inProcess).run() }
    var none = Sweep(Adding(), axes: ["size": ["1000"]], in: .inProcess)
    none.repeats = 0
    await #expect(throws: InputError.self) { try await none.run() }
    var cut = Sweep(Adding(), axes: ["size": ["1000", "2000"]], in: .inProcess)
    cut.budget = Seconds(1e-9)
    #expect(try await cut.run().shortfall == "4 cells with fewer runs than planned")
    var whole = Sweep(Adding(), axes: ["size": ["1000"]], in: .inProcess)
    whole.repeats = 1
    #expect(try await whole.run().shortfall == nil)
  }

  @Test func `a paired comparison inside this process tells many times the work`() async throws {
    var comparison = PairedComparison(
      base: Adding(), ["variant": "fast"], new: Adding(), ["variant": "slow"], in: .inProcess)
    comparison.maxPairs = 40
    let rows = try await comparison.run()
    #expect(rows.count == 1 && rows[0].verdict == .regressed, "\(rows)")
    #expect((rows[0].ratio ?? 0) > 2)
  }

  @Test func `a place that is no executable is refused`() async throws {
    let error = await #expect(throws: InputError.self) {
      try await Sweep(Adding(), in: .executable("/no/such/program")).run()
    }
    #expect(error?.description.contains("/no/such/program") == true)
  }
}

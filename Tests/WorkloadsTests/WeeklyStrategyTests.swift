import Testing

@testable import SpeedupCore
@testable import SpeedupKit
@testable import SpeedupWorkloads

@Suite("How the weekly workload shares out its symbols")
struct WeeklyStrategyTests {
  @Test(arguments: Strategy.allCases, [nil, 1, 10, 5000])
  func `Every schedule does every symbol once`(_ strategy: Strategy, _ chunk: Int?) {
    let sizes = [5, 900, 1, 1, 1, 40, 3, 3000, 2]
    for workers in [1, 2, 16] {
      let schedule = SymbolSchedule(strategy, rowCounts: sizes, workers: workers, chunk: chunk)
      #expect(schedule.tasks.flatMap { $0 }.sorted() == Array(sizes.indices))
      #expect(schedule.tasks.allSatisfy { !$0.isEmpty })
    }
  }

  @Test func `Batches hold no more rows than asked for, unless a symbol alone does`() {
    let sizes = [5, 900, 1, 1, 1, 40, 3, 3000, 2]
    let batches = SymbolSchedule(.batched, rowCounts: sizes, workers: 2, chunk: 50).tasks
    #expect(batches == [[0], [1], [2, 3, 4, 5, 6], [7], [8]])
  }

  @Test func `Adaptive goes by the sizes: alone, largest first, or small ones grouped`() {
    func schedule(_ sizes: [Int], _ workers: Int) -> SymbolSchedule {
      SymbolSchedule(.adaptive, rowCounts: sizes, workers: workers, chunk: nil)
    }
    #expect(schedule([10, 20], 1).name == "adaptive/sequential")
    #expect(schedule([10], 8).name == "adaptive/sequential")
    #expect(schedule([1000, 3000, 2000], 2).name == "adaptive/direct")
    #expect(schedule([1000, 3000, 2000], 2).tasks == [[1], [2], [0]])
    let many = schedule([Int](repeating: 10, count: 1000) + [5000], 2)
    #expect(many.name == "adaptive/batched")
    #expect(many.tasks.first == [1000])
  }

  @Test(arguments: [
    ("adaptive", "", "adaptive/batched", 0), ("adaptive", "adaptive", "batched", 1),
    ("adaptive", "batched+adaptive", "direct", 2), ("adaptive", "adaptive+batched+direct", "sequential", 3),
    ("batched", "batched", "direct", 1), ("direct", "direct", "sequential", 1),
    ("direct", "batched", "direct", 0),
  ])
  func `Where strategies fail the next simpler one runs, and the record names the one that ran`(
    _ strategy: String, _ fail: String, _ ran: String, _ fallbacks: Int
  ) throws {
    let table = try DailyGenerator(symbols: 60, days: 20, skew: .zipf).table()
    let expected = try weekly(table).answer.digest
    for pool in [ThreadPool(workers: 2), RoundTripExecutor(workers: 2)] as [any WorkerPool] {
      let answer = try weekly(table, strategy: strategy, fail: fail, on: pool).answer
      #expect(answer.measures["strategy_ran"] == ran)
      #expect(answer.measures["fallbacks"] == String(fallbacks))
      #expect(answer.digest == expected)
    }
  }

  @Test func `A strategy that is made to fail does so in the run alone, not where buffers are made ready for it`()
    throws
  {
    var request = RunRequest(variant: "partition", parameters: ["symbols": "3", "days": "20", "fail": "direct"])
    let expected = try answer(WeeklyWorkload(), request)
    request.parameters["buffers"] = "ready"
    let got = try answer(WeeklyWorkload(), request)
    #expect(got.digest == expected.digest && got.measures["fallbacks"] == "1")
  }

  @Test func `When the last strategy fails too, the run fails with its error`() throws {
    let table = try DailyGenerator(symbols: 3, days: 20).table()
    #expect(throws: ForcedFailure.self) {
      try weekly(table, strategy: "direct", fail: "direct+sequential")
    }
  }

  @Test func `The fallback chain gives up at once on what no strategy can fix`() {
    var tried: [Strategy] = []
    #expect(throws: InputError("no")) {
      try FallbackChain.run(Strategy.adaptive.fallbackChain, isFinal: { $0 is InputError }) { strategy in
        tried.append(strategy)
        throw InputError("no")
      }
    }
    #expect(tried == [.adaptive])
  }

  @Test func `Between processes partition sends each row once, copy-all all rows for every symbol`() throws {
    let table = try DailyGenerator(symbols: 20, days: 50).table()
    func sent(_ variant: String) throws -> Int {
      let pool = RoundTripExecutor()
      _ = try weekly(table, variant: variant, on: pool)
      return try #require(pool.boundaryBytes)
    }
    let rows = table.count
    // What all variants send back: dates, and bars with their features.
    let back = 4 * rows + (4 + 8 + 16 * 8) * (try weekly(table).output.barCount)
    let lengths = 20 * 400
    #expect(abs(try sent("copy-all") - back - 20 * rows * 60) < lengths)
    #expect(abs(try sent("filter") - back - rows * 60) < lengths)
    #expect(abs(try sent("partition") - back - rows * 44) < lengths)
    #expect(abs(try sent("partition-f32") - back - rows * 24) < lengths)
  }

  @Test(arguments: [
    (
      ["strategy": "quick"],
      "--strategy: there is no 'quick'; there are: direct, batched, sequential, adaptive, memory-aware"
    ),
    (
      ["fail": "direct+never"],
      "--fail: there is no 'never'; there are: direct, batched, sequential, adaptive, memory-aware"
    ),
    (["fail": "direct+"], "--fail: 'direct+' has an empty name; write names with single + between them"),
  ])
  func `A bad option is named, with the values known`(_ parameters: [String: String], _ message: String) {
    #expect(throws: InputError(message)) {
      try WeeklyOptions(RunRequest(variant: "partition", parameters: parameters))
    }
  }

  @Test func `The workload is registered and declares every figure it reports`() throws {
    #expect(BuiltIn.workloads.contains { $0.name == "weekly" })
    let workload = WeeklyWorkload()
    let answer = try weekly(try DailyGenerator(symbols: 2, days: 9).table()).answer
    #expect(Set(answer.measures.keys).isSubset(of: workload.measures))
    #expect(answer.measures["rows_dropped"] == nil, "nothing was read, so nothing was measured")
    #expect(Set(workload.variants.map(\.name)) == Set(WeeklyOptions.Method.allCases.map(\.rawValue)))
  }

  @Test func `What is dumped reads back to the same values, with empty fields where nothing is defined`() throws {
    let table = try DailyGenerator(symbols: 3, days: 100).table()
    let (output, _) = try weekly(table)
    let records = try CSV.parse(WeeklyDump.merged(output))
    #expect(records.count == table.count + 1)
    #expect(records[0].fields == ["symbol", "date"] + Feature.allCases.map { "\($0)" })
    for (row, record) in records.dropFirst().enumerated() {
      for feature in Feature.allCases {
        let value = output.merged.features[feature][row]
        let field = record.fields[2 + feature.rawValue]
        #expect(value.isNaN ? field == "" : Double(field) == value)
      }
    }
    let again = try read(table.csv())
    #expect(again.table.allRows == table.allRows)
  }
}

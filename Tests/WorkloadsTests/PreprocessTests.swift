import Testing

@testable import SpeedupCore
@testable import SpeedupKit
@testable import SpeedupSystem
@testable import SpeedupWorkloads

@Suite("The preprocess workload")
struct PreprocessTests {
  static let workload = PreprocessWorkload()
  static let real = Golden.path("stocks_daily_5sym.csv.gz")

  static func request(
    _ variant: String = "all-cores", chunk: Int? = nil, symbols: Int = 3, days: Int = 457, write: String = "on"
  ) -> RunRequest {
    RunRequest(
      variant: variant, parameters: ["symbols": "\(symbols)", "days": "\(days)", "folds": "3", "write": write],
      chunk: chunk)
  }

  static func closes(_ values: [Double]) throws -> SymbolCloses {
    try SymbolCloses(
      DailyTable.of(
        values.enumerated().map { index, price in
          var row = Row("A", "2024-01-01", price)
          row.date += Int32(index)
          return row
        }))
  }

  static func values(_ name: String, _ closes: [Double], batch: Int = 10_000, carries: Bool = true) throws -> [Double] {
    let symbols = try Self.closes(closes)
    let table = try PreprocessRun(symbols: symbols, batchRows: batch, carriesState: carries).result(
      on: SerialExecutor()
    ).table
    let column = try #require(IndicatorColumn.all.firstIndex { $0.name == name })
    return (0..<closes.count).map { table.values(column)[$0] }
  }

  @Test(arguments: [nil, 1, 7, 1000])
  func `Real prices give pandas' indicators within 1e-9, at any batch size`(chunk: Int?) throws {
    var request = Self.request(chunk: chunk, write: "off")
    request.dataFile = Self.real
    let input = try Self.workload.prepare(request)
    let output = try Self.workload.run(input, request, on: ThreadPool(workers: 2))
    var seen = 0
    for record in try Golden.records("preprocess/indicators.csv.gz") {
      let symbol = try #require(input.symbols.names.firstIndex(of: record[0]))
      let row = try #require(Int(record[2]))
      #expect(CivilDate.text(input.symbols.dates(symbol)[row]) == record[1])
      for column in IndicatorColumn.all.indices {
        let got = output.table.values(column)[input.symbols.starts[symbol] + row]
        let expected = Double(record[3 + column])
        let agree = expected.map { abs(got - $0) <= 1e-9 + 1e-9 * abs($0) } ?? got.isNaN
        if !agree { Issue.record("\(record[0]) \(record[1]) \(IndicatorColumn.all[column].name): \(got)") }
        seen += 1
      }
    }
    #expect(seen > 15_000)
  }

  @Test func `Variants, batches, workers and executors change no bit of the answer`() throws {
    let expected = try answer(Self.workload, Self.request(chunk: 457)).digest
    for variant in ["fixed-2", "all-cores", "leave-two"] {
      for chunk in [nil, 1, 10, 199, 200, 201] {
        for pool in [SerialExecutor(), ThreadPool(workers: 3), RoundTripExecutor(workers: 2)] as [any WorkerPool] {
          #expect(try answer(Self.workload, Self.request(variant, chunk: chunk), on: pool).digest == expected)
        }
      }
    }
    #expect(try answer(Self.workload, Self.request(write: "off")).digest == expected)
  }

  @Test func `Later prices change no earlier value`() throws {
    let full = (0..<400).map { 100 + 10 * Double(($0 * 7919) % 101) }
    for column in IndicatorColumn.all {
      let whole = try Self.values(column.name, full)
      let part = try Self.values(column.name, Array(full.prefix(250)))
      #expect(zip(whole, part).allSatisfy { $0.bitPattern == $1.bitPattern || ($0.isNaN && $1.isNaN) })
    }
  }

  @Test func `A series that only rises has RSI 100, one that only falls 0, one that stands still 50`() throws {
    let rising = try Self.values("rsi5", (0..<30).map { Double(100 + $0) })
    // Steps that are no powers of two: 100 times a gain, divided by that gain, is then not always 100.
    let uneven = try Self.values("rsi5", Array(stride(from: 100.0, to: 400, by: 0.1)))
    #expect(uneven.dropFirst(5).allSatisfy { $0 == 100 })
    let falling = try Self.values("rsi5", (0..<30).map { Double(100 - $0) })
    let still = try Self.values("rsi5", [Double](repeating: 7, count: 30))
    #expect(rising.prefix(5).allSatisfy(\.isNaN) && rising.dropFirst(5).allSatisfy { $0 == 100 })
    #expect(falling.dropFirst(5).allSatisfy { $0 == 0 })
    #expect(still.dropFirst(5).allSatisfy { $0 == 50 })
    #expect(try Self.values("sma5", [1, 2, 3, 4, 5, 6]).dropFirst(4) == [3, 4])
    #expect(try Self.values("ema5", [1, 4]) == [1, 2])
  }

  @Test func `Without state the rows at the beginning of every batch but the first are wrong, and counted`() throws {
    let days = 457
    let batch = 100
    let answer = try answer(Self.workload, Self.request("stateless", chunk: batch, symbols: 1, days: days))
    // In batches of 100 the mean over 200 rows is never defined, so every row from 199 on is wrong; RSI 50 is undefined
    // for 50 rows of each batch, and smoothing from a cold start is off from the batch's second row on.
    let wrong = try #require(answer.measures["wrong_rows"].flatMap { Int($0) })
    #expect(wrong == days - batch)
    #expect(answer.remark?.contains("\(wrong) of \(days) rows are wrong") == true)
    let whole = try self.answerOf("stateless", chunk: days)
    #expect(whole.measures["wrong_rows"] == "0" && whole.remark == nil)
    #expect(whole.digest == (try self.answerOf("all-cores", chunk: 10)).digest)
  }

  private func answerOf(_ variant: String, chunk: Int) throws -> Answer {
    try answer(Self.workload, Self.request(variant, chunk: chunk))
  }

  @Test func `Every variant prescribes its pool, and the document's batch`() {
    let input = SizingInput(cores: CoreCount(clamping: 16))
    let workers = Self.workload.variants.map { Self.workload.sizing(of: $0.name, for: input) }
    #expect(workers.map { $0?.workers } == [2, 16, 14, 16])
    #expect(workers.allSatisfy { $0?.chunkRows == 10_000 })
  }

  @Test func `Nothing that is trained on lies after anything it is tested on, and every stretch has its share`() {
    let parts = WalkForward(folds: 3, histories: [[], (10..<40).map { Int32($0 * 2) }, (0..<20).map { Int32($0 * 2) }])
      .parts
    #expect(parts.map(\.name) == (1...3).flatMap { ["fold-\($0)-train", "fold-\($0)-test"] })
    for fold in 0..<3 { #expect(parts[2 * fold].dates.upperBound == parts[2 * fold + 1].dates.lowerBound) }
    #expect(parts.allSatisfy { part in (0..<40).count { part.dates.contains(Int32($0 * 2)) } == 10 })
    #expect(WalkForward(folds: 2, histories: [[Int32]()]).parts.isEmpty)
  }

  @Test func `The dump reads back to the same values`() throws {
    try withScratch { directory in
      let request = Self.request(symbols: 2, days: 60, write: "off")
      let input = try Self.workload.prepare(request)
      let output = try Self.workload.run(input, request, on: SerialExecutor())
      try Self.workload.dump(output, input, request, to: directory)
      let records = try CSV.parse(Files.readText("\(directory)/indicators.csv"))
      #expect(records.count == 121)
      #expect(records[1].fields[3] == "", "the mean over 5 rows is not defined in the first")
      #expect(Double(records[120].fields[3]) == output.table.values(0)[119])
      #expect(try CSV.parse(Files.readText("\(directory)/folds.csv")).count == 7)
    }
  }
}

import Testing

@testable import SpeedupCore
@testable import SpeedupKit
@testable import SpeedupStatistics
@testable import SpeedupSystem
@testable import SpeedupWorkloads

@Suite("Properties of the preprocess workload")
struct PreprocessPropertyTests {
  static let workload = PreprocessTests.workload

  /// What an actor makes of closes handed over in batches of these sizes.
  static func values(_ column: IndicatorColumn, _ closes: [Double], batches: [Int]) -> [Double] {
    var actor = IndicatorActor(column)
    var values = [Double](repeating: -1, count: closes.count)
    closes.withUnsafeBufferPointer { closes in
      values.withUnsafeMutableBufferPointer { values in
        var first = 0
        for rows in batches {
          actor.take(closes.baseAddress! + first, count: rows, into: values.baseAddress! + first)
          first += rows
        }
      }
    }
    return values
  }

  /// A walk in steps of a cent, from 300.00.
  static func walk(_ count: Int, seed: UInt64) -> [Double] {
    var random = SplitMix64(seed: seed)
    var cents = 30_000
    return (0..<count).map { _ in
      cents = max(100, cents + random.nextBounded(201) - 100)
      return Double(cents) / 100
    }
  }

  @Test(arguments: IndicatorColumn.all)
  func `Every column is what its definition says`(column: IndicatorColumn) {
    let closes = Self.walk(3000, seed: 1)
    let expected = IndicatorReference.values(column, closes)
    let wrong = zip(Self.values(column, closes, batches: [3000]), expected).count { !IndicatorReference.agree($0, $1) }
    #expect(wrong == 0)
  }

  @Test(arguments: IndicatorColumn.all)
  func `Batches of any and of changing sizes change no bit`(column: IndicatorColumn) {
    let closes = Self.walk(1200, seed: 2)
    let whole = Self.values(column, closes, batches: [1200])
    var random = SplitMix64(seed: 3)
    for _ in 0..<20 {
      var batches: [Int] = []
      while batches.reduce(0, +) < 1200 {
        batches.append(min(random.nextBounded(450), 1200 - batches.reduce(0, +)))
      }
      let values = Self.values(column, closes, batches: batches)
      #expect(zip(values, whole).allSatisfy { $0.bitPattern == $1.bitPattern || ($0.isNaN && $1.isNaN) }, "\(batches)")
    }
  }

  @Test(arguments: IndicatorColumn.windows)
  func `A mean forgets what has left its window, however large it was`(window: Int) {
    // A running sum would be off by about 1e-6 after this fall.
    let closes = Self.walk(40_000, seed: 4).enumerated().map { $0 < 20_000 ? $1 * 1000 : $1 / 1_000_000 }
    let column = IndicatorColumn(kind: .sma, window: window)
    let values = Self.values(column, closes, batches: [40_000])
    let expected = IndicatorReference.values(column, closes)
    let worst = zip(values, expected).compactMap { value, expected in expected.map { abs(value / $0 - 1) } }.max() ?? 1
    #expect(worst < 1e-13)
  }

  @Test(arguments: [1, 30, 100, 456, 457])
  func `What stateless counts as wrong is what a plain count of the definitions finds`(batch: Int) throws {
    let request = PreprocessTests.request("stateless", chunk: batch, symbols: 2, write: "off")
    let symbols = try Self.workload.prepare(request).symbols
    var (wrongRows, wrongValues) = (0, 0)
    for symbol in symbols.names.indices {
      let closes = Array(UnsafeBufferPointer(start: symbols.closes(symbol), count: symbols.count(symbol)))
      let starts = Array(stride(from: 0, to: closes.count, by: batch))
      var wrong = [Int](repeating: 0, count: closes.count)
      for column in IndicatorColumn.all {
        let right = IndicatorReference.values(column, closes)
        let cold = starts.flatMap { first in
          IndicatorReference.values(column, Array(closes[first..<min(first + batch, closes.count)]))
        }
        for row in closes.indices where !IndicatorReference.agree(cold[row] ?? .nan, right[row]) { wrong[row] += 1 }
      }
      wrongRows += wrong.count { $0 > 0 }
      wrongValues += wrong.reduce(0, +)
    }
    let answer = try answer(Self.workload, request)
    #expect(answer.measures["wrong_rows"] == "\(wrongRows)")
    #expect(answer.measures["wrong_values"] == "\(wrongValues)")
    #expect((wrongRows == 0) == (batch == 457))
    #expect((answer.remark == nil) == (batch == 457))
  }

  @Test(arguments: [0, 1, 2])
  func `No row, one row, and more folds than days`(count: Int) throws {
    try withScratch { directory in
      let symbols = try PreprocessTests.closes([Double](repeating: 5, count: count))
      let input = PreprocessWorkload.Input(symbols: symbols, rowsDropped: nil)
      for pool in [SerialExecutor(), RoundTripExecutor()] as [any WorkerPool] {
        var request = PreprocessTests.request()
        request.scratch = directory
        let output = try Self.workload.run(input, request, on: pool)
        let answer = try Self.workload.answer(output, input, request)
        #expect(answer.measures["values"] == "\(count * 15)")
        #expect(answer.measures["fold_files"] == (count == 0 ? "0" : "6"))
        // Of one row only the five averages without a warm-up are defined.
        if count == 1 { #expect((0..<15).count { output.table.values($0)[0] == 5 } == 5) }
      }
    }
  }

  @Test(arguments: [(1, 1371), (456, 6), (457, 3), (458, 3), (Int.max, 3)])
  func `Batches are counted whole, at any size`(chunk: Int, perColumn: Int) throws {
    let answer = try answer(Self.workload, PreprocessTests.request(chunk: chunk))
    #expect(answer.measures["batches"] == "\(15 * perColumn)")
  }

  @Test func `Histories of very different lengths, also in processes`() throws {
    var request = PreprocessTests.request(chunk: 50, symbols: 12, days: 40)
    request.parameters["skew"] = "zipf"
    let expected = try answer(Self.workload, request).digest
    #expect(try answer(Self.workload, request, on: RoundTripExecutor(workers: 9)).digest == expected)
    func shares(rows: Int) -> [Int] {
      [1, 2, 6, 40].map { PreprocessRun.actorsSentTogether(symbols: 5, rows: rows, workers: $0) }
    }
    #expect(shares(rows: 5000) == [15, 5, 3, 1])
    #expect(shares(rows: 20_000) == [5, 5, 3, 1], "no more than 1 MiB at once")
    #expect(shares(rows: 100_000) == [1, 1, 1, 1])
  }

  @Test func `Bad options and bad rows are named`() throws {
    #expect(throws: InputError("--chunk 0: take at least 1")) {
      try answer(Self.workload, PreprocessTests.request(chunk: 0))
    }
    for (value, complaint) in [("0", "'0'"), ("x", "'x'")] {
      var request = PreprocessTests.request()
      request.parameters["folds"] = value
      #expect(throws: InputError("--folds: \(complaint) is not a whole number of at least 1")) {
        try answer(Self.workload, request)
      }
    }
    try withScratch { directory in
      let path = "\(directory)/bad.csv"
      var request = PreprocessTests.request(write: "off")
      request.dataFile = path
      let header = "date,symbol,open,high,low,close,volume\n2024-01-02,A,1,1,1,1,5\n"
      try Files.write(path, header + "2024-01-03,A,1,1,1,zero,5\n")
      let error = #expect(throws: InputError.self) { try Self.workload.prepare(request) }
      #expect(error?.description.hasPrefix("\(path), line 3: close 'zero' is not a number") == true)
      try Files.write(path, header + "2024-01-03,A,1,1,1,,5\n")
      #expect(try answer(Self.workload, request).measures["rows_dropped"] == "1")
    }
  }
}

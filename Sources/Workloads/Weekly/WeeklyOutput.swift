import SpeedupKit

/// What a run took, phase by phase, and what it held in between; nil: not a phase of its own.
struct WeeklyTimes: Sendable {
  /// Bringing each symbol's rows together; nil where that was done in other processes.
  var partition: PhaseTime?
  /// Making the bars, with --phases split.
  var resample: PhaseTime?
  /// Making and merging the features, with --phases split.
  var features: PhaseTime?
  /// Bytes of the symbols' rows once they were brought together: the most at a time.
  var partitionBytes: Int?
  /// Groups of symbols that were done one after the other; nil: all at once.
  var groups: Int?

  var measures: [String: String] {
    var measures: [String: String] = [:]
    for (name, time) in [("partition", partition), ("resample", resample), ("features", features)] {
      if let time { measures.merge(time.measures(name)) { $1 } }
    }
    measures["partition_bytes"] = partitionBytes.map { "\($0)" }
    measures["groups"] = groups.map { "\($0)" }
    return measures
  }

  static let names = ["partition", "resample", "features"].flatMap(PhaseTime.names) + ["partition_bytes", "groups"]
}

/// What a run gives: every symbol's bars with their features, and the daily rows with the features merged in.
/// Symbols are in the order of their names' bytes, bars and rows of a symbol in the order of their dates.
final class WeeklyOutput: @unchecked Sendable {
  // Sendable because each symbol's part is written by the one task that does this symbol.

  let names: [String]
  /// Where each symbol's rows begin in `merged`; at the end the number of all rows.
  let rowStarts: [Int]
  let merged: MergedBlock
  /// What the run took, phase by phase.
  var times = WeeklyTimes()
  private let bars: BarBlock
  private let barStarts: [Int]
  private let barCounts: UnsafeMutablePointer<Int>

  /// Room for the results of symbols with so many rows, and at most so many bars, each.
  /// - Throws: `SystemError` when there is no memory.
  init(names: [String], rowCounts: [Int], barCapacities: [Int]) throws {
    self.names = names
    rowStarts = Partition.prefixSums(rowCounts)
    barStarts = Partition.prefixSums(barCapacities)
    merged = try MergedBlock(count: rowStarts[names.count])
    bars = try BarBlock(capacity: barStarts[names.count])
    barCounts = .allocate(capacity: names.count)
    barCounts.initialize(repeating: 0, count: names.count)
  }

  deinit { barCounts.deallocate() }

  /// Bytes that it takes: the merged rows and the room for bars.
  var byteCount: Int {
    let (row, bar) = (4 + Feature.allCases.count * 8, 4 + (5 + Feature.allCases.count) * 8)
    return rowStarts[names.count] * row + barStarts[names.count] * bar
  }

  func barCount(_ symbol: Int) -> Int { barCounts[symbol] }

  var barCount: Int { names.indices.reduce(0) { $0 + barCounts[$1] } }

  /// A symbol's bars; the first `barCount(symbol)` are filled.
  func bars(_ symbol: Int) -> BarColumns { bars.columns.slice(barStarts[symbol]..<barStarts[symbol + 1]) }

  func rows(_ symbol: Int) -> Range<Int> { rowStarts[symbol]..<rowStarts[symbol + 1] }

  /// Does a symbol: its bars, their features and the merge.
  /// - Parameter rows: the symbol's rows in the order of their dates.
  func fill<Price, Volume>(_ symbol: Int, from rows: RowColumns<Price, Volume>) {
    resample(symbol, from: rows)
    finish(symbol, dates: rows.dates)
  }

  func resample<Price, Volume>(_ symbol: Int, from rows: RowColumns<Price, Volume>) {
    barCounts[symbol] = WeeklyBars.build(rows, into: bars(symbol))
  }

  /// Makes the features of a symbol's bars and merges them.
  /// - Parameter dates: of the symbol's rows.
  func finish(_ symbol: Int, dates: UnsafeMutablePointer<Int32>) {
    WeeklyFeatures.compute(bars(symbol), count: barCounts[symbol])
    merge(symbol, dates: dates)
  }

  /// Takes in a symbol that a worker in another process has done, and merges it.
  func take(_ symbol: Int, _ result: SymbolResult) {
    bars(symbol).copyAll(of: result.bars, count: result.barCount)
    barCounts[symbol] = result.barCount
    merge(symbol, dates: result.dates)
  }

  private func merge(_ symbol: Int, dates: UnsafeMutablePointer<Int32>) {
    let rows = rows(symbol)
    (merged.dates + rows.lowerBound).update(from: dates, count: rows.count)
    DailyMerge.fill(
      merged.features.advanced(by: rows.lowerBound), dates: dates, rowCount: rows.count, bars: bars(symbol),
      barCount: barCounts[symbol])
  }
}

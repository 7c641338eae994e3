import SpeedupKit

/// What the workload reads: every symbol's dates and closes, in the order of the dates.
final class SymbolCloses: @unchecked Sendable {
  // Nothing writes after `init`.

  /// The symbols, by their names' bytes.
  let names: [String]
  /// Where each symbol's rows begin; at the end the number of all rows.
  let starts: [Int]
  private let rows: [RowColumns<Double, Int64>]
  private let owners: [RowBlock<Double, Int64>]

  /// What the dates count.
  let unit: TimeUnit

  /// The symbols of a table whose dates count `unit`, each brought together and sorted.
  /// - Throws: `SystemError` when there is no memory.
  init(_ table: DailyTable, _ unit: TimeUnit = .day) throws {
    self.unit = unit
    let caller = PhaseRunner(pool: nil)
    let census = try SymbolCensus(of: table, caller)
    let symbols: SymbolRows<Double, Int64> = try Partition.split(table, census, caller)
    for columns in symbols.columns { try columns.sortByDate() }
    names = census.names
    starts = Partition.prefixSums(census.rowCounts)
    rows = symbols.columns
    owners = symbols.owners
  }

  var rowCount: Int { starts[names.count] }

  func count(_ symbol: Int) -> Int { rows[symbol].count }

  func closes(_ symbol: Int) -> UnsafePointer<Double> { UnsafePointer(rows[symbol].close) }

  /// A symbol's dates, ascending, in days or minutes since 1970-01-01; see ``unit``.
  func dates(_ symbol: Int) -> UnsafePointer<Int32> { UnsafePointer(rows[symbol].dates) }

  /// Every symbol's rows of a stretch of time, as ranges of its own rows.
  func rows(in dates: Range<Int32>) -> [Range<Int>] {
    names.indices.map { symbol in
      let own = self.dates(symbol)
      let count = count(symbol)
      func firstRow(from date: Int32) -> Int {
        var (low, high) = (0, count)
        while low < high {
          let middle = (low + high) / 2
          if own[middle] < date { low = middle + 1 } else { high = middle }
        }
        return low
      }
      return firstRow(from: dates.lowerBound)..<firstRow(from: dates.upperBound)
    }
  }
}

/// The values of all indicators: one column after the other, each with all symbols' rows.
final class IndicatorTable: @unchecked Sendable {
  // Every task writes rows of its own.
  private let memory: LargeBuffer
  private let rowCount: Int

  /// Room for so many rows.
  /// - Throws: `SystemError` when there is no memory.
  init(rowCount: Int) throws {
    self.rowCount = rowCount
    memory = try LargeBuffer(byteCount: max(1, rowCount * IndicatorColumn.all.count) * MemoryLayout<Double>.stride)
    memory.base.bindMemory(to: Double.self, capacity: rowCount * IndicatorColumn.all.count)
  }

  /// The values of a column, by its place in ``IndicatorColumn/all``.
  func values(_ column: Int) -> UnsafeMutablePointer<Double> {
    memory.base.assumingMemoryBound(to: Double.self) + column * rowCount
  }

  /// Takes in values that came from another process, column after column.
  /// - Parameter rows: rows of all symbols together.
  func put(_ values: [Double], _ rows: Range<Int>, columns: Range<Int>) {
    values.withUnsafeBufferPointer { values in
      guard let start = values.baseAddress else { return }
      for (index, column) in columns.enumerated() {
        (self.values(column) + rows.lowerBound).update(from: start + index * rows.count, count: rows.count)
      }
    }
  }
}

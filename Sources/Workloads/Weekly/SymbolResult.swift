import SpeedupKit

/// One symbol done by a worker in another process: its dates in order, its bars and their features. The
/// merged rows do not travel: they repeat each bar for a week of days, and making them is quicker than
/// sending them.
final class SymbolResult: @unchecked Sendable {
  // Sendable because it is only read once it is made.

  /// The bars; the first `barCount` are filled.
  let bars: BarColumns
  let barCount: Int
  /// The rows' dates in order, days since 1970-01-01.
  let dates: UnsafeMutablePointer<Int32>
  let rowCount: Int
  /// Whether the features are there; else the bars' prices and volumes alone.
  private(set) var hasFeatures: Bool
  private let owners: (BarBlock, any AnyObject & Sendable)

  /// Does the symbol whose rows these are, in any order; puts them in order.
  /// - Parameter owner: what keeps the rows' memory alive.
  /// - Throws: `SystemError` when there is no memory.
  init<Price, Volume>(
    of rows: RowColumns<Price, Volume>, owner: RowBlock<Price, Volume>, features: Bool
  ) throws {
    try rows.sortByDate()
    let bars = try BarBlock(capacity: WeeklyBars.capacity(of: rows))
    barCount = WeeklyBars.build(rows, into: bars.columns)
    if features { WeeklyFeatures.compute(bars.columns, count: barCount) }
    hasFeatures = features
    self.bars = bars.columns
    dates = rows.dates
    rowCount = rows.count
    owners = (bars, owner)
  }

  private var columns: [UnsafeMutablePointer<Double>] { hasFeatures ? bars.valueColumns : bars.prices }

  /// Takes in the features that another task has made, column after column.
  func take(features values: [Double]) {
    values.withUnsafeBufferPointer { values in
      guard let start = values.baseAddress else { return }
      for (index, feature) in Feature.allCases.enumerated() {
        bars.features[feature].update(from: start + index * barCount, count: barCount)
      }
    }
    hasFeatures = true
  }

  func encode(into writer: inout ByteWriter) {
    writer.write(hasFeatures)
    writer.write(buffer: UnsafeBufferPointer(start: dates, count: rowCount))
    writer.write(buffer: UnsafeBufferPointer(start: bars.labels, count: barCount))
    writer.write(buffer: UnsafeBufferPointer(start: bars.volume, count: barCount))
    for column in columns {
      writer.write(buffer: UnsafeBufferPointer(start: column, count: barCount))
    }
  }

  /// Reads what `encode(into:)` wrote.
  /// - Throws: an error when the message ends early or its columns differ in length.
  init(from reader: inout ByteReader) throws {
    hasFeatures = try reader.read()
    let dateValues = try reader.readArray(of: Int32.self)
    let labels = try reader.readArray(of: Int32.self)
    let block = try RowBlock<Double, Int64>(count: dateValues.count)
    let bars = try BarBlock(capacity: labels.count)
    block.columns.dates.update(from: dateValues, count: dateValues.count)
    bars.columns.labels.update(from: labels, count: labels.count)
    try reader.readColumn(of: labels.count, into: bars.columns.volume)
    for column in hasFeatures ? bars.columns.valueColumns : bars.columns.prices {
      try reader.readColumn(of: labels.count, into: column)
    }
    self.bars = bars.columns
    barCount = labels.count
    dates = block.columns.dates
    rowCount = dateValues.count
    owners = (bars, block)
  }
}

/// A message whose columns are not as long as it says.
struct ColumnLengthError: Error, CustomStringConvertible {
  let expected: Int
  let found: Int
  var description: String { "a column of \(found) values in a message of \(expected) rows" }
}

extension ByteReader {
  /// Reads a column that must have `count` values.
  /// - Throws: ``ColumnLengthError`` when it has not; `ByteReaderError` when the message ends early.
  mutating func readColumn<Element: BitwiseCopyable>(
    of count: Int, into column: UnsafeMutablePointer<Element>
  ) throws {
    let values = try readArray(of: Element.self)
    guard values.count == count else { throw ColumnLengthError(expected: count, found: values.count) }
    column.update(from: values, count: count)
  }
}

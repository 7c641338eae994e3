import SpeedupKit

/// The columns of some weekly bars and their features, somewhere in memory that outlives this value.
struct BarColumns: @unchecked Sendable {
  // Sendable because the phases of a run write disjoint bars and read only what an earlier phase wrote.

  let capacity: Int
  /// The weeks' Fridays, in days since 1970-01-01.
  let labels: UnsafeMutablePointer<Int32>
  let open: UnsafeMutablePointer<Double>
  let high: UnsafeMutablePointer<Double>
  let low: UnsafeMutablePointer<Double>
  let close: UnsafeMutablePointer<Double>
  let volume: UnsafeMutablePointer<Int64>
  let features: FeatureColumns

  func slice(_ range: Range<Int>) -> BarColumns {
    let at = range.lowerBound
    return BarColumns(
      capacity: range.count, labels: labels + at, open: open + at, high: high + at, low: low + at,
      close: close + at, volume: volume + at, features: features.advanced(by: at))
  }

  var prices: [UnsafeMutablePointer<Double>] { [open, high, low, close] }

  /// The four prices and the twelve features.
  var valueColumns: [UnsafeMutablePointer<Double>] {
    prices + Feature.allCases.map { features[$0] }
  }

  func copyAll(of source: BarColumns, count: Int) {
    labels.update(from: source.labels, count: count)
    volume.update(from: source.volume, count: count)
    for (column, from) in zip(valueColumns, source.valueColumns) { column.update(from: from, count: count) }
  }
}

struct FeatureColumns: @unchecked Sendable {
  private let first: UnsafeMutablePointer<Double>
  /// From one column to the next, in values.
  private let stride: Int

  private init(first: UnsafeMutablePointer<Double>, stride: Int) {
    self.first = first
    self.stride = stride
  }

  fileprivate init(places: [ColumnLayout.Place<Double>], in memory: LargeBuffer) {
    first = places[0].pointer(in: memory)
    stride = places[1].pointer(in: memory) - first
  }

  @inline(__always)
  subscript(_ feature: Feature) -> UnsafeMutablePointer<Double> { first + feature.rawValue &* stride }

  /// The same columns, `count` values further down.
  func advanced(by count: Int) -> FeatureColumns { FeatureColumns(first: first + count, stride: stride) }

  fileprivate static func reserve(
    _ count: Int, in layout: inout ColumnLayout
  ) -> [ColumnLayout.Place<Double>] {
    Feature.allCases.map { _ in layout.reserve(Double.self, count) }
  }
}

final class BarBlock: Sendable {
  /// The columns; all of `columns.capacity` bars may be written.
  let columns: BarColumns
  private let memory: LargeBuffer

  /// Room for `capacity` bars, their content undefined.
  /// - Throws: `SystemError` when there is no memory.
  init(capacity: Int) throws {
    var layout = ColumnLayout()
    let labels = layout.reserve(Int32.self, capacity)
    let prices = (0..<4).map { _ in layout.reserve(Double.self, capacity) }
    let volume = layout.reserve(Int64.self, capacity)
    let features = FeatureColumns.reserve(capacity, in: &layout)
    let memory = try LargeBuffer(byteCount: layout.byteCount)
    self.memory = memory
    columns = BarColumns(
      capacity: capacity, labels: labels.pointer(in: memory), open: prices[0].pointer(in: memory),
      high: prices[1].pointer(in: memory), low: prices[2].pointer(in: memory),
      close: prices[3].pointer(in: memory), volume: volume.pointer(in: memory),
      features: FeatureColumns(places: features, in: memory))
  }
}

/// Memory for the merged daily rows: their dates and the twelve features as they were known that day.
final class MergedBlock: @unchecked Sendable {
  /// The rows' dates, in days since 1970-01-01.
  let dates: UnsafeMutablePointer<Int32>
  let features: FeatureColumns
  private let memory: LargeBuffer

  /// Room for `count` rows, their content undefined.
  /// - Throws: `SystemError` when there is no memory.
  init(count: Int) throws {
    var layout = ColumnLayout()
    let dates = layout.reserve(Int32.self, count)
    let features = FeatureColumns.reserve(count, in: &layout)
    memory = try LargeBuffer(byteCount: layout.byteCount)
    self.dates = dates.pointer(in: memory)
    self.features = FeatureColumns(places: features, in: memory)
  }
}

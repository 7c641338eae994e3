import SpeedupKit

/// What prices may be stored as: 64-bit, or 32-bit where a variant down-casts.
protocol PriceStorage: BitwiseCopyable, Sendable {
  init(price: Double)
  var price: Double { get }
}

extension Double: PriceStorage {
  @inline(__always) init(price: Double) { self = price }
  @inline(__always) var price: Double { self }
}

extension Float: PriceStorage {
  @inline(__always) init(price: Double) { self = Float(price) }
  @inline(__always) var price: Double { Double(self) }
}

/// What volumes may be stored as: 64-bit, or 32-bit where all of them fit.
protocol VolumeStorage: BitwiseCopyable, Sendable {
  /// The stored form of a volume that fits.
  init(volume: Int64)
  /// The volume again.
  var volume: Int64 { get }
}

extension Int64: VolumeStorage {
  @inline(__always) init(volume: Int64) { self = volume }
  @inline(__always) var volume: Int64 { self }
}

extension Int32: VolumeStorage {
  @inline(__always) init(volume: Int64) { self = Int32(truncatingIfNeeded: volume) }
  @inline(__always) var volume: Int64 { Int64(self) }
}

/// The columns of some daily rows, somewhere in memory that outlives this value.
struct RowColumns<Price: PriceStorage, Volume: VolumeStorage>: @unchecked Sendable {
  // Sendable because the phases of a run write disjoint rows and read only what an earlier phase wrote.

  let count: Int
  /// Days since 1970-01-01.
  let dates: UnsafeMutablePointer<Int32>
  let open: UnsafeMutablePointer<Price>
  let high: UnsafeMutablePointer<Price>
  let low: UnsafeMutablePointer<Price>
  let close: UnsafeMutablePointer<Price>
  let volume: UnsafeMutablePointer<Volume>

  static var bytesPerRow: Int {
    MemoryLayout<Int32>.size + 4 * MemoryLayout<Price>.size + MemoryLayout<Volume>.size
  }

  func slice(_ range: Range<Int>) -> Self {
    let at = range.lowerBound
    return Self(
      count: range.count, dates: dates + at, open: open + at, high: high + at, low: low + at,
      close: close + at, volume: volume + at)
  }

  @inline(__always)
  func copyRow(_ from: Int, of source: RowColumns<Price, Volume>, to: Int) {
    dates[to] = source.dates[from]
    open[to] = source.open[from]
    high[to] = source.high[from]
    low[to] = source.low[from]
    close[to] = source.close[from]
    volume[to] = source.volume[from]
  }

  /// Copies all rows of `source`, which has no more rows than this.
  func copyAll(of source: RowColumns<Price, Volume>) {
    dates.update(from: source.dates, count: source.count)
    open.update(from: source.open, count: source.count)
    high.update(from: source.high, count: source.count)
    low.update(from: source.low, count: source.count)
    close.update(from: source.close, count: source.count)
    volume.update(from: source.volume, count: source.count)
  }
}

final class RowBlock<Price: PriceStorage, Volume: VolumeStorage>: Sendable {
  /// The columns; all of `columns.count` rows may be written.
  let columns: RowColumns<Price, Volume>
  private let memory: LargeBuffer

  /// Room for `count` rows, their content undefined.
  /// - Throws: `SystemError` when there is no memory.
  init(count: Int) throws {
    var layout = ColumnLayout()
    let dates = layout.reserve(Int32.self, count)
    let open = layout.reserve(Price.self, count)
    let high = layout.reserve(Price.self, count)
    let low = layout.reserve(Price.self, count)
    let close = layout.reserve(Price.self, count)
    let volume = layout.reserve(Volume.self, count)
    memory = try LargeBuffer(byteCount: layout.byteCount)
    columns = RowColumns(
      count: count, dates: dates.pointer(in: memory), open: open.pointer(in: memory),
      high: high.pointer(in: memory), low: low.pointer(in: memory), close: close.pointer(in: memory),
      volume: volume.pointer(in: memory))
  }
}

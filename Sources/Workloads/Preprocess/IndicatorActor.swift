import SpeedupKit

/// Computes one column of one symbol, batch after batch, and carries all it needs from one batch to the next: an actor
/// in Hewitt's sense, which owns its state and takes one message at a time. So a batch boundary changes no bit of any
/// value: every value is computed from the same numbers in the same order, wherever the boundaries are.
///
/// An actor lives on one worker of the pool until its symbol is done; that makes 15 actors a symbol, which can all run
/// at once. It is no Swift `actor`: the methods of one are asynchronous and run on Swift's own pool, where workers could
/// be neither pinned nor counted, and a pool of threads or processes could not be held against it.
struct IndicatorActor {
  private let column: IndicatorColumn
  private var seen = 0
  /// SMA.
  private var mean: SlidingMean?
  /// EMA: the average. RSI: the close before.
  private var last = 0.0
  /// RSI: the smoothed gain and loss.
  private var gain = 0.0
  private var loss = 0.0

  /// An actor before a symbol's first row.
  init(_ column: IndicatorColumn) {
    self.column = column
    mean = column.kind == .sma ? SlidingMean(window: column.window) : nil
  }

  /// Takes a batch of closes and writes as many values; NaN where the indicator is not defined yet.
  mutating func take(_ closes: UnsafePointer<Double>, count: Int, into values: UnsafeMutablePointer<Double>) {
    switch column.kind {
    case .sma: mean?.take(closes, count: count, into: values)
    case .ema: exponential(closes, count, values)
    case .rsi: strength(closes, count, values)
    }
    seen += count
  }

  private mutating func exponential(
    _ closes: UnsafePointer<Double>, _ count: Int, _ values: UnsafeMutablePointer<Double>
  ) {
    guard count > 0 else { return }
    let weight = 2 / Double(column.window + 1)
    var average = seen == 0 ? closes[0] : last
    for row in 0..<count {
      average += weight * (closes[row] - average)
      values[row] = average
    }
    last = average
  }

  private mutating func strength(
    _ closes: UnsafePointer<Double>, _ count: Int, _ values: UnsafeMutablePointer<Double>
  ) {
    guard count > 0 else { return }
    let window = column.window
    let weight = 1 / Double(window)
    var (before, gain, loss) = (last, self.gain, self.loss)
    for row in 0..<count {
      let time = seen &+ row
      let move = time == 0 ? 0 : closes[row] - before
      before = closes[row]
      let (up, down) = (max(move, 0), max(-move, 0))
      if time <= 1 {
        (gain, loss) = (up, down)
      } else {
        gain += weight * (up - gain)
        loss += weight * (down - loss)
      }
      let moved = gain + loss
      // The quotient first: it is exactly 1 without losses, and never above.
      values[row] = time < window ? .nan : (moved == 0 ? 50 : 100 * (gain / moved))
    }
    (last, self.gain, self.loss) = (before, gain, loss)
  }
}

extension IndicatorActor: ByteCodable {
  /// Goes on behind rows whose values nobody wants. A mean needs the last two windows alone, and those that the blocks of
  /// ``SlidingMean`` begin in, so that it comes out the same to the last bit.
  /// - Parameter closes: those of the symbol, from its first row.
  mutating func pass(over closes: UnsafePointer<Double>, _ rows: Range<Int>) {
    var from = rows.lowerBound
    if column.kind == .sma {
      let start = max(0, (rows.upperBound / column.window - 1) * column.window)
      if start > from { (self, from) = (IndicatorActor(column), start) }
    }
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 4096) { unwanted in
      while from < rows.upperBound {
        let count = min(unwanted.count, rows.upperBound - from)
        take(closes + from, count: count, into: unwanted.baseAddress!)
        from += count
      }
    }
    seen = rows.upperBound
  }

  func encode(into writer: inout ByteWriter) {
    writer.write(IndicatorColumn.all.firstIndex(of: column) ?? 0)
    writer.write(seen)
    mean.encode(into: &writer)
    for value in [last, gain, loss] { writer.write(value) }
  }

  init(from reader: inout ByteReader) throws {
    column = IndicatorColumn.all[try reader.read(Int.self)]
    seen = try reader.read()
    mean = try SlidingMean?(from: &reader)
    (last, gain, loss) = (try reader.read(), try reader.read(), try reader.read())
  }
}

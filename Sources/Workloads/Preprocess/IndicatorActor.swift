/// Computes one column of one symbol, batch after batch, and carries all it needs from one batch to the next: an actor
/// in Hewitt's sense, which owns its state and takes one message at a time. So a batch boundary changes no bit of any
/// value: every value is computed from the same numbers in the same order, wherever the boundaries are.
///
/// An actor lives on one worker of the pool until its symbol is done; that makes 15 actors a symbol, which can all run
/// at once. A Swift `actor` would do the same and bind the pool to one executor; this runs on all of them.
struct IndicatorActor {
  private let column: IndicatorColumn
  /// Rows seen.
  private var seen = 0
  /// SMA: the last closes, as many as the window, the oldest at `oldest`, and their sum.
  private var recent: [Double]
  private var oldest = 0
  private var sum = 0.0
  /// EMA: the average. RSI: the close before.
  private var last = 0.0
  /// RSI: the smoothed gain and loss.
  private var gain = 0.0
  private var loss = 0.0

  /// An actor before a symbol's first row.
  init(_ column: IndicatorColumn) {
    self.column = column
    recent = column.kind == .sma ? [Double](repeating: 0, count: column.window) : []
  }

  /// Takes a batch of closes and writes as many values; NaN where the indicator is not defined yet.
  mutating func take(_ closes: UnsafePointer<Double>, count: Int, into values: UnsafeMutablePointer<Double>) {
    switch column.kind {
    case .sma: simple(closes, count, values)
    case .ema: exponential(closes, count, values)
    case .rsi: strength(closes, count, values)
    }
    seen += count
  }

  private mutating func simple(
    _ closes: UnsafePointer<Double>, _ count: Int, _ values: UnsafeMutablePointer<Double>
  ) {
    let window = column.window
    let share = 1 / Double(window)
    var sum = self.sum
    var oldest = self.oldest
    recent.withUnsafeMutableBufferPointer { recent in
      for row in 0..<count {
        // Zero until the window is full, so that there is one rule for all rows.
        sum += closes[row] - recent[oldest]
        recent[oldest] = closes[row]
        oldest = oldest &+ 1 == window ? 0 : oldest &+ 1
        values[row] = seen &+ row &+ 1 >= window ? sum * share : .nan
      }
    }
    self.sum = sum
    self.oldest = oldest
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
      values[row] = time < window ? .nan : (moved == 0 ? 50 : 100 * gain / moved)
    }
    (last, self.gain, self.loss) = (before, gain, loss)
  }
}

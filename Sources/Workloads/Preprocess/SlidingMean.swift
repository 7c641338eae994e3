import SpeedupKit

/// The mean of the last w values, batch after batch, without ever subtracting.
///
/// A running sum, which takes off what leaves the window, keeps the rounding errors of all values it has ever seen: after a
/// fall from 100,000 to 1 they are as large as those of 100,000, and pass 1e-9 of the sum within 500,000 rows. Here time is
/// cut into blocks of w rows; a window is then the end of one block and the beginning of the next, and its sum is one
/// number of each (van Herk 1992, Gil and Werman 1993, there for minima). That is two additions a row whatever w is, and an
/// error of at most about w roundings of values that are in the window.
///
/// Blocks are counted from the first row of all, not of a batch, so no batch boundary changes a value.
struct SlidingMean {
  private let window: Int
  /// The current block's values, as many as `place`; and behind them, for every place, the sum of the block before from
  /// there to its end, with a zero after the last.
  private var memory: [Double]
  /// How many values of the current block have come, and their sum.
  private var place = 0
  private var begun = 0.0

  init(window: Int) {
    self.window = window
    // There is no block before the first: its sums are not defined, and so neither is any mean that needs them.
    memory = [Double](repeating: .nan, count: 2 * window + 1)
    memory[2 * window] = 0
  }

  /// Takes a batch and writes as many means; NaN until the window is full.
  mutating func take(_ closes: UnsafePointer<Double>, count: Int, into values: UnsafeMutablePointer<Double>) {
    let (window, size) = (self.window, Double(self.window))
    var (place, begun) = (self.place, self.begun)
    defer { (self.place, self.begun) = (place, begun) }
    memory.withUnsafeMutableBufferPointer { memory in
      let block = memory.baseAddress!
      let rest = block + window
      var row = 0
      while row < count {
        let rows = min(count - row, window - place)
        let (current, after) = (block + place, rest + place + 1)
        var sum = begun
        for step in 0..<rows {
          let close = closes[row &+ step]
          current[step] = close
          sum += close
          values[row &+ step] = (after[step] + sum) / size
        }
        begun = sum
        place += rows
        row += rows
        guard place == window else { break }
        Self.sumFromEnd(block, count: window, into: rest)
        (place, begun) = (0, 0)
      }
    }
  }

  private static func sumFromEnd(
    _ values: UnsafeMutablePointer<Double>, count: Int, into sums: UnsafeMutablePointer<Double>
  ) {
    var sum = 0.0
    var index = count
    while index > 0 {
      index &-= 1
      sum += values[index]
      sums[index] = sum
    }
  }
}

extension SlidingMean: ByteCodable {
  func encode(into writer: inout ByteWriter) {
    writer.write(window)
    writer.write(array: memory)
    writer.write(place)
    writer.write(begun)
  }

  init(from reader: inout ByteReader) throws {
    window = try reader.read()
    memory = try reader.readArray(of: Double.self)
    (place, begun) = (try reader.read(), try reader.read())
  }
}

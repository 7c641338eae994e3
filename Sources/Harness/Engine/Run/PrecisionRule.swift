import SpeedupKit

/// Decides when a cell has been run often enough: `--repeat auto --precision 2%`.
///
/// Every cell has a confidence sequence for the median of its wall time. Such a sequence covers at all
/// times at once with its confidence, so looking after every run and stopping when it is narrow enough costs nothing,
/// unlike the same done with an interval made for a fixed number of runs.
package struct PrecisionRule: StoppingRule, Sendable {
  /// How far an end may be from the middle, as a factor less one: 0.02 for 2 %.
  package let precision: Double
  private var sequences: [Int: MedianConfidenceSequence] = [:]
  private var failures: [Int: Int] = [:]

  /// Confidence of every cell's sequence.
  package static let confidence = 0.95
  /// A cell that has failed this often and never succeeded is given up.
  package static let patience = 3

  /// A rule.
  package init(precision: Double) { self.precision = precision }

  /// Takes a counted run in.
  package mutating func observe(_ record: RunRecord) {
    guard !record.warmup else { return }
    guard record.status == .ok, let wall = record.figures.wall, wall > Seconds(0) else {
      failures[record.cell, default: 0] += 1
      return
    }
    var sequence = sequences[record.cell] ?? (try? MedianConfidenceSequence(confidence: Self.confidence))
    _ = try? sequence?.observe(wall.value)
    sequences[record.cell] = sequence
  }

  /// How well the cell's median is known, as ``precision``; nil while nothing is known.
  package func precision(of cell: Int) -> Double? {
    guard let interval = sequences[cell]?.interval, interval.lower > 0 else { return nil }
    return (interval.upper / interval.lower).squareRoot() - 1
  }

  /// Whether the cell needs no more runs.
  package func isDone(_ cell: Int) -> Bool {
    guard let sequence = sequences[cell] else { return failures[cell, default: 0] >= Self.patience }
    guard let interval = sequence.interval else { return false }
    return interval.upper <= interval.lower * (1 + precision) * (1 + precision)
  }
}

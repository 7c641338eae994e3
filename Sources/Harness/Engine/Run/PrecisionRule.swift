import SpeedupKit

/// Decides when a cell has been run often enough: `--repeat auto --precision 2%`.
///
/// Every cell has a confidence sequence for the median of its wall time. Such a sequence covers at all
/// times at once with its confidence, so looking after every run and stopping when it is narrow enough costs nothing,
/// unlike the same done with an interval made for a fixed number of runs. A run that was killed at a limit would have
/// taken longer than any other, and counts as that.
package struct PrecisionRule: StoppingRule, Sendable {
  /// How far an end may be from the middle, as a factor less one: 0.02 for 2 %.
  package let precision: Double
  private var sequences: [Int: MedianConfidenceSequence] = [:]
  private let patience: Int
  private var failures: [Int: Int] = [:]
  private var succeeded: Set<Int> = []

  /// Confidence of every cell's sequence.
  package static let confidence = 0.95
  /// A cell that has failed this often and never succeeded is given up.
  package static let patience = 3

  /// A rule.
  /// - Parameter policy: with `keepGoing` no cell is given up.
  package init(precision: Double, _ policy: FailurePolicy = .giveUp) {
    self.precision = precision
    patience = policy == .keepGoing ? Int.max : Self.patience
  }

  /// Takes a counted run in.
  package mutating func observe(_ record: RunRecord) {
    guard !record.warmup else { return }
    if record.status != .ok { failures[record.cell, default: 0] += 1 } else { succeeded.insert(record.cell) }
    let wall = record.status.isLimit ? .infinity : record.status == .ok ? record.figures.wall?.value : nil
    guard let wall, wall > 0 else { return }
    var sequence = sequences[record.cell] ?? (try? MedianConfidenceSequence(confidence: Self.confidence))
    _ = try? sequence?.observe(wall)
    sequences[record.cell] = sequence
  }

  /// How well the cell's median is known, as ``precision``; infinite while its upper end is that of killed runs, and nil while nothing
  /// is known.
  package func precision(of cell: Int) -> Double? {
    guard let interval = sequences[cell]?.intervalOfAll, interval.lower > 0, interval.lower.isFinite else { return nil }
    return (interval.upper / interval.lower).squareRoot() - 1
  }

  /// Whether the cell's runs contradict each other, so that no number of them makes its median known.
  package func hasDrifted(_ cell: Int) -> Bool { sequences[cell]?.hasDrifted ?? false }

  /// Whether the cell needs no more runs. One whose whole interval is beyond the limit needs none: it is known that its
  /// median is. Where times drift the running intersection gets narrow before it is empty, so that the interval of all
  /// runs counts, and one whose runs contradict each other is never done.
  package func isDone(_ cell: Int) -> Bool {
    if !succeeded.contains(cell), failures[cell, default: 0] >= patience { return true }
    guard let sequence = sequences[cell], !sequence.hasDrifted, let interval = sequence.intervalOfAll else {
      return false
    }
    return interval.upper <= interval.lower * (1 + precision) * (1 + precision)
  }
}

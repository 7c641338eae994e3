import SpeedupCore
import SpeedupStatistics

/// What the comparison says of one metric of one cell: a place in ``ComparedCells``.
package struct ComparedCell: Sendable {
  private let cells: ComparedCells
  private let place: Int

  init(_ cells: ComparedCells, _ place: Int) { (self.cells, self.place) = (cells, place) }

  /// The axis values that both sides share.
  package var axes: [AxisValue] { cells.axes(place) }
  package var metric: Metric { cells.metric(place) }
  /// The figure behind it: memory without page cache where both sides have it.
  package var figure: Metric { cells.figure(place) }
  /// Why it is not judged; nil when it is.
  package var refusal: Refusal? { cells.refusal(place) }
  /// How it was judged; nil when it was not.
  package var evidence: Evidence? { cells.evidence(place) }
  /// The verdict: `notJudged` where there is a ``refusal``.
  package var verdict: Verdict { cells.verdict(place) }
  /// About how many pairs a paired gate would need to tell; nil where the verdict stands, or there is no
  /// telling.
  package var pairs: PairsNeeded? { cells.pairs(place) }

  /// Such as `variant=filter symbols=50`.
  package var label: String {
    var bytes: [UInt8] = []
    cells.writeLabel(cells.cell(place), to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The figures behind a verdict.
  package struct Evidence: Sendable, Equatable {
    /// Median of the base in seconds, bytes or a count; +∞ when most runs were killed at a limit and nothing bounds them.
    package let base: Double
    /// Median of the new one.
    package let new: Double
    /// What is known of those, where most runs were killed at a limit.
    package let bounds: (base: Bound, new: Bound)
    /// Median of the new one over that of the base, where an amount below the metric's resolution counts as the resolution.
    package let change: Double
    private let counts: (runs: SideCounts, censored: SideCounts, disturbed: SideCounts)
    /// What is known of ``change``; nil where nothing is, since both medians are bounds, or one is not known at all.
    package var changeBound: Bound? {
      guard base.isFinite, new.isFinite, !change.isNaN else { return nil }
      return switch bounds {
      case (.exact, let new): new
      case (let base, .exact): base.inverted
      default: nil
      }
    }
    /// Runs on either side that count, killed ones included.
    package var runs: (base: Int, new: Int) { counts.runs.whole }
    /// Runs on either side that were killed at a limit.
    package var censored: (base: Int, new: Int) { counts.censored.whole }
    /// Runs on either side that other load disturbed.
    package var disturbed: (base: Int, new: Int) { counts.disturbed.whole }
    /// The shift in log units.
    package internal(set) var shift: SessionShift
    /// The interval of new / base, widened by the drift between sessions; an end may be infinite.
    package let ratio: Interval
    /// p-values adjusted by Holm over all cells and metrics.
    package internal(set) var adjusted: (alarm: Double, equivalence: Double)

    init(
      base: Double, new: Double, bounds: (base: Bound, new: Bound), change: Double, runs: (base: Int, new: Int),
      censored: (base: Int, new: Int), disturbed: (base: Int, new: Int), shift: SessionShift, ratio: Interval,
      adjusted: (alarm: Double, equivalence: Double)
    ) {
      (self.base, self.new, self.bounds, self.change) = (base, new, bounds, change)
      counts = (SideCounts(runs), SideCounts(censored), SideCounts(disturbed))
      (self.shift, self.ratio, self.adjusted) = (shift, ratio, adjusted)
    }

    /// Numbers of runs on either side, in half the room: there may be a million of these.
    private struct SideCounts {
      let base, new: UInt32
      init(_ whole: (base: Int, new: Int)) { (base, new) = (UInt32(clamping: whole.base), UInt32(clamping: whole.new)) }
      var whole: (base: Int, new: Int) { (Int(base), Int(new)) }
    }

    package static func == (a: Evidence, b: Evidence) -> Bool {
      a.base == b.base && a.new == b.new && a.bounds == b.bounds && a.change == b.change && a.runs == b.runs
        && a.censored == b.censored && a.disturbed == b.disturbed && a.shift == b.shift
        && a.ratio == b.ratio && a.adjusted == b.adjusted
    }
  }

  /// Why a metric of a cell is not judged.
  package enum Refusal: Sendable, Hashable, CustomStringConvertible {
    /// A wall time with more virtual cores than CPUs is no result.
    case oversubscribed
    /// Told by a model on both sides: nothing was run.
    case modelled(String)
    /// Other load disturbed so many runs of a side that a wall time says as much of it as of the program.
    case unfit(base: String, new: String)
    /// A side lacks the figure.
    case notMeasured(String)
    /// Some figures are 0, below the clock's resolution, and have no ratio.
    case zero
    /// Fewer passes on a side than are needed.
    case tooFewRuns(base: Int, new: Int, fewest: Int)
    /// Runs failed, so that the others may have done other work.
    case failed(base: Int, new: Int)
    /// Runs were killed at a limit, and it was not the same on both sides: which cost more is not known.
    case limitsDiffer
    /// The figure came about in different ways.
    case provenanceDiffers(base: String, new: String)
    /// The answers differ: a speed-up with a wrong answer is no speed-up.
    case answersDiffer(base: String, new: String)
    /// Runs that count whatever they end with (`--ignore-failure`) never end alike.
    case exitStatusesDiffer(base: String, new: String)

    /// One line.
    package var description: String {
      switch self {
      case .oversubscribed: "oversubscribed: a wall time with more virtual cores than CPUs can't be judged"
      case .modelled(let how): "\(how) on both sides: nothing was measured"
      case .unfit(let base, let new): "unfit: other load disturbed \(base) runs in BASE, \(new) in NEW"
      case .notMeasured(let side): "not measured in \(side)"
      case .zero: "some figures are 0, below what the clock resolves"
      case .tooFewRuns(let base, let new, let fewest):
        "too few runs: \(base) in BASE, \(new) in NEW; at least \(fewest) a side"
      case .failed(let base, let new): "\(base) runs failed in BASE, \(new) in NEW"
      case .limitsDiffer: "runs were killed at a limit that is not the same on both sides"
      case .provenanceDiffers(let base, let new):
        SafeText.excerpt("not had in the same way: \(base) in BASE, \(new) in NEW")
      case .exitStatusesDiffer(let base, let new): "runs ended with exit status \(base) in BASE, \(new) in NEW"
      case .answersDiffer(let base, let new):
        SafeText.excerpt("the answers differ: \(base) in BASE, \(new) in NEW")
      }
    }

    /// Whether it is itself a finding against NEW: a wrong answer, or runs that failed only there.
    package var isFinding: Bool {
      switch self {
      case .answersDiffer: true
      case .exitStatusesDiffer(_, let new): new != "0"
      case .failed(let base, let new): base == 0 && new > 0
      case .oversubscribed, .modelled, .unfit, .notMeasured, .zero, .tooFewRuns, .limitsDiffer, .provenanceDiffers:
        false
      }
    }

    /// Whether it leaves a question open that another measurement could answer. An oversubscribed wall time
    /// and a figure that was not recorded were never in question.
    package var isOpen: Bool {
      switch self {
      case .unfit, .modelled, .zero, .tooFewRuns, .failed, .limitsDiffer, .answersDiffer, .provenanceDiffers,
        .exitStatusesDiffer:
        true
      case .oversubscribed, .notMeasured: false
      }
    }
  }
}

extension ComparedCell: Equatable {
  package static func == (a: ComparedCell, b: ComparedCell) -> Bool {
    a.axes == b.axes && a.metric == b.metric && a.figure == b.figure && a.refusal == b.refusal
      && a.evidence == b.evidence && a.verdict == b.verdict && a.pairs == b.pairs
  }
}

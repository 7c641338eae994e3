import SpeedupCore
import SpeedupJudge
import SpeedupStatistics
import SpeedupSystem

/// A comparison as `--json` prints it. Costs are in seconds, bytes or counts, ratios are new / base; what is
/// not known, or infinite because runs were killed at a limit, is absent.
package struct ComparisonJSON: Encodable, Sendable {
  private let format = 1
  private let base: String
  private let new: String
  private let exitStatus: Int32
  private let alpha: Double
  private let drift: Double
  private let cells: [Cell]
  private let onlyInBase: [String]
  private let onlyInNew: [String]
  private let remarks: [String]
  private let gate: String?

  private enum CodingKeys: String, CodingKey {
    case format, base, new, alpha, drift, cells, remarks, gate
    case exitStatus = "exit_status"
    case onlyInBase = "only_in_base"
    case onlyInNew = "only_in_new"
  }

  package init(_ report: ComparisonReport) {
    let comparison = report.comparison
    (base, new) = (SafeText.excerpt(report.names.base), SafeText.excerpt(report.names.new))
    exitStatus = comparison.exitStatus
    alpha = comparison.settings.level
    drift = comparison.settings.drift.fraction
    cells = comparison.cells.map { Cell($0, settings: comparison.settings) }
    (onlyInBase, onlyInNew) = comparison.unmatched
    remarks = comparison.remarks + report.more
    gate = report.gate
  }

  private struct Cell: Encodable, Sendable {
    let axes: [String: String]
    let metric: Metric
    /// The figure behind it: memory without page cache where both sides have it.
    let figure: Metric
    let margin: Double
    /// Absent when not judged.
    let verdict: Verdict?
    let notJudged: String?
    var base: Double?
    var baseMark: String?
    var new: Double?
    var newMark: String?
    var ratio: Double?
    var ratioMark: String?
    var ratioLower: Double?
    var ratioUpper: Double?
    var confidence: Double?
    var method: SessionShift.Method?
    var pAlarm: Double?
    var pEquivalence: Double?
    var runsBase: Int?
    var runsNew: Int?
    var censoredBase: Int?
    var censoredNew: Int?
    var disturbedBase: Int?
    var disturbedNew: Int?
    var pairs: String?

    private enum CodingKeys: String, CodingKey {
      case axes, metric, figure, margin, verdict, base, new, ratio, confidence, method
      case notJudged = "not_judged"
      case baseMark = "base_mark"
      case newMark = "new_mark"
      case ratioMark = "ratio_mark"
      case ratioLower = "ratio_lower"
      case ratioUpper = "ratio_upper"
      case pAlarm = "p_alarm_adjusted"
      case pEquivalence = "p_equivalence_adjusted"
      case runsBase = "runs_base"
      case runsNew = "runs_new"
      case censoredBase = "censored_base"
      case censoredNew = "censored_new"
      case disturbedBase = "disturbed_base"
      case disturbedNew = "disturbed_new"
      case pairs = "pairs_for_gate"
    }

    init(_ cell: ComparedCell, settings: ComparisonSettings) {
      axes = Dictionary(cell.axes.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
      metric = cell.metric
      figure = cell.figure
      margin = settings.margin(cell.metric).fraction
      verdict = cell.evidence == nil ? nil : cell.verdict
      notJudged = cell.refusal?.description
      guard let evidence = cell.evidence else { return }
      func finite(_ value: Double) -> Double? { value.isFinite ? value : nil }
      base = finite(evidence.base)
      new = finite(evidence.new)
      ratio = evidence.changeBound == nil ? nil : finite(evidence.change)
      func mark(_ bound: Bound?) -> String? { bound.flatMap { $0.sign.isEmpty ? nil : $0.sign } }
      (baseMark, newMark) = (mark(evidence.bounds.base), mark(evidence.bounds.new))
      ratioMark = mark(evidence.changeBound)
      ratioLower = finite(evidence.ratio.lower)
      ratioUpper = finite(evidence.ratio.upper)
      confidence = evidence.ratio.confidence
      method = evidence.shift.method
      pAlarm = evidence.adjusted.alarm
      pEquivalence = evidence.adjusted.equivalence
      (runsBase, runsNew) = evidence.runs
      (censoredBase, censoredNew) = evidence.censored
      (disturbedBase, disturbedNew) = evidence.disturbed
      pairs = cell.pairs?.description
    }
  }
}

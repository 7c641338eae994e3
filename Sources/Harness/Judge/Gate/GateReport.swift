import SpeedupCore
import SpeedupStatistics

package struct GateReport: Sendable, Codable, Equatable {
  package let plan: GatePlan
  /// One row a comparison, in the plan's order; of a cell that failed or was skipped, one row for that and
  /// those of the comparisons that were decided before.
  package let rows: [GateRow]
  /// What a reader should know besides, one line each.
  package var notes: [String]
  package let ending: RunEnding
  package let elapsed: Seconds
  /// The machine in one line; nil: not told.
  package var machine: String?

  /// A report, as read from a file or made for a test.
  package init(plan: GatePlan, rows: [GateRow], notes: [String], ending: RunEnding, elapsed: Seconds) {
    self.plan = plan
    self.rows = rows
    self.notes = notes
    self.ending = ending
    self.elapsed = elapsed
  }

  /// The rows, the worst first: by verdict, then by how much the median grew.
  package var worstFirst: [GateRow] {
    let order = Dictionary(uniqueKeysWithValues: Verdict.allCases.enumerated().map { ($1, $0) })
    return rows.enumerated().sorted { left, right in
      let (a, b) = (order[left.element.verdict] ?? 0, order[right.element.verdict] ?? 0)
      if a != b { return a < b }
      let (x, y) = (left.element.ratio ?? .infinity, right.element.ratio ?? .infinity)
      return x != y ? x > y : left.offset < right.offset
    }.map(\.element)
  }

  package func count(_ verdict: Verdict) -> Int { rows.count { $0.verdict == verdict } }

  /// The exit status: 1 for a regression or a limit that is not kept, else 2 for input that can't be used, else 3 when something could not be
  /// measured, else 4 when something is inconclusive (or what the plan says of it), else 0.
  package var exitStatus: Int32 {
    if count(.regressed) + count(.overLimit) > 0 { return 1 }
    if count(.badInput) > 0 { return 2 }
    if count(.failed) > 0 || count(.skipped) == rows.count { return 3 }
    guard count(.inconclusive) > 0 else { return 0 }
    return switch plan.onInconclusive {
    case nil: 4
    case .pass: 0
    case .fail: 1
    }
  }

  /// One line: `2 regressed, 7 equivalent, 1 inconclusive`.
  package var summary: String { Counted.list(Verdict.self, count) }
}

/// One comparison's result.
public struct GateRow: Sendable, Codable, Equatable {
  /// The cell, from 0.
  public package(set) var cell: Int
  /// Its name.
  public package(set) var label: String
  /// What was compared; nil: the runs themselves, which failed.
  public package(set) var metric: Metric?
  /// The figure behind it, where that is not the one of the metric's own name: memory without page cache.
  public package(set) var figure: Metric?
  public package(set) var verdict: Verdict
  /// Why, where the figures don't say it; one line.
  public package(set) var detail = ""
  /// The bound that the new side was held against; nil: the base.
  package var limit: MetricLimit?
  /// The change that counted as none; nil where there is no comparison with the base.
  package var margin: Margin?
  /// Pairs behind it.
  public package(set) var pairs = 0
  /// The base's median, in seconds, bytes or instructions.
  public package(set) var base: Double?
  /// The new side's median.
  public package(set) var new: Double?
  /// Median of the pairs' ratios new/base.
  public package(set) var ratio: Double?
  /// Ends of the anytime-valid 95 % interval for that median ratio.
  public package(set) var ratioLow: Double?
  /// Its upper end.
  public package(set) var ratioHigh: Double?
  /// Holm-adjusted p-value of a change beyond the margin, over the whole gate; nil where counts decide
  /// exactly.
  public package(set) var adjustedP: Double?
  /// Whether the figures are exact counts instead of medians of pairs.
  public package(set) var exact = false

  /// A row without figures.
  package init(cell: Int, label: String, metric: Metric?, verdict: Verdict, detail: String = "") {
    self.cell = cell
    self.label = label
    self.metric = metric
    self.verdict = verdict
    self.detail = detail
  }
}

import SpeedupCore

/// The named numbers of one run that a claim's figure may be made of: the columns of a results file (`wall_seconds`), the
/// short names of metrics (`wall`), the workload's own figures (`partition_seconds`) and the axes (`symbols`).
package struct ClaimFigures {
  private let result: CellResult
  private let axes: [AxisValue]
  private let end: End

  /// Which end of what a replay allows a run's wall time to be; ``asMeasured``: its centre, or what was measured.
  package enum End: Sendable {
    case low, asMeasured, high
  }

  /// The numbers of a run of a cell with these axes.
  package init(_ result: CellResult, axes: [AxisValue], _ end: End = .asMeasured) {
    self.result = result
    self.axes = axes
    self.end = end
  }

  /// The number of this name; nil where it was not measured.
  package func number(_ name: String) -> Double? {
    guard end != .asMeasured, let band = result.wallBand, Self.metrics[name] == .wall else { return measured(name) }
    return end == .low ? band.lowerBound : band.upperBound
  }

  private func measured(_ name: String) -> Double? {
    if let metric = Self.metrics[name] {
      let value = result.figures.value(metric)
      guard metric == .wall, let limit = result.status.limitReached(result.detail)?.value else { return value }
      return max(value ?? limit, limit)
    }
    if let text = result.answer?.measures[name] { return Double(decimal: text).flatMap { $0.isFinite ? $0 : nil } }
    if let text = result.measures[name] { return Double(decimal: text).flatMap { $0.isFinite ? $0 : nil } }
    return axes.number(of: name)
  }

  /// What a run of a workload with these figures and axes can give; for a check before anything runs.
  package static func known(measures: [String], axes: [String]) -> Set<String> {
    Set(metrics.keys).union(measures).union(axes)
  }

  /// Metrics by their column and, where it is one word, by their name.
  static let metrics: [String: Metric] = {
    var names: [String: Metric] = [:]
    for metric in Metric.allCases where metric.unit != .text && metric.unit != .ratio {
      if let column = metric.column { names[column] = metric }
      if !metric.name.contains("-") { names[metric.name] = metric }
    }
    return names
  }()

  /// Whether a number follows the clock on the wall, so that a machine that is not fit spoils it. CPU time, memory and
  /// counts are judged anywhere.
  static func isTimed(_ name: String) -> Bool {
    if let metric = metrics[name] { return metric == .wall || metric == Metric.setup }
    if name.hasPrefix("cpu_") || name.hasSuffix("_cpu_seconds") { return false }
    return name.hasSuffix("_seconds") || name.hasSuffix("per_second")
  }
}

import SpeedupCore
import SpeedupPredict
import SpeedupStatistics

package struct FitRequest: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    /// More is better: a law of scaling.
    case rate
    /// Less is better, for the same work: a law of scaling.
    case time
    /// A cost by the size of the work: its order of growth.
    case growth
  }

  /// The axis or column of the horizontal axis.
  package var x: String
  /// The figure: `throughput`, `wall`, `cpu`, `peak_memory`, or a column.
  package var y: String
  /// The metric that it is; nil: a throughput, a figure of the program's own, or a plain file's column.
  package var metric: Metric? { Self.metrics[y] }
  /// What the figure is; nil: by its name.
  package var kind: Kind?
  /// Only rows with these values; several of one axis: any of them.
  package var kept: [AxisValue] = []
  /// Whether errors and notes may say that `--disturbed` uses disturbed runs: whoever asks has that option.
  package var namesDisturbedOption = true
  /// A column of weights; nil: all points count alike.
  package var weights: String?
  /// Whether runs count that other load disturbed.
  package var usesDisturbed = false

  package init(x: String, y: String) {
    self.x = x
    self.y = y
  }

  /// Whether a row with these values is wanted.
  func keeps(_ value: (_ name: String) -> String?) -> Bool {
    Dictionary(grouping: kept, by: \.name).allSatisfy { name, allowed in
      allowed.contains { $0.value.isExactly(value(name)) }
    }
  }

  /// - Throws: ``InputError`` for a value of ``kept`` that no row has.
  func checkKept(_ values: (_ name: String) -> [String], in file: String) throws {
    for wanted in kept {
      let known = ResultAxes.sorted(ReferenceChoice.distinct(values(wanted.name)))
      guard !known.containsExactly(wanted.value) else { continue }
      throw InputError(
        SafeText.line(
          "\(file): --where: no row has \(wanted.name)=\(wanted.value); the values are: "
            + known.prefix(12).joined(separator: ", ")))
    }
  }

  /// The figures that every results file has.
  package static let figures = ["throughput", "wall", "cpu", "peak_memory"]
  /// The metrics that are numbers, by the names of their columns and those above.
  private static let metrics: [String: Metric] = {
    let columns = Metric.allCases.filter { $0.unit != .text }.compactMap { metric in metric.column.map { ($0, metric) }
    }
    return Dictionary(uniqueKeysWithValues: columns + [("wall", .wall), ("cpu", .cpu), ("peak_memory", .memory)])
  }()
  /// All that ``y`` may be in a results file without figures of the program's own.
  package static let known = figures + Metric.allCases.compactMap(\.column).filter { metrics[$0] != nil }

  /// With the column of a metric that is named as elsewhere, such as `memory`.
  package static func column(_ name: String) -> String {
    guard !known.contains(name) else { return name }
    return Metric.allCases.first { $0.name == name && $0.unit != .text }?.column ?? name
  }

  /// What the figure is.
  /// - Throws: ``InputError`` where its name does not tell.
  package func resolvedKind() throws -> Kind {
    if let kind { return kind }
    let name = y.lowercased()
    if ["throughput", "speedup", "speed_up", "per_second", "rate"].contains(where: name.contains) { return .rate }
    if let metric, metric != .wall { return .growth }
    if name.hasSuffix("_bytes") { return .growth }
    guard ["wall", "time", "seconds", "elapsed", "latency"].contains(where: name.contains) || name.hasSuffix("_s")
    else {
      throw InputError("--y: '\(y)' does not say what it is; add --as rate, --as time or --as growth")
    }
    return ParallelAxes.resources.contains(x) ? .time : .growth
  }

  /// Whether it is a time, a rate or a figure of the program's own, which depend on how many cores there really were.
  var isTime: Bool { metric.map { $0.unit == .seconds } ?? true }

  /// How the figure's numbers are written.
  package var unit: Readable.Quantity {
    if y == "peak_memory" || y.hasSuffix("_bytes") { return .bytes }
    return y == "wall" || y == "cpu" || y.hasSuffix("_seconds") || y.hasSuffix("_s") ? .seconds : .count
  }
}

/// Points to be fitted, and what was not used.
package struct FitInput: Sendable {
  package struct Series: Sendable {
    /// What it is told apart by, such as `variant=filter`; empty for a single one.
    package let label: String
    /// Its points, from left to right.
    package var points: [Point]
  }

  package struct Point: Sendable {
    /// The median with its weight.
    package let point: CurvePoint
    /// How far the median may be off; nil where a single figure is known.
    package let bar: ClosedRange<Double>?
    /// How many runs or rows it rests on.
    package let count: Int
    /// Whether the upper end of ``bar`` is only a bound, since some runs were killed at a limit.
    package var isOpenAbove = false
    /// The rows of a CSV or the runs of a sweep that it is the median of; empty where they are not known.
    package var rows: [CurvePoint] = []
  }

  /// A place without a median, since runs did not end well.
  package struct Lost: Sendable {
    package let label: String
    package let x: Double
    /// What a time or an amount is at least there, and a rate at most; nil: nothing tells.
    package let bound: Double?
    /// How the runs ended: `8 of 8 runs were killed at the time limit`.
    package let ending: String
  }

  package var series: [Series] = []
  /// Places where runs did not end well, and no median is known.
  package var lost: [Lost] = []
  /// What was left out, a sentence each.
  package var leftOut: [String] = []
  /// What else is to be known of the points.
  package var notes: [String] = []
  /// How the points were had: measured or imported.
  package var evidence = Evidence.pinned

  /// Takes in that runs or rows were imported.
  mutating func note(imported count: Int, _ name: String) {
    guard count > 0 else { return }
    evidence = .imported
    notes.append("\(Counted.text(count, name)) imported: how they were made is not known.")
  }

  /// The most series that are fitted at once.
  package static let mostSeries = 12

  /// Refuses what nobody could read.
  /// - Throws: ``InputError``, or ``NotMeasured`` where all runs failed or were killed.
  func checked(_ name: String, _ request: FitRequest, axes: [String]) throws -> FitInput {
    guard !series.isEmpty else {
      let why = leftOut.isEmpty ? "" : "; \(leftOut.joined(separator: "; "))"
      let problem = "\(name): no row has both \(request.x) and \(request.y)\(why)"
      throw lost.isEmpty ? InputError(problem) : NotMeasured(problem)
    }
    guard series.count <= Self.mostSeries else {
      throw InputError(
        "\(name): \(series.count) series differ in \(axes.joined(separator: ", ")); choose some by --where, such as "
          + "--where '\(axes[0])=\(series[0].label.split(separator: " ").first?.split(separator: "=").last ?? "")'")
    }
    return self
  }
}

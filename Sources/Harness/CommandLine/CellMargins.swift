import SpeedupCore

/// What `--threshold` says: margins of all cells, and of some.
struct CellMargins {
  /// The texts that are said of all cells.
  let plain: [String]
  private let own: [(selector: CellSelector, text: String)]
  private let option: String

  /// - Throws: ``InputError`` naming the option, the text and the fix.
  init(_ texts: [String], option: String) throws {
    self.option = option
    let split = try texts.map { try CellSelector.split($0, option: option) }
    plain = split.compactMap { $0.selector == nil ? $0.rest : nil }
    own = split.compactMap { part in part.selector.map { ($0, part.rest) } }
  }

  /// - Throws: ``InputError`` for a selector that means no cell.
  func requireMatches(_ cells: [[AxisValue]]) throws {
    for entry in own { try entry.selector.requireMatch(cells, option: option) }
  }

  /// A cell's own margins; of several that mean it and a metric the last one counts. nil: it has none.
  /// - Throws: ``InputError`` for a metric that is not judged, or no margin.
  func of(_ cell: [AxisValue], metrics: [MetricMargin]) throws -> [MetricMargin]? {
    var found: [Metric: Margin] = [:]
    for entry in own {
      // Read of all cells, so that a slip is refused wherever it is.
      let read = try Margin.read([entry.text], judged: metrics.map(\.metric))
      if entry.selector.matches(cell) { found.merge(read) { $1 } }
    }
    return found.isEmpty
      ? nil : metrics.compactMap { metric in found[metric.metric].map { MetricMargin(metric.metric, $0) } }
  }
}

/// What `--limit` says: bounds on the new side's figures in all cells, and in some.
struct CellLimits {
  private let entries: [(selector: CellSelector?, limit: MetricLimit)]
  private let option: String

  /// - Parameter metrics: those that the gate compares.
  /// - Throws: ``InputError`` naming the option, the text and the fix.
  init(_ texts: [String], metrics: [Metric], option: String) throws {
    self.option = option
    let own = metrics.filter { $0.unit == .declared }
    entries = try texts.map { text in
      let (selector, rest) = try CellSelector.split(text, option: option)
      let limit = try MetricLimit(parsing: rest, among: Metric.judged + own, option: option)
      if limit.metric == .instructions, !metrics.contains(.instructions) {
        throw InputError(
          "\(option): '\(text)': instructions are counted only where they are compared; add --metric instructions")
      }
      return (selector, limit)
    }
    for (place, entry) in entries.enumerated() {
      let isTwice = entries.prefix(place).contains {
        $0.selector == entry.selector && $0.limit.metric == entry.limit.metric
          && $0.limit.isAtMost == entry.limit.isAtMost
      }
      if isTwice { throw InputError("\(option): '\(texts[place])': there are two limits of that kind; keep one") }
    }
  }

  /// - Throws: ``InputError`` for a selector that means no cell.
  func requireMatches(_ cells: [[AxisValue]]) throws {
    for entry in entries { try entry.selector?.requireMatch(cells, option: option) }
  }

  /// A cell's limits; of several on a metric and to the same side one for some cells counts more than one for all, and else
  /// the last one. nil: it has none.
  func of(_ cell: [AxisValue]) -> [MetricLimit]? {
    var found: [MetricLimit] = []
    let ordered = entries.filter { $0.selector == nil } + entries.filter { $0.selector != nil }
    for entry in ordered where entry.selector?.matches(cell) ?? true {
      found.removeAll { $0.metric == entry.limit.metric && $0.isAtMost == entry.limit.isAtMost }
      found.append(entry.limit)
    }
    return found.isEmpty ? nil : found
  }
}

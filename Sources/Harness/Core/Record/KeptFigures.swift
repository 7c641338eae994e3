/// Which figures are kept of the rows that are read. The others are checked all the same.
package struct KeptFigures: Sendable {
  /// nil: all.
  private let metrics: Set<Metric>?
  private let measures: Set<String>

  /// All that there are.
  package static let all = KeptFigures(metrics: nil, measures: [])

  private init(metrics: Set<Metric>?, measures: Set<String>) { (self.metrics, self.measures) = (metrics, measures) }

  /// These, with what they are made of and how they were had.
  /// - Parameter measures: the program's own, by name.
  package init(_ metrics: [Metric], measures: [String] = []) {
    var all = Set(metrics)
    for metric in metrics {
      if let method = metric.method { all.insert(method) }
      if metric == .cpu { all.formUnion([Metric.user, Metric.system]) }
    }
    self.init(metrics: all, measures: Set(measures + metrics.filter { $0.unit == .declared }.map(\.name)))
  }

  var isAll: Bool { metrics == nil }
  func holds(_ metric: Metric) -> Bool { metrics?.contains(metric) ?? true }
  func holds(measure name: String) -> Bool { metrics == nil || measures.contains(name) || name == RunDisturbance.told }
}

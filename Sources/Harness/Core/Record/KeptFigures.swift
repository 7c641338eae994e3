/// Which figures are kept of the rows that are read. The others are checked all the same.
package struct KeptFigures: Sendable {
  /// nil: all.
  private let metrics: Set<Metric>?
  private let measures: Set<String>
  /// Whether it is kept which runs other load disturbed, though not the figures that it is told from.
  let disturbances: Bool

  package static let all = KeptFigures(metrics: nil, measures: [], disturbances: false)

  private init(metrics: Set<Metric>?, measures: Set<String>, disturbances: Bool) {
    (self.metrics, self.measures, self.disturbances) = (metrics, measures, disturbances)
  }

  /// These, and how they were had; of CPU time the sum alone.
  /// - Parameters:
  ///   - measures: the program's own, by name.
  ///   - disturbances: whether ``DisturbedRows`` is asked of the rows.
  package init(_ metrics: [Metric], measures: [String] = [], disturbances: Bool = false) {
    self.init(
      metrics: Set(metrics + metrics.compactMap(\.method)),
      measures: Set(measures + metrics.filter { $0.unit == .declared }.map(\.name)), disturbances: disturbances)
  }

  var isAll: Bool { metrics == nil }
  func holds(_ metric: Metric) -> Bool { metrics?.contains(metric) ?? true }
  func holds(measure name: String) -> Bool { metrics == nil || measures.contains(name) || name == RunDisturbance.told }
}

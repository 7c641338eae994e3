import SpeedupCore

package struct ComparisonSettings: Sendable, Equatable {
  /// Judged metrics; nil: the ``usual`` ones as far as they were measured.
  package var metrics: [Metric]?
  /// What is judged where nothing is asked for.
  package static let usual = [Metric.cpu, .wall, .memory]
  /// The program's own figures, judged too where no metrics are asked for.
  package var figures: [DeclaredFigure] = []
  /// Margins that differ from the defaults.
  package var margins: [Metric: Margin] = [:]
  /// How far two sessions of the same program may lie apart by the machine's drift alone.
  package var drift = Margin(fraction: 0.02)
  /// The bound on the probability of any false alarm over the whole grid.
  package var level = 0.01
  /// The axes that cells are matched by; nil: all that both sides have.
  package var matchedBy: [String]?

  /// Whether it is well that NEW lacks what BASE has.
  package var allowsMissing = false

  package init() {}

  /// The figures that are needed of the rows.
  package var kept: KeptFigures {
    KeptFigures(
      (metrics ?? (Self.usual + figures.map(Metric.own))).flatMap(\.candidates),
      measures: [RunSurroundings.exitStatusMeasure], disturbances: true)
  }

  package func margin(_ metric: Metric) -> Margin { margins[metric] ?? metric.sessionMargin }
  package func drift(_ metric: Metric) -> Double { metric.drifts ? drift.log : 0 }
}

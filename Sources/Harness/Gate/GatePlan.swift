/// All that decides a gate, as it stands in `gate.json`.
package struct GatePlan: Sendable, Codable, Equatable {
  /// What the old side is called in reports: its command or its executable.
  package var base: String
  /// What the new side is called.
  package var new: String
  /// The cells of the grid.
  package var cells: [GateCell]
  /// What is compared, each with its dead band.
  package var metrics: [MetricBand]
  /// Bound on the probability of any false alarm in the whole gate; see ``GateFamily``.
  package var level = 0.01
  /// Wall time for the whole gate; nil: until every cell is decided or has had `maxPairs`.
  package var budget: Seconds?
  /// Most pairs a cell.
  package var maxPairs = 100
  /// Runs of each side of each cell before the first pair.
  package var warmups = 1
  /// Decides every order.
  package var seed: UInt64 = 1

  /// A plan with the defaults.
  package init(base: String, new: String, cells: [GateCell], metrics: [MetricBand]) {
    self.base = base
    self.new = new
    self.cells = cells
    self.metrics = metrics
  }
}

/// One cell of a gate.
package struct GateCell: Sendable, Codable, Equatable {
  /// Its place in the grid, from 0.
  package var index: Int
  /// Its name in reports, such as `n=1000 cores=1`.
  package var label: String
  /// Whether it runs on more virtual cores than there are CPUs: such a wall time is no figure to judge by.
  package var oversubscribed = false

  /// A cell.
  package init(index: Int, label: String, oversubscribed: Bool = false) {
    self.index = index
    self.label = label
    self.oversubscribed = oversubscribed
  }
}

/// One of the two programs.
package enum GateSide: String, Sendable, Codable, CaseIterable {
  /// The old one.
  case base
  /// The new one.
  case new

  /// The other one.
  package var other: GateSide { self == .base ? .new : .base }
}

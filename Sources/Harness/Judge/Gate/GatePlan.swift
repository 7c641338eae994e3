import SpeedupCore

/// How the two runs of a pair follow each other.
package enum GatePairing: String, Sendable, Codable {
  /// One after the other, each by itself: the only way for wall time.
  case inTurn = "in turn"
  /// Both at once on the same CPUs, which the kernel shares out in slices of a few milliseconds. Whatever the
  /// machine does meanwhile, a clock that wanders or a neighbour that comes and goes, then meets both, and
  /// their ratio hardly moves.
  ///
  /// Duet benchmarking (Bulej, Horky, Tuma, Farquet, Prokopec, ICPE 2020) runs the two side by side on cores of
  /// their own; here they share, since the virtual cores of a shared machine differ by some percent.
  /// Measured on such a machine with 2 CPUs, +2 % of CPU time, standard deviation of a pair's log ratio: in
  /// turn 0.8 to 1.5 % with runs of 20 to 80 ms; together 0.7 to 1.2 % with runs of 20 ms, 0.4 to 0.8 % of 40, 0.3 to
  /// 0.5 % of 80, with one and two bursty neighbours as without.
  case together
  /// Together in the cells where that helps, and in turn in the others. It is found out by the warm-up runs: CPU time
  /// alone (and memory) is compared, both programs have one thread and run for ``GateTrial/least`` and more, and a pair of
  /// them runs together without a failure. Both then share the first CPU of the cell.
  case automatic = "where it helps"

  /// How pairs run, in words.
  package var words: String { self == .automatic ? "together where it helps" : rawValue }
}

/// What a gate that ends without a verdict counts as.
package enum InconclusivePolicy: String, Sendable, Codable, CaseIterable {
  /// Exit status 0.
  case pass
  /// Exit status 1.
  case fail
}

/// One build of a side, as it is named in reports.
package struct GateBuild: Sendable, Codable, Equatable {
  /// Its command or its executable.
  package var title: String
  /// The file of its program; nil: not looked up.
  package var path: String?
  /// The commit of the checkout that the file lies in; nil: it lies in none. Whether the program was built from it is not
  /// known.
  package var commit: String?

  /// A build.
  package init(title: String, path: String? = nil, commit: String? = nil) {
    (self.title, self.path, self.commit) = (title, path, commit)
  }
}

/// All that decides a gate, as it is in `gate.json`.
package struct GatePlan: Sendable, Codable, Equatable {
  /// What the old side is called in reports: its command or its executable.
  package var base: String
  /// What the new side is called.
  package var new: String
  /// The cells of the grid.
  package var cells: [GateCell]
  /// What is compared, each with its margin.
  package var metrics: [MetricMargin]
  /// How the runs of a pair follow each other.
  package var pairing = GatePairing.inTurn
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
  /// The suite whose benchmarks are the cells; nil: the cells are those of a grid.
  package var suite: String?
  /// The builds of the old side, in the order of the plan that is run; empty: one, called as ``base``.
  package var baseBuilds: [GateBuild] = []
  /// Those of the new side.
  package var newBuilds: [GateBuild] = []
  /// What comes of no verdict; nil: exit status 4.
  package var onInconclusive: InconclusivePolicy?

  /// A plan with the defaults.
  package init(base: String, new: String, cells: [GateCell], metrics: [MetricMargin]) {
    self.base = base
    self.new = new
    self.cells = cells
    self.metrics = metrics
  }

  /// How many builds a side has, at least 1.
  package func builds(_ side: GateSide) -> Int { max(1, (side == .base ? baseBuilds : newBuilds).count) }

  /// How many pairs of builds are compared: every build of the side that has more of them is in one.
  package var units: Int { max(builds(.base), builds(.new)) }

  /// The margins of a cell: its own where it has some.
  package func metrics(of cell: GateCell) -> [MetricMargin] {
    metrics.map { metric in cell.margins?.first { $0.metric == metric.metric } ?? metric }
  }

  /// Comparisons in the whole gate, limits included.
  package var comparisons: Int { cells.reduce(0) { $0 + metrics.count + ($1.limits?.count ?? 0) } }
}

package struct GateCell: Sendable, Codable, Equatable {
  /// Its place in the grid, from 0.
  package var index: Int
  /// Its name in reports, such as `n=1000 cores=1`.
  package var label: String
  /// Whether it runs on more virtual cores than there are CPUs: such a wall time is no figure to judge by.
  package var oversubscribed = false
  /// Whether the time of its benchmark is wall time.
  package var isWallTime: Bool?
  /// Margins that differ from the plan's; nil: none.
  package var margins: [MetricMargin]?
  /// Bounds on the new side's own figures; nil: none.
  package var limits: [MetricLimit]?

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
  case new

  package var other: GateSide { self == .base ? .new : .base }
}

extension GatePlan {
  /// What to say where no comparison of times or sizes can get a verdict in as few pairs as are allowed; nil where it can.
  package var tooFewPairs: String? {
    let least = GateFamily(comparisons: comparisons, level: level).leastPairs
    guard maxPairs < least, metrics.contains(where: { $0.metric != .instructions }) else { return nil }
    return "no verdict is possible: it takes \(least) pairs a cell, and --max-pairs is \(maxPairs)"
  }
}

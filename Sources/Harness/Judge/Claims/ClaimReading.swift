import SpeedupCore

/// One meaning of a claim, or one way to test it: what is run or computed, which figure is formed, and where it has to
/// lie.
package struct ClaimReading: Sendable, Equatable {
  /// What tells it from the claim's other readings; empty for the only one.
  package var name: String
  package var kind: ClaimKind
  package var means: ClaimMeans
  /// Where the figure has to lie; nil where the kind needs none.
  package var region: ClaimRegion?
  /// The figure, of one run: an expression over the columns of a results file, the workload's own figures and the axes.
  package var metric: Expression
  package var subject: ClaimCell?
  /// What it is held against.
  package var reference: ClaimCell?
  /// The axis along which an exponent, an efficiency or a slope is formed.
  package var over: String?
  /// Whether a bound is on the growth of the figure a unit of `over`, instead of on the figure.
  package var isSlope: Bool
  /// Runs without a failure that a claim of success needs, or rounds that counts and answers need.
  package var runs: Int?
  /// Arithmetic to be checked.
  package var statements: [ClaimStatements]
  /// What the product, the machine or the file lacks for it; not testable while there is something.
  package var needs: [String]
  /// The machine that it takes, where this is not it.
  package var machine: String?
  /// Least CPUs that must be allowed for it.
  package var leastCores: Int?
  package var note: String
  /// The file and the line where it is, for messages.
  package var place: String

  /// Whether the figure depends on how fast the clock on the wall runs: then the machine has to be fit.
  /// Whether a run ends well, and what it answers, does not follow it.
  package var isTimed: Bool {
    kind != .successRate && kind != .determinism && metric.names.contains(where: ClaimFigures.isTimed)
  }

  /// Whether the answers of its runs are judged, not their figures.
  package var comparesAnswers: Bool { kind == .determinism || (kind == .equivalence && region == nil) }

  /// A reading of this kind that is tested by these means; everything else at its default.
  package init(_ kind: ClaimKind, by means: ClaimMeans, metric: Expression, place: String = "") {
    name = ""
    self.kind = kind
    self.means = means
    self.metric = metric
    isSlope = false
    needs = []
    statements = []
    note = ""
    self.place = place
  }

  /// Why there will be no verdict here, whatever is measured; nil when there may be one.
  package func obstacle(cores: Int) -> String? {
    if kind == .qualitative {
      return machine.map { "never judged; it takes \($0)" } ?? "a judgement of taste: listed, never judged"
    }
    if !needs.isEmpty { return "needs \(needs.joined(separator: "; "))" }
    if means == .none { return "takes \(machine ?? "another machine")" }
    if let leastCores, cores < leastCores {
      return "takes \(machine ?? "a machine with \(leastCores) CPUs or more"); here are \(cores)"
    }
    return nil
  }
}

/// Arithmetic that a claim of consistency or a table is decided by.
package struct ClaimStatements: Sendable, Equatable {
  package var holds: [Expression]
  /// Numbers by name, as the document states them.
  package var given: [String: Double]
  /// Names that run through values; every combination is checked.
  package var ranges: [(name: String, values: [Double])]

  package static func == (a: ClaimStatements, b: ClaimStatements) -> Bool {
    a.holds == b.holds && a.given == b.given
      && a.ranges.elementsEqual(b.ranges) { $0.name == $1.name && $0.values == $1.values }
  }
}

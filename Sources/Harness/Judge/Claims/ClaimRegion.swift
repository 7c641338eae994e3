import SpeedupCore

import Glibc

/// Where a claim says that a figure lies, in the figure's own unit; the ends belong to it.
package struct ClaimRegion: Sendable, Equatable {
  /// The lower end; −∞ where there is none.
  package var lower: Double
  /// The upper end; +∞ where there is none.
  package var upper: Double
  /// Beyond which end the claim would be surpassed, not wrong; nil: neither.
  package var better: Side?

  package enum Side: String, Sendable, CaseIterable { case lower, higher }

  /// A region; `lower` is not above `upper`.
  package init(_ lower: Double, _ upper: Double, better: Side? = nil) {
    self.lower = lower
    self.upper = upper
    self.better = better
  }

  package func contains(_ value: Double) -> Bool { lower <= value && value <= upper }

  /// The same region seen through an increasing function.
  package func mapped(_ increasing: (Double) -> Double) -> ClaimRegion {
    ClaimRegion(
      lower == -.infinity ? lower : increasing(lower), upper == .infinity ? upper : increasing(upper), better: better)
  }

  /// As people read it: `at least 8`, `0.5 to 0.9`.
  package func text(_ number: (Double) -> String) -> String {
    switch (lower.isFinite, upper.isFinite) {
    case (true, true): lower == upper ? "exactly \(number(lower))" : "\(number(lower)) to \(number(upper))"
    case (true, false): "at least \(number(lower))"
    case (false, true): "at most \(number(upper))"
    case (false, false): "anything"
    }
  }
}

extension ClaimKind {
  /// The side on which a claim of this kind is surpassed, unless the file says otherwise.
  package var better: ClaimRegion.Side? {
    switch self {
    case .ratio, .reduction, .scaling, .successRate: .higher
    case .exponent, .range, .bound, .equality, .equivalence, .table, .consistency, .determinism, .qualitative: nil
    }
  }

  /// Whether the figure is formed of pairs as a log ratio, whose noise is as likely up as down.
  package var isPaired: Bool {
    switch self {
    case .ratio, .reduction, .exponent, .scaling, .equivalence: true
    case .range, .bound, .equality, .table, .consistency, .successRate, .determinism, .qualitative: false
    }
  }

  /// The region on the scale on which the figure is judged: log ratios for ratios, reductions, efficiencies and
  /// equivalences, else as it stands.
  package func judged(_ region: ClaimRegion) -> ClaimRegion {
    switch self {
    case .ratio, .scaling, .equivalence: region.mapped { $0 > 0 ? log($0) : -.infinity }
    case .reduction: region.mapped { $0 < 1 ? -log(1 - $0) : .infinity }
    default: region
    }
  }

  /// A value on that scale, as people read it.
  package func shown(_ judged: Double) -> Double {
    switch self {
    case .ratio, .scaling, .equivalence: exp(judged)
    case .reduction: 1 - exp(-judged)
    default: judged
    }
  }

  /// A figure in its own unit as text.
  package func text(_ value: Double) -> String {
    switch self {
    case .ratio: "\(Readable.ratioNumber(value))×"
    case .equivalence: Readable.change(value)
    case .reduction, .scaling, .successRate: Readable.percent(value)
    default: Readable.brief(value)
    }
  }
}

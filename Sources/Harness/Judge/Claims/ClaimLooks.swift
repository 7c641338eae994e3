import Glibc

/// When the claims of a list are looked at, and which part of their error each look may spend.
///
/// A rank test looked at after every round would be wrong far more often than its level says. So the looks are fixed
/// before anything runs, and the p-value of a look is divided by that look's share. By the union bound over the looks the
/// smallest of those quotients is a p-value whatever is stopped when (Bonferroni over the looks; the sharing is that of
/// group sequential designs: Pocock 1977, Lan and DeMets 1983).
package struct ClaimLooks: Sendable, Equatable {
  /// Rounds after which the claims are looked at.
  package let rounds: [Int]

  /// What each look may spend; they add up to 1.
  private let shares: [Double]

  private static let shares = [0.3, 0.4, 0.2, 0.1]
  private static let multiples = [1.0, 1.42, 2.5, 4.0]

  /// The looks of a list of so many readings whose wrong verdicts are to stay below `level`. The first is where a sign
  /// test without a single exception can just decide.
  /// - Parameter most: rounds behind which none is made; the last look then spends all that is left.
  package init(readings: Int, level: Double, most: Int? = nil) {
    let needed = -log2(level * Self.shares[0] / Double(max(1, readings)))
    let first = max(6, needed.rounded(.up))
    let all = Self.multiples.map { Int((first * $0).rounded(.up)) }
    let kept = max(1, all.count { $0 <= most ?? .max })
    rounds = Array(all.prefix(kept))
    shares = Self.shares.prefix(kept - 1) + [1 - Self.shares.prefix(kept - 1).reduce(0, +)]
  }

  package var last: Int { rounds[rounds.count - 1] }

  /// The share that may be spent after so many rounds; nil: no look is due.
  /// - Parameter isLast: whether no round will follow, so that the next look is taken now.
  package func share(after count: Int, isLast: Bool = false) -> Double? {
    if let place = rounds.firstIndex(of: count) { return shares[place] }
    guard isLast, let next = rounds.firstIndex(where: { $0 > count }) else { return nil }
    return shares[next]
  }
}

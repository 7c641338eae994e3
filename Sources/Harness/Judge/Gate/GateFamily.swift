import SpeedupStatistics

/// The error levels of a whole gate: how much evidence one comparison (a cell and a metric) needs among m of
/// them.
///
/// **False alarms.** A comparison may claim "regressed" (against the null: median log ratio ≤ +band) or
/// "improved" (median ≥ −band), so a gate tests 2m null hypotheses. Each has an e-process E that starts at 1
/// and is a supermartingale under its null; with R claims made, a further one needs E ≥ (2m − R)/α. This is
/// Holm's step-down on the p-values 1/sup E:
///
/// 1. By Ville's inequality P(sup E ≥ 1/a) ≤ a under a true null, over all times: stopping, the budget and
///    the choice of the next cell may depend on everything seen.
/// 2. Let T be the true nulls. At the first false claim all R claims before it were of false nulls, so
///    R ≤ 2m − |T|, and the claim needed E ≥ |T|/α. By the union bound over T that has probability at most α.
///
/// Nothing is assumed of how cells and metrics depend on each other.
///
/// **Misses.** "Equivalent" is claimed when both its e-values reach m/α. If the truth is outside the band one
/// of them has a true null, so the chance that any changed cell is ever called equivalent is at most α as
/// well.
///
/// **Why E is a supermartingale.** Runs come in quartets of two pairs of opposite order, turned by a fair coin
/// (see ``GateSchedule``), and evidence is looked at between quartets only. Let x and y be twice the chance of
/// a success minus 1 for the pair with the base first and the one with the new side first, given all that was
/// before the quartet and with independent noise in the two pairs. A likelihood ratio of the mixture multiplies
/// by 1 + δ for a success and 1 − δ for a failure, 0 < δ ≤ 1, hence by (1 + δx)(1 + δy) on average. An
/// advantage of the second place, or a drift of the machine, shifts x and y apart; with noise symmetric about
/// its median x + y ≤ 0 stays true under the null, and then either both factors are at most 1, or xy ≤ 0 and
/// the product is at most 1. For two equal programs the coin alone makes the log ratio symmetric, whatever
/// the noise.
package struct GateFamily: Sendable, Equatable {
  package let comparisons: Int
  /// α, for the whole gate.
  package let level: Double
  /// Claims of a change made so far.
  package private(set) var alarms = 0

  /// A family before its first claim.
  package init(comparisons: Int, level: Double) {
    self.comparisons = max(1, comparisons)
    self.level = level
  }

  /// The level at which a change may be claimed now.
  package var changeLevel: Double { level / Double(2 * comparisons - alarms) }

  /// The level of each of the two claims that make "equivalent".
  package var equivalenceLevel: Double { level / Double(comparisons) }

  /// The verdict that the evidence of a comparison, at the end of a quartet, now allows. A claimed change
  /// loosens what the others need.
  /// - Parameter evidence: one a pair of builds. A verdict needs that of every one of them: it is wrong only if it is wrong
  ///   for some pair of builds, whose own evidence reaches the level with no more than that probability, so that nothing
  ///   has to be corrected for their number (an intersection-union test; Berger 1982).
  package mutating func judge(_ evidence: [SequentialComparison]) -> Verdict {
    let found = Set(evidence.map(verdict))
    guard found.count == 1, let verdict = found.first else { return .inconclusive }
    if verdict == .regressed || verdict == .improved { alarms += 1 }
    return verdict
  }

  /// What the evidence of one pair of builds alone allows.
  package func verdict(_ evidence: SequentialComparison) -> Verdict {
    if evidence.above.rejects(alpha: changeLevel) { return .regressed }
    if evidence.below.rejects(alpha: changeLevel) { return .improved }
    let inside =
      evidence.underTop.rejects(alpha: equivalenceLevel)
      && evidence.overBottom.rejects(alpha: equivalenceLevel)
    return inside ? .equivalent : .inconclusive
  }

  /// Fewest pairs of one pair of builds after which a comparison can have a verdict: all of them on one side.
  package var leastPairs: Int {
    guard var sign = try? SignEValue(a: GateComparison.mixture.a, b: GateComparison.mixture.b) else { return 0 }
    while !sign.rejects(alpha: changeLevel), sign.count < 1000 { sign.observe(success: true) }
    let perQuartet = GateSchedule.pairsPerQuartet
    return (sign.count + perQuartet - 1) / perQuartet * perQuartet
  }

  /// Holm-adjusted p-values of a change in each of these comparisons (the evidence of their pairs of builds), in their order: for each the smaller of
  /// its two directions, adjusted over all 2m: the smallest whole-gate level at which Holm claims it on this
  /// evidence.
  /// - Throws: `StatisticsError` when the evidence is no number, which counts can't give.
  package static func adjustedChange(_ evidence: [[SequentialComparison]]) throws -> [Double] {
    let adjusted = try eHolmAdjusted(
      evidence.flatMap { units in
        [units.map(\.above.evidence).min() ?? 1, units.map(\.below.evidence).min() ?? 1]
      })
    return evidence.indices.map { min(adjusted[2 * $0], adjusted[2 * $0 + 1]) }
  }
}

import SpeedupStatistics

extension ScalingFit {
  /// What the points say of a peak, whatever law describes them best: of those that are tried one alone has a peak.
  package enum Peak: Sendable, Equatable {
    /// The law with a peak does not describe the points.
    case excluded
    /// None was seen. Whether one comes later is not known: where one does, not below this N; nil: nothing tells where.
    case open(above: Double?)
    /// The best law has none, and one that is not excluded has it here, among the points.
    case notExcluded(FitEstimate)
    /// The best law has it here.
    case at(FitEstimate)
  }

  /// The peak, as far as the points tell. Laws without one are special cases of the law with a peak, or so near to it, that
  /// points on the way up never exclude a later one: how well a law foretells places that were left out is no evidence of it.
  package var peak: Peak {
    guard let universal else { return .open(above: nil) }
    let isBest = best.law == .universal
    guard isBest || !misses(universal) else { return .excluded }
    switch try? universal.peak() {
    case .never: return .excluded
    case .notSeen(let above): return .open(above: above)
    case .at(let estimate) where isBest: return .at(estimate)
    case .at(let estimate):
      return estimate.value <= largestMeasured ? .notExcluded(estimate) : .open(above: estimate.interval.lower)
    case nil: return .open(above: nil)
    }
  }

  /// Whether a law is further from the points than the best law could be with one more parameter.
  private func misses(_ law: LawFit) -> Bool {
    let noise = choice?.noise ?? best.noise
    func fit(_ law: ScalingLaw) -> LawFit? { try? LawFit(law, best.quantity, noise: noise, points: best.points) }
    guard let own = fit(best.law)?.fit, let other = fit(law.law)?.fit,
      let limit = try? own.residualLimit(confidence: best.confidence)
    else { return false }
    return other.residualSum > limit
  }
}

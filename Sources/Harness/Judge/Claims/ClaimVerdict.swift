import SpeedupCore

/// What a claim has come to, the gravest first.
package enum ClaimVerdict: String, Sendable, Codable, CaseIterable {
  /// Its own figures contradict each other.
  case internallyInconsistent = "internally inconsistent"
  /// The figure lies outside the region.
  case refuted
  /// The figure lies outside of it in a simulation, which refutes nothing about hardware.
  case contradictedInSimulation = "contradicted in simulation"
  /// The evidence does not reach.
  case inconclusive
  /// The figure lies beyond the region on its good side.
  case moreThanClaimed = "more than claimed"
  /// The figure lies inside the region.
  case confirmed
  /// The figure lies inside of it in a simulation, which confirms nothing about hardware.
  case consistentInSimulation = "consistent in simulation"
  /// It takes another machine, or something that the product lacks.
  case notTestable = "not testable here"

  /// Whether it says that the claim is wrong.
  package var isAgainst: Bool { self == .refuted || self == .internallyInconsistent }

  /// What evidence of this class lets it be: a simulated or fitted figure says nothing certain about hardware.
  package func capped(by evidence: Evidence) -> ClaimVerdict {
    guard evidence.isModelled else { return self }
    return switch self {
    case .refuted: .contradictedInSimulation
    case .confirmed, .moreThanClaimed: .consistentInSimulation
    case .internallyInconsistent, .contradictedInSimulation, .inconclusive, .consistentInSimulation, .notTestable: self
    }
  }
}

extension Claim.Combination {
  /// The claim's verdict by those of its readings.
  package func verdict(_ all: [ClaimVerdict]) -> ClaimVerdict {
    let order = ClaimVerdict.allCases
    func gravest(_ verdicts: [ClaimVerdict]) -> ClaimVerdict? { order.first(where: verdicts.contains) }
    // One reading that can't be tested here says nothing against the others.
    let tested = all.filter { $0 != .notTestable }
    switch self {
    case .each:
      // An open reading does not undo a settled one.
      return gravest(tested.filter { $0 != .inconclusive }) ?? gravest(tested) ?? .notTestable
    case .all:
      if let against = gravest(all.filter { $0.isAgainst || $0 == .contradictedInSimulation }) { return against }
      if all.contains(.notTestable) { return tested.isEmpty ? .notTestable : .inconclusive }
      return all.contains(.consistentInSimulation) && !all.contains(.inconclusive)
        ? .consistentInSimulation : gravest(all) ?? .notTestable
    }
  }
}

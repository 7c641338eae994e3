import SpeedupCore

/// What a claim has come to, the gravest first.
package enum ClaimVerdict: String, Sendable, Codable, CaseIterable {
  /// Its own figures contradict each other.
  case internallyInconsistent = "internally inconsistent"
  /// The figure lies outside the region.
  case refuted
  /// The figure lies outside of it in a simulation, which refutes nothing about hardware.
  case contradictedInSimulation = "contradicted in simulation"
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
  /// The claim's verdict by those that each of its readings has, or may still get while it is open.
  ///
  /// It is settled only where it would be the same whatever the open readings come to. So of two sittings in which no
  /// reading's verdict turns, but other readings stay open, none says `refuted` where the other says `confirmed`.
  package func verdict(_ readings: [[ClaimVerdict]]) -> ClaimVerdict {
    var settled: Set<Set<ClaimVerdict>> = [[]]
    for outcomes in readings { settled = Set(settled.flatMap { known in outcomes.map { known.union([$0]) } }) }
    let verdicts = Set(settled.map(verdict(ofSettled:)))
    return verdicts.count == 1 ? verdicts.first ?? .notTestable : .inconclusive
  }

  private func verdict(ofSettled all: Set<ClaimVerdict>) -> ClaimVerdict {
    func gravest(_ verdicts: Set<ClaimVerdict>) -> ClaimVerdict? {
      ClaimVerdict.allCases.first(where: verdicts.contains)
    }
    // One reading that can't be tested here says nothing against the others.
    let tested = all.subtracting([.notTestable])
    guard let gravest = gravest(tested) else { return .notTestable }
    switch self {
    case .each: return gravest
    case .all:
      if gravest.isAgainst || gravest == .contradictedInSimulation { return gravest }
      if all.contains(.notTestable) { return .inconclusive }
      return all.contains(.consistentInSimulation) ? .consistentInSimulation : gravest
    }
  }
}

extension ClaimReading {
  /// The verdicts that it may come to, once it is decided.
  package var outcomes: [ClaimVerdict] {
    if means == .replay { return [.contradictedInSimulation, .consistentInSimulation] }
    switch kind {
    case .consistency: return [.internallyInconsistent, .confirmed]
    case .table: return [.refuted, .confirmed]
    default: return [.refuted, .confirmed] + (region?.better == nil ? [] : [.moreThanClaimed])
    }
  }
}

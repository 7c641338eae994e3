import SpeedupCore

/// Why a cell can't be compared: runs that did not end well.
///
/// After the first bad run both sides are run again a few times, so that a hiccup of the machine, which hits
/// either side, is not taken for a fault of the new one.
package enum GateFailure: Sendable, Equatable {
  /// The new side fails every time and the base never does: a regression.
  case newSide(String)
  /// The base fails every time and the new side never does.
  case baseSide(String)
  case bothSides(String)
  /// Some side fails now and then.
  case unsteady(String)
  /// What both sides were given can't be used.
  case badInput(String)
  /// A side's program could not be started: nothing is known of it.
  case notStarted(String)
  /// The two sides' outputs differ: a regression.
  case outputs(String)
  /// The program says that it can't run here.
  case skipped(String)

  /// How often both sides are run again after a bad run.
  package static let retries = 2

  /// What the results of both sides come to; nil when there is not one bad run among them, and both end alike.
  /// - Parameter pairing: how the first of them were made; the later ones were made in turn.
  package init?(base: [CellResult], new: [CellResult], pairing: GatePairing = .inTurn) {
    let (badBase, badNew) = (base.filter { $0.status != .ok }, new.filter { $0.status != .ok })
    guard let first = badNew.first ?? badBase.first else {
      guard let found = Self.exitStatuses(base, new) else { return nil }
      self = found
      return
    }
    if let skip = (badBase + badNew).first(where: { $0.status == .skipped }) {
      self = .skipped(skip.detail)
      return
    }
    let sides = [("base", badBase), ("new side", badNew)]
    if let (side, result) = sides.lazy.compactMap({ side, bad in bad.first { !$0.isStarted }.map { (side, $0) } }).first
    {
      self = .notStarted("the \(side) could not be started: \(result.detail)")
      return
    }
    func text(_ result: CellResult) -> String {
      result.detail.isEmpty ? result.status.rawValue : "\(result.status.rawValue), \(result.detail)"
    }
    if (base + new).allSatisfy({ $0.status == .badInput }) {
      self = .badInput(first.detail)
      return
    }
    switch (badBase.count, badNew.count) {
    case (0, new.count): self = .newSide("the new side fails: \(text(first))")
    case (base.count, 0): self = .baseSide("the base fails: \(text(first))")
    case (base.count, new.count): self = .bothSides("both sides fail: \(text(first))")
    default:
      let isAlone = (base.dropFirst() + new.dropFirst()).allSatisfy { $0.status == .ok }
      let fix = pairing == .together && isAlone ? "; alone neither side failed, so leave out --together" : ""
      self = .unsteady(
        "fails now and then: \(badBase.count) of \(base.count) base runs, "
          + "\(badNew.count) of \(new.count) new runs; \(text(first))\(fix)")
    }
  }

  /// Of runs that all count, by `--ignore-failure`: whether the sides never end with the same exit status. One that fails
  /// where the other does not has done other work, which is neither faster nor as fast.
  private static func exitStatuses(_ base: [CellResult], _ new: [CellResult]) -> GateFailure? {
    func statuses(_ results: [CellResult]) -> Set<String> {
      Set(results.compactMap { $0.measures[RunSurroundings.exitStatusMeasure] })
    }
    let (before, after) = (statuses(base), statuses(new))
    guard !before.isEmpty, !after.isEmpty, before.isDisjoint(with: after) else { return nil }
    func text(_ statuses: Set<String>) -> String { statuses.sorted().joined(separator: " or ") }
    let what = "the base ends with exit status \(text(before)), the new side with \(text(after))"
    return after == ["0"] ? .baseSide(what) : .outputs(what)
  }

  package var text: String {
    switch self {
    case .newSide(let text), .baseSide(let text), .bothSides(let text), .unsteady(let text),
      .badInput(let text), .notStarted(let text), .outputs(let text), .skipped(let text):
      text
    }
  }
}

import SpeedupCore

/// Reads the region of a claim, and refuses one that no figure of its kind can lie in.
struct ClaimRegionReader {
  private let kind: ClaimKind

  init(_ kind: ClaimKind) { self.kind = kind }

  func region(_ cursor: JSONCursor) throws -> ClaimRegion {
    try cursor.allow(["at_least", "at_most", "between", "equal", "within", "better"])
    let (lower, upper) = try ends(cursor)
    // Who says "at most 3" or "exactly 2" is wrong where it is 5: more than claimed is only what passes the farther end of
    // a range, of a kind of which more is better.
    let isPassable = try cursor.optional("at_most") == nil && cursor.optional("equal") == nil
    let better = try cursor.optional("better")?.choice(ClaimRegion.Side.self) ?? (isPassable ? kind.better : nil)
    guard lower <= upper else {
      throw cursor.problem(
        "is impossible: nothing is at least \(Readable.brief(lower)) and at most \(Readable.brief(upper)); swap them")
    }
    try requirePossible(cursor, lower, upper)
    return ClaimRegion(lower, upper, better: better)
  }

  private func ends(_ cursor: JSONCursor) throws -> (Double, Double) {
    let within = try cursor.optional("within")
    let margin = try within?.finite() ?? 0
    guard margin >= 0 else { throw try cursor.member("within").wrong("a share of at least 0, such as 0.1") }
    let given = try ["at_least", "at_most", "between", "equal"].filter { try cursor.optional($0) != nil }
    if let between = try cursor.optional("between"), given.count == 1, within == nil {
      let ends = try between.elements()
      guard ends.count == 2 else { throw between.wrong("a list of two numbers, such as [0.5, 0.9]") }
      return (try ends[0].finite(), try ends[1].finite())
    }
    if let equal = try cursor.optional("equal"), given.count == 1 {
      let value = try equal.finite()
      return (value - abs(value) * margin, value + abs(value) * margin)
    }
    if kind == .equivalence, given.isEmpty, within != nil { return (1 / (1 + margin), 1 + margin) }
    guard !given.isEmpty, !given.contains("between"), !given.contains("equal"), within == nil else {
      throw cursor.problem(
        "is no region; write {\"at_least\": X}, {\"at_most\": X}, {\"between\": [X, Y]} or {\"equal\": X, \"within\": 0.1}"
      )
    }
    return (
      try cursor.optional("at_least")?.finite() ?? -.infinity, try cursor.optional("at_most")?.finite() ?? .infinity
    )
  }

  private func requirePossible(_ cursor: JSONCursor, _ lower: Double, _ upper: Double) throws {
    func refuse(_ reason: String) -> InputError { cursor.problem("is impossible: \(reason)") }
    switch kind {
    case .ratio, .scaling, .equivalence:
      if upper <= 0 { throw refuse("a \(kind.rawValue) is above 0; write a factor such as 8") }
    case .reduction:
      if lower >= 1 {
        throw refuse("no reduction reaches \(Readable.brief(lower)); write a share such as 0.5 for 50 %")
      }
    case .successRate:
      if lower > 1 || upper < 0 { throw refuse("a success rate lies in 0 to 1; write 1 for 100 %") }
    case .range, .bound, .equality, .exponent, .table, .consistency, .determinism, .qualitative: break
    }
  }
}

import SpeedupCore

struct ClaimReader {
  let cells: ClaimCellReader
  let document: String

  private static let ofClaim = ["id", "source", "claim", "note", "combine", "readings"]
  private static let ofReading = [
    "kind", "how", "metric", "region", "subject", "reference", "over", "slope", "runs", "needs", "machine",
    "cores_at_least", "given", "for", "holds", "table",
  ]

  func claim(_ cursor: JSONCursor) throws -> Claim {
    try cursor.allow(Self.ofClaim + Self.ofReading)
    let id = try cursor.member("id")
    let name = try id.text()
    guard !name.isEmpty, name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }) else {
      throw id.wrong("letters, digits, '-', '_' and '.', such as 002-16")
    }
    let sentence = try cursor.member("claim").text()
    var readings: [ClaimReading] = []
    if let list = try cursor.optional("readings") {
      for reading in try list.elements() {
        try reading.allow(["name", "note"] + Self.ofReading)
        readings.append(try self.reading(Fields(reading, cursor)))
      }
      let names = readings.map(\.name)
      guard !names.isEmpty else { throw list.wrong("at least one reading") }
      guard names.count == 1 || (Set(names).count == names.count && !names.contains("")) else {
        throw list.problem("needs a 'name' of its own for each of several readings")
      }
    } else {
      readings = [try reading(Fields(cursor, nil))]
    }
    return Claim(
      id: name, source: try source(cursor), sentence: sentence, note: try cursor.optional("note")?.text() ?? "",
      combine: try cursor.optional("combine")?.choice(Claim.Combination.self) ?? .each, readings: readings,
      place: cursor.place)
  }

  private func source(_ cursor: JSONCursor) throws -> Claim.Source {
    guard let source = try cursor.optional("source") else { return Claim.Source(document: document, quote: "") }
    if case .text(let quote) = source.value.content { return Claim.Source(document: document, quote: quote) }
    try source.allow(["document", "quote"])
    return Claim.Source(
      document: try source.optional("document")?.text() ?? document, quote: try source.optional("quote")?.text() ?? "")
  }

  /// A reading's fields, where it does not say them those of its claim.
  private struct Fields {
    let own: JSONCursor
    private let claim: JSONCursor?

    init(_ own: JSONCursor, _ claim: JSONCursor?) {
      self.own = own
      self.claim = claim
    }

    func optional(_ name: String) throws -> JSONCursor? { try own.optional(name) ?? claim?.optional(name) }

    func member(_ name: String) throws -> JSONCursor {
      guard let found = try optional(name) else { return try own.member(name) }
      return found
    }
  }

  private func reading(_ fields: Fields) throws -> ClaimReading {
    let kind = try fields.member("kind").choice(ClaimKind.self)
    let means = try fields.optional("how")?.choice(ClaimMeans.self) ?? Self.usualMeans(kind)
    let metric = try fields.optional("metric")?.expression() ?? Expression("wall_seconds")
    var reading = ClaimReading(kind, by: means, metric: metric, place: fields.own.place)
    reading.name = try fields.own.optional("name")?.text() ?? ""
    reading.note = try fields.own.optional("note")?.text() ?? ""
    reading.over = try fields.optional("over")?.text()
    reading.isSlope = try fields.optional("slope")?.flag() ?? false
    reading.runs = try fields.optional("runs")?.count(atLeast: 1)
    reading.needs = try fields.optional("needs")?.texts() ?? []
    reading.machine = try fields.optional("machine")?.text()
    reading.leastCores = try fields.optional("cores_at_least")?.count(atLeast: 1)
    reading.subject = try fields.optional("subject").map(cells.cell)
    reading.reference = try fields.optional("reference").map(cells.cell)
    if [.ratio, .reduction, .scaling].contains(kind),
      reading.subject?.figures.contains(where: { $0.name == metric.text.filter { $0 != "`" } && $0.better == .higher })
        == true
    {
      // These kinds are formed as of times: how many times less, or how evenly it falls.
      reading.metric = try Expression("1 / \(metric.text)")
    }
    reading.region = try fields.optional("region").map { try ClaimRegionReader(kind).region($0) }
    if kind == .table || kind == .consistency {
      reading.statements = try ClaimStatementReader.statements(
        table: try fields.optional("table"), holds: try fields.optional("holds"), given: try fields.optional("given"),
        ranges: try fields.optional("for"))
    }
    try check(reading, fields)
    return reading
  }

  private static func usualMeans(_ kind: ClaimKind) -> ClaimMeans {
    switch kind {
    case .qualitative: .none
    case .table, .consistency: .arithmetic
    case .ratio, .reduction, .range, .bound, .equality, .exponent, .scaling, .equivalence, .successRate, .determinism:
      .measured
    }
  }

  /// What a reading lacks so that it can't be judged.
  private func check(_ reading: ClaimReading, _ fields: Fields) throws {
    let isOpen = reading.needs.isEmpty && reading.means != .none && reading.kind != .qualitative
    func require(_ isThere: Bool, _ name: String, _ use: String) throws {
      guard isThere || !isOpen else {
        throw fields.own.problem("has no '\(name)', \(use); write it, or say under 'needs' what is missing for it")
      }
    }
    if reading.means == .none {
      guard reading.machine != nil || !reading.needs.isEmpty || reading.kind == .qualitative else {
        throw fields.own.problem("is not testable here ('how': none); say under 'machine' what it takes")
      }
    }
    switch reading.kind {
    case .table, .consistency:
      try require(!reading.statements.isEmpty, reading.kind == .table ? "table" : "holds", "which it is judged by")
      guard !reading.means.makesRuns || !isOpen else {
        throw fields.own.problem("is arithmetic; leave out 'how', or take another 'kind' for what is measured")
      }
      let used = reading.statements.flatMap(\.holds).reduce(into: Set<String>()) { $0.formUnion($1.names) }
      for (name, value) in try fields.own.optional("given")?.members() ?? [] where !used.contains(name) {
        throw value.problem("is the value of '\(name)', which no statement uses; leave it out")
      }
      for name in ["metric", "region", "subject", "reference", "over", "slope", "runs"] {
        guard try fields.own.optional(name) == nil else {
          throw fields.own.problem("is arithmetic, which has no '\(name)'; leave it out, or take another 'kind'")
        }
      }
      return
    case .qualitative: return
    case .ratio, .reduction:
      try require(reading.reference != nil, "reference", "which the subject is held against")
    case .exponent, .scaling:
      try require(reading.over != nil, "over", "the axis along which it is formed")
    case .range, .bound, .equality, .equivalence, .successRate, .determinism: break
    }
    guard reading.means.makesRuns else {
      if reading.means != .none, isOpen {
        throw fields.own.problem(
          "is judged by arithmetic, which goes with kind table or consistency; name another 'how', or another 'kind'")
      }
      return
    }
    try require(reading.subject != nil, "subject", "what is run")
    if let subject = reading.subject, let reference = reading.reference, reading.over == nil,
      subject.commandLine == reference.commandLine
    {
      throw fields.own.problem("holds a cell against itself: 'subject' and 'reference' run the same; change one")
    }
    let needsRegion: [ClaimKind] = [.ratio, .reduction, .range, .bound, .equality, .exponent, .scaling, .successRate]
    try require(reading.region != nil || !needsRegion.contains(reading.kind), "region", "where the figure has to lie")
    guard let over = reading.over, isOpen, let subject = reading.subject else { return }
    let values = subject.axes.first { $0.name == over }?.values ?? []
    guard values.count >= 2 || (over == "replay_cores" && subject.replayCores.count >= 2) else {
      throw try fields.member("over").wrong("an axis of the subject with two values or more")
    }
    let sizes = Set(
      over == "replay_cores" && !subject.replayCores.isEmpty ? subject.replayCores.map(String.init) : values)
    guard reading.kind != .exponent || reading.isSlope || sizes.count >= 3 else {
      throw try fields.member("over").problem(
        "names the axis '\(over)' with two values, and any power goes through two; write a third one under 'set'")
    }
    guard values.allSatisfy({ Double(decimal: $0) != nil }) else {
      throw try fields.member("over").wrong("an axis whose values are numbers")
    }
  }
}

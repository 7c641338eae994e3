import SpeedupCore

/// Reads the arithmetic of tables and consistency claims.
enum ClaimStatementReader {
  /// Most combinations of values that one statement is checked for.
  static let most = 1_000_000

  static func statements(
    table: JSONCursor?, holds: JSONCursor?, given: JSONCursor?, ranges: JSONCursor?
  ) throws -> [ClaimStatements] {
    var base = ClaimStatements(holds: [], given: [:], ranges: [])
    for (name, cursor) in try given?.members() ?? [] { base.given[name] = try cursor.finite() }
    for (name, cursor) in try ranges?.members() ?? [] { base.ranges.append((name, try numbers(cursor))) }
    var all: [ClaimStatements] = []
    if let holds {
      base.holds = try list(holds).map { cursor in
        let expression = try cursor.expression()
        guard expression.text.contains(where: { "<>=".contains($0) }) else {
          throw cursor.problem("compares nothing: '\(expression.text)'; write a comparison such as a + b == c")
        }
        return expression
      }
      all.append(base)
    }
    if let table { all += try rows(table, base) }
    for statement in all { try check(statement, table ?? holds) }
    return all
  }

  private static func list(_ cursor: JSONCursor) throws -> [JSONCursor] {
    if case .array = cursor.value.content { return try cursor.elements() }
    return [cursor]
  }

  private static func numbers(_ cursor: JSONCursor) throws -> [Double] {
    try cursor.axisValues().map {
      guard let number = Double(decimal: $0), number.isFinite else { throw cursor.wrong("numbers") }
      return number
    }
  }

  /// `{"of": "workers('tiered', cores)", "rows": [{"when": {"cores": 4}, "is": 3}], "within": 0.1}`
  private static func rows(_ table: JSONCursor, _ base: ClaimStatements) throws -> [ClaimStatements] {
    try table.allow(["of", "rows", "within", "note"])
    let of = try table.member("of").expression().text
    let within = try table.optional("within")?.amount("a share") ?? 0
    let rows = try table.member("rows").elements()
    guard !rows.isEmpty else { throw try table.member("rows").wrong("at least one row") }
    return try rows.map { row in
      try row.allow(["when", "is", "note"])
      var statement = base
      for (name, cursor) in try row.optional("when")?.members() ?? [] {
        let values = try numbers(cursor)
        if values.count == 1 { statement.given[name] = values[0] } else { statement.ranges.append((name, values)) }
      }
      let value = try row.member("is")
      let expected: String
      if case .number(let number) = value.value.content, number.isFinite {
        expected = JSONValue.written(number)
      } else {
        expected = "(\(try value.expression().text))"
      }
      let text =
        within == 0
        ? "\(of) == \(expected)" : "\(expected) * (1 - \(within)) <= \(of) <= \(expected) * (1 + \(within))"
      statement.holds = [try Expression(text)]
      return statement
    }
  }

  private static func check(_ statement: ClaimStatements, _ cursor: JSONCursor?) throws {
    guard let cursor else { return }
    let known = Set(statement.given.keys).union(statement.ranges.map(\.name))
    for expression in statement.holds {
      if let unknown = expression.names.subtracting(known).sorted().first {
        let near = NearestName.of(unknown, among: known.sorted()).map { "; did you mean \($0)?" } ?? "; "
        throw cursor.problem("names '\(unknown)', which has no number\(near) Write it under 'given' or 'for'")
      }
    }
    var combinations = 1
    for range in statement.ranges {
      let (product, isBeyond) = combinations.multipliedReportingOverflow(by: range.values.count)
      guard !isBeyond, product <= most else {
        throw cursor.problem("is checked for more than \(most) values; take fewer")
      }
      combinations = product
    }
  }
}

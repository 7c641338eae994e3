/// A figure of a program's own that the user declares: its name, its unit, which way is better, and where it is.
///
/// Written `NAME=REGEX`, `NAME[UNIT]=REGEX`, `NAME[UNIT,higher]=REGEX`, or without `=REGEX` for a line `NAME VALUE [UNIT]`
/// of the file that the variable `SPEEDUP_FIGURES` names.
public struct DeclaredFigure: Sendable, Codable, Hashable {
  /// Which way it is better.
  package enum Direction: String, Sendable, Codable, CaseIterable { case lower, higher }

  /// Its name, and its column in `results.csv`.
  package var name: String
  /// What one of it is, such as `ms` or `/s`; empty: nothing is said.
  package var unit = ""
  /// Which way is better.
  package var better = Direction.lower
  /// The pattern whose first group is its number, in the program's output; nil: it is in the file.
  package var pattern: String?

  /// A figure.
  package init(name: String, unit: String = "", better: Direction = .lower, pattern: String? = nil) {
    (self.name, self.unit, self.better, self.pattern) = (name, unit, better, pattern)
  }

  /// A number of it as people read it, such as `12.3 ms`.
  package func text(_ value: Double) -> String {
    if unit == "s" { return Readable.text(Seconds(value)) }
    let isPlain = unit.isEmpty || unit.hasPrefix("/") || unit == "%"
    return Readable.brief(value) + (unit.isEmpty ? "" : isPlain && unit != "%" ? unit : " \(unit)")
  }

  /// The declaration as it is typed.
  package var declaration: String { "\(name)[\(unit),\(better.rawValue)]\(pattern.map { "=\($0)" } ?? "")" }

  /// Reads a declaration as it is typed.
  /// - Throws: ``InputError`` naming the text and the fix.
  package init(parsing text: String) throws {
    func bad(_ what: String) -> InputError {
      InputError("--figure: '\(text)' \(what); write NAME[UNIT,higher]=REGEX, such as 'tps[/s,higher]=([0-9.]+) tps'")
    }
    let head = text.prefix { $0 != "[" && $0 != "=" }
    guard CommandTemplate.isName(head) else { throw bad("does not begin with a name of letters, digits, _ and -") }
    var rest = text[head.endIndex...]
    name = String(head)
    if rest.first == "[" {
      guard let close = rest.firstIndex(of: "]") else { throw bad("has no ']'") }
      let parts = rest[rest.index(after: rest.startIndex)..<close].split(
        separator: ",", omittingEmptySubsequences: false)
      guard parts.count <= 2 else { throw bad("has more than a unit and a direction") }
      for part in parts {
        if let direction = Direction(rawValue: String(part)) { better = direction } else { unit = String(part) }
      }
      if parts.count == 2, Direction(rawValue: String(parts[1])) == nil { throw bad("says neither higher nor lower") }
      rest = rest[rest.index(after: close)...]
    }
    guard !rest.isEmpty else { return }
    guard rest.first == "=", rest.count > 1 else { throw bad("has no =REGEX behind its name") }
    pattern = String(rest.dropFirst())
    _ = try expression()
  }

  /// The pattern, ready to search with; nil: there is none.
  private func expression() throws -> Regex<AnyRegexOutput>? {
    guard let pattern else { return nil }
    do {
      let regex = try Regex(pattern)
      let isGrouped = pattern.contains("(")
      guard isGrouped else {
        throw InputError("--figure \(name): '\(pattern)' has no group; put the number in brackets: ([0-9.]+)")
      }
      return regex
    } catch let error as InputError { throw error } catch {
      throw InputError("--figure \(name): '\(pattern)' is no regular expression: \(error)")
    }
  }

  /// Its number in the output of a run, or in the lines of the figures file; the last one counts.
  /// - Throws: ``InputError`` telling why there is none.
  package func value(output: String, file: String) throws -> Double {
    if let regex = try expression() {
      guard let match = output.matches(of: regex).last, match.output.count > 1 else {
        throw InputError("figure \(name): the output has no match of '\(pattern ?? "")'")
      }
      let text = match.output[1].substring.map(String.init) ?? ""
      return try number(text)
    }
    let lines = file.split(whereSeparator: \.isNewline).map { $0.split(whereSeparator: \.isWhitespace) }
    guard let line = lines.last(where: { $0.first.map(String.init) == name }), line.count > 1 else {
      throw InputError("figure \(name): the file of \(RunSurroundings.figuresVariable) has no line '\(name) VALUE'")
    }
    if line.count > 2, line[2] != unit {
      let fix = "declare it: --figure '\(name)[\(line[2])]'"
      throw InputError(
        unit.isEmpty
          ? "figure \(name): its unit is '\(line[2])' in the file, and none was declared; \(fix)"
          : "figure \(name): its unit is '\(line[2])' in the file, and '\(unit)' was declared")
    }
    return try number(String(line[1]))
  }

  private func number(_ text: String) throws -> Double {
    guard let value = Double(decimal: text), value.isFinite else {
      throw InputError("figure \(name): '\(SafeText.excerpt(text))' is no number")
    }
    return value
  }
}

/// The values of one axis as people type them: single values and ranges, separated by commas.
///
/// - `1,2,8` those values, as typed: `0.10` stays `0.10`
/// - `4..16` every whole number from 4 to 16; `16..4` downwards
/// - `10..100:+10` and `100..10:-10` in such steps; `0.1..0.3:+0.1` in decimal, exactly
/// - `1..252:x2` each twice the one before, up to at most 252
/// - `','`, `"a,b"`, `''` a value in quotes as it stands; `\,` a comma, and `\\`, `\'`, `\"`, `\.` what follows the backslash
///
/// A part with a slash is a path, dots or not: `../data.csv`.
///
/// An end that a step does not hit is not added: `1..252:x2` ends with 128. Say `1..252:x2,252` to have both.
package enum AxisRange {
  /// Most values that one axis may have; more is taken for a slip of the keyboard.
  package static let limit = 100_000

  /// The values in the order given, repeats removed unless `keepsRepeats`.
  /// - Throws: ``InputError`` naming the option, the part and the fix; for two spellings of one text in Unicode, as of `é`,
  ///   which may be two files and could not be told apart in results.
  package static func values(_ text: String, option: String, keepsRepeats: Bool = false) throws -> [String] {
    var seen = Spellings()
    var values: [String] = []
    for part in try parts(text, option: option) {
      let expanded = part.isLiteral ? [part.text] : try expand(part.text, option: option)
      for value in expanded where try seen.insert(value, at: option) || keepsRepeats { values.append(value) }
    }
    guard values.count <= limit else {
      throw InputError("\(option): '\(text)' has more than \(limit) values; take fewer")
    }
    return values
  }

  /// A value so written that it is read back as it stands.
  package static func quoted(_ value: String) -> String {
    let isPlain =
      !value.isEmpty && !value.contains(",") && !value.contains("..") && !value.contains("\\")
      && value.first != "'" && value.first != "\""
    guard !isPlain else { return value }
    return "\"\(value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
  }

  /// A part between commas, without its quotes and backslashes.
  private struct Part {
    var text = ""
    /// Whether it is a value as it stands, and no range.
    var isLiteral = false
  }

  private static func parts(_ text: String, option: String) throws -> [Part] {
    var parts: [Part] = []
    var rest = Substring(text)
    repeat {
      let part = try nextPart(&rest, of: text, option: option)
      guard part.isLiteral || !part.text.isEmpty else {
        throw InputError(
          "\(option): '\(text)' has an empty value; write values with single commas between them, and '' for an empty one"
        )
      }
      parts.append(part)
    } while rest.popFirst() == ","
    return parts
  }

  /// Takes one value off, quotes and backslashes read, up to the comma behind it or the end.
  /// - Throws: ``InputError`` naming the option, the whole text and the fix.
  static func nextValue(_ rest: inout Substring, of text: String, option: String) throws -> String {
    try nextPart(&rest, of: text, option: option).text
  }

  /// Takes a part off, up to the comma behind it or the end.
  private static func nextPart(_ rest: inout Substring, of text: String, option: String) throws -> Part {
    var part = Part()
    // A quote elsewhere is a plain character, as in it's.
    let quote = rest.first.flatMap { $0 == "'" || $0 == "\"" ? $0 : nil }
    if let quote {
      part.isLiteral = true
      rest.removeFirst()
      while rest.first != quote {
        guard let character = rest.popFirst() else {
          throw InputError("\(option): the quote \(quote) in '\(text)' never closes; close it, or write \\\(quote)")
        }
        let isEscape = quote == "\"" && character == "\\" && (rest.first == "\"" || rest.first == "\\")
        part.text.append(isEscape ? rest.removeFirst() : character)
      }
      rest.removeFirst()
      guard rest.isEmpty || rest.first == "," else {
        throw InputError(
          "\(option): '\(text)' goes on behind a closing quote; put a comma there, or quote the whole value")
      }
      return part
    }
    while let character = rest.first, character != "," {
      rest.removeFirst()
      if character == "\\", let next = rest.first, ",'\"\\.".contains(next) {
        part.text.append(rest.removeFirst())
        part.isLiteral = true
      } else {
        part.text.append(character)
      }
    }
    return part
  }

  private static func expand(_ part: String, option: String) throws -> [String] {
    guard let dots = part.firstRange(of: ".."), !part.contains("/") else { return [part] }
    let tail = part[dots.upperBound...].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let low = Decimal(part[..<dots.lowerBound]), let high = Decimal(tail[0]) else {
      throw InputError(
        "\(option): '\(part)' is no range; write LOW..HIGH with numbers, such as 1..16, or put a text with dots in quotes"
      )
    }
    return try steps(low, high, tail.count == 2 ? tail[1] : nil, part: part, option: option)
  }

  private static func steps(
    _ low: Decimal, _ high: Decimal, _ text: Substring?, part: String, option: String
  ) throws -> [String] {
    func refused(_ problem: String) -> InputError { InputError("\(option): \(problem)") }
    if let text, text.first == "x" {
      guard let factor = Int(text.dropFirst()), factor >= 2, low.isWhole, high.isWhole else {
        throw refused("the step '\(text)' in '\(part)' must be xN with N ≥ 2, between whole numbers")
      }
      guard low.digits >= 1 else {
        throw refused("'\(part)' multiplies from \(low.digits) and never moves; start at 1 or more")
      }
      guard low.digits <= high.digits else {
        throw refused("'\(part)' runs backwards; write \(high.text)..\(low.text):\(text)")
      }
      return try walk(from: low.digits, to: high.digits, part, option) { $0.multipliedReportingOverflow(by: factor) }
        .map { String($0) }
    }
    let places = max(low.places, high.places, text.flatMap { Decimal($0.dropFirst())?.places } ?? 0)
    guard let from = low.scaled(to: places), let to = high.scaled(to: places) else {
      throw refused("'\(part)' has too many digits; write at most 18")
    }
    guard let text else {
      guard places == 0 else { throw refused("'\(part)' needs a step, such as \(part):+0.1") }
      return try walk(from: from, to: to, part, option) { $0.addingReportingOverflow(to < from ? -1 : 1) }.map {
        String($0)
      }
    }
    guard text.first == "+" || text.first == "-", let step = Decimal(text.dropFirst())?.scaled(to: places), step > 0
    else {
      throw refused("the step '\(text)' in '\(part)' must be +N or -N (N above 0), or xN (N ≥ 2)")
    }
    let by = text.first == "-" ? -step : step
    guard from == to || (to > from) == (by > 0) else {
      throw refused(
        "'\(part)' runs away from \(high.text); write \(low.text)..\(high.text):\(by > 0 ? "-" : "+")\(text.dropFirst())"
      )
    }
    // No more digits than its start and its step have; those of its end are no value's.
    let shown = max(low.places, Decimal(text.dropFirst())?.places ?? 0)
    let unneeded = (0..<places - shown).reduce(1) { product, _ in product * 10 }
    return try walk(from: from, to: to, part, option) { $0.addingReportingOverflow(by) }
      .map { Decimal(digits: $0 / unneeded, places: shown).text }
  }

  private static func walk(
    from: Int, to: Int, _ part: String, _ option: String, _ next: (Int) -> (Int, Bool)
  ) throws -> [Int] {
    var (values, value, isBeyond) = ([Int](), from, false)
    while !isBeyond, from <= to ? value <= to : value >= to {
      guard values.count < limit else {
        throw InputError("\(option): '\(part)' has more than \(limit) values; widen the step")
      }
      values.append(value)
      (value, isBeyond) = next(value)
    }
    return values
  }
}

/// A number as it is written in decimal: 0.30 is 30 with two places. Sums of such are exact, those of doubles are not.
private struct Decimal {
  var digits: Int
  var places: Int

  init(digits: Int, places: Int) { (self.digits, self.places) = (digits, places) }

  /// Reads `12`, `-3` or `0.25`; nil for anything else, and for more digits than 64 bits hold.
  init?(_ text: Substring) {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let fraction = parts.count == 2 ? parts[1] : ""
    guard let digits = Int(parts[0] + fraction), parts.count == 1 || !fraction.isEmpty, Int(parts[0]) != nil,
      fraction.allSatisfy({ ("0"..."9").contains($0) })
    else { return nil }
    self.init(digits: digits, places: fraction.count)
  }

  var isWhole: Bool { places == 0 }

  /// The digits with so many places; nil where they do not fit into 64 bits.
  func scaled(to places: Int) -> Int? {
    var scaled = digits
    for _ in self.places..<places {
      let (product, isBeyond) = scaled.multipliedReportingOverflow(by: 10)
      if isBeyond { return nil }
      scaled = product
    }
    return scaled
  }

  var text: String {
    guard places > 0 else { return String(digits) }
    let all = String(digits.magnitude)
    let padded = String(repeating: "0", count: max(0, places + 1 - all.count)) + all
    return "\(digits < 0 ? "-" : "")\(padded.dropLast(places)).\(padded.suffix(places))"
  }
}

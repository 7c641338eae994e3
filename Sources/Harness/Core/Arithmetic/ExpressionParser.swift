/// Reads an ``Expression`` by recursive descent: or, and, not, comparison, sum, product, sign, power, primary.
struct ExpressionParser {
  private let text: String
  private var rest: Substring
  private var depth = 0
  private(set) var names: Set<String> = []

  private static let deepest = 60

  init(_ text: String) {
    self.text = text
    rest = text[...]
  }

  mutating func whole() throws(InputError) -> Expression.Node {
    let node = try alternatives()
    skipBlanks()
    guard rest.isEmpty else { throw wrong("'\(rest.prefix(12))' is not expected there") }
    return node
  }

  private func wrong(_ problem: String) -> InputError {
    InputError("'\(SafeText.excerpt(text, limit: 80))': \(SafeText.excerpt(problem, limit: 120))")
  }

  private mutating func skipBlanks() { rest = rest.drop { $0 == " " || $0 == "\t" || $0 == "\n" } }

  private mutating func take(_ sign: String) -> Bool {
    skipBlanks()
    guard rest.hasPrefix(sign) else { return false }
    rest = rest.dropFirst(sign.count)
    return true
  }

  /// A word operator, which ends where a name would.
  private mutating func takeWord(_ word: String) -> Bool {
    skipBlanks()
    guard rest.hasPrefix(word), !Self.isNamePart(rest.dropFirst(word.count).first) else { return false }
    rest = rest.dropFirst(word.count)
    return true
  }

  private static func isNamePart(_ character: Character?) -> Bool {
    guard let character, character.isASCII else { return false }
    return character.isLetter || character.isNumber || character == "_"
  }

  private mutating func alternatives() throws(InputError) -> Expression.Node {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { throw wrong("nested deeper than \(Self.deepest) levels") }
    var node = try conjunction()
    while takeWord("or") { node = .binary("or", node, try conjunction()) }
    return node
  }

  private mutating func conjunction() throws(InputError) -> Expression.Node {
    var node = try negation()
    while takeWord("and") { node = .binary("and", node, try negation()) }
    return node
  }

  private mutating func negation() throws(InputError) -> Expression.Node {
    var isNegated = false
    while takeWord("not") { isNegated.toggle() }
    let node = try comparison()
    return isNegated ? .unary("!", node) : node
  }

  private mutating func comparison() throws(InputError) -> Expression.Node {
    let first = try sum()
    var links: [Expression.Link] = []
    while let sign = ["<=", ">=", "==", "!=", "<", ">"].first(where: { take($0) }) {
      links.append(Expression.Link(sign: sign, node: try sum()))
    }
    return links.isEmpty ? first : .chain(first, links)
  }

  private mutating func sum() throws(InputError) -> Expression.Node {
    var node = try product()
    while let sign = ["+", "-"].first(where: { take($0) }) { node = .binary(sign, node, try product()) }
    return node
  }

  private mutating func product() throws(InputError) -> Expression.Node {
    var node = try signed()
    while let sign = ["*", "/"].first(where: { take($0) }) { node = .binary(sign, node, try signed()) }
    return node
  }

  private mutating func signed() throws(InputError) -> Expression.Node {
    var isNegative = false
    while take("-") { isNegative.toggle() }
    let node = try power()
    return isNegative ? .unary("-", node) : node
  }

  private mutating func power() throws(InputError) -> Expression.Node {
    let base = try primary()
    return take("^") ? .binary("^", base, try primary()) : base
  }

  private mutating func primary() throws(InputError) -> Expression.Node {
    skipBlanks()
    if take("(") {
      let inner = try alternatives()
      guard take(")") else { throw wrong("a bracket is never closed") }
      return inner
    }
    if rest.first == "'" { return .text(try quoted("'")) }
    if rest.first == "`" {
      // A name with signs in it, such as a figure's: `allocs-op`.
      let name = try quoted("`")
      names.insert(name)
      return .name(name)
    }
    if let first = rest.first, first.isASCII, first.isNumber || first == "." { return .number(try number()) }
    let name = String(rest.prefix { Self.isNamePart($0) })
    guard !name.isEmpty else {
      throw wrong(rest.isEmpty ? "it ends where a number or a name should stand" : "'\(rest.prefix(1))' is no number")
    }
    rest = rest.dropFirst(name.count)
    guard take("(") else {
      names.insert(name)
      return .name(name)
    }
    var arguments: [Expression.Node] = []
    if !take(")") {
      repeat { arguments.append(try alternatives()) } while take(",")
      guard take(")") else { throw wrong("the bracket of \(name)( is never closed") }
    }
    if let problem = ExpressionValue.problem(name, arguments) { throw wrong(problem) }
    return .call(name, arguments)
  }

  private mutating func quoted(_ mark: Character) throws(InputError) -> String {
    rest.removeFirst()
    guard let end = rest.firstIndex(of: mark) else { throw wrong("a quote is never closed") }
    defer { rest = rest[rest.index(after: end)...] }
    return String(rest[..<end])
  }

  private mutating func number() throws(InputError) -> Double {
    var digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "_") }
    let after = rest[digits.endIndex...]
    if after.first == "e" || after.first == "E" {
      let exponent = after.dropFirst().prefix { $0 == "-" || $0 == "+" || ($0.isASCII && $0.isNumber) }
      if !exponent.isEmpty { digits = rest[digits.startIndex..<exponent.endIndex] }
    }
    guard let value = Double(digits.replacing("_", with: "")), value.isFinite else {
      throw wrong("'\(digits)' is no number")
    }
    rest = rest[digits.endIndex...]
    return value
  }
}

/// Arithmetic over named numbers, such as `cpu_seconds / wall_seconds` or `abs(300 / 40 - 7.5) <= 0.1`.
///
/// It can compute and nothing else: no assignment, no loop, no access to anything but the names it is given, and a bound
/// on length and depth, so a text from a file is safe to evaluate. Comparisons give 1 or 0. A comparison may be a chain:
/// `1 <= n <= 8`.
package struct Expression: Sendable, Equatable {
  indirect enum Node: Sendable, Equatable {
    case number(Double)
    case text(String)
    case name(String)
    case call(String, [Node])
    case unary(Character, Node)
    case binary(String, Node, Node)
    /// The first operand, then comparison signs each with an operand.
    case chain(Node, [Link])
  }

  /// A comparison sign and what is right of it.
  struct Link: Sendable, Equatable {
    let sign: String
    let node: Node
  }

  package let text: String
  let root: Node
  package let names: Set<String>

  /// Longest text that is read.
  package static let longest = 1000

  /// Reads an expression.
  /// - Throws: ``InputError`` that names the text and what is wrong with it.
  package init(_ text: String) throws(InputError) {
    guard text.utf8.count <= Self.longest else {
      throw InputError("'\(SafeText.excerpt(text, limit: 40))' is longer than \(Self.longest) bytes; split it")
    }
    var parser = ExpressionParser(text)
    root = try parser.whole()
    names = parser.names
    self.text = text
  }

  /// Its value; nil where a name has no number or the result is none, as in 1/0.
  package func value(_ number: @escaping (String) -> Double?) -> Double? {
    guard let value = ExpressionValue(number).of(root), !value.isNaN else { return nil }
    return value
  }

  /// Whether it holds: its value is not 0. nil as of ``value(_:)``.
  package func holds(_ number: @escaping (String) -> Double?) -> Bool? { value(number).map { $0 != 0 } }

  /// The values on both sides of its comparison, for messages; empty where it is no comparison.
  package func sides(_ number: @escaping (String) -> Double?) -> [Double] {
    guard case .chain(let first, let links) = root else { return [] }
    let evaluator = ExpressionValue(number)
    return ([first] + links.map(\.node)).compactMap { evaluator.of($0) }
  }
}

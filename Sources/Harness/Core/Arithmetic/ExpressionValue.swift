import Glibc

import Glibc

/// Evaluates an ``Expression`` over named numbers.
///
/// Functions: `min`, `max`, `abs`, `floor`, `ceil`, `round`, `sqrt`, `ln`, `exp`, `if(condition, then, else)`, and the
/// sizing rules: `workers('tiered', cores)`, `chunk('tiered', memory_bytes)` (without the amount: memory unknown), `threads('blas-003', cores, jobs)`.
struct ExpressionValue {
  private let number: (String) -> Double?

  init(_ number: @escaping (String) -> Double?) { self.number = number }

  /// What is wrong with a call; nil when nothing is.
  static func problem(_ name: String, _ arguments: [Expression.Node]) -> String? {
    guard let counts = functions[name] else {
      let known = functions.keys.sorted()
      let near = NearestName.of(name, among: known).map { "; did you mean \($0)?" } ?? "."
      return "there is no function '\(name)'\(near) There are: \(known.joined(separator: ", "))"
    }
    guard counts.contains(arguments.count) else { return "\(name)() does not take \(arguments.count) values" }
    guard rules.contains(name) else { return nil }
    guard case .text(let rule)? = arguments.first else {
      return "\(name)() takes the name of a sizing rule in quotes first, such as '\(SizingRule.tiered.rawValue)'"
    }
    guard SizingRule(rawValue: rule) != nil else {
      let known = SizingRule.allCases.map(\.rawValue).joined(separator: ", ")
      return "there is no rule '\(rule)'; there are: \(known)"
    }
    return nil
  }

  private static let rules: Set<String> = ["workers", "chunk", "threads"]
  private static let functions: [String: ClosedRange<Int>] = [
    "min": 1...20, "max": 1...20, "abs": 1...1, "floor": 1...1, "ceil": 1...1, "round": 1...1, "sqrt": 1...1,
    "ln": 1...1, "exp": 1...1, "if": 3...3, "workers": 2...4, "chunk": 1...2, "threads": 3...3,
  ]

  func of(_ node: Expression.Node) -> Double? {
    switch node {
    case .number(let value): return value
    case .text: return nil
    case .name(let name): return number(name)
    case .unary(let sign, let inner): return of(inner).map { sign == "-" ? -$0 : ($0 == 0 ? 1 : 0) }
    case .binary(let sign, let left, let right):
      guard let left = of(left), let right = of(right) else { return nil }
      return Self.combined(sign, left, right)
    case .chain(let first, let links):
      guard var left = of(first) else { return nil }
      var holds = true
      for link in links {
        guard let right = of(link.node) else { return nil }
        holds = holds && Self.compare(link.sign, left, right)
        left = right
      }
      return holds ? 1 : 0
    case .call(let name, let arguments): return call(name, arguments)
    }
  }

  private static func combined(_ sign: String, _ left: Double, _ right: Double) -> Double? {
    switch sign {
    case "+": left + right
    case "-": left - right
    case "*": left * right
    case "/": right == 0 ? nil : left / right
    case "^": pow(left, right)
    case "and": left != 0 && right != 0 ? 1 : 0
    default: left != 0 || right != 0 ? 1 : 0
    }
  }

  /// Equal to nine digits counts as equal: 0.1 + 0.2 is 0.3.
  private static func compare(_ sign: String, _ left: Double, _ right: Double) -> Bool {
    let isEqual = left == right || abs(left - right) <= 1e-9 * max(abs(left), abs(right))
    return switch sign {
    case "==": isEqual
    case "!=": !isEqual
    case "<=": left < right || isEqual
    case ">=": left > right || isEqual
    case "<": left < right && !isEqual
    default: left > right && !isEqual
    }
  }

  private func call(_ name: String, _ arguments: [Expression.Node]) -> Double? {
    if case .text(let rule)? = arguments.first {
      return SizingRule(rawValue: rule).flatMap { sizing($0, name, arguments.dropFirst().map(of)) }
    }
    if name == "if" { return of(arguments[0]).flatMap { of($0 != 0 ? arguments[1] : arguments[2]) } }
    let values = arguments.compactMap(of)
    guard values.count == arguments.count, let first = values.first else { return nil }
    return switch name {
    case "min": values.min()
    case "max": values.max()
    case "abs": abs(first)
    case "floor": first.rounded(.down)
    case "ceil": first.rounded(.up)
    case "round": first.rounded()
    case "sqrt": first < 0 ? nil : first.squareRoot()
    case "ln": first > 0 ? log(first) : nil
    default: exp(first)
    }
  }

  private func sizing(_ rule: SizingRule, _ name: String, _ values: [Double?]) -> Double? {
    func count(_ place: Int) -> Int? { place < values.count ? values[place].flatMap { Int(exactly: $0) } : nil }
    func amount(_ place: Int) -> Bytes? { count(place).map { Bytes(Int64($0)) } }
    if name == "chunk" {
      return rule.sizing(for: SizingInput(cores: .one, memory: amount(0))).chunkRows.map(Double.init)
    }
    guard let number = count(0), number >= 1 else { return nil }
    let cores = CoreCount(clamping: number)
    if name == "threads" {
      return rule.sizing(for: SizingInput(cores: cores, jobs: count(1))).threads.map(Double.init)
    }
    let input = SizingInput(cores: cores, memory: amount(1), workerMemory: amount(2))
    return Double(rule.sizing(for: input).workers)
  }
}

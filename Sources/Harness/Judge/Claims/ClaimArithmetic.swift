import SpeedupCore

package struct ClaimArithmetic: Sendable, Equatable {
  /// Statements that were checked, each combination of values for itself.
  package private(set) var checked = 0
  /// Those that don't hold.
  package private(set) var broken = 0
  /// Those without a value.
  package private(set) var valueless = 0
  /// The first ones that don't hold, with the values on both sides: `n = 5: n - 1 == 3 (4 and 3)`.
  package private(set) var exceptions: [String] = []
  /// A statement that has no value, such as one that divides by 0.
  package private(set) var undefined: String?

  private static let mostExceptions = 5

  package init(_ statements: [ClaimStatements]) {
    for statement in statements {
      var places = [Int](repeating: 0, count: statement.ranges.count)
      repeat {
        var numbers = statement.given
        for (range, place) in zip(statement.ranges, places) { numbers[range.name] = range.values[place] }
        for expression in statement.holds { check(expression, numbers, statement) }
      } while Self.advance(&places, statement.ranges.map(\.values.count))
    }
  }

  /// Whether all statements hold; nil where one has no value.
  package var holds: Bool? { undefined == nil ? broken == 0 : nil }

  private mutating func check(_ expression: Expression, _ numbers: [String: Double], _ statement: ClaimStatements) {
    checked += 1
    let values = statement.ranges.map { "\($0.name) = \(Readable.brief(numbers[$0.name] ?? .nan))" }
    let place = values.isEmpty ? "" : "\(values.joined(separator: ", ")): "
    guard let holds = expression.holds({ numbers[$0] }) else {
      valueless += 1
      undefined = undefined ?? "\(place)\(expression.text) has no value"
      return
    }
    if holds { return }
    broken += 1
    guard exceptions.count < Self.mostExceptions else { return }
    let sides = expression.sides { numbers[$0] }.map(Readable.brief)
    exceptions.append("\(place)\(expression.text)\(sides.isEmpty ? "" : " (\(sides.joined(separator: ", ")))")")
  }

  /// To the next combination; false behind the last one.
  private static func advance(_ places: inout [Int], _ counts: [Int]) -> Bool {
    for index in places.indices.reversed() {
      places[index] += 1
      if places[index] < counts[index] { return true }
      places[index] = 0
    }
    return false
  }
}

/// What the axes of a grid's cells are like: which vary, and over what.
package struct ResultAxes: Sendable {
  /// Every axis with its distinct values, in the order of the columns. Values are in the order of their first
  /// appearance.
  package let all: [(name: String, values: [String])]

  /// The axes of these cells.
  package init(cells: [[AxisValue]]) {
    all = ReferenceChoice.distinct(cells.flatMap { $0.map(\.name) }).map { name in
      (name, ReferenceChoice.distinct(cells.compactMap { $0.value(of: name) }))
    }
  }

  /// The axes with more than one value.
  package var varying: [String] { all.filter { $0.values.count > 1 }.map(\.name) }

  /// The axes with one value, which is not empty.
  package var constant: [AxisValue] {
    all.filter { $0.values.count == 1 && $0.values != [""] }.map { AxisValue($0.name, $0.values[0]) }
  }

  /// The distinct values of an axis; none when there is no such axis.
  package func values(of name: String) -> [String] { all.first { $0.name == name }?.values ?? [] }

  /// The values of an axis as numbers, ascending; nil when one of them is no number.
  package func numbers(of name: String) -> [Double]? {
    let numbers = values(of: name).compactMap { Double($0) }.filter(\.isFinite)
    return numbers.count == values(of: name).count ? numbers.sorted() : nil
  }

  /// Values in their natural order: numbers ascending, then other texts in the order given.
  package static func sorted(_ values: [String]) -> [String] {
    let numbers = values.filter { Double($0) != nil }.sorted { Double($0)! < Double($1)! }
    return numbers + values.filter { Double($0) == nil }
  }
}

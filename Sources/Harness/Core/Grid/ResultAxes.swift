/// What the axes of a grid's cells are like: which vary, and over what.
package struct ResultAxes: Sendable {
  private let cells: CellAxes
  /// Of every axis the distinct values, as numbers of texts, in the order of their first appearance.
  private let distinct: [[UInt32]]
  /// Of every axis, whether all its values are numbers.
  private let areNumbers: [Bool]

  package init(cells: [[AxisValue]]) { self.init(CellAxes(cells)) }

  package init(_ cells: CellAxes) {
    self.cells = cells
    distinct = cells.names.map { axis in
      var (found, seen) = ([UInt32](), TextPool.Table(false))
      // A cell without the axis has no value on it.
      for value in cells.column(axis) where value != 0 && value != found.last && !seen[value] {
        seen[value] = true
        found.append(value)
      }
      return found
    }
    areNumbers = distinct.map { $0.allSatisfy { cells.number($0) != nil } }
  }

  package var names: [String] { cells.names }

  package var varying: [String] { names.indices.filter { distinct[$0].count > 1 }.map { names[$0] } }

  /// The axes with one value, which is not empty.
  package var constant: [AxisValue] {
    names.indices.filter { distinct[$0].count == 1 }.map { AxisValue(names[$0], cells.text(distinct[$0][0])) }
      .filter { !$0.value.isEmpty }
  }

  private func numbers(ofTexts axis: String) -> [UInt32] { names.firstIndex(of: axis).map { distinct[$0] } ?? [] }

  /// The distinct values of an axis, in the order of their first appearance; none when there is no such axis.
  package func values(of axis: String) -> [String] { numbers(ofTexts: axis).map(cells.text) }

  package func isNumeric(_ axis: String) -> Bool { names.firstIndex(of: axis).map { areNumbers[$0] } ?? true }

  /// The values of an axis as numbers, ascending; nil when one of them is no number.
  package func numbers(of axis: String) -> [Double]? {
    let texts = numbers(ofTexts: axis)
    let numbers = texts.compactMap(cells.number)
    return numbers.count == texts.count ? numbers.sorted() : nil
  }

  /// By the number of its text, the place of each value of an axis in the natural order, or in that of first appearance.
  func places(of axis: String, asTheyAppear: Bool) -> TextPool.Table<Int32> {
    var texts = numbers(ofTexts: axis)
    if !asTheyAppear {
      let numbers = texts.map { (text: $0, number: Double(decimal: cells.text($0))) }
      let sorted = numbers.filter { $0.number != nil }.sorted { $0.number! < $1.number! }
      texts = sorted.map(\.text) + numbers.filter { $0.number == nil }.map(\.text)
    }
    var places = TextPool.Table<Int32>(0)
    for (place, text) in texts.enumerated() { places[text] = Int32(place) }
    return places
  }

  /// Values in their natural order: numbers ascending, then other texts in the order given.
  package static func sorted(_ values: [String]) -> [String] {
    let numbers = values.filter { Double(decimal: $0) != nil }.sorted { Double(decimal: $0)! < Double(decimal: $1)! }
    return numbers + values.filter { Double(decimal: $0) == nil }
  }
}

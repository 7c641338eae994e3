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

  /// Whether an axis says how much of something there is: its values are numbers above 0, and are not ``areNames(of:)``.
  package func isSize(_ axis: String) -> Bool {
    numbers(of: axis).map { $0.allSatisfy { $0 > 0 } } == true && !areNames(of: axis)
  }

  /// Whether numbers are names, as versions, years and seeds are: the axis is called so, a number is there in two spellings
  /// (`1.1` and `1.10`), or they are in order as versions and not as numbers (`3.9, 3.10`). Half of something, as in
  /// `0.5, 0.25`, is in that order too, and ends with no 0.
  private func areNames(of axis: String) -> Bool {
    let words = axis.lowercased().split { $0 == "_" || $0 == "-" || $0 == "." }
    if let last = words.last, Self.namingWords.contains(String(last)) { return true }
    let texts = values(of: axis)
    let numbers = texts.compactMap { Double(decimal: $0) }
    if Set(numbers).count < numbers.count { return true }
    let versions = texts.compactMap { text -> (Int, Int)? in
      let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
      guard let major = parts[0], parts.count == 1 || parts.count == 2 && parts[1] != nil else { return nil }
      return (major, parts.count == 2 ? parts[1]! : -1)
    }
    guard texts.count > 1, versions.count == texts.count, numbers.count == texts.count else { return false }
    func isOrdered(_ before: (Int) -> Bool) -> Bool { texts.indices.dropFirst().allSatisfy(before) }
    let rises = isOrdered { versions[$0 - 1] < versions[$0] }
    guard rises || isOrdered({ versions[$0 - 1] > versions[$0] }) else { return false }
    let isAlike = isOrdered { rises == (numbers[$0 - 1] < numbers[$0]) }
    let isReverse = isOrdered { rises == (numbers[$0 - 1] > numbers[$0]) }
    return !isAlike && (!isReverse || texts.contains { $0.contains(".") && $0.hasSuffix("0") })
  }

  /// Last words of the names of axes whose numbers are names.
  private static let namingWords: Set<String> = [
    "version", "release", "build", "revision", "commit", "year", "date", "seed", "python", "py",
  ]

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

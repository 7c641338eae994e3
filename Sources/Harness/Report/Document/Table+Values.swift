import SpeedupCore

/// A table as programs read it.
extension Table {
  /// A field's content.
  enum Value: Equatable, Sendable {
    case text(String)
    case number(Double)
  }

  /// The fields of all rows: first what is fixed; a range has two, a column with marks has one more for them, `KEY_mark`,
  /// and remarks are the last.
  struct Fields: Sendable {
    fileprivate let fixed: [(key: String, value: Value)]
    fileprivate let parts: [Part]
    fileprivate var isMarked: [Bool]
    fileprivate var hasRemarks = false

    /// Their keys, in snake_case.
    var keys: [String] {
      fixed.map(\.key)
        + zip(parts, isMarked).flatMap { part, isMarked in [part.key] + (isMarked ? ["\(part.key)_mark"] : []) }
        + (hasRemarks ? ["remark"] : [])
    }
  }

  /// Looks through all rows for marks and remarks.
  var fields: Fields {
    let parts = parts
    let fixed = fixed.map { value in
      (value.name, JSONValue.number(asTyped: value.value).map { Value.number($0) } ?? .text(value.value))
    }
    let none = Fields(fixed: fixed, parts: parts, isMarked: parts.map { _ in false })
    var all = none
    rows.inParts { places in
      var fields = none
      rows.read(places) { row in
        if !row.remarks.isEmpty { fields.hasRemarks = true }
        for place in parts.indices where !fields.isMarked[place] {
          fields.isMarked[place] = !parts[place].mark(cell(row, parts[place].column)).isEmpty
        }
        return true
      }
      return fields
    } take: { fields in
      if fields.hasRemarks { all.hasRemarks = true }
      for place in parts.indices where fields.isMarked[place] { all.isMarked[place] = true }
      return true
    }
    return all
  }

  /// A row's values in the order of the keys; nil where there is nothing, or no finite number.
  func values(_ row: Row, _ fields: Fields) -> [Value?] {
    var values: [Value?] = fields.fixed.map(\.value)
    for (part, isMarked) in zip(fields.parts, fields.isMarked) {
      let cell = cell(row, part.column)
      let number = part.number(cell).flatMap { $0.isFinite ? Value.number($0) : nil }
      if number == nil, part.place == 0, !columns[part.column].isRange {
        let text = cell.text
        values.append(text.isEmpty ? nil : .text(text))
      } else {
        values.append(number)
      }
      guard isMarked else { continue }
      let mark = part.mark(cell)
      values.append(mark.isEmpty ? nil : .text(mark))
    }
    guard fields.hasRemarks else { return values }
    let remark = row.remarks.joined(separator: "; ")
    return values + [remark.isEmpty ? nil : .text(remark)]
  }

  /// One of the numbers of a column.
  fileprivate struct Part: Sendable {
    let column: Int
    let key: String
    /// The first, the second or the third.
    let place: Int

    func number(_ cell: Cell) -> Double? { place == 0 ? cell.number : place == 1 ? cell.second : cell.third }
    func mark(_ cell: Cell) -> String { place == 0 ? cell.mark : place == 1 ? cell.secondMark : cell.thirdMark }
  }

  private var parts: [Part] {
    columns.enumerated().flatMap { number, column in
      let keys = column.isRange ? ["\(column.key)_low", "\(column.key)_high"] : [column.key] + column.more
      return keys.enumerated().map { place, key in Part(column: number, key: key, place: place) }
    }
  }

  /// What the table is called: its title without what that says in brackets.
  var name: String { (title ?? "rows").split(separator: "(").first.map(String.init) ?? "rows" }

  /// A title as a key: `peak memory` becomes `peak_memory`.
  static func key(_ title: String) -> String {
    let words = title.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
    return words.isEmpty ? "value" : words.joined(separator: "_")
  }
}

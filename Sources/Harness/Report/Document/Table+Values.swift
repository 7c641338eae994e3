import SpeedupCore

/// A table as programs read it.
extension Table {
  /// A field's content.
  enum Value: Equatable {
    case text(String)
    case number(Double)
  }

  /// The fields of all rows: a range has two, a column with marks has one more for them, `KEY_mark`, and remarks are the
  /// last.
  struct Fields {
    fileprivate let parts: [Part]
    fileprivate var isMarked: [Bool]
    fileprivate var hasRemarks = false

    /// Their keys, in snake_case.
    var keys: [String] {
      zip(parts, isMarked).flatMap { part, isMarked in [part.key] + (isMarked ? ["\(part.key)_mark"] : []) }
        + (hasRemarks ? ["remark"] : [])
    }
  }

  /// Looks through all rows for marks and remarks.
  var fields: Fields {
    let parts = parts
    var fields = Fields(parts: parts, isMarked: parts.map { _ in false })
    rows.read { row in
      if !row.remarks.isEmpty { fields.hasRemarks = true }
      for place in parts.indices where !fields.isMarked[place] {
        fields.isMarked[place] = !parts[place].mark(cell(row, parts[place].column)).isEmpty
      }
      return true
    }
    return fields
  }

  /// A row's values in the order of the keys; nil where there is nothing, or no finite number.
  func values(_ row: Row, _ fields: Fields) -> [Value?] {
    var values: [Value?] = []
    for (part, isMarked) in zip(fields.parts, fields.isMarked) {
      let cell = cell(row, part.column)
      let number = (part.isHigh ? cell.high : cell.number).flatMap { $0.isFinite ? Value.number($0) : nil }
      if number == nil, !columns[part.column].isRange {
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

  /// A column, or an end of one of ranges.
  fileprivate struct Part {
    let column: Int
    let key: String
    var isHigh = false

    func mark(_ cell: Cell) -> String { isHigh ? cell.highMark : cell.mark }
  }

  private var parts: [Part] {
    columns.enumerated().flatMap { place, column in
      column.isRange
        ? [Part(column: place, key: "\(column.key)_low"), Part(column: place, key: "\(column.key)_high", isHigh: true)]
        : [Part(column: place, key: column.key)]
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

import SpeedupCore

/// A table as programs read it.
extension Table {
  /// A field's content.
  enum Value: Equatable {
    case text(String)
    case number(Double)
  }

  /// The keys of all fields, in snake_case; a range has two, a column with marks has one more for them, `KEY_mark`, and
  /// remarks are the last.
  var keys: [String] {
    parts.flatMap { part in [part.key] + (hasMarks(part) ? ["\(part.key)_mark"] : []) } + (hasRemarks ? ["remark"] : [])
  }

  /// A row's fields in the order of ``keys``; nil where there is nothing, or no finite number.
  func values(_ row: Row) -> [Value?] {
    let values = parts.flatMap { part -> [Value?] in
      let cell = cell(row, part.column)
      let number = (part.isHigh ? cell.high : cell.number).flatMap { $0.isFinite ? Value.number($0) : nil }
      let text = columns[part.column].isRange || cell.text.isEmpty ? nil : Value.text(cell.text)
      let mark = part.mark(cell)
      return [number ?? text] + (hasMarks(part) ? [mark.isEmpty ? nil : .text(mark)] : [])
    }
    let remark = row.remarks.joined(separator: "; ")
    return values + (hasRemarks ? [remark.isEmpty ? nil : .text(remark)] : [])
  }

  /// A column, or an end of one of ranges.
  private struct Part {
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

  private func hasMarks(_ part: Part) -> Bool { rows.contains { !part.mark(cell($0, part.column)).isEmpty } }

  /// What the table is called: its title without what that says in brackets.
  var name: String { (title ?? "rows").split(separator: "(").first.map(String.init) ?? "rows" }

  /// A title as a key: `peak memory` becomes `peak_memory`.
  static func key(_ title: String) -> String {
    let words = title.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
    return words.isEmpty ? "value" : words.joined(separator: "_")
  }
}

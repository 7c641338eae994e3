import SpeedupCore

/// A table as programs read it.
extension Table {
  /// A field's content.
  enum Value: Equatable {
    case text(String)
    case number(Double)
  }

  /// The keys of all fields, in snake_case; a range has two, and remarks are the last.
  var keys: [String] {
    columns.flatMap { $0.isRange ? ["\($0.key)_low", "\($0.key)_high"] : [$0.key] } + (hasRemarks ? ["remark"] : [])
  }

  /// A row's fields in the order of ``keys``; nil where there is nothing, or no finite number.
  /// - Parameter hasRemarks: whether some row has a remark.
  func values(_ row: Row, hasRemarks: Bool) -> [Value?] {
    let values = columns.indices.flatMap { place -> [Value?] in
      let cell = cell(row, place)
      let number = cell.number.map { $0.isFinite ? Value.number($0) : nil }
      if columns[place].isRange { return [number ?? nil, cell.high.flatMap { $0.isFinite ? .number($0) : nil }] }
      return [number ?? (cell.text.isEmpty ? nil : .text(cell.text))]
    }
    let remark = row.remarks.joined(separator: "; ")
    return values + (hasRemarks ? [remark.isEmpty ? nil : .text(remark)] : [])
  }

  /// What the table is called: its title without what that says in brackets.
  var name: String { (title ?? "rows").split(separator: "(").first.map(String.init) ?? "rows" }

  /// A title as a key: `peak memory` becomes `peak_memory`.
  static func key(_ title: String) -> String {
    let words = title.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
    return words.isEmpty ? "value" : words.joined(separator: "_")
  }
}

import SpeedupCore

/// A table for the terminal: heading lines, aligned columns, footnotes. A pure value; whether colours are
/// wanted (a terminal that is no file, no `NO_COLOR`) is for the caller to find out.
package struct TextTable: Equatable, Sendable {
  /// How a column's texts stand below one another.
  package enum Alignment: Sendable {
    /// Flush left: names.
    case left
    /// Flush right: numbers.
    case right
  }

  /// One column.
  package struct Column: Equatable, Sendable {
    /// What stands over it.
    package let title: String
    /// How its texts are aligned.
    package let alignment: Alignment
  }

  /// What a text is, for those who see colours; nothing is said by colour alone.
  package enum Emphasis: Sendable {
    /// Without colour.
    case plain
    /// Worth a look: a label that qualifies a figure.
    case warning
    /// Went wrong.
    case failure
  }

  /// One field of a row.
  package struct Cell: Equatable, Sendable {
    /// Its text; control characters are shown by name.
    package let text: String
    /// How it is coloured.
    package let emphasis: Emphasis

    /// A field that reads `text`.
    package init(_ text: String, _ emphasis: Emphasis = .plain) {
      self.text = visibleText(text)
      self.emphasis = emphasis
    }
  }

  /// Lines above the table.
  package var heading: [String]
  /// The columns, from left to right.
  package var columns: [Column]
  /// The rows. The last field of a row with fewer fields than columns runs on over the rest.
  package var rows: [[Cell]]
  /// Lines below the table.
  package var footnotes: [String]

  /// The whole table as text, each line with its end.
  package func text(colours: Bool) -> String {
    let widths = columns.indices.map(width)
    let titles = columns.map { Cell($0.title) }
    let rule = String(repeating: "─", count: widths.reduce(0, +) + 2 * max(0, widths.count - 1))
    let body = [line(titles, widths, colours: false), rule]
      + rows.map { line($0, widths, colours: colours) }
    let lines = heading.map(visibleText) + (heading.isEmpty ? [] : [""]) + body
      + (footnotes.isEmpty ? [] : [""]) + footnotes.map(visibleText)
    return lines.map { $0 + "\n" }.joined()
  }

  private func width(_ column: Int) -> Int {
    let texts = rows.compactMap { row -> String? in
      // A field that runs on must not widen the column it starts in.
      let runsOn = row.count < columns.count && column == row.count - 1
      return column < row.count && !runsOn ? row[column].text : nil
    }
    return (texts + [columns[column].title]).map(displayWidth).max() ?? 0
  }

  private func line(_ row: [Cell], _ widths: [Int], colours: Bool) -> String {
    var fields: [String] = []
    for (index, cell) in row.prefix(columns.count).enumerated() {
      let runsOn = row.count < columns.count && index == row.count - 1
      let gap = runsOn ? 0 : max(0, widths[index] - displayWidth(cell.text))
      let space = String(repeating: " ", count: gap)
      let text = colours ? coloured(cell) : cell.text
      let left = runsOn || columns[index].alignment == .left
      // Spaces at a line's end are noise in diffs and copies.
      fields.append(left ? (index == row.count - 1 ? text : text + space) : space + text)
    }
    while fields.last == "" { fields.removeLast() }
    return trimmedEnd(fields.joined(separator: "  "))
  }

  private func coloured(_ cell: Cell) -> String {
    switch cell.emphasis {
    case .plain: cell.text
    case .warning: "\u{1B}[33m\(cell.text)\u{1B}[0m"
    case .failure: "\u{1B}[31m\(cell.text)\u{1B}[0m"
    }
  }

  private func trimmedEnd(_ text: String) -> String {
    String(text.reversed().drop { $0 == " " }.reversed())
  }
}

import SpeedupCore

/// A document as text for a terminal or a log: aligned columns, and on a terminal no line longer than it is wide.
package struct TextRenderer: Sendable {
  /// Whether tones are coloured by terminal codes.
  private let colours: Bool
  /// Columns that there are; nil: no limit.
  private let width: Int?

  package init(colours: Bool = false, width: Int? = nil) {
    self.colours = colours
    self.width = width
  }

  /// The whole text, each line with its end.
  package func text(_ document: Document) -> String {
    var text = ""
    write(document) { text += $0 }
    return text
  }

  /// Gives the text away piece by piece.
  package func write<Failure: Error>(
    _ document: Document, to take: @escaping (String) throws(Failure) -> Void
  ) throws(Failure) {
    var output = LineWriter(take)
    // The command's own name is no news.
    let title = document.title == document.subject ? [] : Columns.wrapped(SafeText.line(document.title), to: width)
    try output.write(title)
    for (place, block) in document.blocks.enumerated() {
      // A paragraph at the top belongs to the title.
      if place == 0, case .paragraph = block {} else { output.endBlock() }
      try write(block, &output)
    }
    try output.finish()
  }

  private func write<Failure>(
    _ block: Document.Block, _ output: inout LineWriter<Failure>
  ) throws(Failure) {
    switch block {
    case .paragraph(let lines): try output.write(lines.flatMap { Columns.wrapped(SafeText.line($0), to: width) })
    case .notes(let lines):
      try output.write(lines.flatMap { Columns.below("", SafeText.line($0), indent: 2, to: width) })
    case .table(let table): try self.table(table, &output)
    case .figure(let file, let caption): try output.write(["\(SafeText.line(caption)): \(SafeText.line(file))"])
    case .folded(_, let parts):
      for part in parts {
        output.endBlock()
        try write(part, &output)
      }
    case .code(let text, let purpose):
      try output.write(Columns.wrapped(SafeText.line(purpose), to: width) + ["  \(SafeText.line(text))"])
    }
  }

  private func table<Failure>(_ table: Table, _ output: inout LineWriter<Failure>) throws(Failure) {
    let indent = table.title == nil ? 0 : 2
    let layout = TableLayout(table, width: width.map { $0 - indent })
    try output.write(table.title.map { Columns.wrapped(SafeText.line($0), to: width) } ?? [])
    let margin = String(repeating: " ", count: indent)
    if table.showsHeader {
      let titles = zip(layout.columns, layout.widths).map { column, width in
        Columns.padded(SafeText.line(table.columns[column].title), to: width, table.columns[column].alignment)
      }
      try output.write([Columns.joined(titles), String(repeating: "─", count: layout.total)], margin: margin)
    }
    try table.rows.inParts { part in
      var rows = RowWriter(margin: margin)
      table.rows.read(part) { row in
        if colours || !rows.write(row, layout) { rows.write(self.row(row, of: table, layout)) }
        return true
      }
      return rows.text
    } take: { (rows) throws(Failure) in
      try output.write(rows: rows)
      return true
    }
    try output.write(leftOut(layout), margin: margin)
  }

  private func leftOut(_ layout: TableLayout) -> [String] {
    func told(_ titles: [String], _ text: (String) -> String) -> [String] {
      titles.isEmpty ? [] : Columns.wrapped(text(titles.map(SafeText.line).joined(separator: ", ")), to: layout.limit)
    }
    let lines =
      told(layout.leftOut) { "No room for: \($0). A wider terminal or --csv shows them." }
      + told(layout.cutColumns) { "Cut at …: \($0). --csv and --markdown have the whole values." }
    return lines.isEmpty ? [] : [""] + lines
  }

  /// A row: several lines where a cell is folded or a remark is below.
  private func row(_ row: Table.Row, of table: Table, _ layout: TableLayout) -> [String] {
    let ends = row.cells.count < table.columns.count
    let fields = layout.columns.indices.filter { layout.columns[$0] < row.cells.count }.map { place in
      let cell = row.cells[layout.columns[place]]
      let parts = Columns.wrapped(layout.shown(cell.text, in: place), to: layout.widths[place])
      return (parts: parts, width: layout.widths[place], table.columns[layout.columns[place]].alignment, cell.tone)
    }
    var lines = (0..<(fields.map(\.parts.count).max() ?? 1)).map { number in
      fields.map { parts, width, alignment, tone in
        painted(number < parts.count ? parts[number] : "", tone, to: width, alignment)
      }.joined(separator: "  ")
    }
    let remarks = row.remarks.map { SafeText.line($0) }
    let whole = remarks.joined(separator: "; ")
    if remarks.isEmpty { return lines.map(Columns.trimmed) }
    if ends, let room = layout.room(behind: fields.count) {
      for (number, part) in Columns.wrapped(whole, to: room).enumerated() {
        if number == lines.count { lines.append(Columns.padded("", to: layout.start(of: fields.count) - 2)) }
        lines[number] += (fields.isEmpty ? "" : "  ") + painted(part, row.tone)
      }
    } else if !ends, layout.remarksBeside {
      lines[0] += "  " + painted(whole, row.tone)
    } else {
      lines += remarks.flatMap { Columns.below("    ", $0, indent: 6, to: layout.limit) }
    }
    return lines.map(Columns.trimmed)
  }

  /// The text in the colour of `tone`, filled up to `width` with blanks that stay outside of the colour, where they
  /// can be cut off.
  private func painted(
    _ text: String, _ tone: Document.Tone, to width: Int = 0, _ alignment: Columns.Alignment = .left
  ) -> String {
    let blanks = Columns.padded("", to: width - Columns.width(text))
    let body = code(of: tone).map { colours && !text.isEmpty ? $0 + text + "\u{1B}[0m" : text } ?? text
    return alignment == .left ? body + blanks : blanks + body
  }

  private func code(of tone: Document.Tone) -> String? {
    switch tone {
    case .plain: nil
    case .good: "\u{1B}[32m"
    case .warning: "\u{1B}[33m"
    case .bad: "\u{1B}[31m"
    }
  }
}

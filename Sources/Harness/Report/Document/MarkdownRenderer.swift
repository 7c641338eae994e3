import SpeedupCore

/// A document as Markdown, for a comment on a pull request.
package enum MarkdownRenderer {
  /// The whole text, with a line end.
  package static func text(_ document: Document) -> String {
    let parts = ["### \(SafeText.markdown(document.title))"] + document.blocks.map(block)
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private static func block(_ block: Document.Block) -> String {
    switch block {
    // Two blanks keep the next line from running on.
    case .paragraph(let lines): lines.map(SafeText.markdown).joined(separator: "  \n")
    case .table(let table): self.table(table)
    case .notes(let lines): lines.map { "- \(SafeText.markdown($0))" }.joined(separator: "\n")
    case .figure(let file, let caption): "![\(SafeText.markdown(caption))](<\(address(file))>)"
    case .code(let text, let purpose): "\(SafeText.markdown(purpose))\n\n    \(SafeText.line(text))"
    case .folded(let title, let parts): folded(title, parts.map(self.block).joined(separator: "\n\n"))
    }
  }

  /// The empty lines let Markdown be read between the tags.
  private static func folded(_ title: String, _ text: String) -> String {
    "<details>\n<summary>\(SafeText.xml(title))</summary>\n\n\(text)\n\n</details>"
  }

  private static func table(_ table: Table) -> String {
    if let shown = table.folded, shown < table.rows.count {
      var (first, rest) = (table, table)
      (first.folded, rest.folded) = (nil, nil)
      first.rows = Table.Rows(Array(table.rows.prefix(shown)))
      rest.rows = Table.Rows(Array(table.rows.dropFirst(shown)))
      let more = folded(Counted.text(rest.rows.count, shown == 0 ? "row" : "more row"), self.table(rest))
      return shown == 0 ? more : "\(self.table(first))\n\n\(more)"
    }
    let remarks = table.hasRemarks
    let titles = table.columns.map(\.title) + (remarks ? ["remark"] : [])
    let rule = table.columns.map { $0.alignment == .right ? "--:" : "---" } + (remarks ? ["---"] : [])
    let rows = table.rows.map { row in
      line(
        table.columns.indices.map { cell(table.cell(row, $0)) }
          + (remarks ? [row.remarks.map(SafeText.markdown).joined(separator: "<br>")] : []))
    }
    let heading = table.title.map { ["#### \(SafeText.markdown($0))", ""] } ?? []
    return (heading + [line(titles.map(SafeText.markdown)), "|\(rule.joined(separator: "|"))|"] + rows).joined(
      separator: "\n")
  }

  private static func line(_ fields: [String]) -> String { "| \(fields.joined(separator: " | ")) |" }

  private static func cell(_ cell: Table.Cell) -> String {
    let text = SafeText.markdown(cell.text)
    return cell.tone == .bad && !text.isEmpty ? "**\(text)**" : text
  }

  /// A file's name between `<` and `>`.
  private static func address(_ file: String) -> String {
    SafeText.line(file).unicodeScalars.map { "<>\\".unicodeScalars.contains($0) ? "\\\($0)" : String($0) }.joined()
  }
}

import SpeedupCore

/// A document as one HTML page that needs no other file but its figures.
package enum HTMLRenderer {
  /// The whole page, with a line end.
  package static func text(_ document: Document) -> String {
    let title = SafeText.xml(document.title)
    let head = [
      "<!DOCTYPE html>", "<html lang=\"en\">", "<meta charset=\"utf-8\">", "<title>\(title)</title>",
      "<style>\(style)</style>", "<h1>\(title)</h1>",
    ]
    return (head + document.blocks.flatMap(block) + ["</html>"]).joined(separator: "\n") + "\n"
  }

  private static let style =
    "body{font:15px/1.5 system-ui,sans-serif;margin:2em auto;max-width:75em;padding:0 1em}"
    + "table{border-collapse:collapse}th,td{padding:.2em .8em;text-align:left;border-bottom:1px solid #ddd}"
    + ".right{text-align:right}.good{color:#176b2c}.warning{color:#8a5a00}.bad{color:#b00020;font-weight:bold}"
    + "pre{background:#f4f4f4;padding:.8em;overflow:auto}img{max-width:100%}"

  private static func block(_ block: Document.Block) -> [String] {
    switch block {
    case .paragraph(let lines): ["<p>\(lines.map(SafeText.xml).joined(separator: "<br>\n"))</p>"]
    case .table(let table): self.table(table)
    case .notes(let lines): lines.isEmpty ? [] : ["<ul>"] + lines.map { "<li>\(SafeText.xml($0))</li>" } + ["</ul>"]
    case .figure(let file, let caption):
      ["<figure><img src=\"\(SafeText.xml(file))\" alt=\"\(SafeText.xml(caption))\"></figure>"]
    case .folded(let title, let parts):
      ["<details>", "<summary>\(SafeText.xml(title))</summary>"] + parts.flatMap(self.block) + ["</details>"]
    case .code(let text, let purpose): ["<p>\(SafeText.xml(purpose))</p>", "<pre>\(SafeText.xml(text))</pre>"]
    }
  }

  private static func table(_ table: Table) -> [String] {
    let heading = table.title.map { ["<h2>\(SafeText.xml($0))</h2>"] } ?? []
    let titles =
      table.columns.map { field("th", classes($0.alignment, .plain), SafeText.xml($0.title)) }
      + (table.hasRemarks ? ["<th>remark</th>"] : [])
    let rows = table.rows.map { row in
      let cells = table.columns.indices.map { place in
        let cell = table.cell(row, place)
        return field("td", classes(table.columns[place].alignment, cell.tone), SafeText.xml(cell.text))
      }
      let remarks = row.remarks.map(SafeText.xml).joined(separator: "<br>")
      return "<tr>\(cells.joined())\(table.hasRemarks ? field("td", classes(.left, row.tone), remarks) : "")</tr>"
    }
    return heading + ["<table>", "<tr>\(titles.joined())</tr>"] + rows + ["</table>"]
  }

  private static func classes(_ alignment: Columns.Alignment, _ tone: Document.Tone) -> String {
    let tones = tone == .plain ? [] : ["\(tone)"]
    return ((alignment == .right ? ["right"] : []) + tones).joined(separator: " ")
  }

  private static func field(_ tag: String, _ classes: String, _ text: String) -> String {
    "<\(tag)\(classes.isEmpty ? "" : " class=\"\(classes)\"")>\(text)</\(tag)>"
  }
}

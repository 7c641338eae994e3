import Glibc
import SpeedupCore

/// Writes a table's rows as bytes.
struct RowWriter {
  private var bytes: [UInt8] = []
  /// What is in front of every line that is not empty.
  private let margin: String
  /// What many rows have in common with the one before.
  private var latestRemarks: (lines: [String], text: [UInt8]) = ([], [])
  private var latest: (made: MadeText, text: [UInt8], width: Int)?

  init(margin: String) { self.margin = margin }

  /// The lines so far, each with its end.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Adds lines, without blanks at their ends.
  mutating func write(_ lines: [String]) {
    for line in lines {
      if !line.isEmpty { bytes.append(contentsOf: margin.utf8) }
      bytes.append(contentsOf: Columns.trimmed(line).utf8)
      bytes.append(UInt8(ascii: "\n"))
    }
  }

  /// Adds a row whose fields are as wide as their columns or less, and whose remarks are beside it.
  /// - Returns: false, with nothing added, for any other row.
  mutating func write(_ row: Table.Row, _ layout: TableLayout) -> Bool {
    guard row.cells.count >= layout.columnCount, row.remarks.isEmpty || layout.remarksBeside else { return false }
    let start = bytes.count
    bytes.append(contentsOf: margin.utf8)
    for place in layout.columns.indices {
      if place > 0 { fill(2) }
      let field = bytes.count
      let width = write(row.cells[layout.columns[place]].content, layout, place)
      let blanks = layout.widths[place] - width
      guard blanks >= 0 else {
        bytes.removeLast(bytes.count - start)
        return false
      }
      fill(blanks, before: layout.isRight[place] ? field : bytes.count)
    }
    if !row.remarks.isEmpty {
      if row.remarks != latestRemarks.lines {
        latestRemarks = (row.remarks, Array(row.remarks.map(SafeText.line).joined(separator: "; ").utf8))
      }
      fill(2)
      bytes.append(contentsOf: latestRemarks.text)
    }
    while bytes.count > start, bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
    bytes.append(UInt8(ascii: "\n"))
    return true
  }

  /// Adds a field as it is shown; its width.
  private mutating func write(_ content: Table.Cell.Content, _ layout: TableLayout, _ place: Int) -> Int {
    let start = bytes.count
    switch content {
    case .text(let text) where text.isEmpty:
      guard layout.showsDash(in: place) else { return 0 }
      bytes.append(contentsOf: TableLayout.dash.utf8)
      return 1
    case .text(let text): return write(layout.shown(text, in: place))
    case .figure(let figure):
      figure.write(to: &bytes)
      return Columns.width(ofFigure: bytes[start...])
    case .made(let text):
      if text.isSame(as: latest?.made) {
        bytes.append(contentsOf: latest!.text)
        return latest!.width
      }
      text.texts.write(text.place, to: &bytes)
      var width = bytes.count - start
      if width == 0 || !SafeText.isPlain(bytes, from: start) || layout.mayCut(width, in: place) {
        bytes.removeLast(width)
        width = write(layout.shown(text.string, in: place))
      }
      // Short ones are made as soon as they are copied.
      if width > 12 { latest = (text, Array(bytes[start...]), width) }
      return width
    }
  }

  private mutating func write(_ shown: String) -> Int {
    bytes.append(contentsOf: shown.utf8)
    return Columns.width(shown)
  }

  private mutating func fill(_ blanks: Int, before place: Int? = nil) {
    guard blanks > 0 else { return }
    let (place, end) = (place ?? bytes.count, bytes.count)
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: blanks))
    guard place < end else { return }
    bytes.withUnsafeMutableBufferPointer { bytes in
      let from = bytes.baseAddress! + place
      memmove(from + blanks, from, end - place)
      memset(from, Int32(UInt8(ascii: " ")), blanks)
    }
  }
}

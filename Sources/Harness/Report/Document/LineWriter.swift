import SpeedupCore

/// Collects lines as bytes and gives them away in pieces: blocks of lines with an empty line between them.
struct LineWriter<Failure: Error> {
  /// What is in front of every line that is not empty.
  var margin = ""
  private var bytes: [UInt8] = []
  private var field: [UInt8] = []
  private var isBegun = false
  private var isBlockDue = false
  private let take: (String) throws(Failure) -> Void
  private let piece = 1 << 16

  init(_ take: @escaping (String) throws(Failure) -> Void) {
    self.take = take
    bytes.reserveCapacity(piece + 4096)
  }

  /// An empty line comes before the next line, unless that is the first.
  mutating func endBlock() { isBlockDue = true }

  /// Adds lines, without blanks at their ends.
  mutating func write(_ lines: [String]) throws(Failure) {
    for line in lines {
      begin()
      if !line.isEmpty { bytes.append(contentsOf: margin.utf8) }
      bytes.append(contentsOf: Columns.trimmed(line).utf8)
      bytes.append(UInt8(ascii: "\n"))
    }
    try passOn()
  }

  /// Adds a table's row whose fields are as wide as their columns or less, and whose remarks are beside it.
  /// - Returns: false, with nothing added, for any other row.
  mutating func writeRow(_ row: Table.Row, _ layout: TableLayout) throws(Failure) -> Bool {
    guard row.cells.count >= layout.columnCount, row.remarks.isEmpty || layout.remarksBeside else { return false }
    let start = bytes.count
    let before = (isBegun, isBlockDue)
    begin()
    bytes.append(contentsOf: margin.utf8)
    for place in layout.columns.indices {
      let width: Int
      field.removeAll(keepingCapacity: true)
      switch row.cells[layout.columns[place]].content {
      case .text(let text):
        let shown = layout.shown(text, in: place)
        width = Columns.width(shown)
        field.append(contentsOf: shown.utf8)
      case .figure(let figure):
        figure.write(to: &field)
        width = Columns.width(ofFigure: field[...])
      case .made(let text):
        text.texts.write(text.place, to: &field)
        if field.isEmpty || !SafeText.isPlain(field) {
          let shown = layout.shown(text.string, in: place)
          field.removeAll(keepingCapacity: true)
          field.append(contentsOf: shown.utf8)
          width = Columns.width(shown)
        } else {
          width = field.count
        }
      }
      let blanks = layout.widths[place] - width
      guard blanks >= 0 else {
        bytes.removeLast(bytes.count - start)
        (isBegun, isBlockDue) = before
        return false
      }
      let isRight = layout.isRight[place]
      fill((place > 0 ? 2 : 0) + (isRight ? blanks : 0))
      bytes.append(contentsOf: field)
      if !isRight { fill(blanks) }
    }
    if !row.remarks.isEmpty {
      fill(2)
      for (number, remark) in row.remarks.enumerated() {
        if number > 0 { bytes.append(contentsOf: "; ".utf8) }
        bytes.append(contentsOf: SafeText.line(remark).utf8)
      }
    }
    while bytes.count > start, bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
    bytes.append(UInt8(ascii: "\n"))
    try passOn()
    return true
  }

  private mutating func fill(_ blanks: Int) { for _ in 0..<blanks { bytes.append(UInt8(ascii: " ")) } }

  /// Gives the rest away.
  mutating func finish() throws(Failure) {
    guard !bytes.isEmpty else { return }
    try take(String(decoding: bytes, as: UTF8.self))
    bytes.removeAll(keepingCapacity: true)
  }

  private mutating func passOn() throws(Failure) { if bytes.count >= piece { try finish() } }

  private mutating func begin() {
    if isBlockDue, isBegun { bytes.append(UInt8(ascii: "\n")) }
    (isBegun, isBlockDue) = (true, false)
  }
}

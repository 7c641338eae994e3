import SpeedupCore

/// Collects lines and gives them away in pieces: blocks of lines with an empty line between them.
struct LineWriter<Failure: Error> {
  private var text = ""
  private var isBegun = false
  private var isBlockDue = false
  private let take: (String) throws(Failure) -> Void
  private let piece = 1 << 16

  init(_ take: @escaping (String) throws(Failure) -> Void) { self.take = take }

  /// An empty line comes before the next line, unless that is the first.
  mutating func endBlock() { isBlockDue = true }

  /// Adds lines, without blanks at their ends.
  /// - Parameter margin: what is in front of every line that is not empty.
  mutating func write(_ lines: [String], margin: String = "") throws(Failure) {
    guard !lines.isEmpty else { return }
    var rows = RowWriter(margin: margin)
    rows.write(lines)
    try write(rows: rows.text)
  }

  /// Adds lines with their ends.
  mutating func write(rows: String) throws(Failure) {
    guard !rows.isEmpty else { return }
    if isBlockDue, isBegun { text += "\n" }
    (isBegun, isBlockDue) = (true, false)
    if text.utf8.count + rows.utf8.count < piece {
      text += rows
    } else {
      try finish()
      try take(rows)
    }
  }

  /// Gives the rest away.
  mutating func finish() throws(Failure) {
    guard !text.isEmpty else { return }
    try take(text)
    text = ""
  }
}

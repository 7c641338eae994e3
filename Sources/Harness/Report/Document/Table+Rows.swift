import SpeedupStatistics

/// The rows of a table.
extension Table {
  /// Rows from the top: held, or made one by one as they are asked for, so that a table of a million need not be held.
  package struct Rows: Sendable, RandomAccessCollection {
    private let held: [Row]
    private let made: Maker?
    private let makers: (@Sendable () -> Maker)?
    private let verdict: (@Sendable (Int) -> Document.Verdict)?
    package let endIndex: Int
    package var startIndex: Int { 0 }

    /// Puts the row of a place into an empty one. A place always gets the same row.
    package typealias Maker = @Sendable (Int, inout Row) -> Void

    /// These rows.
    package init(_ rows: [Row]) { (held, made, makers, verdict, endIndex) = (rows, nil, nil, nil, rows.count) }

    /// So many rows.
    /// - Parameters:
    ///   - verdict: the verdict of a row, which only forms that know verdicts ask for.
    ///   - makers: gives whoever makes many rows a maker of his own. It should rest on objects of its own: threads that count
    ///     references to the same ones wait for each other at every row.
    package init(
      count: Int, verdict: (@Sendable (Int) -> Document.Verdict)? = nil, _ makers: @escaping @Sendable () -> Maker
    ) {
      (held, made, self.makers, self.verdict, endIndex) = ([], makers(), makers, verdict, count)
    }

    package subscript(place: Int) -> Row {
      guard let made else { return held[place] }
      var row = Row([])
      made(place, &row)
      row.verdict = verdict?(place)
      return row
    }

    /// Shows one row after the other, in the same memory and without its verdict, until `body` returns false.
    /// - Parameter places: of which rows; nil: of all.
    func read<Failure: Error>(
      _ places: Range<Int>? = nil, _ body: (Row) throws(Failure) -> Bool
    ) throws(Failure) {
      guard let makers else {
        for place in places ?? indices where try !body(held[place]) { return }
        return
      }
      var row = Row([])
      let made = makers()
      for place in places ?? indices {
        row.cells.removeAll(keepingCapacity: true)
        if !row.remarks.isEmpty { row.remarks = [] }
        row.tone = .plain
        made(place, &row)
        guard try body(row) else { return }
      }
    }

    /// Makes something of the rows at places that follow one another, several such parts at once, and takes one after the
    /// other.
    func inParts<Part: Sendable, Failure: Error>(
      _ make: @escaping @Sendable (Range<Int>) -> Part, take: (Part) throws(Failure) -> Bool
    ) throws(Failure) {
      try Parts.make(of: count, each: 2048, make, take: take)
    }

    /// Whether any row has a remark.
    var hasRemarks: Bool {
      var found = false
      read { row in
        found = !row.remarks.isEmpty
        return !found
      }
      return found
    }
  }
}

/// Texts of a column that are made where they are written, each by its place: a table may have millions.
package protocol CellTexts: AnyObject, Sendable {
  /// Adds a text to bytes.
  func write(_ place: Int, to bytes: inout [UInt8])

  /// A width that a text does not exceed, and that is found without making it; nil: not known.
  func mostWidth(_ place: Int) -> Int?

  /// The number that a text says, for programs; nil where it is none.
  func number(_ place: Int) -> Double?
}

/// One of them.
struct MadeText: Sendable {
  let texts: any CellTexts
  let place: Int

  /// Whether it is the very same text.
  func isSame(as other: MadeText?) -> Bool { other.map { place == $0.place && texts === $0.texts } ?? false }

  var string: String {
    var bytes: [UInt8] = []
    texts.write(place, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension MadeText: Equatable {
  static func == (a: MadeText, b: MadeText) -> Bool { a.string == b.string }
}

extension Table.Rows: Equatable {
  package static func == (a: Self, b: Self) -> Bool { a.elementsEqual(b) }
}

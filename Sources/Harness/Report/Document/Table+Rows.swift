/// The rows of a table.
extension Table {
  /// Rows from the top: held, or made one by one as they are asked for, so that a table of a million need not be held.
  package struct Rows: Sendable, RandomAccessCollection {
    private let held: [Row]
    private let made: (@Sendable (Int, inout Row) -> Void)?
    package let endIndex: Int
    package var startIndex: Int { 0 }

    /// These rows.
    package init(_ rows: [Row]) { (held, made, endIndex) = (rows, nil, rows.count) }

    /// So many rows, which `make` puts into an empty one. A place always gets the same row.
    package init(count: Int, _ make: @escaping @Sendable (Int, inout Row) -> Void) {
      (held, made, endIndex) = ([], make, count)
    }

    package subscript(place: Int) -> Row {
      guard let made else { return held[place] }
      var row = Row([])
      made(place, &row)
      return row
    }

    /// Shows one row after the other, in the same memory, until `body` returns false.
    func read<Failure: Error>(_ body: (Row) throws(Failure) -> Bool) throws(Failure) {
      guard let made else {
        for row in held where try !body(row) { return }
        return
      }
      var row = Row([])
      for place in indices {
        row.cells.removeAll(keepingCapacity: true)
        if !row.remarks.isEmpty { row.remarks = [] }
        (row.tone, row.verdict) = (.plain, nil)
        made(place, &row)
        guard try body(row) else { return }
      }
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

extension Table.Rows: Equatable {
  package static func == (a: Self, b: Self) -> Bool { a.elementsEqual(b) }
}

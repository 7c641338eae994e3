import SpeedupKit

/// Names of such columns, in lower case.
enum SettledColumn {
  static let zone = ["timezone", "time_zone", "tz", "utc_offset"]
  /// How long a bar is.
  static let length = ["interval", "timeframe", "resolution"]
  /// The time of day beside a date.
  static let time = ["time"]
}

/// Columns that no workload reads, and that say how the others are to be taken: the time zone of the times, the length of
/// a bar. Where one of them changes within a series, its rows are of two series, and reading them as one would be wrong
/// without a word.
struct SettledColumns<Series: Hashable> {
  private struct Place: Hashable {
    let series: Series
    let column: Int
  }

  private let file: String
  private let columns: [(name: String, place: Int)]
  private var first: [Place: (text: String, line: Int)] = [:]

  /// Those of `names` that are in a header, whose names are in lower case and without blanks around them.
  init(_ names: [String], header: [String], file: String) {
    self.file = file
    columns = header.indices.filter { names.contains(header[$0]) }.map { (header[$0], $0) }
  }

  /// Whether there are none, so that no row needs a look.
  var isEmpty: Bool { columns.isEmpty }

  /// Takes a row of a series.
  /// - Throws: `InputError` naming both lines, both values and the fix where a column has changed.
  mutating func check(_ row: borrowing RowSplitter, of series: Series) throws {
    for (name, place) in columns {
      let text = row.field(place).trimmed.text
      let key = Place(series: series, column: place)
      guard let known = first[key] else {
        first[key] = (text, row.line)
        continue
      }
      guard known.text == text else {
        throw InputError(
          "\(file), line \(row.line): \(name) '\(text)' where line \(known.line) has '\(known.text)' for the same symbol;"
            + " bring the rows to one \(name), or give each its own symbol")
      }
    }
  }
}

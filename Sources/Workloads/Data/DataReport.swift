/// What was odd in a file of daily rows, and what was done about it. Nothing is passed over in silence: each
/// kind is counted. What can't be read at all (a number that is none, a date in another form, a missing
/// column) is no finding but an `InputError`.
struct DataReport: Sendable, Equatable {
  /// The kinds of oddities. A row that is dropped counts once, under the first kind that fits, in this order.
  enum Finding: Int, CaseIterable, Sendable {
    /// The row has more or fewer fields than the header.
    case fieldCount
    case emptySymbol
    /// A price or the volume is empty, or one of the usual marks for "missing".
    case missingValue
    /// A price is zero or below: no return can be had from it.
    case nonPositivePrice
    case highBelowLow
    case negativeVolume
    /// Another row further down has the same symbol and date: the last one in the file counts, since vendors
    /// append corrections.
    case duplicate
    case zeroVolume
    /// The volume is no whole number: it is rounded to the nearest, halves away from zero.
    case fractionalVolume
    /// The open or the close is not between low and high.
    case outsideRange
    /// The row is below a later one of its symbol: the rows are sorted by date before they are used.
    case outOfOrder

    /// Whether rows with it are dropped; all others are kept, and only counted.
    var drops: Bool { rawValue <= Finding.duplicate.rawValue }

    var text: String {
      switch self {
      case .fieldCount: "with more or fewer fields than the header"
      case .emptySymbol: "without a symbol"
      case .missingValue: "with an empty price or volume"
      case .nonPositivePrice: "with a price of zero or below"
      case .highBelowLow: "with the high below the low"
      case .negativeVolume: "with a negative volume"
      case .duplicate: "replaced by a later row of the same symbol and date"
      case .zeroVolume: "with a volume of zero"
      case .fractionalVolume: "with a fractional volume, rounded"
      case .outsideRange: "with the open or close outside low..high"
      case .outOfOrder: "below a later date of their symbol, sorted"
      }
    }
  }

  /// Rows in the file, the header and empty lines not counted.
  var rowsRead = 0
  private var counts = [Int](repeating: 0, count: Finding.allCases.count)
  private var firstLines = [Int?](repeating: nil, count: Finding.allCases.count)

  /// How often a kind was found.
  subscript(_ finding: Finding) -> Int { counts[finding.rawValue] }

  var rowsDropped: Int { Finding.allCases.filter(\.drops).reduce(0) { $0 + self[$1] } }

  /// Findings on rows that were kept; a row with two of them counts twice.
  var suspicions: Int { Finding.allCases.filter { !$0.drops }.reduce(0) { $0 + self[$1] } }

  /// Counts a finding, with the line of the file where that is known.
  mutating func add(_ finding: Finding, line: Int? = nil) {
    counts[finding.rawValue] += 1
    if firstLines[finding.rawValue] == nil { firstLines[finding.rawValue] = line }
  }

  /// All counts in one line, such as `20 rows, 12 without a symbol`.
  var summary: String {
    let found = Finding.allCases.filter { self[$0] > 0 }.map { ", \(self[$0]) \($0.text)" }
    return "\(rowsRead) rows" + found.joined()
  }

  /// The report: one line for the file and one for each kind that was found.
  func text(file: String) -> String {
    var text = "\(file): \(rowsRead) rows read, \(rowsDropped) dropped\n"
    for finding in Finding.allCases where self[finding] > 0 {
      let place = firstLines[finding.rawValue].map { " (first in line \($0))" } ?? ""
      text += "\(file): \(finding.drops ? "dropped" : "kept"): \(self[finding]) \(finding.text)\(place)\n"
    }
    return text
  }
}

import SpeedupCore

/// Which columns of a table are shown in how many columns of a terminal, and how wide each is.
///
/// Where there is no room the columns of the lowest rank go first; if that is not enough, texts are folded at blanks.
/// A word that is wider than its column keeps its line.
struct TableLayout: Sendable {
  /// The shown columns, as places in the table.
  private(set) var columns: [Int]
  /// How wide each of them is.
  private(set) var widths: [Int]
  /// The titles of those left out.
  private(set) var leftOut: [String] = []
  /// Whether remarks are behind the row rather than below it: where there is room for all of them.
  private(set) var remarksBeside = false
  /// Of each shown column, whether it is aligned on the right.
  private(set) var isRight: [Bool] = []
  private let table: Table
  /// Of each column of the table the names that are cut; nil: all are whole.
  private var names: [ShortNames?]
  /// The columns that there are; nil: no limit.
  let limit: Int?

  /// Less room than this behind a row is none: a text would be a column of single words.
  private static let leastRoom = 20

  init(_ table: Table, width limit: Int?) {
    self.table = table
    self.limit = limit
    columns = Array(table.columns.indices)
    widths = table.columns.map { table.showsHeader ? Columns.width(SafeText.line($0.title)) : 0 }
    names = columns.map { _ in nil }
    var texts = TextWidths(widths)
    table.rows.inParts { [texts] part in
      texts.with(table, part)
    } take: { part in
      texts.unite(with: part)
      return true
    }
    widths = texts.widths
    for place in columns.indices where !texts.long[place].isEmpty {
      let short = ShortNames(texts.long[place], to: table.columns[place].cut ?? .max)
      names[place] = short
      widths[place] = short.shown.reduce(widths[place]) { max($0, Columns.width(SafeText.line($1))) }
    }
    if let limit { fit(limit) }
    isRight = columns.map { table.columns[$0].alignment == .right }
    remarksBeside = !table.remarksBelow && total + 2 + texts.remarks <= limit ?? .max
  }

  /// The width of all columns with the gaps between them.
  var total: Int { widths.reduce(0, +) + 2 * max(0, widths.count - 1) }

  /// Where the column behind the first `count` begins.
  func start(of count: Int) -> Int { widths.prefix(count).reduce(0) { $0 + $1 + 2 } }

  /// The room for a text behind the first `count` columns; nil: too little, the text goes below. Without a limit
  /// there is room for everything.
  func room(behind count: Int) -> Int? {
    guard let limit else { return .max }
    let room = limit - start(of: count)
    return room >= Self.leastRoom ? room : nil
  }

  /// What is in a field: a dash for a number that is not known.
  func shown(_ text: String, in place: Int) -> String {
    text.isEmpty && showsDash(in: place) ? Self.dash : SafeText.line(names[columns[place]]?[text] ?? text)
  }

  /// Whether a text of so many bytes may be one that is cut.
  func mayCut(_ length: Int, in place: Int) -> Bool {
    names[columns[place]] != nil && length > table.columns[columns[place]].cut ?? .max
  }

  /// The titles of the columns in which names are cut.
  var cutColumns: [String] { columns.filter { names[$0] != nil }.map { table.columns[$0].title } }

  /// Whether an empty field of a column is shown as a dash.
  func showsDash(in place: Int) -> Bool { isRight[place] && table.showsHeader }

  static let dash = "–"

  /// How many columns the table has, those left out too.
  var columnCount: Int { table.columns.count }

  private mutating func fit(_ limit: Int) {
    // Columns of one rank go together: a base without its new side says little.
    while total > limit, let lowest = columns.compactMap({ table.columns[$0].rank }).min() {
      leftOut += columns.map { table.columns[$0] }.filter { $0.rank == lowest }.map(\.title)
      let kept = columns.indices.filter { table.columns[columns[$0]].rank != lowest }
      (columns, widths) = (kept.map { columns[$0] }, kept.map { widths[$0] })
    }
    // The widest texts give way first, as far as half the room; only then further.
    for floor in [limit / 2, 0] {
      for place in widths.indices.sorted(by: { widths[$0] > widths[$1] }) where total > limit {
        let column = table.columns[columns[place]]
        guard column.alignment == .left else { continue }
        var words = 0
        let short = names[columns[place]]
        table.rows.read { row in
          let text = table.cell(row, columns[place]).text
          words = max(words, Columns.longestWord(SafeText.line(short?[text] ?? text)))
          return true
        }
        let title = table.showsHeader ? Columns.width(SafeText.line(column.title)) : 0
        widths[place] = min(widths[place], max(widths[place] - (total - limit), words, title, floor))
      }
    }
  }
}

/// How wide the texts of a table are.
private struct TextWidths: Sendable {
  /// By column, of those that are not cut.
  var widths: [Int]
  /// Those that may be cut.
  var long: [Set<String>]
  /// The widest remark that may stand beside its row.
  var remarks = 0

  init(_ titles: [Int]) { (widths, long) = (titles, [Set<String>](repeating: [], count: titles.count)) }

  /// The same with those of some rows.
  func with(_ table: Table, _ rows: Range<Int>) -> TextWidths {
    var all = self
    // Many rows say the same.
    var latest: [String] = []
    var scratch: [UInt8] = []
    table.rows.read(rows) { row in
      for place in 0..<min(row.cells.count, all.widths.count) where !row.cells[place].fits(all.widths[place]) {
        let width = row.cells[place].width(&scratch)
        if let most = table.columns[place].cut, width > most {
          all.long[place].insert(row.cells[place].text)
        } else {
          all.widths[place] = max(all.widths[place], width)
        }
      }
      if !row.remarks.isEmpty, row.cells.count == table.columns.count, row.remarks != latest {
        latest = row.remarks
        all.remarks = max(all.remarks, Columns.width(SafeText.line(row.remarks.joined(separator: "; "))))
      }
      return true
    }
    return all
  }

  mutating func unite(with other: TextWidths) {
    for place in widths.indices {
      widths[place] = max(widths[place], other.widths[place])
      long[place].formUnion(other.long[place])
    }
    remarks = max(remarks, other.remarks)
  }
}

extension Table.Cell {
  /// Whether it is known without writing it that it is no wider than this.
  fileprivate func fits(_ width: Int) -> Bool {
    switch content {
    case .text(let text): text.utf8.count <= width && SafeText.isPlain(text)
    case .figure(let figure): figure.mostWidth.map { $0 <= width } ?? false
    case .made(let text): text.texts.mostWidth(text.place).map { $0 <= width } ?? false
    }
  }

  fileprivate func width(_ scratch: inout [UInt8]) -> Int {
    switch content {
    case .text(let text): return Columns.width(SafeText.line(text))
    case .figure(let figure):
      scratch.removeAll(keepingCapacity: true)
      figure.write(to: &scratch)
      return Columns.width(ofFigure: scratch[...])
    case .made(let text):
      scratch.removeAll(keepingCapacity: true)
      text.texts.write(text.place, to: &scratch)
      return SafeText.isPlain(scratch) ? scratch.count : Columns.width(SafeText.line(text.string))
    }
  }
}

import SpeedupCore

/// Rows of typed cells.
package struct Table: Equatable, Sendable {
  package struct Column: Equatable, Sendable {
    /// What is over it.
    package let title: String
    /// Its name in JSON and CSV, in snake_case and with the unit of its numbers, such as `wall_s`.
    package let key: String
    /// Whether its fields are ranges of two numbers, which programs get as `KEY_low` and `KEY_high`.
    package let isRange: Bool
    /// Left for texts, right for numbers.
    package let alignment: Columns.Alignment
    /// Where there is no room the lowest rank goes first; nil is never left out.
    package let rank: Int?

    /// A column; its key is made of the title unless one is given.
    package init(
      _ title: String, key: String? = nil, _ alignment: Columns.Alignment = .left, range isRange: Bool = false,
      rank: Int? = nil
    ) {
      self.title = title
      self.key = key ?? Table.key(title)
      self.alignment = alignment
      self.isRange = isRange
      self.rank = rank
    }
  }

  /// One field: what people read, and the number behind it.
  package struct Cell: Equatable, Sendable {
    /// What people read, as a text or as what one is made of where it is written.
    enum Content: Equatable, Sendable {
      case text(String)
      case figure(ReadableFigure)
      case made(MadeText)
    }

    /// What few fields have; boxed, so that the others stay small.
    private final class Marks: Sendable {
      let high: Double?
      let low, upper: String
      init(high: Double?, _ low: String, _ upper: String) { (self.high, self.low, self.upper) = (high, low, upper) }
    }

    let content: Content
    private let ownNumber: Double?
    private let marks: Marks?
    /// How it is coloured.
    package let tone: Document.Tone

    /// The number in base units (seconds, bytes, a ratio), for programs; nil where the text is all there is.
    package var number: Double? {
      if case .made(let text) = content { text.texts.number(text.place) } else { ownNumber }
    }
    /// The upper end of a range, of which `number` is the lower one.
    package var high: Double? { marks?.high }
    /// What the text says of the number besides, for programs: `>` where it is only a bound, or the mark of a footnote.
    package var mark: String { if case .figure(let figure) = content { figure.marks } else { marks?.low ?? "" } }
    /// The same of the upper end.
    package var highMark: String { marks?.upper ?? "" }

    /// A field that reads `text`.
    package init(
      _ text: String, number: Double? = nil, high: Double? = nil, mark: String = "", highMark: String = "",
      _ tone: Document.Tone = .plain
    ) {
      (content, ownNumber, self.tone) = (.text(text), number, tone)
      marks = high == nil && mark.isEmpty && highMark.isEmpty ? nil : Marks(high: high, mark, highMark)
    }

    /// A field with a figure.
    package init(_ figure: ReadableFigure) {
      (content, ownNumber, marks, tone) = (.figure(figure), figure.value, nil, .plain)
    }

    /// A field whose text is made where it is written.
    package init(_ texts: any CellTexts, _ place: Int) {
      (content, ownNumber, marks, tone) = (.made(MadeText(texts: texts, place: place)), nil, nil, .plain)
    }

    package static func == (a: Cell, b: Cell) -> Bool {
      a.content == b.content && a.number == b.number && a.high == b.high && a.mark == b.mark
        && a.highMark == b.highMark && a.tone == b.tone
    }

    /// What people read.
    package var text: String {
      switch content {
      case .text(let text): text
      case .figure(let figure): figure.text
      case .made(let text): text.string
      }
    }

    /// Nothing: not measured, or without meaning here.
    package static let none = Cell("")
  }

  /// One row. One with fewer cells than there are columns ends there, and its remarks fill the rest.
  package struct Row: Equatable, Sendable {
    /// The fields, from the left.
    package var cells: [Cell]
    /// What is to be said of the row besides.
    package var remarks: [String]
    /// How the remarks are coloured.
    package var tone: Document.Tone
    /// The verdict that the row is, for forms that know verdicts.
    package var verdict: Document.Verdict?

    package init(
      _ cells: [Cell], remarks: [String] = [], tone: Document.Tone = .plain, verdict: Document.Verdict? = nil
    ) {
      self.cells = cells
      self.remarks = remarks
      self.tone = tone
      self.verdict = verdict
    }
  }

  /// What is over it; the table is then indented below.
  package var title: String?
  /// Whether the columns' titles are shown to people; a list of properties does without.
  package var showsHeader = true
  /// Whether remarks are always below their row; else they are behind it where there is room.
  package var remarksBelow = false
  /// How many rows stand before those that are folded away where that can be; nil: all stand.
  package var folded: Int?
  /// The columns, from the left.
  package var columns: [Column]
  /// The rows, from the top.
  package var rows: Rows

  /// A table.
  package init(
    title: String? = nil, showsHeader: Bool = true, remarksBelow: Bool = false, _ columns: [Column], _ rows: Rows
  ) {
    self.title = title
    self.showsHeader = showsHeader
    self.remarksBelow = remarksBelow
    self.columns = columns
    self.rows = rows
  }

  /// The same of rows that are there already.
  package init(
    title: String? = nil, showsHeader: Bool = true, remarksBelow: Bool = false, _ columns: [Column], _ rows: [Row]
  ) {
    self.init(title: title, showsHeader: showsHeader, remarksBelow: remarksBelow, columns, Rows(rows))
  }

  /// Whether any row has a remark, which is a column more in forms without remarks.
  var hasRemarks: Bool { rows.hasRemarks }

  /// A row's field in a column, `none` behind its end.
  func cell(_ row: Row, _ column: Int) -> Cell { column < row.cells.count ? row.cells[column] : .none }
}

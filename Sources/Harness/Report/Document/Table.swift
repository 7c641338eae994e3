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
    /// The names of the further numbers of its fields, which are in the text for people.
    package let more: [String]
    /// Left for texts, right for numbers.
    package let alignment: Columns.Alignment
    /// Where there is no room the lowest rank goes first; nil is never left out.
    package let rank: Int?
    /// How wide names in it may be in a table of text, where they are cut as far as they can be told apart; nil: whole.
    package let cut: Int?

    /// A column; its key is made of the title unless one is given.
    /// - Parameter more: of a field that holds more than one number, what programs call the second and the third.
    package init(
      _ title: String, key: String? = nil, _ alignment: Columns.Alignment = .left, range isRange: Bool = false,
      more: [String] = [], rank: Int? = nil, cut: Int? = nil
    ) {
      self.cut = cut
      self.title = title
      self.key = key ?? Table.key(title)
      self.alignment = alignment
      self.isRange = isRange
      self.more = more
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
      let second, third: Double?
      let marks: [String]
      init(_ marks: [String], _ second: Double?, _ third: Double? = nil) {
        (self.marks, self.second, self.third) = (marks, second, third)
      }
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
    /// The second number: of a range the upper end, else what the column says in `more`.
    package var second: Double? { marks?.second }
    /// The third number.
    package var third: Double? { marks?.third }
    /// What the text says of the number besides, for programs: `>` where it is only a bound, or the mark of a footnote.
    package var mark: String { if case .figure(let figure) = content { figure.marks } else { marks?.marks[0] ?? "" } }
    /// The same of the second number.
    package var secondMark: String { marks?.marks[1] ?? "" }
    /// The same of the third number.
    package var thirdMark: String { marks?.marks[2] ?? "" }

    /// A field that reads `text`.
    package init(
      _ text: String, number: Double? = nil, high: Double? = nil, mark: String = "", highMark: String = "",
      _ tone: Document.Tone = .plain
    ) {
      (content, ownNumber, self.tone) = (.text(text), number, tone)
      marks = high == nil && mark.isEmpty && highMark.isEmpty ? nil : Marks([mark, highMark, ""], high)
    }

    /// A field that reads `text`, of a column with further numbers.
    package init(
      _ text: String, number: Double, mark: String = "", second: Double?, secondMark: String = "",
      third: Double? = nil, thirdMark: String = ""
    ) {
      (content, ownNumber, tone) = (.text(text), number, .plain)
      marks = Marks([mark, secondMark, thirdMark], second, third)
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
      a.content == b.content && a.number == b.number && a.second == b.second && a.third == b.third && a.mark == b.mark
        && a.secondMark == b.secondMark && a.thirdMark == b.thirdMark && a.tone == b.tone
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
  /// What is equal in all rows and therefore no column: programs get it in front of each row.
  package var fixed: [AxisValue] = []
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

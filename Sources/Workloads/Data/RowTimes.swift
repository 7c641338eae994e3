import SpeedupKit

/// The times of day of daily rows, or of minute bars, while a file is read.
struct RowTimes {
  enum Policy: Sendable {
    /// They are refused, but for midnight: a day has one row.
    case refused
    /// They are kept: rows may be minute bars.
    case kept
  }

  private let policy: Policy
  private let file: String
  /// The column of a time beside the date, where there is one.
  private let column: Int?
  /// The minute of the day of every row, where times are kept.
  private var minutes: [Int16] = []
  private var firstLine: Int?

  init(_ policy: Policy, _ header: DailyHeader, file: String) {
    self.policy = policy
    self.file = file
    column = policy == .kept ? header.timeColumn : nil
  }

  /// Takes the current row, which is kept, with its date.
  /// - Throws: `InputError` naming file, line, value and fix for a time that can't be.
  @inline(__always)
  mutating func take(_ date: ByteSpan, _ row: borrowing RowSplitter) throws {
    if policy == .kept || date.count > 10 { try read(date, row) }
  }

  @inline(never)
  private mutating func read(_ date: ByteSpan, _ row: borrowing RowSplitter) throws {
    var time = TimeOfDay(behindDate: date.trimmed)
    if time == .midnight, let column { time = TimeOfDay(row.field(column).trimmed) }
    switch (policy, time) {
    case (.refused, .midnight): break
    case (.kept, .midnight): minutes.append(0)
    case (.kept, .minute(let minute)):
      minutes.append(Int16(minute))
      firstLine = firstLine ?? row.line
    case (.refused, _):
      throw InputError(
        "\(file), line \(row.line): date '\(date.text)' has a time of day, and a day has one row; write the date alone,"
          + " or make daily rows of the bars first")
    case (.kept, .other):
      let value = column.map { "\(date.text) \(row.field($0).text)" } ?? date.text
      throw InputError(
        "\(file), line \(row.line): the time of '\(value)' is not a whole minute HH:MM[:00]; rewrite it so, without a zone"
      )
    }
  }

  /// Makes minutes of the days of a table of these rows, if any of them has a time of day.
  /// - Throws: `InputError` for a day so far away that its minutes can't be counted.
  func add(to table: DailyTable) throws -> TimeUnit {
    guard let firstLine else { return .day }
    let dates = table.rows.dates
    for row in 0..<table.count {
      guard MinuteTime.days.contains(dates[row]) else {
        throw InputError(
          "\(file), line \(firstLine): it has a time of day, and the day \(CivilDate.text(dates[row])) of another row is"
            + " outside the years 0 to 4669, in which minutes are counted; correct that row")
      }
      dates[row] = dates[row] * MinuteTime.day + Int32(minutes[row])
    }
    return .minute
  }
}

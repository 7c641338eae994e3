import SpeedupKit

/// The log of one task: what became of the ranges, a line each, given to the system line by line, as logging libraries do.
final class RangeLog {
  enum Detail: String, CaseIterable, Sendable {
    case every
    /// Every 1000th range, and the end of each date and of a task.
    case milestones
    case none
  }

  enum Target: String, CaseIterable, Sendable {
    /// To `/dev/null`: every line is put together and handed over, and then forgotten.
    case null
    case file
  }

  /// Ranges from one milestone to the next.
  static let milestone = 1000

  private(set) var lines = 0
  private var ranges = 0
  private let detail: Detail
  private let instrument: String
  private let file: OpenFile
  private let started = ProcessClock.now
  private var text = TextBytes()
  private var day = Int32.min
  private var dayText = ""
  /// Ranges of the date that is being done.
  private var rangesOfDate = 0

  /// A log of `instrument`; nil where nothing is to be logged.
  /// - Parameter directory: where `INSTRUMENT.log` is, or is made.
  /// - Throws: `SystemError` naming the file.
  init?(_ detail: Detail, to target: Target, instrument: String, in directory: String) throws {
    guard detail != .none else { return nil }
    self.detail = detail
    self.instrument = instrument
    let path = target == .null ? "/dev/null" : "\(directory)/\(instrument).log"
    // Appended to, since several tasks may share an instrument: a line is one write, so no line is torn.
    file = try OpenFile(appending: path)
  }

  /// Notes a range.
  /// - Throws: `SystemError` naming the file.
  func note(_ row: BreakoutRow) throws {
    if detail == .milestones, row.day != day { try endDate() }
    ranges += 1
    rangesOfDate += 1
    switch detail {
    case .every: try write(row)
    case .milestones:
      day = row.day
      if ranges % Self.milestone == 0 { try write("\(ranges) ranges") }
    case .none: break
    }
  }

  /// Notes that a date is complete, where one was begun.
  private func endDate() throws {
    if rangesOfDate > 0 { try write("\(CivilDate.text(day)) complete, \(rangesOfDate) ranges") }
    rangesOfDate = 0
  }

  /// Notes that the task has ended.
  /// - Throws: `SystemError` naming the file.
  func end() throws {
    if detail == .milestones { try endDate() }
    try write("complete, \(ranges) ranges")
  }

  private func write(_ row: BreakoutRow) throws {
    begin()
    if row.day != day {
      day = row.day
      dayText = CivilDate.text(day)
    }
    text.add(dayText)
    text.add(" range ")
    text.add(RangeSlot.names[Int(row.slot)])
    text.add(": ")
    text.add(row.directionText)
    if row.direction != 0 {
      text.add(" entered at minute ")
      text.add(Int64(row.entryMinute))
      text.add(", left at ")
      text.add(Int64(row.exitMinute))
      text.add(": ")
      text.add(row.outcomeText)
      text.add(", ticks ")
      text.add(Int64(row.pnl))
    }
    try flush()
  }

  private func write(_ message: String) throws {
    begin()
    text.add(message)
    try flush()
  }

  /// The time since the task began, in microseconds written as seconds, and whose line it is.
  private func begin() {
    text.clear()
    text.add(fixed: Int64((ProcessClock.now - started).value * 1e6), places: 6)
    text.add(" INFO ")
    text.add(instrument)
    text.add(" ")
  }

  private func flush() throws {
    text.lineEnd()
    try file.write(text.bytes)
    lines += 1
  }
}

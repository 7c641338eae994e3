import SpeedupKit

/// An instrument's result as comma-separated text.
enum BreakoutFile {
  static let header = "day,slot,dir,entry_minute,exit_minute,result,pnl_ticks\n"

  /// All rows, by day and slot (its place in `RangeSlot.all`, from 0); without a trade `dir` and `result` are `none`, and minutes and ticks are empty.
  static func text(_ rows: [BreakoutRow]) -> TextBytes {
    var text = TextBytes()
    text.add(header)
    var (day, date) = (Int32.min, "")
    for row in rows {
      if row.day != day {
        day = row.day
        date = CivilDate.text(day)
      }
      text.add(date)
      text.comma()
      text.add(Int64(row.slot))
      text.comma()
      text.add(row.directionText)
      guard row.direction != 0 else {
        text.add(",,,none,\n")
        continue
      }
      text.comma()
      text.add(Int64(row.entryMinute))
      text.comma()
      text.add(Int64(row.exitMinute))
      text.comma()
      text.add(row.outcomeText)
      text.comma()
      text.add(Int64(row.pnl))
      text.lineEnd()
    }
    return text
  }

  /// Writes `DIRECTORY/INSTRUMENT/breakouts.csv`: the old file or the new one is there at any moment, also
  /// after `kill -9`. It is not flushed to the disk, since it can be made again from the state.
  /// - Throws: `SystemError` naming the file.
  static func write(_ rows: [BreakoutRow], of instrument: String, to directory: String) throws {
    try Files.makeDirectory("\(directory)/\(instrument)")
    let file = try AtomicFile("\(directory)/\(instrument)/breakouts.csv")
    try text(rows).bytes.withUnsafeBytes { try file.write($0) }
    try file.commit(durable: false)
  }
}

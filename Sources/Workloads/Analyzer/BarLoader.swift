import SpeedupKit

enum BarLoader {
  enum Columns: String, CaseIterable, Sendable {
    /// Every one, also those that nobody needs.
    case all
    /// Time and the four prices.
    case needed
  }

  struct Loaded: Sendable {
    let bars: MinuteBars
    /// How far they go.
    var reach: StoredInstrument.Reach
    /// Bytes that were read.
    var bytes: Int
  }

  /// Loads all bars from `position` on.
  /// - Throws: `InputError` naming the file, the line (or bar), the value and the fix for what can't be.
  static func load(
    _ instrument: StoredInstrument, _ columns: Columns, tick: TickSize,
    from position: StoredInstrument.Position = StoredInstrument.Position()
  ) throws -> Loaded {
    if instrument.layout == .daily { return try load(days: instrument.days(), columns, tick: tick) }
    return switch instrument.format {
    case .csv: try MinuteCSVReader.load(instrument.csv, columns, tick, from: position)
    case .columns: try loadColumns(instrument, columns, from: position)
    }
  }

  private static func loadColumns(
    _ instrument: StoredInstrument, _ columns: Columns, from position: StoredInstrument.Position
  ) throws -> Loaded {
    let main = instrument.main
    let total = try ColumnFile<Int32>(main).count
    guard position.bar <= total else {
      throw InputError("\(main): \(total) bars where \(position.bar) were before; start again without the state")
    }
    let range = position.bar..<total
    let others = columns == .all ? try otherNames(instrument) : []
    let bars = try MinuteBars(capacity: range.count, others: others.count)
    for (name, column) in zip(MinuteBars.names, bars.columns.all) {
      try load(ColumnFile<Int32>(instrument.column(name)), instrument.column(name), range, into: column)
    }
    for (name, column) in zip(others, bars.others) {
      try load(ColumnFile<Double>(instrument.column(name)), instrument.column(name), range, into: column)
    }
    bars.count = range.count
    if let bad = bars.firstBad() {
      throw InputError(
        "\(instrument.directory)/\(instrument.name), bar \(range.lowerBound + bad + 1): \(bars.complaint(bad)!)")
    }
    var reach = StoredInstrument.Reach(lastDayStart: position, end: StoredInstrument.Position(bar: total))
    if let (day, start) = lastDay(bars) {
      reach.lastDay = day
      reach.lastDayStart.bar += start
    }
    return Loaded(bars: bars, reach: reach, bytes: range.count * (MinuteBars.names.count * 4 + others.count * 8))
  }

  private static func load<Value: BitwiseCopyable>(
    _ file: ColumnFile<Value>, _ path: String, _ range: Range<Int>, into column: UnsafeMutablePointer<Value>
  ) throws {
    guard file.count == range.upperBound else {
      throw InputError("\(path): \(file.count) values where the times are \(range.upperBound); write the columns again")
    }
    try file.read(range, into: column)
  }

  /// The names of the columns that nobody needs.
  private static func otherNames(_ instrument: StoredInstrument) throws -> [String] {
    let ending = ".column"
    return try Files.names(in: "\(instrument.directory)/\(instrument.name)")
      .filter { $0.hasSuffix(ending) }.map { String($0.dropLast(ending.count)) }
      .filter { !MinuteBars.names.contains($0) }
  }

  /// The last day, and the place of its first bar; nil without bars.
  private static func lastDay(_ bars: MinuteBars) -> (day: Int32, start: Int)? {
    guard bars.count > 0 else { return nil }
    let day = MinuteTime.day(of: bars.columns.time[bars.count - 1])
    return (day, bars.columns.first(at: day * MinuteTime.day, in: 0..<bars.count))
  }
}

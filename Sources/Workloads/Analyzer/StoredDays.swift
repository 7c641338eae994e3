import SpeedupKit

/// An instrument with a file a day: each day is an instrument by itself, called by its date, in the instrument's folder.
extension StoredInstrument {
  /// The one of a day, in days since 1970-01-01.
  func day(_ day: Int32) -> StoredInstrument {
    StoredInstrument(name: CivilDate.text(day), format: format, directory: "\(directory)/\(name)")
  }

  /// All days that have a file, in their order.
  /// - Throws: `SystemError` when the folder can't be read.
  func days() throws -> [StoredInstrument] {
    let folder = "\(directory)/\(name)"
    let ending = format == .csv ? ".csv" : ""
    return try Files.names(in: folder).filter { $0.hasSuffix(ending) }.sorted()
      .map { StoredInstrument(name: String($0.dropLast(ending.count)), format: format, directory: folder) }
  }

  /// Writes each day's bars to a file of its own.
  /// - Returns: where each day begins, and at last where the bars end, counted over all files.
  /// - Throws: `SystemError` naming the file.
  func writeDays(_ bars: MinuteBars, by writer: WideWriter) throws -> [Position] {
    try Files.makeDirectory("\(directory)/\(name)")
    var starts: [Position] = []
    var at = 0
    while at < bars.count {
      let (day, rows) = bars.columns.day(from: at, count: bars.count)
      _ = try writer.write(try MinuteBars(rows, of: bars), to: self.day(day))
      starts.append(Position(bar: at))
      at = rows.upperBound
    }
    return starts + [Position(bar: bars.count)]
  }
}

extension MinuteBars {
  /// A copy of some bars.
  /// - Throws: `SystemError` when there is no memory.
  convenience init(_ rows: Range<Int>, of bars: MinuteBars) throws {
    try self.init(capacity: rows.count, others: bars.others.count)
    append(rows, of: bars)
  }

  /// Adds a copy of some bars, for which there must be room.
  func append(_ rows: Range<Int>, of bars: MinuteBars) {
    for (to, from) in zip(columns.all, bars.columns.all) {
      (to + count).update(from: from + rows.lowerBound, count: rows.count)
    }
    for (to, from) in zip(others, bars.others) {
      (to + count).update(from: from + rows.lowerBound, count: rows.count)
    }
    count += rows.count
  }
}

extension BarLoader {
  /// Loads the bars of some days, in their order, each from a file of its own, and puts them together.
  /// - Throws: as `load`.
  static func load(days: [StoredInstrument], _ columns: Columns, tick: TickSize) throws -> Loaded {
    let parts = try days.map { try load($0, columns, tick: tick) }
    guard parts.count != 1 else { return parts[0] }
    let others = parts.map(\.bars.others.count).min() ?? 0
    let bars = try MinuteBars(capacity: parts.reduce(0) { $0 + $1.bars.count }, others: others)
    for part in parts { bars.append(0..<part.bars.count, of: part.bars) }
    return Loaded(
      bars: bars, reach: parts.last?.reach ?? StoredInstrument.Reach(), bytes: parts.reduce(0) { $0 + $1.bytes })
  }
}

import SpeedupKit

/// Reads one-minute bars from comma-separated text with the columns `datetime,open,high,low,close` and any others.
struct MinuteCSVReader {
  /// What the analysis needs, by the names in the header.
  static let needed = ["datetime", "open", "high", "low", "close"]

  private let file: String
  private let tick: TickSize
  private let wanted: WantedColumns
  private let others: WantedColumns?
  let otherCount: Int
  private var clock = MinuteClock()

  /// Reads a header.
  /// - Parameters:
  ///   - others: which columns that are not needed are wanted too, of those there are.
  ///   - names: is given the names of all columns, in lower case.
  /// - Throws: `InputError` naming the file and the column that is missing.
  init(
    header: UnsafeBufferPointer<UInt8>, file: String, tick: TickSize, others: (_ names: [String]) -> [String],
    names found: UnsafeMutablePointer<[String]>? = nil
  ) throws {
    self.file = file
    self.tick = tick
    wanted = try WantedColumns(Self.needed, header: header, file: file)
    var splitter = RowSplitter(header, file: file, capacity: wanted.count)
    defer { splitter.release() }
    _ = try splitter.next()
    let names = (0..<wanted.count).map { splitter.field($0).trimmed.text.lowercased() }
    found?.pointee = names
    let other = others(names.filter { !Self.needed.contains($0) })
    otherCount = other.count
    self.others = other.isEmpty ? nil : try WantedColumns(other, header: header, file: file)
  }

  /// The fields of one row: time, prices, and whatever else was asked for.
  /// - Throws: `InputError` naming file, line, value and fix.
  @inline(__always)
  mutating func read(
    _ row: borrowing RowSplitter, into columns: BarColumnPointers, _ otherColumns: [UnsafeMutablePointer<Double>],
    at: Int
  ) throws {
    guard row.fieldCount == wanted.count else { throw wanted.wrongCount(row) }
    guard let time = clock.time(wanted.text(0, row)) else {
      throw wanted.wrong(0, row, "is not a whole minute YYYY-MM-DD HH:MM[:00] between the years 0 and 4669")
    }
    columns.time[at] = time
    columns.open[at] = try ticks(1, row)
    columns.high[at] = try ticks(2, row)
    columns.low[at] = try ticks(3, row)
    columns.close[at] = try ticks(4, row)
    guard let others else { return }
    for index in 0..<otherCount {
      guard let value = DecimalText.double(others.text(index, row)) else {
        throw others.wrong(index, row, "is not a number")
      }
      otherColumns[index][at] = value
    }
  }

  @inline(__always)
  private func ticks(_ column: Int, _ row: borrowing RowSplitter) throws -> Int32 {
    guard let price = DecimalText.double(wanted.text(column, row)) else {
      throw wanted.wrong(column, row, "is not a number")
    }
    guard let ticks = tick.ticks(price) else {
      throw wanted.wrong(column, row, "is not a whole number of ticks; name the right --tick, or")
    }
    guard let narrow = Int32(exactly: ticks) else {
      throw wanted.wrong(column, row, "is too far from zero; name a larger --tick, or")
    }
    return narrow
  }

  /// Loads the bars of a file from a place on. They must be in order.
  /// - Throws: `InputError` naming file, line, value and fix.
  static func load(
    _ path: String, _ columns: BarLoader.Columns, _ tick: TickSize, from position: StoredInstrument.Position
  ) throws -> BarLoader.Loaded {
    let file = try StoredFile(path)
    let (headerBytes, headerCount) = try header(file)
    let base = UnsafePointer(headerBytes.base.assumingMemoryBound(to: UInt8.self))
    var reader = try MinuteCSVReader(
      header: UnsafeBufferPointer(start: base, count: headerCount), file: path, tick: tick,
      others: { columns == .all ? $0 : [] })
    let start = max(position.byte, headerCount)
    guard start <= file.size else {
      throw InputError("\(path): \(file.size) bytes where \(start) were before; start again without the state")
    }
    let text = try LargeBuffer(byteCount: file.size - start)
    try file.read(at: start, file.size - start, into: text.base)
    let bytes = UnsafeBufferPointer(
      start: UnsafePointer(text.base.assumingMemoryBound(to: UInt8.self)), count: file.size - start)
    let bars = try MinuteBars(capacity: mostRows(bytes.count), others: reader.otherCount)
    let lastDay = try reader.readAll(bytes, firstLine: position.bar + 2, into: bars)
    if let bad = bars.firstBad() {
      throw InputError("\(path), line \(position.bar + bad + 2): \(bars.complaint(bad)!)")
    }
    var reach = StoredInstrument.Reach(lastDayStart: position)
    reach.end = StoredInstrument.Position(bar: position.bar + bars.count, byte: file.size)
    if let lastDay {
      reach.lastDay = reader.clock.midnight / MinuteTime.day
      reach.lastDayStart = StoredInstrument.Position(bar: position.bar + lastDay.bar, byte: start + lastDay.byte)
    }
    return BarLoader.Loaded(bars: bars, reach: reach, bytes: bytes.count)
  }

  /// Reads all rows and gives the place where the last day begins; nil if there are none.
  private mutating func readAll(
    _ bytes: UnsafeBufferPointer<UInt8>, firstLine: Int, into bars: MinuteBars
  ) throws -> StoredInstrument.Position? {
    var splitter = RowSplitter(bytes, file: file, capacity: wanted.count, firstLine: firstLine)
    defer { splitter.release() }
    var lastDay: StoredInstrument.Position?
    var midnight = Int32.min
    let (columns, others) = (bars.columns, bars.others)
    var at = 0
    while try splitter.next() {
      try read(splitter, into: columns, others, at: at)
      if clock.midnight != midnight {
        midnight = clock.midnight
        // A row begins where its first field does: nothing that writes these files puts quotes there.
        lastDay = StoredInstrument.Position(bar: at, byte: splitter.field(0).start - bytes.baseAddress!)
      }
      at += 1
    }
    bars.count = at
    return lastDay
  }

  /// The header line, with its end.
  private static func header(_ file: StoredFile) throws -> (LargeBuffer, count: Int) {
    let count = min(file.size, 64 * 1024)
    let bytes = try LargeBuffer(byteCount: count)
    try file.read(at: 0, count, into: bytes.base)
    let end = (0..<count).first { bytes.base.load(fromByteOffset: $0, as: UInt8.self) == 10 }
    return (bytes, end.map { $0 + 1 } ?? count)
  }

  /// At least as many as there are rows in so many bytes: a row that can be read has 24 bytes and an end. What is not
  /// filled of the memory for them is not taken from the system.
  static func mostRows(_ bytes: Int) -> Int { bytes / 25 + 1 }
}

/// Reads times. Most rows have the date of the row before, so that one is compared before it is read.
struct MinuteClock {
  /// The beginning of the day of the last time that was read, in minutes since 1970-01-01.
  private(set) var midnight = Int32.min
  private var dateLow: UInt64 = 0
  private var dateHigh: UInt16 = 0

  /// Minutes since 1970-01-01 of `YYYY-MM-DD HH:MM` or `YYYY-MM-DD HH:MM:00`, with a space or a T between; nil for
  /// anything else.
  @inline(__always)
  mutating func time(_ text: ByteSpan) -> Int32? {
    guard text.count == 16 || text.count == 19 else { return nil }
    let p = text.start
    let low = UnsafeRawPointer(p).loadUnaligned(as: UInt64.self)
    let high = UnsafeRawPointer(p + 8).loadUnaligned(as: UInt16.self)
    if low != dateLow || high != dateHigh || midnight == .min {
      guard let day = CivilDate.parse(ByteSpan(start: p, end: p + 10)), MinuteTime.days.contains(day) else {
        return nil
      }
      (dateLow, dateHigh, midnight) = (low, high, day * MinuteTime.day)
    }
    var bad = p[13] != UInt8(ascii: ":") || (p[10] != UInt8(ascii: " ") && p[10] != UInt8(ascii: "T"))
    func digit(_ index: Int) -> Int32 {
      let value = p[index] &- UInt8(ascii: "0")
      bad = bad || value > 9
      return Int32(value)
    }
    let hour = digit(11) &* 10 &+ digit(12)
    let minute = digit(14) &* 10 &+ digit(15)
    if text.count == 19 {
      bad = bad || p[16] != UInt8(ascii: ":") || p[17] != UInt8(ascii: "0") || p[18] != UInt8(ascii: "0")
    }
    guard !bad, hour < 24, minute < 60 else { return nil }
    return midnight &+ hour &* 60 &+ minute
  }
}

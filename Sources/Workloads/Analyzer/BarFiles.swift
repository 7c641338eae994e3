import Glibc
import Harness
import Platform

/// The bars of instruments as files: a wide CSV each, and a folder each with a file a column.
enum BarFiles {
  /// How bars are stored.
  enum Format: String, CaseIterable, Sendable {
    /// `datetime,open,high,low,close,volume,x1,...,x12`.
    case csv
    /// One file of 32-bit whole numbers a needed column, one of 64-bit floats for each other one.
    case columns
  }

  /// Which columns are read.
  enum Selection: String, CaseIterable, Sendable {
    case all
    case needed
  }

  /// How many columns nobody needs, beside the volume.
  static let unusedCount = 12
  private static let needed = ["datetime", "open", "high", "low", "close"]
  private static let columnNames = ["day", "minute", "open", "high", "low", "close"]
  private static let unusedNames = ["volume"] + (1...unusedCount).map { "x\($0)" }

  /// Writes an instrument in one of the formats under `path`, which gets `.csv` or becomes a folder.
  /// - Parameter tick: what a tick is in the unit of the file's prices.
  /// - Throws: `SystemError` naming the file.
  static func write(_ frame: BarFrame, _ format: Format, tick: Double, to path: String) throws {
    switch format {
    case .csv:
      let file = try AtomicFile("\(path).csv")
      try file.write((needed + unusedNames).joined(separator: ",") + "\n")
      for row in 0..<frame.count {
        let prices = [frame.opens[row], frame.highs[row], frame.lows[row], frame.closes[row]]
        let unused = (0..<unusedCount).map { "\(Double((row * 31 + $0 * 17) % 10_007) / 8)" }
        try file.write(
          "\(CivilDate.text(frame.days[row])) \(clock(frame.minutes[row])),"
            + prices.map { "\(Double($0) * tick)" }.joined(separator: ",") + ",\(row % 977),"
            + unused.joined(separator: ",") + "\n")
      }
      try file.commit(durable: false)
    case .columns:
      try Files.makeDirectory(path)
      let columns = [frame.days, frame.minutes, frame.opens, frame.highs, frame.lows, frame.closes]
      for (name, values) in zip(columnNames, columns) { try write(values, "\(path)/\(name)") }
      for (index, name) in unusedNames.enumerated() {
        try write((0..<frame.count).map { Double(($0 * 31 + index * 17) % 10_007) / 8 }, "\(path)/\(name)")
      }
    }
  }

  private static func write<Value: BitwiseCopyable>(_ values: [Value], _ path: String) throws {
    let file = try AtomicFile(path)
    try values.withUnsafeBytes { try file.write($0) }
    try file.commit(durable: false)
  }

  private static func clock(_ minute: Int32) -> String {
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(two(minute / 60)):\(two(minute % 60)):00"
  }

  /// Where reading begins, for who has read before: behind so many bars, and so many bytes of the CSV.
  struct Place: Sendable, Equatable {
    var rows = 0
    var bytes = 0
  }

  /// Reads an instrument from `place` on, and says where the next reading begins.
  /// - Throws: `InputError` naming file, line, value and mend.
  static func read(
    _ path: String, _ format: Format, _ selection: Selection, tick: Double, from place: Place = Place()
  ) throws -> (frame: BarFrame, end: Place) {
    switch format {
    case .csv: return try readCSV("\(path).csv", selection, tick: tick, from: place)
    case .columns: return try readColumns(path, selection, from: place)
    }
  }

  private static func readColumns(
    _ path: String, _ selection: Selection, from place: Place
  ) throws -> (BarFrame, Place) {
    var frame = BarFrame()
    frame.days = try column("\(path)/day", from: place.rows)
    frame.minutes = try column("\(path)/minute", from: place.rows)
    frame.opens = try column("\(path)/open", from: place.rows)
    frame.highs = try column("\(path)/high", from: place.rows)
    frame.lows = try column("\(path)/low", from: place.rows)
    frame.closes = try column("\(path)/close", from: place.rows)
    if selection == .all { frame.unused = try unusedNames.map { try column("\(path)/\($0)", from: place.rows) } }
    let lengths = [frame.minutes, frame.opens, frame.highs, frame.lows, frame.closes].map(\.count)
    for (name, length) in zip(columnNames.dropFirst(), lengths) where length != frame.count {
      throw InputError("\(path)/\(name): \(length) rows where 'day' has \(frame.count); write the column files again")
    }
    frame.sort()
    return (frame, Place(rows: place.rows + frame.count))
  }

  private static func column<Value: BitwiseCopyable>(_ path: String, from row: Int) throws -> [Value] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw InputError("\(SystemError(call: "open \(path)")); write the column files again") }
    defer { close(descriptor) }
    var status = stat()
    let size = MemoryLayout<Value>.stride
    guard fstat(descriptor, &status) == 0, Int(status.st_size) % size == 0, Int(status.st_size) >= row * size else {
      throw InputError("\(path): \(status.st_size) bytes are no whole number of values; write the column files again")
    }
    let count = Int(status.st_size) / size - row
    return try [Value](unsafeUninitializedCapacity: count) { memory, filled in
      var got = 0
      while got < count * size {
        let part = pread(
          descriptor, UnsafeMutableRawPointer(memory.baseAddress!) + got, count * size - got, off_t(row * size + got))
        if part < 0, errno == EINTR { continue }
        guard part > 0 else { throw SystemError(call: "read \(path)") }
        got += part
      }
      filled = count
    }
  }

  /// Reads a CSV, plain or gzip, from `place` on.
  /// - Throws: `InputError` naming file, line, value and mend.
  static func readCSV(
    _ path: String, _ selection: Selection, tick: Double, from place: Place
  ) throws -> (frame: BarFrame, end: Place) {
    let bytes = try InputFile.read(path)
    return try bytes.withUnsafeBufferPointer { all in
      let header = UnsafeBufferPointer(rebasing: all.prefix { $0 != 10 })
      let columns = try WantedColumns(needed, header: header, file: path)
      let start = max(place.bytes, min(all.count, header.count + 1))
      guard start <= all.count else {
        throw InputError("\(path): it has \(all.count) bytes, fewer than were read of it before; delete the state file")
      }
      var splitter = RowSplitter(
        UnsafeBufferPointer(rebasing: all[start...]), file: path, capacity: columns.count, firstLine: place.rows + 2)
      defer { splitter.release() }
      var frame = BarFrame()
      if selection == .all { frame.unused = [[Double]](repeating: [], count: max(0, columns.count - needed.count)) }
      while try splitter.next() { try add(splitter, columns, 1 / tick, selection, to: &frame) }
      frame.sort()
      return (frame, Place(rows: place.rows + frame.count, bytes: all.count))
    }
  }

  @inline(__always)
  private static func add(
    _ row: borrowing RowSplitter, _ columns: WantedColumns, _ ticks: Double, _ selection: Selection,
    to frame: inout BarFrame
  ) throws {
    guard row.fieldCount == columns.count else { throw columns.wrongCount(row) }
    let time = columns.text(0, row)
    guard let day = CivilDate.parse(time), let minute = minute(time) else {
      throw columns.wrong(0, row, "is not a time YYYY-MM-DD HH:MM")
    }
    func price(_ column: Int) throws -> Int32 {
      guard let value = DecimalText.double(columns.text(column, row)) else {
        throw columns.wrong(column, row, "is not a number")
      }
      let exact = value * ticks
      let whole = exact.rounded()
      guard abs(exact - whole) <= 1e-6, abs(whole) < 1e9 else {
        throw columns.wrong(column, row, "is no whole number of ticks of \(1 / ticks); see --tick")
      }
      return Int32(whole)
    }
    frame.append(
      day: day, minute: minute, open: try price(1), high: try price(2), low: try price(3), close: try price(4))
    guard selection == .all else { return }
    for index in frame.unused.indices {
      frame.unused[index].append(DecimalText.double(row.field(needed.count + index)) ?? .nan)
    }
  }

  /// The minute since midnight of a time such as `2013-09-01 17:00:00`.
  @inline(__always)
  private static func minute(_ text: ByteSpan) -> Int32? {
    guard text.count >= 16, text.start[13] == UInt8(ascii: ":") else { return nil }
    func digit(_ index: Int) -> Int32 { Int32(text.start[index]) - 48 }
    let (hour, minute) = (digit(11) * 10 + digit(12), digit(14) * 10 + digit(15))
    return (0..<24).contains(hour) && (0..<60).contains(minute) ? hour * 60 + minute : nil
  }
}

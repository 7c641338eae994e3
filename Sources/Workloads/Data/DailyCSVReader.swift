import SpeedupKit

/// Reads daily rows from comma-separated text; what it does with odd rows is said in ``DataReport``.
struct DailyCSVReader {
  /// What prices must fit into.
  enum Prices: Sendable {
    /// 64 bits, as anything that can be read does.
    case double
    /// 32 bits, within their full precision.
    case single
  }

  private let file: String
  private let prices: Prices
  private var settled: SettledColumns<SymbolKey>
  private var times: RowTimes
  private let header: DailyHeader
  private var splitter: RowSplitter
  private var builder: DailyTableBuilder
  private var report = DataReport()

  /// The rows of a file's bytes, without duplicates, and what was odd in them.
  /// - Parameter file: the name that errors and the report give.
  /// - Throws: `InputError` naming file, line, value and fix for what can't be read, and when no row is
  ///   left.
  static func read(
    _ bytes: [UInt8], file: String, prices: Prices = .double
  ) throws -> (table: DailyTable, report: DataReport) {
    let (table, _, report) = try read(bytes, file: file, .refused, prices)
    return (table, report)
  }

  /// The same of rows that may be minute bars: where a row has a time of day, all dates of the table are minutes.
  static func readBars(
    _ bytes: [UInt8], file: String
  ) throws -> (table: DailyTable, unit: TimeUnit, report: DataReport) {
    try read(bytes, file: file, .kept, .double)
  }

  private static func read(
    _ bytes: [UInt8], file: String, _ times: RowTimes.Policy, _ prices: Prices
  ) throws -> (table: DailyTable, unit: TimeUnit, report: DataReport) {
    try bytes.withUnsafeBufferPointer { buffer in
      var reader = try DailyCSVReader(buffer, file: file, times, prices)
      defer { reader.splitter.release() }
      while try reader.splitter.next() { try reader.readRow() }
      guard reader.report.rowsRead > 0 else { throw InputFile.headerAlone(file) }
      let read = reader.builder.finish()
      let unit = try reader.times.add(to: read)
      let (table, report) = try read.withoutDuplicates(reader.report)
      guard table.count > 0 else {
        throw InputError(
          "\(file): no row of it can be used (\(report.summary)); correct it or name another file")
      }
      return (table, unit, report)
    }
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>, file: String, _ times: RowTimes.Policy, _ prices: Prices) throws {
    self.file = file
    self.prices = prices
    header = try Self.readHeader(bytes, file: file)
    self.times = RowTimes(times, header, file: file)
    let looked = SettledColumn.length + (times == .kept ? SettledColumn.zone : SettledColumn.time)
    settled = SettledColumns(looked, header: header.names, file: file)
    builder = try DailyTableBuilder(capacity: Self.lineCount(bytes))
    splitter = RowSplitter(bytes, file: file, capacity: header.columnCount)
    // Past the header, which has been read.
    do { _ = try splitter.next() } catch {
      splitter.release()
      throw error
    }
  }

  private static func readHeader(_ bytes: UnsafeBufferPointer<UInt8>, file: String) throws -> DailyHeader {
    var splitter = RowSplitter(bytes, file: file, capacity: 1000)
    defer { splitter.release() }
    try splitter.readHeader()
    return try DailyHeader(names: (0..<splitter.fieldCount).map { splitter.field($0).text }, file: file)
  }

  /// At least as many as there are rows.
  private static func lineCount(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 1
    for byte in bytes where byte == 10 { count &+= 1 }
    return count
  }

  @inline(__always)
  private mutating func readRow() throws {
    report.rowsRead &+= 1
    guard splitter.fieldCount == header.columnCount else { return drop(.fieldCount) }
    let name = splitter.field(header.column(.symbol))
    guard name.count > 0 else { return drop(.emptySymbol) }
    let dateField = splitter.field(header.column(.date))
    guard let date = CivilDate.parse(dateField) ?? CivilDate.parse(dateField.trimmed) else {
      throw InputError(
        "\(file), line \(splitter.line): date '\(dateField.text)' is not of the form YYYY-MM-DD;"
          + " rewrite the column so (day and month are never guessed)")
    }
    guard let open = try price(.open), let high = try price(.high), let low = try price(.low),
      let close = try price(.close), let (volume, isWhole) = try volume()
    else { return drop(.missingValue) }
    guard open > 0, high > 0, low > 0, close > 0 else { return drop(.nonPositivePrice) }
    guard high >= low else { return drop(.highBelowLow) }
    guard volume >= 0 else { return drop(.negativeVolume) }
    if prices == .single { try checkSingle(open, high, low, close) }
    if volume == 0 { report.add(.zeroVolume, line: splitter.line) }
    if !isWhole { report.add(.fractionalVolume, line: splitter.line) }
    if max(open, close) > high || min(open, close) < low { report.add(.outsideRange, line: splitter.line) }
    let symbol = builder.key(name, readable: splitter.readable(from: name.start))
    guard symbol.isASCII || name.isUTF8 else {
      throw InputError(
        "\(file), line \(splitter.line): symbol '\(name.text)' is not UTF-8; convert the file, such as with iconv")
    }
    if !settled.isEmpty { try settled.check(splitter, of: symbol) }
    try times.take(dateField, splitter)
    builder.append(symbol, date, open: open, high: high, low: low, close: close, volume: volume)
  }

  /// Refuses prices of which 32 bits would make an infinity or zero, or keep too few digits.
  @inline(never)
  private func checkSingle(_ open: Double, _ high: Double, _ low: Double, _ close: Double) throws {
    for (role, price) in [(DailyHeader.Role.open, open), (.high, high), (.low, low), (.close, close)]
    where !Float(price).isNormal {
      throw InputError(
        "\(file), line \(splitter.line): \(role) '\(splitter.field(header.column(role)).text)' does not fit into 32 bits;"
          + " correct it, or leave out the variant partition-f32")
    }
  }

  @inline(never)
  private mutating func drop(_ finding: DataReport.Finding) { report.add(finding, line: splitter.line) }

  /// A price of the current row; nil when it is missing.
  @inline(__always)
  private func price(_ role: DailyHeader.Role) throws -> Double? {
    let field = splitter.field(header.column(role))
    return try DecimalText.double(field) ?? unusual(field, role)
  }

  /// The volume of the current row and whether it is a whole number; nil when it is missing.
  @inline(__always)
  private func volume() throws -> (Int64, isWhole: Bool)? {
    let field = splitter.field(header.column(.volume))
    if let whole = DecimalText.shortCount(field) { return (whole, true) }
    guard let value = try DecimalText.double(field) ?? unusual(field, .volume) else { return nil }
    // Beyond 2^53 doubles are no longer whole numbers one apart, and a week's sum might leave 64 bits.
    guard abs(value) <= 0x1p53 else {
      throw InputError(
        "\(file), line \(splitter.line): volume '\(field.text)' is beyond 2^53;"
          + " correct it or write it in larger units")
    }
    let rounded = value.rounded()
    return (Int64(rounded), rounded == value)
  }

  /// A number between blanks, or nil for a value that is missing.
  @inline(never)
  private func unusual(_ field: ByteSpan, _ role: DailyHeader.Role) throws -> Double? {
    let trimmed = field.trimmed
    if let value = DecimalText.double(trimmed) { return value }
    if ["", "nan", "na", "n/a", "null", "none"].contains(trimmed.text.lowercased()) { return nil }
    throw InputError(
      "\(file), line \(splitter.line): \(role) '\(field.text)' is not a number;"
        + " write it with a decimal point and without separators, such as 1234.5")
  }
}

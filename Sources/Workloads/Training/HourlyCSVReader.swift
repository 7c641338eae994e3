import SpeedupKit

/// Reads hourly bars from comma-separated text with the columns time, open, high, low, close, volume, and a symbol where
/// there are several. What it does with odd rows is said in ``DataReport``; volumes stay as they are.
struct HourlyCSVReader {
  /// Bars as they are read, before they are put in order.
  private struct Row {
    let series: Int
    let time: Int64
    let open, high, low, close, volume: Double
  }

  /// One symbol's bars.
  struct Series {
    /// The symbol; nil where the file has no column for it.
    let name: String?
    let bars: HourlyBars
  }

  private let file: String
  private var report = DataReport()
  private var rows: [Row] = []
  private var names = SeriesNames()
  private var latest: [Int64] = []

  /// The bars of a file's bytes, each symbol's by time, the symbols by their names' bytes, and what was odd in them. With a
  /// column of ``SeriesNames/columns`` the rows are split by it.
  /// - Parameter file: the name that errors and the report give.
  /// - Throws: `InputError` naming file, line, value and fix for what can't be read, and when no row is left.
  static func read(_ bytes: [UInt8], file: String) throws -> (series: [Series], report: DataReport) {
    var reader = HourlyCSVReader(file: file)
    try bytes.withUnsafeBufferPointer { try reader.readAll($0) }
    return (try reader.series(), reader.report)
  }

  private init(file: String) { self.file = file }

  private mutating func readAll(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    var splitter = RowSplitter(bytes, file: file, capacity: 100)
    defer { splitter.release() }
    try splitter.readHeader()
    let names = (0..<splitter.fieldCount).map { splitter.field($0).trimmed.text.lowercased() }
    let columns = try ["time", "open", "high", "low", "close", "volume"].map { try column($0, names) }
    let symbol = SeriesNames.column(in: names)
    if let symbol { _ = try column(names[symbol], names) }
    var settled = SettledColumns<Int>(SettledColumn.zone + SettledColumn.length, header: names, file: file)
    while try splitter.next() {
      report.rowsRead += 1
      guard splitter.fieldCount == names.count else {
        report.add(.fieldCount, line: splitter.line)
        continue
      }
      let field = splitter.field(columns[0])
      guard let time = Self.time(field) else {
        throw InputError(
          "\(file), line \(splitter.line): time '\(field.text)' is not of the form DD.MM.YYYY HH:MM or"
            + " YYYY-MM-DD HH:MM; rewrite the column so (day and month are never guessed)")
      }
      guard let series = try symbol.map({ try number(splitter.field($0), line: splitter.line) }) ?? 0 else {
        report.add(.emptySymbol, line: splitter.line)
        continue
      }
      if !settled.isEmpty { try settled.check(splitter, of: series) }
      try take(splitter, columns, series, time)
    }
    if report.rowsRead == 0 { throw InputFile.headerAlone(file) }
  }

  /// The number of a row's symbol; nil where it is empty.
  private mutating func number(_ name: ByteSpan, line: Int) throws -> Int? {
    guard name.count > 0 else { return nil }
    guard name.isUTF8 else {
      throw InputError(
        "\(file), line \(line): symbol '\(name.text)' is not UTF-8; convert the file, such as with iconv")
    }
    return names.number(of: name)
  }

  private func column(_ wanted: String, _ names: [String]) throws -> Int {
    let places = names.indices.filter { names[$0] == wanted || (wanted == "time" && names[$0] == "datetime") }
    guard places.count < 2 else {
      throw InputError("\(file), line 1: two columns are called '\(wanted)'; rename one of them")
    }
    guard let place = places.first else {
      throw InputError(
        "\(file), line 1: there is no column '\(wanted)'; it has \(names.joined(separator: ", "));"
          + " name the column so in the header")
    }
    return place
  }

  private mutating func take(_ splitter: RowSplitter, _ columns: [Int], _ series: Int, _ time: Int64) throws {
    var values: [Double] = []
    for (column, name) in zip(columns.dropFirst(), ["open", "high", "low", "close", "volume"]) {
      let field = splitter.field(column).trimmed
      if let value = DecimalText.double(field) {
        values.append(value)
      } else if !["", "nan", "na", "n/a", "null", "none"].contains(field.text.lowercased()) {
        throw InputError(
          "\(file), line \(splitter.line): \(name) '\(field.text)' is not a number;"
            + " write it with a decimal point and without separators, such as 1234.5")
      }
    }
    guard values.count == 5 else { return report.add(.missingValue, line: splitter.line) }
    let (open, high, low, close, volume) = (values[0], values[1], values[2], values[3], values[4])
    guard min(open, high, low, close) > 0 else { return report.add(.nonPositivePrice, line: splitter.line) }
    guard high >= low else { return report.add(.highBelowLow, line: splitter.line) }
    guard volume >= 0 else { return report.add(.negativeVolume, line: splitter.line) }
    if volume == 0 { report.add(.zeroVolume, line: splitter.line) }
    if max(open, close) > high || min(open, close) < low { report.add(.outsideRange, line: splitter.line) }
    while latest.count <= series { latest.append(.min) }
    if time < latest[series] { report.add(.outOfOrder, line: splitter.line) }
    latest[series] = time
    rows.append(Row(series: series, time: time, open: open, high: high, low: low, close: close, volume: volume))
  }

  private mutating func series() throws -> [Series] {
    guard !rows.isEmpty else {
      throw InputError("\(file): no row of it can be used (\(report.summary)); correct it or name another file")
    }
    var places: [Int: [Int]] = [:]
    for index in rows.indices { places[rows[index].series, default: []].append(index) }
    if names.names.isEmpty { return [Series(name: nil, bars: try bars(places[0] ?? []))] }
    var all: [Series] = []
    for number in names.sorted {
      if let own = places[number] { all.append(Series(name: names.names[number], bars: try bars(own))) }
    }
    return all
  }

  /// Some rows by time; of several with the same time the last one in the file counts.
  private mutating func bars(_ places: [Int]) throws -> HourlyBars {
    var kept: [Int] = []
    for index in places.sorted(by: { (rows[$0].time, $0) < (rows[$1].time, $1) }) {
      if let last = kept.last, rows[last].time == rows[index].time {
        report.add(.duplicate)
        kept.removeLast()
      }
      kept.append(index)
    }
    let bars = try HourlyBars(count: kept.count)
    for (bar, index) in kept.enumerated() {
      let row = rows[index]
      bars.times[bar] = row.time
      (bars.open[bar], bars.high[bar], bars.low[bar]) = (row.open, row.high, row.low)
      (bars.close[bar], bars.volume[bar]) = (row.close, row.volume)
    }
    return bars
  }

  /// Seconds since 1970-01-01 of `DD.MM.YYYY HH:MM` or `YYYY-MM-DD HH:MM` (or with a `T`), with seconds and their
  /// fraction or without, which is dropped; nil for any other form, `MM/DD/YYYY` above all.
  static func time(_ text: ByteSpan) -> Int64? {
    let text = text.trimmed
    guard text.count >= 16, let days = days(text) else { return nil }
    let p = text.start
    guard p[10] == UInt8(ascii: " ") || p[10] == UInt8(ascii: "T"), p[13] == UInt8(ascii: ":"),
      let hour = number(text, 11, 2), let minute = number(text, 14, 2), hour < 24, minute < 60
    else { return nil }
    var second = 0
    if text.count > 16 {
      guard text.count >= 19, p[16] == UInt8(ascii: ":"), let read = number(text, 17, 2), read < 60 else {
        return nil
      }
      second = read
      if text.count > 19 {
        guard p[19] == UInt8(ascii: "."), number(text, 20, text.count - 20) != nil else { return nil }
      }
    }
    return Int64(days) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
  }

  private static func days(_ text: ByteSpan) -> Int32? {
    let dot = UInt8(ascii: ".")
    guard text.start[2] == dot, text.start[5] == dot else {
      return CivilDate.parse(ByteSpan(start: text.start, end: text.start + 10))
    }
    guard let day = number(text, 0, 2), let month = number(text, 3, 2), let year = number(text, 6, 4),
      month >= 1, month <= 12, day >= 1, day <= CivilDate.length(year: year, month: month)
    else { return nil }
    return CivilDate.days(year: year, month: month, day: day)
  }

  private static func number(_ text: ByteSpan, _ first: Int, _ count: Int) -> Int? {
    let start = text.start + first
    return DecimalText.shortCount(ByteSpan(start: start, end: start + count)).map { Int($0) }
  }
}

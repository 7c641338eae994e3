import SpeedupKit

/// Stores an instrument's bars with a volume and with columns of made-up numbers that the analysis does not need.
struct WideWriter {
  let tick: TickSize
  /// How many columns nobody needs.
  let filler: Int
  /// Seed of their values.
  let seed: UInt64

  /// Writes the bars.
  /// - Returns: where each day begins, and at last where the bars end.
  /// - Throws: `SystemError` naming the file.
  func write(_ bars: MinuteBars, to instrument: StoredInstrument) throws -> [StoredInstrument.Position] {
    if instrument.layout == .daily { return try instrument.writeDays(bars, by: self) }
    switch instrument.format {
    case .csv: return try writeCSV(bars, instrument.csv)
    case .columns:
      try writeColumns(bars, instrument)
      return Self.dayStarts(bars).map { StoredInstrument.Position(bar: $0) } + [
        StoredInstrument.Position(bar: bars.count)
      ]
    }
  }

  /// The place of the first bar of every day.
  private static func dayStarts(_ bars: MinuteBars) -> [Int] {
    var starts: [Int] = []
    var at = 0
    while at < bars.count {
      starts.append(at)
      at = bars.columns.day(from: at, count: bars.count).rows.upperBound
    }
    return starts
  }

  private func writeCSV(_ bars: MinuteBars, _ path: String) throws -> [StoredInstrument.Position] {
    let file = try AtomicFile(path)
    var line = BarLines(tick: tick)
    line.text.add("datetime,open,high,low,close,volume")
    for number in 1...max(1, filler) where number <= filler { line.text.add(",x\(number)") }
    line.text.lineEnd()
    var positions: [StoredInstrument.Position] = []
    var (written, midnight) = (0, Int32.min)
    var values = FillerValues(seed: seed)
    for at in 0..<bars.count {
      let day = MinuteTime.day(of: bars.columns.time[at])
      if day != midnight {
        midnight = day
        positions.append(StoredInstrument.Position(bar: at, byte: written + line.text.bytes.count))
      }
      line.add(bars, at)
      line.text.comma()
      line.text.add(Int64(bars.others[0][at]))
      for _ in 0..<filler {
        line.text.comma()
        line.text.add(fixed: values.next(), places: 3)
      }
      line.text.lineEnd()
      if line.text.bytes.count > 1 << 16 || at + 1 == bars.count {
        written += line.text.bytes.count
        try line.text.bytes.withUnsafeBytes { try file.write($0) }
        line.text.clear()
      }
    }
    try line.text.bytes.withUnsafeBytes { try file.write($0) }
    try file.commit(durable: false)
    return positions + [StoredInstrument.Position(bar: bars.count, byte: file.byteCount)]
  }

  private func writeColumns(_ bars: MinuteBars, _ instrument: StoredInstrument) throws {
    try Files.makeDirectory("\(instrument.directory)/\(instrument.name)")
    for (name, column) in zip(MinuteBars.names, bars.columns.all) {
      try ColumnFileHeader.write(instrument.column(name), UnsafeBufferPointer(start: column, count: bars.count))
    }
    let volume = UnsafeBufferPointer(start: bars.others[0], count: bars.count)
    try ColumnFileHeader.write(instrument.column("volume"), volume)
    // The same values as in the CSV form, which has them row by row.
    var values = FillerValues(seed: seed)
    var columns = (0..<filler).map { _ in [Double](repeating: 0, count: bars.count) }
    for at in 0..<bars.count {
      for column in columns.indices { columns[column][at] = Double(values.next()) / 1000 }
    }
    for (index, column) in columns.enumerated() {
      try column.withUnsafeBufferPointer { try ColumnFileHeader.write(instrument.column("x\(index + 1)"), $0) }
    }
  }
}

/// Numbers that nobody needs, in thousandths.
private struct FillerValues {
  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: ~seed) }

  mutating func next() -> Int64 { Int64(random.next() >> 41) }
}

struct BarLines {
  var text = TextBytes()
  private let tick: TickSize
  private var midnight = Int32.min
  private var date = ""

  /// No lines; prices are written by `tick`.
  init(tick: TickSize) { self.tick = tick }

  /// Adds `YYYY-MM-DD HH:MM:00,open,high,low,close` of a bar.
  mutating func add(_ bars: MinuteBars, _ at: Int) {
    let columns = bars.columns
    let day = MinuteTime.day(of: columns.time[at])
    if day != midnight {
      midnight = day
      date = CivilDate.text(day)
    }
    let minute = columns.time[at] - day * MinuteTime.day
    text.add(date)
    text.add(" ")
    text.add(twoDigits: minute / 60)
    text.add(":")
    text.add(twoDigits: minute % 60)
    text.add(":00")
    for price in [columns.open[at], columns.high[at], columns.low[at], columns.close[at]] {
      text.comma()
      tick.append(Int64(price), to: &text)
    }
  }
}

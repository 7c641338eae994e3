import SpeedupKit

/// The instruments of a file that somebody else wrote, the bars of each brought into order.
struct MinuteSource {
  struct Instrument {
    /// Its name in the file; nil where the file has no column for it.
    let name: String?
    /// The bars; their one other column is the volume, 0 where the file has none.
    let bars: MinuteBars
  }

  /// The instruments, by their names' bytes.
  let instruments: [Instrument]
  /// Bars that gave way to one of the same instrument and minute further down: vendors append corrections.
  let dropped: Int
  /// Bars that stood below a later one of their instrument.
  let outOfOrder: Int

  /// Reads `datetime,open,high,low,close[,volume][,symbol]` in any order; other columns are passed over. With a column of
  /// ``SeriesNames/columns`` the bars are split by it.
  /// - Throws: `InputError` naming the file, the line, the value and the fix.
  init(_ bytes: [UInt8], file: String, tick: TickSize) throws {
    let read = try bytes.withUnsafeBufferPointer { try Rows($0, file, tick) }
    var latest = [Int32](repeating: .min, count: read.names.count)
    var late = 0
    var places = [[Int]](repeating: [], count: read.names.count)
    for at in 0..<read.bars.count {
      let (owner, time) = (Int(read.owners[at]), read.bars.columns.time[at])
      if time < latest[owner] { late += 1 }
      latest[owner] = max(latest[owner], time)
      places[owner].append(at)
    }
    outOfOrder = late
    let kept = places.map { Self.ordered(read.bars, $0) }
    dropped = read.bars.count - kept.reduce(0) { $0 + $1.count }
    instruments = try read.sorted.map {
      Instrument(name: read.hasNames ? read.names[$0] : nil, bars: try Self.copy(read.bars, kept[$0]))
    }
  }

  /// The places of the bars to keep, by time, of equal times the last.
  private static func ordered(_ bars: MinuteBars, _ places: [Int]) -> [Int] {
    let time = bars.columns.time
    let sorted = places.sorted { (time[$0], $0) < (time[$1], $1) }
    return sorted.indices.filter { $0 + 1 == sorted.count || time[sorted[$0]] != time[sorted[$0 + 1]] }.map {
      sorted[$0]
    }
  }

  private static func copy(_ read: MinuteBars, _ places: [Int]) throws -> MinuteBars {
    let bars = try MinuteBars(capacity: places.count, others: 1)
    for (to, from) in places.enumerated() {
      for (new, old) in zip(bars.columns.all, read.columns.all) { new[to] = old[from] }
      bars.others[0][to] = read.others.first?[from] ?? 0
    }
    bars.count = places.count
    return bars
  }
}

/// The bars of a file in its own order, and the instrument of each.
private struct Rows {
  let bars: MinuteBars
  private(set) var owners: [Int32] = []
  private(set) var names: [String] = [""]
  private(set) var sorted = [0]
  /// Whether the file says which instrument a bar is of.
  let hasNames: Bool

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ file: String, _ tick: TickSize) throws {
    let headerEnd = bytes.firstIndex(of: 10).map { $0 + 1 } ?? bytes.count
    let header = UnsafeBufferPointer(rebasing: bytes[..<headerEnd])
    var found: [String] = []
    var reader = try MinuteCSVReader(
      header: header, file: file, tick: tick, others: { $0.contains("volume") ? ["volume"] : [] }, names: &found)
    let symbols = try SeriesNames.column(in: found).map { try WantedColumns([found[$0]], header: header, file: file) }
    hasNames = symbols != nil
    var settled = SettledColumns<Int>(SettledColumn.zone + SettledColumn.length, header: found, file: file)
    var series = SeriesNames()
    let body = UnsafeBufferPointer(rebasing: bytes[headerEnd...])
    bars = try MinuteBars(capacity: MinuteCSVReader.mostRows(body.count), others: reader.otherCount)
    var splitter = RowSplitter(body, file: file, capacity: 1000, firstLine: 2)
    defer { splitter.release() }
    while try splitter.next() {
      try reader.read(splitter, into: bars.columns, bars.others, at: bars.count)
      if let complaint = bars.priceComplaint(bars.count) {
        throw InputError("\(file), line \(splitter.line): \(complaint)")
      }
      // Beyond 2^53 doubles are no longer whole numbers one apart, and a volume is written as a whole number.
      if let volume = bars.others.first?[bars.count], !(0...0x1p53).contains(volume) {
        throw InputError("\(file), line \(splitter.line): the volume \(volume) is not between 0 and 2^53; correct it")
      }
      var owner = 0
      if let symbols {
        let name = symbols.text(0, splitter)
        guard name.count > 0 else { throw symbols.wrong(0, splitter, "is empty; name the instrument, or") }
        guard name.isUTF8 else { throw symbols.wrong(0, splitter, "is not UTF-8; convert the file, or") }
        owner = series.number(of: name)
      }
      if !settled.isEmpty { try settled.check(splitter, of: owner) }
      owners.append(Int32(owner))
      bars.count += 1
    }
    guard bars.count > 0 else { throw InputFile.headerAlone(file) }
    if hasNames { (names, sorted) = (series.names, series.sorted) }
  }
}

import SpeedupKit

/// One instrument's bars of a file that somebody else wrote, brought into order.
struct MinuteSource {
  /// The bars; their one other column is the volume, 0 where the file has none.
  let bars: MinuteBars
  /// Bars that gave way to one of the same minute further down: vendors append corrections.
  let dropped: Int
  /// Bars that stood below a later one.
  let outOfOrder: Int

  /// Reads `datetime,open,high,low,close[,volume]` in any order; other columns are passed over.
  /// - Throws: `InputError` naming the file, the line, the value and the mend.
  init(_ bytes: [UInt8], file: String, tick: TickSize) throws {
    let read = try bytes.withUnsafeBufferPointer { try Self.read($0, file, tick) }
    var late = 0
    var latest = Int32.min
    for at in 0..<read.count {
      if read.columns.time[at] < latest { late += 1 }
      latest = max(latest, read.columns.time[at])
    }
    outOfOrder = late
    let places = Self.ordered(read)
    dropped = read.count - places.count
    bars = try MinuteBars(capacity: places.count, others: 1)
    for (to, from) in places.enumerated() {
      for (new, old) in zip(bars.columns.all, read.columns.all) { new[to] = old[from] }
      bars.others[0][to] = read.others.first?[from] ?? 0
    }
    bars.count = places.count
  }

  /// The places of the bars to keep, by time, of equal times the last.
  private static func ordered(_ bars: MinuteBars) -> [Int] {
    let time = bars.columns.time
    let sorted = (0..<bars.count).sorted { (time[$0], $0) < (time[$1], $1) }
    return sorted.indices.filter { $0 + 1 == sorted.count || time[sorted[$0]] != time[sorted[$0 + 1]] }.map { sorted[$0] }
  }

  private static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, _ file: String, _ tick: TickSize
  ) throws -> MinuteBars {
    let headerEnd = bytes.firstIndex(of: 10).map { $0 + 1 } ?? bytes.count
    var reader = try MinuteCSVReader(
      header: UnsafeBufferPointer(rebasing: bytes[..<headerEnd]), file: file, tick: tick,
      others: { $0.contains("volume") ? ["volume"] : [] })
    let body = UnsafeBufferPointer(rebasing: bytes[headerEnd...])
    let bars = try MinuteBars(capacity: MinuteCSVReader.mostRows(body.count), others: reader.otherCount)
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
      bars.count += 1
    }
    return bars
  }
}

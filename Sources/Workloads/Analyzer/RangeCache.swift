import SpeedupKit

/// Rows of ranges that have been analysed in this process, kept for as long as the bars' file is the same.
struct RangeCache {
  private struct Key: Hashable {
    let instrument: String
    let slot: Int
  }

  private struct Entry {
    let stamps: [FileStamp]
    let rows: [BreakoutRow]
  }

  private var entries: [Key: Entry] = [:]
  private(set) var hits = 0
  private(set) var misses = 0

  /// The rows of all slots of an instrument; nil when those of any slot are not known, or the file is another one by now.
  mutating func rows(_ instrument: String, _ stamps: [FileStamp]) -> [BreakoutRow]? {
    let parts = RangeSlot.all.indices.map { slot in
      entries[Key(instrument: instrument, slot: slot)].flatMap { $0.stamps == stamps ? $0.rows : nil }
    }
    let found = parts.compactMap { $0 }
    hits += found.count
    misses += parts.count - found.count
    return found.count == parts.count ? BreakoutRow.merged(found) : nil
  }

  mutating func keep(_ rows: [BreakoutRow], _ instrument: String, _ stamps: [FileStamp]) {
    var parts = [[BreakoutRow]](repeating: [], count: RangeSlot.all.count)
    for row in rows { parts[Int(row.slot)].append(row) }
    for (slot, rows) in parts.enumerated() {
      entries[Key(instrument: instrument, slot: slot)] = Entry(stamps: stamps, rows: rows)
    }
  }
}

extension StoredInstrument {
  /// The stamps of the files that the analysis reads.
  /// - Throws: `SystemError` naming the one that is not there.
  func stamps() throws -> [FileStamp] {
    if layout == .daily { return try days().flatMap { try $0.stamps() } }
    let paths = format == .csv ? [csv] : MinuteBars.names.map(column)
    return try paths.map { try FileStamp($0) }
  }
}

import SpeedupKit

/// How many symbols are done at a time so that a run keeps within its memory: the rows of a group are brought together,
/// done and dropped before those of the next. The table is looked through once for every group, so less memory costs more
/// time, and no memory is too little as long as the result itself and the largest symbol fit.
enum MemoryGroups {
  /// Of the memory that is left, the share that rows may take: the rest is for sorting, threads and the allocator.
  private static let share = 0.5

  /// Groups of neighbouring symbols, each with no more rows than there is room for.
  /// - Throws: `InputError` naming the limit where a single symbol has more.
  static func of(rowCounts: [Int], bytesPerRow: Int, room: Int) throws -> [Range<Int>] {
    let most = room / bytesPerRow
    var groups: [Range<Int>] = []
    var (first, rows) = (0, 0)
    for (symbol, count) in rowCounts.enumerated() {
      guard count <= most else {
        throw InputError(
          "--strategy memory-aware: symbol \(symbol + 1) has \(count) rows, and there is memory for \(max(0, most)) at"
            + " a time; take a higher --memory-limit")
      }
      if rows + count > most {
        groups.append(first..<symbol)
        (first, rows) = (symbol, 0)
      }
      rows += count
    }
    if first < rowCounts.count { groups.append(first..<rowCounts.count) }
    return groups
  }

  /// The bytes that rows may take, of what a run has left beside its input and its result.
  /// - Parameters:
  ///   - limit: what all of it may use; nil: what is free on the machine.
  ///   - result: bytes of the result.
  /// - Throws: `InputError` where the result alone is too large.
  static func room(limit: Bytes?, result: Int) throws -> Int {
    let left: Int
    if let limit {
      left = Int(limit.count - (ResidentMemory.now()?.count ?? 0)) - result
    } else {
      let free = MemoryFacts(reading: .live, groups: ControlGroups(reading: .live)).available
      left = Int(free?.count ?? .max / 4) - result
    }
    guard left > 0 else {
      throw InputError(
        "--strategy memory-aware: the result alone takes \(result >> 20) MiB beside the input, and there is room for"
          + " \(max(0, left + result) >> 20); take a higher --memory-limit, or fewer symbols or days")
    }
    return Int(Double(left) * share)
  }

  /// Copies the rows of some symbols together, in the order of the table.
  /// - Throws: `SystemError` when there is no memory.
  static func rows<Price: PriceStorage, Volume: VolumeStorage>(
    of symbols: Range<Int>, in table: DailyTable, _ census: SymbolCensus
  ) throws -> SymbolRows<Price, Volume> {
    let starts = Partition.prefixSums(Array(census.rowCounts[symbols]))
    let block = try RowBlock<Price, Volume>(count: starts[symbols.count])
    let (source, target) = (table.rows, block.columns)
    var next = starts
    for (block, numbers) in zip(census.blocks, census.symbolsOfBlock) {
      for row in block.rows {
        let symbol = numbers[Int(census.codes[row])]
        guard symbols.contains(symbol) else { continue }
        let place = next[symbol - symbols.lowerBound]
        next[symbol - symbols.lowerBound] = place + 1
        target.dates[place] = source.dates[row]
        target.open[place] = Price(price: source.open[row])
        target.high[place] = Price(price: source.high[row])
        target.low[place] = Price(price: source.low[row])
        target.close[place] = Price(price: source.close[row])
        target.volume[place] = Volume(volume: source.volume[row])
      }
    }
    return SymbolRows(
      columns: symbols.indices.map {
        target.slice(starts[$0 - symbols.lowerBound]..<starts[$0 - symbols.lowerBound + 1])
      },
      owners: [block])
  }

  /// At least as many bars as each symbol's rows can give, in whatever order they are.
  static func barCapacities(_ table: DailyTable, _ census: SymbolCensus) -> [Int] {
    var ends = [(first: Int32, last: Int32)](repeating: (.max, .min), count: census.keys.count)
    for (block, numbers) in zip(census.blocks, census.symbolsOfBlock) {
      for row in block.rows {
        let (symbol, date) = (numbers[Int(census.codes[row])], table.rows.dates[row])
        ends[symbol] = (min(ends[symbol].first, date), max(ends[symbol].last, date))
      }
    }
    return zip(ends, census.rowCounts).map { ends, rows in
      min(rows, Int(WeekLabel.of(ends.last) - WeekLabel.of(ends.first)) / 7 + 1)
    }
  }
}

import SpeedupKit

/// The "after" of the document: one pass over the table, each row copied once to its symbol's place. Takes
/// time in proportion to the rows, however many symbols there are.
enum Partition {
  /// Copies every row of `table` behind the others of its symbol. The result is the same for any number of
  /// workers: a block's rows of a symbol go where the blocks before it end.
  static func split<Price, Volume>(
    _ table: DailyTable, _ census: SymbolCensus, _ runner: PhaseRunner
  ) throws -> SymbolRows<Price, Volume> {
    let block = try RowBlock<Price, Volume>(count: table.count)
    let starts = prefixSums(census.rowCounts)
    let positions = firstPositions(census, starts)
    let columns = block.columns
    try runner.forEach("scatter", count: census.blocks.count) { index in
      scatter(table.rows, census.blocks[index].rows, census.codes, positions[index], into: columns)
    }
    return SymbolRows(
      columns: census.keys.indices.map { columns.slice(starts[$0]..<starts[$0 + 1]) }, owners: [block])
  }

  /// Whether all volumes of a table fit into 32 bits.
  static func volumesAreNarrow(_ table: DailyTable) -> Bool {
    // All bits that differ from the sign bit, of all volumes together; without an early exit it is faster.
    var bits: Int64 = 0
    let volume = table.rows.volume
    for row in 0..<table.count { bits |= volume[row] ^ (volume[row] >> 63) }
    return bits <= Int64(Int32.max)
  }

  /// 0, a, a + b, …, and at the end the sum of all.
  static func prefixSums(_ counts: [Int]) -> [Int] {
    var sums = [0]
    sums.reserveCapacity(counts.count + 1)
    for count in counts { sums.append(sums[sums.count - 1] + count) }
    return sums
  }

  /// For every block and each of its symbols the place of the block's first row of that symbol.
  private static func firstPositions(_ census: SymbolCensus, _ starts: [Int]) -> [[Int32]] {
    var next = starts
    return zip(census.blocks, census.symbolsOfBlock).map { block, symbols in
      zip(symbols, block.counts).map { symbol, count in
        defer { next[symbol] += count }
        return Int32(next[symbol])
      }
    }
  }

  /// So many rows' places (8 KiB) and one column's part of them (16 KiB) fit into the first-level cache.
  private static let tile = 2048

  private static func scatter<Price, Volume>(
    _ source: RowColumns<Double, Int64>, _ rows: Range<Int>, _ codes: UnsafeMutablePointer<Int32>,
    _ positions: [Int32], into target: RowColumns<Price, Volume>
  ) {
    var positions = positions
    positions.withUnsafeMutableBufferPointer { buffer in
      guard let next = buffer.baseAddress else { return }
      var first = rows.lowerBound
      while first < rows.upperBound {
        let count = min(tile, rows.upperBound &- first)
        // The codes are not needed again, so each row's place is written over its code.
        let places = codes + first
        let start = next[Int(places[0])]
        var gaps: Int32 = 0
        for row in 0..<count {
          let code = Int(places[row])
          let place = next[code]
          next[code] = place &+ 1
          places[row] = place
          gaps |= place &- start &- Int32(truncatingIfNeeded: row)
        }
        let tile = Tile(source: source, first: first, count: count, places: places, isRun: gaps == 0)
        tile.scatter(into: target)
        first += count
      }
    }
  }
}

/// Some neighbouring rows, and where each of them goes.
private struct Tile {
  let source: RowColumns<Double, Int64>
  let first: Int
  let count: Int
  let places: UnsafePointer<Int32>
  /// Whether the places are neighbours too, as where the table is ordered by symbol.
  let isRun: Bool

  /// Copies the rows, one column after the other: writing to all columns at once would need a cache line for
  /// every symbol and column, and with many symbols they push each other out.
  @inline(__always)
  func scatter<Price, Volume>(into target: RowColumns<Price, Volume>) {
    move(source.dates + first, into: target.dates) { $0 }
    move(source.open + first, into: target.open) { Price(price: $0) }
    move(source.high + first, into: target.high) { Price(price: $0) }
    move(source.low + first, into: target.low) { Price(price: $0) }
    move(source.close + first, into: target.close) { Price(price: $0) }
    move(source.volume + first, into: target.volume) { Volume(volume: $0) }
  }

  @inline(__always)
  private func move<Element, Stored>(
    _ values: UnsafePointer<Element>, into target: UnsafeMutablePointer<Stored>, _ stored: (Element) -> Stored
  ) {
    if isRun {
      let run = target + Int(places[0])
      for row in 0..<count { run[row] = stored(values[row]) }
    } else {
      for row in 0..<count { target[Int(places[row])] = stored(values[row]) }
    }
  }
}

import SpeedupKit

/// The "before" of the document: for every symbol all rows are looked at. Takes symbols × rows.
enum Filter {
  /// Copies the rows of `symbol`, by comparing every row's key with it.
  /// - Parameter count: how many there are.
  static func rows(
    of symbol: SymbolKey, count: Int, in table: DailyTable
  ) throws -> RowBlock<Double, Int64> {
    let symbols = table.symbols
    return try rows(count: count, in: table) { symbols[$0] == symbol }
  }

  @inline(__always)
  private static func rows(
    count: Int, in table: DailyTable, where isWanted: (Int) -> Bool
  ) throws -> RowBlock<Double, Int64> {
    let block = try RowBlock<Double, Int64>(count: count)
    let columns = block.columns
    let rows = table.rows
    var found = 0
    for row in 0..<table.count where isWanted(row) {
      columns.copyRow(row, of: rows, to: found)
      found &+= 1
    }
    return block
  }

  /// The variant `filter`: the caller makes all symbols' copies, one after the other, as the document's list
  /// comprehension does, and compares texts, as its column of objects does.
  /// - Parameter texts: the table's symbols.
  static func byCaller(
    _ table: DailyTable, _ texts: SymbolTexts, _ census: SymbolCensus
  ) throws -> SymbolRows<Double, Int64> {
    try rows(of: table, census) { symbol in
      let (name, key, symbols) = (census.names[symbol], census.keys[symbol], table.symbols)
      // Texts that Unicode holds equal, such as é in its two forms, are of two symbols; the census has counted one.
      return try rows(count: census.rowCounts[symbol], in: table) { texts[$0] == name && symbols[$0] == key }
    }
  }

  /// The variant `copy-all` where workers share memory: the caller makes a whole copy of the table for every
  /// symbol, and then the symbols' tasks filter, each its own copy.
  static func fromCopies(
    _ table: DailyTable, _ census: SymbolCensus, _ schedule: SymbolSchedule, _ runner: PhaseRunner
  ) throws -> SymbolRows<Double, Int64> {
    try checkRoom(forCopies: census.keys.count, of: table)
    let copies = try census.keys.map { _ in try table.copy() }
    let tasks = schedule.tasks
    let blocks = try runner.collect("filter", count: tasks.count, chunk: schedule.chunk) { task in
      try tasks[task].map { symbol in
        try Self.rows(of: census.keys[symbol], count: census.rowCounts[symbol], in: copies[symbol])
      }
    }
    var blockOfSymbol = [Int: RowBlock<Double, Int64>]()
    for (symbols, made) in zip(tasks, blocks) {
      for (symbol, block) in zip(symbols, made) { blockOfSymbol[symbol] = block }
    }
    return try rows(of: table, census) { blockOfSymbol[$0]! }
  }

  /// Rather no run than one for which the system kills something, maybe not even this process.
  private static func checkRoom(forCopies copies: Int, of table: DailyTable) throws {
    let needed = copies * table.count * DailyTable.bytesPerRow
    let memory = MemoryFacts(reading: .live, groups: ControlGroups(reading: .live))
    guard let available = memory.available, needed > available.count else { return }
    throw SkipRun(
      "copy-all needs \(needed >> 20) MiB for \(copies) copies of the table, and there are"
        + " \(available.count >> 20) MiB; take fewer symbols or days")
  }

  private static func rows(
    of table: DailyTable, _ census: SymbolCensus, _ block: (Int) throws -> RowBlock<Double, Int64>
  ) throws -> SymbolRows<Double, Int64> {
    let blocks = try census.keys.indices.map(block)
    return SymbolRows(columns: blocks.map(\.columns), owners: blocks)
  }
}

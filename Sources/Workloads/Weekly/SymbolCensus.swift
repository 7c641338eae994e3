import SpeedupKit

/// Which symbols a table has and how many rows of each; and, for every row, which symbol it is of. Found in
/// one pass over the text of the symbols, in blocks of rows that can be counted at the same time.
struct SymbolCensus: Sendable {
  /// A stretch of rows that is counted as one.
  struct Block: Sendable {
    let rows: Range<Int>
    /// Its symbols in the order they first appear in it: what its rows' codes refer to.
    let keys: [SymbolKey]
    let counts: [Int]
  }

  /// The symbols, by their names' bytes.
  let keys: [SymbolKey]
  let names: [String]
  let rowCounts: [Int]
  let blocks: [Block]
  /// For every block the number of each of its symbols among all of them.
  let symbolsOfBlock: [[Int]]
  private let codeMemory: LargeBuffer

  /// Every row's symbol, as its number within the row's block.
  var codes: UnsafeMutablePointer<Int32> { codeMemory.base.assumingMemoryBound(to: Int32.self) }

  /// A block is not worth less: starting a task costs about as much as counting a thousand rows.
  private static let smallestBlock = 16_384

  /// Counts the symbols of `table`.
  /// - Throws: `InputError` for more rows than 32 bits can number.
  init(of table: DailyTable, _ runner: PhaseRunner) throws {
    guard table.count <= Int(Int32.max) else {
      throw InputError("\(table.count) rows are more than \(Int32.max); split the input by symbols")
    }
    let codeMemory = try LargeBuffer(byteCount: table.count * MemoryLayout<Int32>.stride)
    let codes = SharedPointer(codeMemory.base.bindMemory(to: Int32.self, capacity: table.count))
    let ranges = Self.ranges(rowCount: table.count, workers: runner.workers)
    blocks = try runner.collect("count", count: ranges.count) { index in
      Self.count(table.symbols, ranges[index], into: codes.pointer)
    }
    self.codeMemory = codeMemory

    var dictionary = SymbolDictionary()
    let seen = blocks.map { block in block.keys.map { dictionary.code(of: $0) } }
    let texts = dictionary.keys.map { $0.text(longNames: table.longNames) }
    let byName = texts.indices.sorted { texts[$0].utf8.lexicographicallyPrecedes(texts[$1].utf8) }
    var numbers = [Int](repeating: 0, count: texts.count)
    for (number, code) in byName.enumerated() { numbers[code] = number }
    keys = byName.map { dictionary.keys[$0] }
    names = byName.map { texts[$0] }
    symbolsOfBlock = seen.map { codes in codes.map { numbers[$0] } }
    var rowCounts = [Int](repeating: 0, count: texts.count)
    for (block, symbols) in zip(blocks, symbolsOfBlock) {
      for (count, symbol) in zip(block.counts, symbols) { rowCounts[symbol] += count }
    }
    self.rowCounts = rowCounts
  }

  /// The rows in about four blocks a worker, so that a slow one does not hold up the rest; one worker needs
  /// one.
  private static func ranges(rowCount: Int, workers: Int) -> [Range<Int>] {
    let wanted = workers == 1 ? 1 : workers * 4
    let length = max(smallestBlock, (rowCount + wanted - 1) / wanted)
    return stride(from: 0, to: rowCount, by: length).map { $0..<min(rowCount, $0 + length) }
  }

  private static func count(
    _ symbols: UnsafePointer<SymbolKey>, _ rows: Range<Int>, into codes: UnsafeMutablePointer<Int32>
  ) -> Block {
    var dictionary = SymbolDictionary()
    var counts: [Int] = []
    var row = rows.lowerBound
    while row < rows.upperBound {
      // Rows of a symbol often stand together: a run of the same text is looked up once.
      let key = symbols[row]
      let code = dictionary.code(of: key)
      if code == counts.count { counts.append(0) }
      let first = row
      repeat {
        codes[row] = Int32(truncatingIfNeeded: code)
        row &+= 1
      } while row < rows.upperBound && symbols[row] == key
      counts[code] &+= row &- first
    }
    return Block(rows: rows, keys: dictionary.keys, counts: counts)
  }
}

/// A pointer that tasks of a phase share; they write disjoint elements.
struct SharedPointer<Element>: @unchecked Sendable {
  let pointer: UnsafeMutablePointer<Element>

  init(_ pointer: UnsafeMutablePointer<Element>) { self.pointer = pointer }
}

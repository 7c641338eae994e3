import SpeedupKit

/// Computes all indicators of all symbols, in batches.
struct PreprocessRun {
  let symbols: SymbolCloses
  /// Rows of a batch.
  let batchRows: Int
  /// Whether an actor's state goes from batch to batch. Without, every batch starts as if it were the first, as the
  /// document's scheme has it, and the rows at its beginning come out wrong.
  let carriesState: Bool

  /// Runs on the pool's workers.
  /// - Throws: what a phase throws.
  func table(on pool: any WorkerPool) throws -> IndicatorTable {
    let table = try pool.serial("allocate") { try IndicatorTable(rowCount: symbols.rowCount) }
    guard pool.sharesMemory else {
      try send(to: pool, into: table)
      return table
    }
    let tasks = self.tasks
    try pool.forEach("indicators", count: tasks.count, chunk: 1) { index, _ in
      let task = tasks[index]
      run(task) { table.values(task.column) + symbols.starts[task.symbol] + $0 }
    }
    return table
  }

  /// What one task of the pool does: one column of one symbol.
  struct Chain: Sendable {
    let symbol: Int
    let column: Int
  }

  /// All of them, a symbol's side by side.
  private var tasks: [Chain] {
    symbols.names.indices.flatMap { symbol in
      IndicatorColumn.all.indices.map { Chain(symbol: symbol, column: $0) }
    }
  }

  private func run(_ task: Chain, _ place: (Int) -> UnsafeMutablePointer<Double>) {
    Batches.run(
      IndicatorColumn.all[task.column], symbols.closes(task.symbol), count: symbols.count(task.symbol),
      batchRows: batchRows, carriesState: carriesState, into: place)
  }

  /// The same in other processes: some of a symbol's actors go there together, with its closes; the values come back.
  private func send(to pool: any WorkerPool, into table: IndicatorTable) throws {
    let longest = symbols.names.indices.map { symbols.count($0) }.max() ?? 0
    let share = Self.actorsSentTogether(symbols: symbols.names.count, rows: longest, workers: pool.workers)
    let shares = IndicatorColumn.all.count / share
    let results = try pool.map("indicators", count: symbols.names.count * shares, chunk: 1) { index in
      let (symbol, first) = (index / shares, index % shares * share)
      return ChainTask(
        columns: first..<(first + share), batchRows: batchRows, carriesState: carriesState,
        closes: Array(UnsafeBufferPointer(start: symbols.closes(symbol), count: symbols.count(symbol))))
    }
    pool.serial("collect") { collect(results, share: share, into: table) }
  }

  private func collect(_ results: [[Double]], share: Int, into table: IndicatorTable) {
    let shares = IndicatorColumn.all.count / share
    for (index, values) in results.enumerated() {
      let (symbol, first) = (index / shares, index % shares * share)
      let count = symbols.count(symbol)
      values.withUnsafeBufferPointer { values in
        guard let start = values.baseAddress else { return }
        for column in 0..<share {
          (table.values(first + column) + symbols.starts[symbol]).update(from: start + column * count, count: count)
        }
      }
    }
  }

  /// How many of a symbol's 15 actors go to a process in one task. Each task carries the symbol's closes, so the more
  /// the better (15 at once: half the bytes, and 0.6 of the CPU time with 5000 rows a symbol); as long as there are four
  /// tasks for every worker, to keep all of them busy to the end, and no more than 1 MiB of values come back at once:
  /// beyond about 2 MiB the allocator asks the kernel anew for every message, and the CPU time doubles.
  /// - Parameter rows: those of the longest history.
  static func actorsSentTogether(symbols: Int, rows: Int, workers: Int) -> Int {
    let all = IndicatorColumn.all.count
    return [15, 5, 3].first { share in
      symbols * all / share >= 4 * workers && share * rows * MemoryLayout<Double>.stride <= 1 << 20
    } ?? 1
  }
}

/// Hands rows to an actor batch by batch.
enum Batches {
  /// Runs a column over `count` closes. Every batch is a message with memory of its own, filled by the actor and then
  /// copied to its place, as batches go through a pool of actors: that is what a batch costs.
  static func run(
    _ column: IndicatorColumn, _ closes: UnsafePointer<Double>, count: Int, batchRows: Int, carriesState: Bool,
    into place: (Int) -> UnsafeMutablePointer<Double>
  ) {
    var worker = IndicatorActor(column)
    var first = 0
    while first < count {
      let rows = min(batchRows, count - first)
      if !carriesState { worker = IndicatorActor(column) }
      let batch = [Double](unsafeUninitializedCapacity: rows) { memory, filled in
        worker.take(closes + first, count: rows, into: memory.baseAddress!)
        filled = rows
      }
      place(first).update(from: batch, count: rows)
      first += rows
    }
  }
}

/// Some columns of one symbol, for a worker that does not share the caller's memory.
struct ChainTask: ParallelTask {
  let columns: Range<Int>
  let batchRows: Int
  let carriesState: Bool
  let closes: [Double]

  init(columns: Range<Int>, batchRows: Int, carriesState: Bool, closes: [Double]) {
    self.columns = columns
    self.batchRows = batchRows
    self.carriesState = carriesState
    self.closes = closes
  }

  /// Gives the values of all rows, column after column.
  func run(_ context: TaskContext) throws -> [Double] {
    let count = closes.count
    return [Double](unsafeUninitializedCapacity: columns.count * count) { memory, filled in
      closes.withUnsafeBufferPointer { closes in
        guard let start = closes.baseAddress, let values = memory.baseAddress else { return }
        for (index, column) in columns.enumerated() {
          Batches.run(
            IndicatorColumn.all[column], start, count: count, batchRows: batchRows, carriesState: carriesState
          ) { values + index * count + $0 }
        }
      }
      filled = columns.count * count
    }
  }

  func encode(into writer: inout ByteWriter) {
    writer.write(columns.lowerBound)
    writer.write(columns.upperBound)
    writer.write(batchRows)
    writer.write(carriesState)
    writer.write(array: closes)
  }

  init(from reader: inout ByteReader) throws {
    let first = try reader.read(Int.self)
    columns = first..<(try reader.read(Int.self))
    batchRows = try reader.read(Int.self)
    carriesState = try reader.read(Bool.self)
    closes = try reader.readArray(of: Double.self)
  }

  static func encode(_ output: [Double], into writer: inout ByteWriter) { writer.write(array: output) }
  static func decode(from reader: inout ByteReader) throws -> [Double] { try reader.readArray(of: Double.self) }
}

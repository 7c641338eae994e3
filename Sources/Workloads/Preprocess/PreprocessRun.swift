import Harness

/// Computes all indicators of all symbols, in batches.
struct PreprocessRun {
  let symbols: SymbolCloses
  /// Rows of a batch.
  let batchRows: Int
  /// Whether an actor's state goes from batch to batch. Without, every batch starts as if it were the first, as the
  /// document's scheme has it, and the rows at its beginning come out wrong.
  let carriesState: Bool

  /// Runs on the executor's workers.
  /// - Throws: what a phase throws.
  func table(on executor: any Executor) throws -> IndicatorTable {
    let table = try IndicatorTable(rowCount: symbols.rowCount)
    guard executor.sharesMemory else {
      try send(to: executor, into: table)
      return table
    }
    let tasks = self.tasks
    try executor.forEach("indicators", count: tasks.count, chunk: 1) { index, _ in
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

  /// The same in other processes: a symbol's closes go there once for each of its columns, the values come back.
  private func send(to executor: any Executor, into table: IndicatorTable) throws {
    let tasks = self.tasks
    let results = try executor.map("indicators", count: tasks.count, chunk: 1) { index in
      let task = tasks[index]
      return ChainTask(
        column: task.column, batchRows: batchRows, carriesState: carriesState,
        closes: Array(UnsafeBufferPointer(start: symbols.closes(task.symbol), count: symbols.count(task.symbol))))
    }
    for (task, values) in zip(tasks, results) {
      (table.values(task.column) + symbols.starts[task.symbol]).update(from: values, count: values.count)
    }
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

/// One column of one symbol for a worker that does not share the caller's memory.
struct ChainTask: ParallelTask {
  let column: Int
  let batchRows: Int
  let carriesState: Bool
  let closes: [Double]

  init(column: Int, batchRows: Int, carriesState: Bool, closes: [Double]) {
    self.column = column
    self.batchRows = batchRows
    self.carriesState = carriesState
    self.closes = closes
  }

  func run(_ context: TaskContext) throws -> [Double] {
    [Double](unsafeUninitializedCapacity: closes.count) { memory, filled in
      closes.withUnsafeBufferPointer { closes in
        guard let start = closes.baseAddress, let values = memory.baseAddress else { return }
        Batches.run(
          IndicatorColumn.all[column], start, count: closes.count, batchRows: batchRows, carriesState: carriesState
        ) { values + $0 }
      }
      filled = closes.count
    }
  }

  func encode(into writer: inout ByteWriter) {
    writer.write(column)
    writer.write(batchRows)
    writer.write(carriesState)
    writer.write(array: closes)
  }

  init(from reader: inout ByteReader) throws {
    column = try reader.read(Int.self)
    batchRows = try reader.read(Int.self)
    carriesState = try reader.read(Bool.self)
    closes = try reader.readArray(of: Double.self)
  }

  static func encode(_ output: [Double], into writer: inout ByteWriter) { writer.write(array: output) }
  static func decode(from reader: inout ByteReader) throws -> [Double] { try reader.readArray(of: Double.self) }
}

import SpeedupKit

/// One way through the workload, by one strategy: bring each symbol's rows together, then do the symbols.
struct WeeklyRun {
  private let table: DailyTable
  private let texts: SymbolTexts?
  private let options: WeeklyOptions
  private let strategy: Strategy
  private let pool: any WorkerPool
  private let census: SymbolCensus
  private let schedule: SymbolSchedule
  private let started = ProcessClock.now

  /// What a run gave, and how the symbols were really shared out.
  struct Result {
    let output: WeeklyOutput
    let scheduleName: String
  }

  /// Runs the workload on `table`.
  /// - Parameter texts: the table's symbols as texts, where they are made already; `filter` needs them.
  /// - Throws: whatever a phase throws; a ``ForcedFailure`` when the strategy was told to fail.
  static func result(
    _ table: DailyTable, _ texts: SymbolTexts? = nil, _ options: WeeklyOptions, _ strategy: Strategy,
    on pool: any WorkerPool
  ) throws -> Result {
    let run = try WeeklyRun(table, texts, options, strategy, pool)
    return Result(output: try run.output(), scheduleName: run.schedule.name)
  }

  private init(
    _ table: DailyTable, _ texts: SymbolTexts?, _ options: WeeklyOptions, _ strategy: Strategy,
    _ pool: any WorkerPool
  ) throws {
    self.table = table
    self.texts = texts
    self.options = options
    self.strategy = strategy
    self.pool = pool
    let countsAlone = strategy == .sequential || !pool.sharesMemory
    census = try SymbolCensus(of: table, PhaseRunner(pool: countsAlone ? nil : pool, caller: pool))
    schedule = SymbolSchedule(
      strategy, rowCounts: census.rowCounts, workers: pool.workers, chunk: options.chunk)
  }

  /// Whether the symbols are done in other processes.
  private var crossesProcesses: Bool { !schedule.onCaller && !pool.sharesMemory }

  /// What runs the phases in this process's memory.
  private var runner: PhaseRunner {
    PhaseRunner(pool: schedule.onCaller || crossesProcesses ? nil : pool, caller: pool)
  }

  private func output() throws -> WeeklyOutput {
    switch options.method {
    case .filter:
      let symbols = try pool.serial("filter") { try Filter.byCaller(table, texts ?? SymbolTexts(of: table), census) }
      guard crossesProcesses else { return try finish(symbols) }
      return try send { symbol in
        OwnRows(symbols.columns[symbol], owner: symbols.owners[symbol], symbolColumn: census.keys[symbol])
      }
    case .copyAll:
      guard crossesProcesses else {
        return try finish(try Filter.fromCopies(table, census, schedule, runner))
      }
      return try send { WholeTable(table, symbol: census.keys[$0]) }
    case .partition:
      return try onePass(Double.self, Int64.self)
    case .partitionF32:
      return Partition.volumesAreNarrow(table)
        ? try onePass(Float.self, Int32.self) : try onePass(Float.self, Int64.self)
    }
  }

  private func onePass<Price: PriceStorage, Volume: VolumeStorage>(
    _ prices: Price.Type, _ volumes: Volume.Type
  ) throws -> WeeklyOutput {
    let symbols: SymbolRows<Price, Volume> = try Partition.split(table, census, runner)
    guard crossesProcesses else { return try finish(symbols) }
    return try send { OwnRows(symbols.columns[$0], owner: symbols.owners[0], symbolColumn: nil) }
  }

  /// Does the symbols in this process. Two phases, since where a symbol's bars go depends on how many those
  /// before it have: first every symbol's rows are put in order, then come bars, features and merge.
  private func finish<Price, Volume>(_ symbols: SymbolRows<Price, Volume>) throws -> WeeklyOutput {
    let partitionTime = ProcessClock.now - started
    let tasks = schedule.tasks
    try runner.forEach("order", count: tasks.count, chunk: schedule.chunk) { task in
      for symbol in tasks[task] { try symbols.columns[symbol].sortByDate() }
    }
    let output = try pool.serial("allocate") {
      try WeeklyOutput(
        names: census.names, rowCounts: census.rowCounts,
        barCapacities: symbols.columns.map { WeeklyBars.capacity(of: $0) })
    }
    output.partitionTime = partitionTime
    let fails = options.failing.contains(strategy)
    try runner.forEach("symbols", count: tasks.count, chunk: schedule.chunk) { task in
      // A forced failure comes late, with most of the work done, as real ones like to.
      if fails, task == tasks.count - 1 { throw ForcedFailure() }
      for symbol in tasks[task] { output.fill(symbol, from: symbols.columns[symbol]) }
    }
    return output
  }

  /// Does the symbols in other processes, and merges what comes back.
  private func send<Payload: SymbolPayload>(_ payload: @Sendable (Int) -> Payload) throws -> WeeklyOutput {
    let tasks = schedule.tasks
    let fails = options.failing.contains(strategy)
    let results = try pool.map("symbols", count: tasks.count, chunk: schedule.chunk) { task in
      WeeklyTask(tasks[task].map(payload), mustFail: fails && task == tasks.count - 1)
    }
    return try pool.serial("merge") { try merged(results, of: tasks) }
  }

  private func merged(_ results: [[SymbolResult]], of tasks: [[Int]]) throws -> WeeklyOutput {
    var resultOfSymbol = [Int: SymbolResult]()
    for (symbols, results) in zip(tasks, results) {
      for (symbol, result) in zip(symbols, results) { resultOfSymbol[symbol] = result }
    }
    let done = try census.keys.indices.map { symbol in
      guard let result = resultOfSymbol[symbol], result.rowCount == census.rowCounts[symbol] else {
        throw IncompleteResult(symbol: census.names[symbol])
      }
      return result
    }
    let output = try WeeklyOutput(
      names: census.names, rowCounts: census.rowCounts, barCapacities: done.map(\.barCount))
    for (symbol, result) in done.enumerated() { output.take(symbol, result) }
    return output
  }
}

/// A worker process gave no result for a symbol, or one of another number of rows.
struct IncompleteResult: Error, CustomStringConvertible {
  let symbol: String
  var description: String { "no complete result for the symbol \(symbol)" }
}

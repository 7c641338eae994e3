import Harness

/// One way through the workload, by one strategy: bring each symbol's rows together, then do the symbols.
struct WeeklyRun {
  let table: DailyTable
  let options: WeeklyOptions
  let strategy: Strategy
  let executor: any Executor

  /// What a run gave, and how the symbols were really shared out.
  struct Result {
    let output: WeeklyOutput
    let scheduleName: String
  }

  /// Does it all.
  /// - Throws: whatever a phase throws; a ``ForcedFailure`` when the strategy was told to fail.
  func result() throws -> Result {
    let firstRunner = PhaseRunner(executor: strategy == .sequential || !executor.sharesMemory ? nil : executor)
    let census = try SymbolCensus(of: table, firstRunner)
    let schedule = SymbolSchedule(
      strategy, rowCounts: census.rowCounts, workers: executor.workers, chunk: options.chunk)
    let runner = PhaseRunner(executor: schedule.onCaller ? nil : executor)
    let output: WeeklyOutput
    if runner.executor?.sharesMemory ?? true {
      output = try inOneMemory(census, schedule, runner)
    } else {
      output = try inOtherProcesses(census, schedule)
    }
    return Result(output: output, scheduleName: schedule.name)
  }

  private func inOneMemory(
    _ census: SymbolCensus, _ schedule: SymbolSchedule, _ runner: PhaseRunner
  ) throws -> WeeklyOutput {
    switch options.method {
    case .filter:
      try finish(try Filter.byCaller(table, census), census, schedule, runner)
    case .copyAll:
      try finish(try Filter.fromCopies(table, census, schedule, runner), census, schedule, runner)
    case .partition:
      try finish(
        try Partition.split(table, census, runner, prices: Double.self, volumes: Int64.self), census, schedule,
        runner)
    case .partitionF32 where Partition.volumesAreNarrow(table):
      try finish(
        try Partition.split(table, census, runner, prices: Float.self, volumes: Int32.self), census, schedule,
        runner)
    case .partitionF32:
      try finish(
        try Partition.split(table, census, runner, prices: Float.self, volumes: Int64.self), census, schedule,
        runner)
    }
  }

  /// Two phases, since where a symbol's bars go depends on how many those before it have: first every symbol's
  /// rows are put in order, then come bars, features and merge.
  private func finish<Price, Volume>(
    _ symbols: SymbolRows<Price, Volume>, _ census: SymbolCensus, _ schedule: SymbolSchedule, _ runner: PhaseRunner
  ) throws -> WeeklyOutput {
    let tasks = schedule.tasks
    try runner.forEach("order", count: tasks.count, chunk: schedule.chunk) { task in
      for symbol in tasks[task] { try symbols.columns[symbol].sortByDate() }
    }
    let output = try WeeklyOutput(
      names: census.names, rowCounts: census.rowCounts,
      barCapacities: symbols.columns.map { WeeklyBars.capacity(of: $0) })
    let fails = options.failing.contains(strategy)
    try runner.forEach("symbols", count: tasks.count, chunk: schedule.chunk) { task in
      // A forced failure comes late, with most of the work done, as real ones like to.
      if fails, task == tasks.count - 1 { throw ForcedFailure() }
      for symbol in tasks[task] { output.fill(symbol, from: symbols.columns[symbol]) }
    }
    return output
  }

  private func inOtherProcesses(_ census: SymbolCensus, _ schedule: SymbolSchedule) throws -> WeeklyOutput {
    let caller = PhaseRunner(executor: nil)
    switch options.method {
    case .filter:
      let symbols = try Filter.byCaller(table, census)
      return try send(census, schedule) { symbol in
        OwnRows(symbols.columns[symbol], owner: symbols.owners[symbol], symbolColumn: census.keys[symbol])
      }
    case .copyAll:
      return try send(census, schedule) { WholeTable(table, symbol: census.keys[$0]) }
    case .partition:
      return try send(
        try Partition.split(table, census, caller, prices: Double.self, volumes: Int64.self), census, schedule)
    case .partitionF32 where Partition.volumesAreNarrow(table):
      return try send(
        try Partition.split(table, census, caller, prices: Float.self, volumes: Int32.self), census, schedule)
    case .partitionF32:
      return try send(
        try Partition.split(table, census, caller, prices: Float.self, volumes: Int64.self), census, schedule)
    }
  }

  private func send<Price, Volume>(
    _ symbols: SymbolRows<Price, Volume>, _ census: SymbolCensus, _ schedule: SymbolSchedule
  ) throws -> WeeklyOutput {
    try send(census, schedule) { symbol in
      OwnRows(symbols.columns[symbol], owner: symbols.owners[0], symbolColumn: nil)
    }
  }

  private func send<Payload: SymbolPayload>(
    _ census: SymbolCensus, _ schedule: SymbolSchedule, _ payload: @Sendable (Int) -> Payload
  ) throws -> WeeklyOutput {
    let tasks = schedule.tasks
    let fails = options.failing.contains(strategy)
    let results = try executor.map("symbols", count: tasks.count, chunk: schedule.chunk) { task in
      WeeklyTask(tasks[task].map(payload), mustFail: fails && task == tasks.count - 1)
    }
    var resultOfSymbol = [SymbolResult?](repeating: nil, count: census.keys.count)
    for (symbols, results) in zip(tasks, results) {
      for (symbol, result) in zip(symbols, results) { resultOfSymbol[symbol] = result }
    }
    let done = resultOfSymbol.map { $0! }
    let output = try WeeklyOutput(
      names: census.names, rowCounts: census.rowCounts, barCapacities: done.map(\.barCount))
    for (symbol, result) in done.enumerated() { output.take(symbol, result) }
    return output
  }
}

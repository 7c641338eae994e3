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
  /// What the census took, which is the first half of bringing rows together.
  private let counting: PhaseTime

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
    var counting = PhaseTime()
    census = try counting.add { try SymbolCensus(of: table, PhaseRunner(pool: countsAlone ? nil : pool, caller: pool)) }
    self.counting = counting
    schedule = SymbolSchedule(
      strategy, rowCounts: census.rowCounts, workers: pool.workers, chunk: options.chunk)
  }

  /// Whether the symbols are done in other processes.
  private var crossesProcesses: Bool { !schedule.onCaller && !pool.sharesMemory }

  private var runner: PhaseRunner {
    PhaseRunner(pool: schedule.onCaller || crossesProcesses ? nil : pool, caller: pool)
  }

  private func output() throws -> WeeklyOutput {
    switch options.method {
    case .filter:
      let (symbols, times) = try timed {
        try pool.serial("filter") { try Filter.byCaller(table, texts ?? SymbolTexts(of: table), census) }
      }
      guard crossesProcesses else { return try finish(symbols, times) }
      return try send(times) { symbol in
        OwnRows(symbols.columns[symbol], owner: symbols.owners[symbol], symbolColumn: census.keys[symbol])
      }
    case .copyAll:
      guard crossesProcesses else {
        var (symbols, times) = try timed { try Filter.fromCopies(table, census, schedule, runner) }
        times.partitionBytes = census.keys.count * table.count * DailyTable.bytesPerRow
        return try finish(symbols, times)
      }
      return try send(WeeklyTimes()) { WholeTable(table, symbol: census.keys[$0]) }
    case .partition:
      return try onePass(Double.self, Int64.self)
    case .partitionF32:
      return Partition.volumesAreNarrow(table)
        ? try onePass(Float.self, Int32.self) : try onePass(Float.self, Int64.self)
    }
  }

  private func timed<Price, Volume>(
    _ split: () throws -> SymbolRows<Price, Volume>
  ) rethrows -> (SymbolRows<Price, Volume>, WeeklyTimes) {
    var time = counting
    let symbols = try time.add(split)
    let bytes = symbols.columns.reduce(0) { $0 + $1.count } * RowColumns<Price, Volume>.bytesPerRow
    return (symbols, WeeklyTimes(partition: time, partitionBytes: bytes))
  }

  private func onePass<Price: PriceStorage, Volume: VolumeStorage>(
    _ prices: Price.Type, _ volumes: Volume.Type
  ) throws -> WeeklyOutput {
    if strategy == .memoryAware { return try byGroups(prices, volumes) }
    let (symbols, times): (SymbolRows<Price, Volume>, _) = try timed { try Partition.split(table, census, runner) }
    guard crossesProcesses else { return try finish(symbols, times) }
    return try send(times) { OwnRows(symbols.columns[$0], owner: symbols.owners[0], symbolColumn: nil) }
  }

  /// Does the symbols group after group, so that the rows of one group alone are in memory twice.
  private func byGroups<Price: PriceStorage, Volume: VolumeStorage>(
    _: Price.Type, _: Volume.Type
  ) throws -> WeeklyOutput {
    var time = counting
    let capacities = time.add { MemoryGroups.barCapacities(table, census) }
    let output = try WeeklyOutput(names: census.names, rowCounts: census.rowCounts, barCapacities: capacities)
    let groups = try MemoryGroups.of(
      rowCounts: census.rowCounts, bytesPerRow: RowColumns<Price, Volume>.bytesPerRow,
      room: try MemoryGroups.room(limit: options.memoryLimit, result: output.byteCount))
    var most = 0
    for group in groups {
      let symbols: SymbolRows<Price, Volume> = try time.add {
        try MemoryGroups.rows(of: group, in: table, census)
      }
      most = max(most, symbols.columns.reduce(0) { $0 + $1.count })
      if crossesProcesses {
        let done = try results(of: group.map { [$0] }) { symbol in
          OwnRows(symbols.columns[symbol - group.lowerBound], owner: symbols.owners[0], symbolColumn: nil)
        }
        for symbol in group { output.take(symbol, try result(of: symbol, in: done)) }
      } else {
        try runner.forEach("symbols", count: group.count, chunk: schedule.chunk) { index in
          try symbols.columns[index].sortByDate()
          output.fill(group.lowerBound + index, from: symbols.columns[index])
        }
      }
    }
    if options.failing.contains(strategy) { throw ForcedFailure() }
    output.times = WeeklyTimes(
      partition: time, partitionBytes: most * RowColumns<Price, Volume>.bytesPerRow, groups: groups.count)
    return output
  }

  /// Does the symbols in this process. Two phases, since where a symbol's bars go depends on how many those
  /// before it have: first every symbol's rows are put in order, then come bars, features and merge.
  private func finish<Price, Volume>(
    _ symbols: SymbolRows<Price, Volume>, _ times: WeeklyTimes
  ) throws -> WeeklyOutput {
    let tasks = schedule.tasks
    try runner.forEach("order", count: tasks.count, chunk: schedule.chunk) { task in
      for symbol in tasks[task] { try symbols.columns[symbol].sortByDate() }
    }
    let output = try pool.serial("allocate") {
      try WeeklyOutput(
        names: census.names, rowCounts: census.rowCounts,
        barCapacities: symbols.columns.map { WeeklyBars.capacity(of: $0) })
    }
    output.times = times
    let fails = options.failing.contains(strategy)
    func phase(_ name: String, _ body: @escaping @Sendable (Int) -> Void) throws {
      try runner.forEach(name, count: tasks.count, chunk: schedule.chunk) { task in
        // A forced failure comes late, with most of the work done, as real ones like to.
        if fails, task == tasks.count - 1 { throw ForcedFailure() }
        for symbol in tasks[task] { body(symbol) }
      }
    }
    guard options.splitsPhases else {
      try phase("symbols") { output.fill($0, from: symbols.columns[$0]) }
      return output
    }
    var (resample, features) = (PhaseTime(), PhaseTime())
    try resample.add { try phase("bars") { output.resample($0, from: symbols.columns[$0]) } }
    try features.add { try phase("features") { output.finish($0, dates: symbols.columns[$0].dates) } }
    (output.times.resample, output.times.features) = (resample, features)
    return output
  }

  /// Does the symbols in other processes, and merges what comes back.
  private func send<Payload: SymbolPayload>(
    _ times: WeeklyTimes, _ payload: @Sendable (Int) -> Payload
  ) throws -> WeeklyOutput {
    var (times, resample, features) = (times, PhaseTime(), PhaseTime())
    let done = try resample.add { try results(of: schedule.tasks, payload) }
    if options.splitsPhases {
      try features.add { try addFeatures(to: done) }
      (times.resample, times.features) = (resample, features)
    }
    return try pool.serial("merge") {
      let ordered = try census.keys.indices.map { try result(of: $0, in: done) }
      let output = try WeeklyOutput(
        names: census.names, rowCounts: census.rowCounts, barCapacities: ordered.map(\.barCount))
      for (symbol, result) in ordered.enumerated() { output.take(symbol, result) }
      output.times = times
      return output
    }
  }

  /// What other processes make of symbols, by the symbols' numbers.
  private func results<Payload: SymbolPayload>(
    of tasks: [[Int]], _ payload: @Sendable (Int) -> Payload
  ) throws -> [Int: SymbolResult] {
    let fails = options.failing.contains(strategy)
    let splits = options.splitsPhases && strategy != .memoryAware
    let results = try pool.map(splits ? "bars" : "symbols", count: tasks.count, chunk: schedule.chunk) { task in
      WeeklyTask(tasks[task].map(payload), mustFail: fails && task == tasks.count - 1, features: !splits)
    }
    var resultOfSymbol = [Int: SymbolResult]()
    for (symbols, results) in zip(tasks, results) {
      for (symbol, result) in zip(symbols, results) { resultOfSymbol[symbol] = result }
    }
    return resultOfSymbol
  }

  /// The second of two parallel sections: bars go out again, features come back.
  private func addFeatures(to done: [Int: SymbolResult]) throws {
    let tasks = try schedule.tasks.map { try $0.map { try result(of: $0, in: done) } }
    let features = try pool.map("features", count: tasks.count, chunk: schedule.chunk) { FeatureTask(tasks[$0]) }
    for (symbols, values) in zip(tasks, features) {
      for (symbol, values) in zip(symbols, values) { symbol.take(features: values) }
    }
  }

  private func result(of symbol: Int, in done: [Int: SymbolResult]) throws -> SymbolResult {
    guard let result = done[symbol], result.rowCount == census.rowCounts[symbol] else {
      throw IncompleteResult(symbol: census.names[symbol])
    }
    return result
  }
}

/// A worker process gave no result for a symbol, or one of another number of rows.
struct IncompleteResult: Error, CustomStringConvertible {
  let symbol: String
  var description: String { "no complete result for the symbol \(symbol)" }
}

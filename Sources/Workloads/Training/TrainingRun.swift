import SpeedupKit

/// One run: batch after batch of symbols, features first, then all models of the batch.
struct TrainingRun: Sendable {
  private let bars: [HourlyBars]
  private let options: TrainingOptions
  private var plan: ThreadPlan
  private let chunk: Int
  private let blas: OpenBLAS?
  private let pool: any WorkerPool

  /// A run on the bars of every symbol.
  init(
    _ bars: [HourlyBars], _ options: TrainingOptions, _ plan: ThreadPlan, chunk: Int?, blas: OpenBLAS?,
    on pool: any WorkerPool
  ) {
    self.bars = bars
    self.options = options
    self.plan = plan
    if !pool.sharesMemory { self.plan.featureWorkers = 1 }
    self.chunk = chunk ?? 1
    self.blas = blas
    self.pool = pool
  }

  /// All models, symbol by symbol, in the order of ``TrainingOptions/jobs(ofSymbol:)``.
  func result() throws -> TrainingOutput {
    var output = TrainingOutput(plan: plan)
    // Not where workers are forked: the library would start its threads here, and they do not survive a fork.
    if pool.sharesMemory { output.blasThreads = blas?.use(threads: plan.threadsPerModel) }
    let census = ThreadCensus(watch: TeamWatch(pool.observer))
    for batch in options.batches {
      let jobs = batch.flatMap { options.jobs(ofSymbol: $0) }
      if pool.sharesMemory {
        let tables = try features(batch, census)
        output.models += try train(jobs, firstSymbol: batch.lowerBound, tables, census)
      } else {
        let done = try send(jobs)
        output.models += done.map(\.model)
        output.blasThreads = done.first?.blasThreads
        let most = done.map(\.helpers).max() ?? 0
        output.helpersStarted = max(output.helpersStarted, plan.modelsAtOnce * most)
      }
    }
    if pool.sharesMemory { output.helpersStarted = census.most }
    return output
  }

  /// The features of a batch's symbols, a column a task, on threads that end before the models' start.
  private func features(_ symbols: Range<Int>, _ census: ThreadCensus) throws -> [FeatureTable] {
    let tables = try symbols.map { try FeatureTable(bars[$0]) }
    let team = try ThreadTeam(size: plan.featureWorkers, census: census)
    team.forEach(tables.count * FeatureTable.columnCount, members: plan.featureWorkers) { task in
      tables[task / FeatureTable.columnCount].fill(task % FeatureTable.columnCount)
    }
    return tables
  }

  private func train(
    _ jobs: [ModelJob], firstSymbol: Int, _ tables: [FeatureTable], _ census: ThreadCensus
  ) throws -> [TrainedModel] {
    let teams = try TeamPool(count: min(plan.modelsAtOnce, jobs.count), size: plan.teamSize, census: census)
    let training = ModelTraining(options)
    return try PhaseRunner(pool: pool).collect("models", count: jobs.count, chunk: chunk) { index, context in
      try teams.lend(to: context) { team in
        let tools = TrainingTools(
          team: team, threads: plan.threadsPerModel, islandsAtOnce: plan.islandsAtOnce, blas: blas)
        return try training.train(jobs[index], tables[jobs[index].symbol - firstSymbol], tools)
      }
    }
  }

  private func send(_ jobs: [ModelJob]) throws -> [TrainingTask.Output] {
    let training = ModelTraining(options)
    let threads = TrainingTask.Threads(
      team: plan.teamSize, perModel: plan.threadsPerModel, islandsAtOnce: plan.islandsAtOnce,
      usesOpenBLAS: blas != nil)
    return try pool.map("models", count: jobs.count, chunk: chunk) { index in
      TrainingTask(jobs[index], bars[jobs[index].symbol], training, threads)
    }
  }
}

/// What a run came to.
struct TrainingOutput: Sendable {
  /// How its threads were meant to be sized.
  let plan: ThreadPlan
  /// The models, symbol by symbol.
  var models: [TrainedModel] = []
  /// The most threads that teams had alive at once, beside the pool's.
  var helpersStarted = 0
  /// What OpenBLAS says it uses; nil where it does not take part.
  var blasThreads: Int?

  /// A run that has not begun.
  init(plan: ThreadPlan) { self.plan = plan }
}

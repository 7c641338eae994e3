import SpeedupKit

/// One run: batch after batch of symbols, features first, then all models of the batch.
struct TrainingRun: Sendable {
  private let bars: [HourlyBars]
  private let options: TrainingOptions
  private var plan: ThreadPlan
  private let chunk: Int
  private let blas: OpenBLAS?
  private let pool: any WorkerPool

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

  /// All models, symbol by symbol, in the order of ``TrainingOptions/jobs(ofSymbol:)``; of several passes the last.
  func result() throws -> TrainingOutput {
    let models = options.batches.map { $0.count }.max().map { $0 * options.jobs(ofSymbol: 0).count } ?? 0
    if let failing = options.failing, failing >= models {
      throw InputError("--fail \(failing + 1): a batch has \(models) models; take one of 1 to \(models)")
    }
    var fallbacks = 0
    for _ in 1..<options.passes where options.passes > 1 { fallbacks += try pass().fallbacks }
    var output = try pass()
    output.fallbacks += fallbacks
    return output
  }

  private func pass() throws -> TrainingOutput {
    var output = TrainingOutput(plan: plan)
    // Not where workers are forked: the library would start its threads here, and they do not survive a fork.
    if pool.sharesMemory { output.blasThreads = blas?.use(threads: plan.threadsPerModel) }
    let census = ThreadCensus(watch: TeamWatch(pool.observer))
    for batch in options.batches {
      let jobs = batch.flatMap { options.jobs(ofSymbol: $0) }
      if pool.sharesMemory {
        let tables = try features(batch, census)
        output.models += try withFallback(&output, jobs, firstSymbol: batch.lowerBound, tables) {
          try train(jobs, firstSymbol: batch.lowerBound, tables, census)
        }
      } else if let done = try sent(jobs, batch, &output) {
        output.models += done.map(\.model)
        output.blasThreads = done.first?.blasThreads
        let most = done.map(\.helpers).max() ?? 0
        output.helpersStarted = max(output.helpersStarted, plan.modelsAtOnce * most)
      }
    }
    if pool.sharesMemory { output.helpersStarted = census.most }
    return output
  }

  /// What `parallel` gives; where it fails, the models trained one after the other by the caller alone, on one thread.
  /// - Throws: bad input and missing libraries, which would fail again; what the second way throws.
  private func withFallback(
    _ output: inout TrainingOutput, _ jobs: [ModelJob], firstSymbol: Int, _ tables: [FeatureTable],
    _ parallel: () throws -> [TrainedModel]
  ) throws -> [TrainedModel] {
    do { return try parallel() } catch {
      if error is InputError || error is SkipRun { throw error }
      Console.error("training: failed at once, trained one after the other: \(error)")
      output.fallbacks += 1
      let tools = TrainingTools(
        team: try ThreadTeam(size: 1, census: ThreadCensus()), threads: 1, islandsAtOnce: 1, blas: blas)
      let training = ModelTraining(options)
      return try jobs.map { try training.train($0, tables[$0.symbol - firstSymbol], tools) }
    }
  }

  /// What other processes give; nil where they failed, and the caller has trained the models.
  private func sent(
    _ jobs: [ModelJob], _ batch: Range<Int>, _ output: inout TrainingOutput
  ) throws -> [TrainingTask.Output]? {
    do { return try send(jobs) } catch {
      if error is InputError || error is SkipRun { throw error }
      let tables = try batch.map { try FeatureTable.filled(bars[$0]) }
      output.models += try withFallback(&output, jobs, firstSymbol: batch.lowerBound, tables) { throw error }
      return nil
    }
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
      if index == options.failing { throw FailedModel() }
      return try teams.lend(to: context) { team in
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
      TrainingTask(
        jobs[index], bars[jobs[index].symbol], training, threads, mustFail: index == options.failing)
    }
  }
}

struct FailedModel: Error, CustomStringConvertible {
  var description: String { "told to fail by --fail" }
}

struct TrainingOutput: Sendable {
  let plan: ThreadPlan
  var models: [TrainedModel] = []
  /// The most threads that teams had alive at once, beside the pool's.
  var helpersStarted = 0
  /// What OpenBLAS says it uses; nil where it does not take part.
  var blasThreads: Int?
  /// Batches that failed at once and were trained one after the other.
  var fallbacks = 0

  init(plan: ThreadPlan) { self.plan = plan }
}

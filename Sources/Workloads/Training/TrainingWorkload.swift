import SpeedupKit

/// Models trained on hourly bars by a walk forward, with two levels of threads: models at once × threads per model.
struct TrainingWorkload: Workload {
  let name = "training"
  let summary = "ridge, logistic and evolution models on hourly bars, models at once x threads per model"
  let source = "document 003, Critical Threading Fixes"

  let variants = [
    Variant("uncapped", "every level takes all cores: cores x cores threads"),
    Variant(
      "document-003", "at most 4 models at once, min(4, max(1, cores / max(8, models))) threads each, 8 islands"),
    Variant("sequential", "one model after the other, one thread each"),
    Variant("balanced", "models at once x threads per model = cores"),
  ]

  let parameters = TrainingParameters.all

  let measures = [
    "threads_asked", "threads_started", "models_at_once", "threads_per_model", "islands_at_once",
    "feature_workers", "blas_threads", "matrix_kernel", "models", "ridge_correlation", "rows_dropped",
    "suspect_values", "fallbacks",
  ]

  /// What a run works on: bars, or matrices.
  struct Input: Sendable {
    var bars: [HourlyBars] = []
    /// The symbols, where a file names them; else they go by their numbers, from 0.
    var names: [String] = []
    /// What was odd in the file they came from; nil for generated bars.
    var report: DataReport?
    var matrices: SquareMatrices?
    /// The system's library, where it is to multiply.
    var blas: OpenBLAS?
  }

  /// What came out: models, or a product.
  struct Output: Sendable {
    let training: TrainingOutput
    var product: RealBuffer?
  }

  func sizing(of variant: String, for input: SizingInput) -> Sizing? {
    TrainingRule(rawValue: variant)?.sizing(cores: input.cores.value)
  }

  func idle(in request: RunRequest) -> [String: String] {
    typealias Axes = TrainingParameters
    switch try? request[Axes.model] {
    case .gemm:
      let models: [any WorkloadParameter] = [
        Axes.symbols, Axes.bars, Axes.concurrentSymbols, Axes.folds, Axes.lags, Axes.islands, Axes.generations,
      ]
      let why = "--model gemm is one product of generated matrices, and trains nothing"
      return Dictionary(uniqueKeysWithValues: (models.map(\.name) + ["chunk", "data"]).map { ($0, why) })
    case .ridge, .logistic:
      let why = "it goes with --model evolution or all"
      return [Axes.size.name: "it goes with --model gemm", Axes.islands.name: why, Axes.generations.name: why]
    case .all, .evolution, nil: return [Axes.size.name: "it goes with --model gemm"]
    }
  }

  func prepare(_ request: RunRequest) throws -> Input {
    let options = try TrainingOptions(request)
    if let chunk = request.chunk, chunk < 1 { throw InputError("--chunk \(chunk): take at least 1") }
    try ThreadBudget.live?.check(options.plan(request), variant: request.variant)
    var input = Input()
    if options.blas == .openblas { input.blas = try OpenBLAS() }
    if options.model == .gemm {
      if let file = request.dataFile {
        throw InputError("--data: --model gemm multiplies generated matrices and reads no file; leave out '\(file)'")
      }
      input.matrices = try SquareMatrices(size: options.size, seed: options.seed)
    } else if let file = request.dataFile {
      let (series, report) = try HourlyCSVReader.read(try InputFile.read(file), file: file)
      Console.status(report.text(file: file))
      let bars = try series.map { own in try options.bars.map { try own.bars.first($0) } ?? own.bars }
      let count = try request[TrainingParameters.symbols] ?? series.count
      input.bars = (0..<count).map { bars[$0 % bars.count] }
      let names = series.compactMap(\.name)
      if !names.isEmpty { input.names = SeriesNames.replicated(names, count: count) }
      input.report = report
      try ThreadBudget.live?.check(try Self.options(request, input).plan(request), variant: request.variant)
    } else {
      let generator = HourlyGenerator(bars: options.bars ?? TrainingOptions.generatedBars, seed: options.seed)
      input.bars = try (0..<options.symbols).map { try generator.bars(ofSymbol: $0) }
    }
    for (symbol, bars) in input.bars.enumerated() {
      do { _ = try ExpandingFolds(bars: bars.count, lags: options.lags, folds: options.folds) } catch let error
        as InputError
      {
        throw input.names.isEmpty
          ? error : InputError("\(request.dataFile ?? ""), symbol \(input.names[symbol]): \(error)")
      }
    }
    return input
  }

  /// The options in a request, with as many symbols as the input has.
  private static func options(_ request: RunRequest, _ input: Input) throws -> TrainingOptions {
    var options = try TrainingOptions(request)
    if !input.bars.isEmpty { options.symbols = input.bars.count }
    return options
  }

  func run(_ input: Input, _ request: RunRequest, on pool: any WorkerPool) throws -> Output {
    let options = try Self.options(request, input)
    let plan = options.plan(request, workers: pool.workers)
    guard let matrices = input.matrices else {
      let run = TrainingRun(input.bars, options, plan, chunk: request.chunk, blas: input.blas, on: pool)
      return Output(training: try run.result())
    }
    guard pool.sharesMemory else {
      throw InputError(
        "--model gemm is one product in one process, which the executor 'processes' can't share; take threads")
    }
    var output = TrainingOutput(plan: plan)
    let census = ThreadCensus()
    output.blasThreads = input.blas?.use(threads: plan.threadsPerModel)
    let product = try matrices.multiply(plan, blas: input.blas, census: census)
    output.helpersStarted = census.most
    return Output(training: output, product: product)
  }

  func answer(_ output: Output, _ input: Input, _ request: RunRequest) throws -> Answer {
    let options = try Self.options(request, input)
    let exact = input.blas == nil
    let measures = measures(output.training, input, options)
    if let product = output.product, let matrices = input.matrices {
      return Answer(
        digest: TrainingAnswer.digest(product, exact: exact), precision: exact ? .exact : .reduced,
        probes: [TrainingAnswer.meanMagnitude(product.values)], items: matrices.operations,
        bytes: 3 * product.count * MemoryLayout<Double>.stride, measures: measures)
    }
    let models = output.training.models
    let jobs = (0..<options.symbols).flatMap { options.jobs(ofSymbol: $0) }
    try TrainingAnswer.requireFinite(models, jobs, names: input.names)
    return Answer(
      digest: TrainingAnswer.digest(models, exact: exact), precision: exact ? .exact : .reduced,
      probes: TrainingAnswer.probes(models, jobs), items: options.passes * models.reduce(0) { $0 + $1.trainingRows },
      bytes: options.passes * input.bars.reduce(0) { $0 + $1.count * HourlyBars.bytesPerBar }, measures: measures)
  }

  private func measures(
    _ output: TrainingOutput, _ input: Input, _ options: TrainingOptions
  ) -> [String: String] {
    let plan = output.plan
    var measures = [
      "threads_asked": String(plan.asked), "threads_started": String(plan.workers + output.helpersStarted),
      "models_at_once": String(plan.modelsAtOnce), "threads_per_model": String(plan.threadsPerModel),
      "models": String(output.models.count), "fallbacks": String(output.fallbacks),
    ]
    if plan.islandsAtOnce > 0 { measures["islands_at_once"] = String(plan.islandsAtOnce) }
    if options.model != .gemm { measures["feature_workers"] = String(plan.featureWorkers) }
    measures["blas_threads"] = output.blasThreads.map { String($0) }
    measures["matrix_kernel"] = input.blas == nil ? MatrixProduct.kernelNames[0] : "openblas"
    measures["ridge_correlation"] = TrainingQuality.ridgeCorrelation(output.models, input.bars, options)
    if let report = input.report {
      measures["rows_dropped"] = String(report.rowsDropped)
      measures["suspect_values"] = String(report.suspicions)
    }
    return measures
  }

  func dump(_ output: Output, _ input: Input, _ request: RunRequest, to directory: String) throws {
    let options = try Self.options(request, input)
    guard input.matrices == nil else { throw SkipRun("--model gemm writes no result files") }
    let jobs = (0..<options.symbols).flatMap { options.jobs(ofSymbol: $0) }
    try TrainingDump.write(
      output.training.models, jobs, input.bars, names: input.names, ModelTraining(options), to: directory)
  }
}

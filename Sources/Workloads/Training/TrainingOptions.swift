import SpeedupKit

/// What a run of the training workload is asked for, checked.
struct TrainingOptions: Sendable {
  enum Model: String, CaseIterable, Sendable {
    case all
    case ridge, logistic, evolution
    /// No model: one product of two square matrices, to time the matrix kernel by itself.
    case gemm

    var families: [ModelFamily] {
      self == .all ? ModelFamily.allCases : [ModelFamily(rawValue: rawValue)].compactMap { $0 }
    }
  }

  /// Where matrix products are computed.
  enum Blas: String, CaseIterable, Sendable {
    /// By the kernel that comes with the workload.
    case builtin
    /// By the system's library.
    case openblas
  }

  let rule: TrainingRule
  let model: Model
  let blas: Blas
  /// How many symbols there are; those of a data file are replicated to so many, and its own where nobody says.
  var symbols: Int
  /// Bars of each; nil: all of a data file, or the default where they are generated.
  let bars: Int?
  /// Symbols that are trained at once, at most.
  let concurrentSymbols: Int
  /// Folds of the walk forward.
  let folds: Int
  /// Bars whose features a row has, its own included.
  let lags: Int
  /// Islands of an evolution strategy, in all.
  let islands: Int
  /// Generations on each.
  let generations: Int
  /// Rows and columns of the matrices of ``Model/gemm``.
  let size: Int
  let passes: Int
  /// The place, in its batch, of a model whose worker fails.
  let failing: Int?
  /// Decides generated bars, orders and random steps.
  let seed: UInt64

  /// Bars of a generated symbol when nobody says.
  static let generatedBars = 20_000

  /// The options in a request.
  /// - Throws: `InputError` for a value that is none of those known.
  init(_ request: RunRequest) throws {
    rule = try request.chosenVariant()
    model = try request[TrainingParameters.model]
    blas = try request[TrainingParameters.blas]
    symbols = try request[TrainingParameters.symbols] ?? 1
    bars = try request[TrainingParameters.bars]
    concurrentSymbols = try request[TrainingParameters.concurrentSymbols]
    folds = try request[TrainingParameters.folds]
    lags = try request[TrainingParameters.lags]
    islands = try request[TrainingParameters.islands]
    generations = try request[TrainingParameters.generations]
    size = try request[TrainingParameters.size]
    guard size <= 20_000 else {
      throw InputError("--size \(size): three matrices of \(size) x \(size) are too large; take at most 20000")
    }
    seed = request.seed
    passes = try request[TrainingParameters.passes]
    failing = try request[TrainingParameters.fail].map { $0 - 1 }
    if model == .gemm, passes > 1 || failing != nil {
      throw InputError("--passes and --fail go with models that are trained, not with --model gemm")
    }
  }

  /// The models of a symbol, the longest first: folds from the last to the first.
  func jobs(ofSymbol symbol: Int) -> [ModelJob] {
    (0..<folds).reversed().flatMap { fold in
      model.families.map { ModelJob(symbol: symbol, fold: fold, family: $0) }
    }
  }

  /// The symbols in batches of those that are trained at once.
  var batches: [Range<Int>] {
    stride(from: 0, to: symbols, by: concurrentSymbols).map { $0..<min(symbols, $0 + concurrentSymbols) }
  }

  /// How the levels of threads are sized for this request.
  /// - Parameter workers: the pool's; nil: it is not there yet, and will have those of the request.
  func plan(_ request: RunRequest, workers: Int? = nil) -> ThreadPlan {
    if model == .gemm {
      return ThreadPlan(
        rule, cores: request.cores, workers: 1, threads: request.threads, jobs: 1, islands: 0)
    }
    let jobs = min(symbols, concurrentSymbols) * folds * model.families.count
    return ThreadPlan(
      rule, cores: request.cores, workers: workers ?? request.workers, threads: request.threads, jobs: jobs,
      islands: model.families.contains(.evolution) ? islands : 0)
  }

  /// The random numbers of one model; `stream` tells those of its parts apart. The first number of a mixed seed is the
  /// seed of the stream, so that no two streams are shifts of each other.
  static func random(seed: UInt64, _ job: ModelJob, stream: Int) -> SplitMix64 {
    var mixer = SplitMix64(
      seed: seed &+ UInt64(job.symbol) &* 0xd134_2543_de82_ef95 &+ UInt64(job.fold) &* 0x2545_f491_4f6c_dd1d
        &+ UInt64(stream) &* 0xda94_2042_e4dd_58b5)
    return SplitMix64(seed: mixer.next())
  }
}

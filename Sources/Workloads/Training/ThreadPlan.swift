import SpeedupKit

/// How the rules of document 003 size the levels of threads: models at once, threads within each model, feature
/// workers, islands at once.
enum TrainingRule: String, CaseIterable, Sendable {
  /// Every level takes all cores: cores × cores threads, the document's failure.
  case uncapped
  /// The document's caps: at most 4 models at once, threads = min(4, max(1, cores / max(8, jobs))), at most 8 feature
  /// workers and 8 islands. The jobs of the formula are the models at once.
  case document003 = "document-003"
  /// One model after the other, each on one thread.
  case sequential
  /// The levels multiply to the cores: the two factors nearest to each other, the larger one for models at once.
  case balanced

  /// Models at once (`workers`) and threads per model for so many cores.
  func sizing(cores: Int) -> Sizing {
    switch self {
    case .uncapped: return Sizing(workers: cores, threads: cores)
    case .document003:
      let models = min(4, cores)
      return Sizing(workers: models, threads: min(4, max(1, cores / max(8, models))))
    case .sequential: return Sizing(workers: 1, threads: 1)
    case .balanced:
      let threads = (1...max(1, cores)).last { $0 * $0 <= cores && cores % $0 == 0 } ?? 1
      return Sizing(workers: cores / threads, threads: threads)
    }
  }
}

/// How many threads a run starts, level by level.
struct ThreadPlan: Sendable, Equatable {
  /// Threads that compute features. 1 where workers are processes: each computes the features of its own model.
  var featureWorkers: Int
  /// Models that train at once: the pool's workers, as far as there are models.
  let modelsAtOnce: Int
  /// Threads that share the matrix products and batches of one model.
  let threadsPerModel: Int
  /// Islands of one evolution strategy that evolve at once. Their TOTAL is a parameter and the same for all rules, as
  /// the answer depends on it; a rule only caps how many run at once.
  let islandsAtOnce: Int
  /// Members of a model's team: enough for either use.
  let teamSize: Int
  let workers: Int

  /// The plan of a rule.
  /// - Parameters:
  ///   - workers: the pool's workers; the models that the rule lets train at once, unless the user said otherwise.
  ///   - threads: threads per model; nil: what the rule says.
  ///   - jobs: models that there are to train in one batch.
  ///   - islands: islands of an evolution strategy in all; 0: none is trained.
  init(_ rule: TrainingRule, cores: Int, workers: Int, threads: Int?, jobs: Int, islands: Int) {
    self.workers = max(1, workers)
    modelsAtOnce = max(1, min(workers, jobs))
    threadsPerModel = max(1, threads ?? rule.sizing(cores: cores).threads ?? 1)
    let islandCap = rule == .document003 ? min(8, cores) : threadsPerModel
    islandsAtOnce = min(islands, max(1, islandCap))
    teamSize = max(threadsPerModel, islandsAtOnce)
    switch rule {
    case .uncapped, .sequential: featureWorkers = self.workers
    case .document003: featureWorkers = min(8, cores)
    case .balanced: featureWorkers = self.workers * threadsPerModel
    }
  }

  /// Threads that our teams start beside the pool's, at most at once.
  var helpers: Int { max(featureWorkers - 1, modelsAtOnce * (teamSize - 1)) }

  /// Threads that work in all: the pool's workers (or the caller alone) and the teams' helpers.
  var asked: Int { workers + helpers }
}

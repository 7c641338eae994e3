import SpeedupKit

/// What decides a model's training beside its data: the same for all variants, so that all train the same models.
struct ModelTraining: BitwiseCopyable, Sendable {
  /// Bars whose features a row has, its own included.
  let lags: Int
  /// Folds of the walk forward.
  let folds: Int
  /// Islands of an evolution strategy, in all.
  let islands: Int
  /// Generations on each.
  let generations: Int
  /// Decides orders and random steps.
  let seed: UInt64

  init(_ options: TrainingOptions) {
    lags = options.lags
    folds = options.folds
    islands = options.islands
    generations = options.generations
    seed = options.seed
  }

  /// Trains one model on a symbol's features, and predicts the fold's test rows.
  /// - Throws: `InputError` for too few bars; `SystemError` when there is no memory; ``NotPositive``.
  func train(_ job: ModelJob, _ table: FeatureTable, _ tools: TrainingTools) throws -> TrainedModel {
    let walk = try ExpandingFolds(bars: table.count, lags: lags, folds: folds)
    let data = try FoldData(table, walk, fold: job.fold, lags: lags)
    let seed = seed
    switch job.family {
    case .ridge: return try RidgeModel.train(data, tools)
    case .logistic:
      return try LogisticModel.train(data, TrainingOptions.random(seed: seed, job, stream: 0), tools)
    case .evolution:
      return try EvolutionModel.train(
        data, EvolutionModel.Length(islands: islands, generations: generations),
        seed: { TrainingOptions.random(seed: seed, job, stream: 1 + $0) }, tools)
    }
  }
}

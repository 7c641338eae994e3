import SpeedupKit

/// The axes of the training workload, each with its default.
enum TrainingParameters {
  static let model = Parameter.choice(
    "model", default: TrainingOptions.Model.all,
    "what is trained; gemm: one product of two square matrices, for the speed of the matrix kernel")
  static let symbols = Parameter<Int?>.count(
    "symbols", atLeast: 1,
    "number of symbols; empty: 1, or those of the --data file, which are else replicated to so many")
  static let bars = Parameter<Int?>.count(
    "bars", atLeast: 1,
    "bars of each symbol; empty: \(TrainingOptions.generatedBars), or all of the --data file")
  static let concurrentSymbols = Parameter.count(
    "concurrent-symbols", atLeast: 1, default: 1, "symbols that are trained at once", changesAnswer: false)
  static let folds = Parameter.count(
    "folds", atLeast: 1, default: 4, "folds of the walk forward, with an expanding window")
  static let lags = Parameter.count(
    "lags", atLeast: 1, default: 24, "bars whose features a row has, its own included")
  static let islands = Parameter.count(
    "islands", atLeast: 1, default: 8, "islands of an evolution strategy, in all")
  static let generations = Parameter.count(
    "generations", atLeast: 1, default: 20, "generations on each island")
  static let size = Parameter.count(
    "size", atLeast: 1, default: 1024, "rows and columns of the matrices of --model gemm")
  static let blas = Parameter.choice(
    "blas", default: TrainingOptions.Blas.builtin,
    "what multiplies matrices: our own kernel, or the system's OpenBLAS, loaded and its threads set",
    changesAnswer: false)
  static let passes = Parameter.count(
    "passes", atLeast: 1, default: 1, "how often all is trained, each result dropped before the next",
    changesAnswer: false)
  static let fail = Parameter<Int?>.count(
    "fail", atLeast: 1,
    "the number of a model of each batch whose worker fails: the batch is then trained again, one model after the other",
    changesAnswer: false)

  /// All of them, in the order of the columns.
  static let all: [any WorkloadParameter] = [
    model, symbols, bars, concurrentSymbols, folds, lags, islands, generations, size, blas,
    passes, fail,
  ]
}

import SpeedupKit

/// The axes of the preprocess workload, each with its default.
enum PreprocessParameters {
  /// Symbols that are generated when nobody says.
  private static let generatedSymbols = 5

  static let symbols = Parameter<Int?>.count(
    "symbols", atLeast: 1, "number of symbols, if generated; empty: \(generatedSymbols)"
  )
  .shapingGeneratedInput()
  static let days = Parameter.count(
    "days", atLeast: 1, default: 98280,
    "rows a symbol has, if generated (a year of one-minute bars has 98280); the mean where they differ"
  )
  .shapingGeneratedInput()
  static let skew = Parameter.choice("skew", default: DailyGenerator.Skew.equal, "lengths of the histories")
    .shapingGeneratedInput()
  static let folds = Parameter.count(
    "folds", atLeast: 1, default: 4, "walk-forward folds, each a file to train on and one to test on")
  static let write = Parameter.toggle(
    "write", default: true, "write the folds, or compute only", changesAnswer: false)
  static let task = Parameter.choice(
    "task", default: PreprocessRun.Task.indicator,
    "what an actor is given: an indicator of a symbol, or a batch of rows as map_batches deals them out",
    changesAnswer: false)
  static let perFold = Parameter.toggle(
    "per-fold", default: false,
    "compute fold by fold, first what is trained on, then what is tested on; else all rows once", changesAnswer: false)
  static let diskRate = Parameter<String?>.text(
    "disk-rate", "the disk takes no more than so many bytes a second, such as 20M; empty: as fast as it can",
    changesAnswer: false)

  /// All of them, in the order of the columns.
  static let all: [any WorkloadParameter] = [symbols, days, skew, folds, write, task, perFold, diskRate]

  /// The generator of a request that names no data file.
  /// - Throws: `InputError` for a value that is none of those known.
  static func generator(_ request: RunRequest) throws -> DailyGenerator {
    DailyGenerator(
      symbols: try request[symbols] ?? generatedSymbols, days: try request[days], skew: try request[skew],
      seed: request.seed)
  }
}

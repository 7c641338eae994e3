import SpeedupKit

/// The axes of the weekly workload, each with its default.
enum WeeklyParameters {
  /// Where the memory of a run comes from.
  enum Buffers: String, CaseIterable, Sendable {
    /// From the kernel, which clears every page while the clock runs.
    case fresh
    /// From a run before, that `prepare` made: what a service, or the second call in an interpreter, meets.
    case ready
  }

  /// How bars and features are made.
  enum Phases: String, CaseIterable, Sendable {
    /// A symbol's bars and its features in one task.
    case combined
    /// The bars of all symbols in one phase, then the features of all in another: bars go back to the caller and out again.
    case split
  }

  /// Symbols that are generated when nobody says.
  private static let generatedSymbols = 500

  static let symbols = Parameter<Int?>.count(
    "symbols", atLeast: 1,
    "number of symbols; empty: \(generatedSymbols), or those of the --data file, which are else replicated to so many")
  static let days = Parameter.count(
    "days", atLeast: 1, default: 1000, "mean number of days a symbol has, if generated"
  )
  .shapingGeneratedInput()
  static let skew = Parameter.choice(
    "skew", default: DailyGenerator.Skew.equal,
    "lengths of the symbols' histories, if generated: all equal, or proportional to 1/rank"
  )
  .shapingGeneratedInput()
  static let order = Parameter.choice(
    "order", default: DailyGenerator.Order.symbol, "order of the rows, if generated", changesAnswer: false
  )
  .shapingGeneratedInput()
  static let strategy = Parameter.choice(
    "strategy", default: Strategy.direct,
    "how symbols are shared out; --chunk: symbols at once (direct), rows per batch (batched, adaptive)"
      + "; memory-aware: as many symbols at a time as --memory-limit, else free memory, has room for",
    changesAnswer: false)
  static let buffers = Parameter.choice(
    "buffers", default: Buffers.fresh,
    "memory of the result: fresh from the kernel, or ready, as in a process that has done this before",
    changesAnswer: false)
  static let fail = Parameter.choices(
    "fail", of: Strategy.self,
    "strategies made to fail, to see the fallback: adaptive+batched are two in one run, adaptive,batched two cells",
    changesAnswer: false)
  static let phases = Parameter.choice(
    "phases", default: Phases.combined,
    "bars and features in one task a symbol, or first all bars and then all features", changesAnswer: false)
  static let passes = Parameter.count(
    "passes", atLeast: 1, default: 1, "how often it is done, each result dropped before the next", changesAnswer: false)

  static let all: [any WorkloadParameter] = [symbols, days, skew, order, strategy, buffers, fail, phases, passes]

  /// The generator of a request that names no data file.
  /// - Throws: `InputError` for a value that is none of those known.
  static func generator(_ request: RunRequest) throws -> DailyGenerator {
    DailyGenerator(
      symbols: try request[symbols] ?? generatedSymbols, days: try request[days], skew: try request[skew],
      order: try request[order], seed: request.seed)
  }
}

import SpeedupKit

/// What a run of the weekly workload is asked for, checked.
struct WeeklyOptions: Sendable {
  /// The ways of bringing each symbol's rows together.
  enum Method: String, CaseIterable, Sendable {
    /// All rows are scanned for every symbol.
    case filter
    /// Every symbol's task is handed a copy of all rows.
    case copyAll = "copy-all"
    case partition
    /// One pass that stores prices in 32 bits; bars and features are computed in 64 bits from those.
    ///
    /// Each price is then off by up to 6e-8 of itself. Bars, means, `atr14` and `rsi14` were seen to stay
    /// within 1e-5 of the exact values, relative. `ret1`, `mom4`, `mom12`, `vol4`, `vol12` and `range` come
    /// from small differences of near prices and need an absolute 1e-6 beside it (seen: 1.2e-7). Volumes are
    /// exact. Where prices move by less than about 1e-6 of themselves, none of this holds for `rsi14`.
    case partitionF32 = "partition-f32"
  }

  /// How the symbols' rows are brought together.
  let method: Method
  /// How the symbols are shared out.
  let strategy: Strategy
  var failing: Set<Strategy>
  /// Symbols or rows that a worker takes at once, by the strategy.
  let chunk: Int?
  /// Whether bars and features are made in two phases.
  let splitsPhases: Bool
  /// The memory that the run may use; nil: what is free.
  let memoryLimit: Bytes?

  /// The options in a request.
  /// - Throws: `InputError` for a value that is none of those known.
  init(_ request: RunRequest) throws {
    method = try request.chosenVariant()
    strategy = try request[WeeklyParameters.strategy]
    failing = try request[WeeklyParameters.fail]
    chunk = request.chunk
    splitsPhases = try request[WeeklyParameters.phases] == .split
    memoryLimit = request.memoryLimit
    if strategy == .memoryAware, method == .filter || method == .copyAll {
      throw InputError(
        "--strategy memory-aware: the variant '\(method.rawValue)' copies the table as it always does; take --variant"
          + " partition or partition-f32")
    }
    if let chunk, chunk < 1 { throw InputError("--chunk \(chunk): take at least 1") }
  }
}

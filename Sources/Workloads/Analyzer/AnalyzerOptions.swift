import SpeedupKit

/// What a run of the analyzer is asked for, checked.
struct AnalyzerOptions: Sendable {
  /// How the bars of a range are found.
  enum Method: String, CaseIterable, Sendable {
    /// All bars are looked at for every range of every day.
    case scan
    /// The day is a slice of the bars, found by its place.
    case sliced
  }

  /// What runs at the same time.
  enum Parallel: String, CaseIterable, Sendable {
    /// Nothing: one task does it all.
    case none
    /// The instruments, a task each.
    case instruments
    /// The nine ranges of one instrument, then those of the next.
    case ranges
    /// All ranges of all instruments.
    case both
  }

  /// Which days are analysed.
  enum History: String, CaseIterable, Sendable {
    case whole
    /// Those that the state file does not know yet.
    case incremental
  }

  let method: Method
  let parallel: Parallel
  let columns: BarLoader.Columns
  let format: StoredInstrument.Format
  let layout: StoredInstrument.Layout
  /// Days that are loaded at once; nil: all.
  let loadDays: Int?
  let history: History
  let log: RangeLog.Detail
  let logTarget: RangeLog.Target
  /// Whether the result is written as files.
  let writes: Bool
  /// Whether ranges are taken from the pass before where the file is the same.
  let caches: Bool
  let passes: Int
  let tick: TickSize
  let scratch: String

  var inputs: String { "\(scratch)/in" }
  var outputs: String { "\(scratch)/out" }
  var logs: String { "\(scratch)/log" }
  var states: String { "\(scratch)/state" }

  func state(_ instrument: StoredInstrument) -> String { "\(states)/\(instrument.name).state" }

  /// What a state must agree on with the run that uses it.
  func identity(_ instrument: StoredInstrument) -> String {
    "\(instrument.name) \(format.rawValue) \(tickText)" + (layout == .daily ? " daily" : "")
  }

  private let tickText: String

  /// The options in a request.
  /// - Throws: `InputError` for a value that is none of those known.
  init(_ request: RunRequest, scratch: String) throws {
    method = try request.chosenVariant()
    parallel = try request[AnalyzerParameters.parallel]
    columns = try request[AnalyzerParameters.columns]
    format = try request[AnalyzerParameters.format]
    history = try request[AnalyzerParameters.history]
    layout = try request[AnalyzerParameters.files]
    loadDays = try request[AnalyzerParameters.loadDays]
    if loadDays != nil, layout == .one || parallel == .ranges || parallel == .both {
      throw InputError(
        "--load-days: it goes with --files daily, and with --parallel none or instruments: a range alone has no days to"
          + " drop")
    }
    log = try request[AnalyzerParameters.log]
    logTarget = try request[AnalyzerParameters.logTarget]
    writes = try request[AnalyzerParameters.write]
    caches = try request[AnalyzerParameters.cache]
    passes = try request[AnalyzerParameters.passes]
    tickText = try request[AnalyzerParameters.tick]
    tick = try TickSize(tickText)
    self.scratch = scratch
  }
}

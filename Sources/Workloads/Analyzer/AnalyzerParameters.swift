import SpeedupKit

/// The axes of the analyzer workload, each with its default.
enum AnalyzerParameters {
  /// Instruments that are generated when nobody says.
  static let generatedInstruments = 6

  static let instruments = Parameter<Int?>.count(
    "instruments", atLeast: 1,
    "instruments, of equal length if generated; empty: \(generatedInstruments), or those of a --data file, which are else "
      + "copied to so many")
  static let historyDays = Parameter.count(
    "history-days", atLeast: 1, default: 100, "weekdays of history, if generated"
  )
  .shapingGeneratedInput()
  static let tick = Parameter.text("tick", default: "0.25", "the smallest step of a price")
  static let parallel = Parameter.choice(
    "parallel", default: AnalyzerOptions.Parallel.instruments,
    "what runs at the same time: nothing, instruments, the nine ranges of an instrument, or all ranges of all",
    changesAnswer: false)
  static let columns = Parameter.choice(
    "columns", default: BarLoader.Columns.needed,
    "what is loaded: all columns of the wide input, or the five that are needed", changesAnswer: false)
  static let format = Parameter.choice(
    "format", default: StoredInstrument.Format.columns,
    "how the input is stored: one CSV file an instrument, or a binary file a column", changesAnswer: false)
  static let files = Parameter.choice(
    "files", default: StoredInstrument.Layout.one, "a file an instrument (a column), or one for each day",
    changesAnswer: false)
  static let loadDays = Parameter<Int?>.count(
    "load-days", atLeast: 1, "days that are loaded at once, with --files daily; empty: all", changesAnswer: false)
  static let filler = Parameter.count(
    "filler", atLeast: 0, default: 12, "columns of the wide input that nobody needs", changesAnswer: false)
  static let history = Parameter.choice(
    "history", default: AnalyzerOptions.History.whole,
    "analyse all days, or only those that the state file of the run before does not know", changesAnswer: false)
  static let newDays = Parameter.count(
    "new-days", atLeast: 1, default: 1, "days with bars that the state does not know, with --history incremental",
    changesAnswer: false)
  static let log = Parameter.choice(
    "log", default: RangeLog.Detail.none,
    "log every range; or every 1000th, and the end of each date and task; or nothing",
    changesAnswer: false)
  static let logTarget = Parameter.choice(
    "log-to", default: RangeLog.Target.null, "where the log goes: to /dev/null, or to a file an instrument",
    changesAnswer: false)
  static let write = Parameter.toggle(
    "write", default: true, "write breakouts.csv, a file an instrument", changesAnswer: false)
  static let cache = Parameter.toggle(
    "cache", default: false, "keep the ranges of unchanged files for the next pass", changesAnswer: false)
  static let passes = Parameter.count(
    "passes", atLeast: 1, default: 1, "how often the same files are analysed", changesAnswer: false)
  static let broken = Parameter.texts(
    "broken",
    "instruments whose last bar is damaged, by name or number, such as NQ or 2+5: they fail, the others do not")

  static let all: [any WorkloadParameter] = [
    instruments, historyDays, tick, parallel, columns, format, filler, history, newDays, log, logTarget, write, cache,
    passes, broken, files, loadDays,
  ]
}

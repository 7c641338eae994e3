import SpeedupKit

/// The analysis of an instrument that has a file a day.
extension InstrumentWork {
  struct Days: Sendable {
    /// The rows of days before, by the state.
    var kept: [BreakoutRow] = []
    /// The files of the other days, in their order.
    var files: [StoredInstrument]
    var figures = InstrumentFigures()
  }

  /// The files that are newer than the state's last day, and that day's own, which may have got more bars; or all.
  /// - Throws: `SystemError` when the folder can't be read.
  func days() throws -> Days {
    var days = Days(files: try instrument.days())
    guard options.history == .incremental else { return days }
    let path = options.state(instrument)
    do {
      guard let state = try AnalyzerState.read(path, identity: options.identity(instrument)) else { return days }
      let last = instrument.day(state.reach.lastDay)
      guard try last.mark(before: state.reach.end) == state.mark else {
        throw AnalyzerState.Refusal(description: "\(path): \(last.main) is not the file it was, with bars added")
      }
      days.kept = state.rows.filter { $0.day < state.reach.lastDay }
      days.files.removeAll { $0.name < last.name }
    } catch let refusal as AnalyzerState.Refusal {
      Console.error("analyzer: state passed over, all days are done: \(refusal)")
      days.figures.statesRefused = 1
    }
    return days
  }

  /// Loads all days that are to be done.
  /// - Throws: `InputError` or `SystemError` naming the file.
  func openDays() throws -> Opened {
    let started = ProcessClock.now
    var days = try days()
    let loaded = try BarLoader.load(days: days.files, options.columns, tick: options.tick)
    days.figures.note(loaded, since: started)
    days.figures.rowsKept = days.kept.count
    return Opened(kept: days.kept, loaded: loaded, figures: days.figures)
  }

  /// All of the instrument, a few days at a time: those are loaded, analysed and dropped before the next.
  /// - Throws: as `openDays`, and when the log can't be written.
  func inChunks(of dayCount: Int) throws -> InstrumentResult {
    let days = try days()
    var figures = days.figures
    figures.rowsKept = days.kept.count
    let log = try RangeLog(options.log, to: options.logTarget, instrument: instrument.name, in: options.logs)
    var sink = BreakoutSink(log: log, expecting: days.files.count * RangeSlot.all.count)
    var reach = StoredInstrument.Reach()
    for first in stride(from: 0, to: days.files.count, by: dayCount) {
      let files = Array(days.files[first..<min(days.files.count, first + dayCount)])
      let started = ProcessClock.now
      let loaded = try BarLoader.load(days: files, options.columns, tick: options.tick)
      figures.note(loaded, since: started)
      reach = loaded.reach
      let began = ProcessClock.now
      try scan(loaded.bars, Array(RangeSlot.all.indices), into: &sink)
      figures.scanSeconds += (ProcessClock.now - began).value
    }
    try log?.end()
    figures.logLines += log?.lines ?? 0
    let rows = days.kept + sink.rows
    try finish(rows, reach)
    return InstrumentResult(rows: rows, figures: figures, reach: reach)
  }

  /// What stood before a place, of the file that it is in.
  /// - Throws: `SystemError` when the file can't be read.
  func mark(_ reach: StoredInstrument.Reach) throws -> String {
    let file = instrument.layout == .daily ? instrument.day(reach.lastDay) : instrument
    return try file.mark(before: reach.end) ?? ""
  }
}

extension InstrumentFigures {
  mutating func note(_ loaded: BarLoader.Loaded, since started: Seconds) {
    bars += loaded.bars.count
    bytes += loaded.bytes
    days += loaded.bars.dayCount
    loadSeconds += (ProcessClock.now - started).value
  }
}

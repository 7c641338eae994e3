import SpeedupKit

/// The analysis of one instrument, in steps, so that its ranges can be shared out.
struct InstrumentWork: Sendable {
  let options: AnalyzerOptions
  let instrument: StoredInstrument

  /// Bars that wait for their analysis.
  struct Opened: Sendable {
    /// The rows of days before, by the state.
    let kept: [BreakoutRow]
    let loaded: BarLoader.Loaded
    var figures: InstrumentFigures
  }

  /// Loads the bars: those behind what the state knows, or all.
  /// - Throws: `InputError` or `SystemError` naming the file.
  func open() throws -> Opened {
    if instrument.layout == .daily { return try openDays() }
    let started = ProcessClock.now
    var figures = InstrumentFigures()
    var (kept, loaded): ([BreakoutRow], BarLoader.Loaded?) = ([], nil)
    if options.history == .incremental {
      do { (kept, loaded) = try continued() } catch let refusal as AnalyzerState.Refusal {
        Console.error("analyzer: state passed over, all days are done: \(refusal)")
        figures.statesRefused = 1
      }
    }
    let all = try loaded ?? load(from: StoredInstrument.Position())
    figures.bars = all.bars.count
    figures.bytes = all.bytes
    figures.days = all.bars.dayCount
    figures.rowsKept = kept.count
    figures.loadSeconds = (ProcessClock.now - started).value
    return Opened(kept: kept, loaded: all, figures: figures)
  }

  /// The rows of the state, and the bars behind them; no bars when there is no state yet.
  private func continued() throws -> ([BreakoutRow], BarLoader.Loaded?) {
    let path = options.state(instrument)
    guard let state = try AnalyzerState.read(path, identity: options.identity(instrument)) else { return ([], nil) }
    guard try instrument.mark(before: state.reach.end) == state.mark else {
      throw AnalyzerState.Refusal(description: "\(path): \(instrument.main) is not the file it was, with bars added")
    }
    var loaded = try load(from: state.reach.end)
    let bars = loaded.bars
    guard bars.count > 0, MinuteTime.day(of: bars.columns.time[0]) <= state.reach.lastDay else {
      if bars.count == 0 { loaded.reach = state.reach }
      return (state.rows, loaded)
    }
    // The last day was not over then: it is done again from its start.
    return (state.rows.filter { $0.day < state.reach.lastDay }, try load(from: state.reach.lastDayStart))
  }

  private func load(from position: StoredInstrument.Position) throws -> BarLoader.Loaded {
    try BarLoader.load(instrument, options.columns, tick: options.tick, from: position)
  }

  /// Analyses some ranges of the loaded bars.
  /// - Parameter slots: places in `RangeSlot.all`, ascending.
  /// - Returns: the rows of these ranges, also those of days before.
  /// - Throws: `SystemError` when the log can't be written.
  func analyse(_ opened: Opened, _ slots: [Int], _ figures: inout InstrumentFigures) throws -> [BreakoutRow] {
    let started = ProcessClock.now
    let log = try RangeLog(options.log, to: options.logTarget, instrument: instrument.name, in: options.logs)
    var sink = BreakoutSink(log: log, expecting: opened.figures.days * slots.count)
    try scan(opened.loaded.bars, slots, into: &sink)
    try log?.end()
    figures.logLines += log?.lines ?? 0
    figures.scanSeconds += (ProcessClock.now - started).value
    if opened.kept.isEmpty { return sink.rows }
    let kept = slots.count == RangeSlot.all.count ? opened.kept : opened.kept.filter { slots.contains(Int($0.slot)) }
    return kept + sink.rows
  }

  /// Analyses some ranges of these bars by the run's method.
  func scan(_ bars: MinuteBars, _ slots: [Int], into sink: inout BreakoutSink) throws {
    switch options.method {
    case .scan: try FrameScan.scan(bars, slots, into: &sink)
    case .sliced: try SlicedScan.scan(bars, slots, into: &sink)
    }
  }

  /// Writes what is to be written of a finished instrument: its state, then its result.
  /// - Throws: `SystemError` naming the file.
  func finish(_ rows: [BreakoutRow], _ reach: StoredInstrument.Reach) throws {
    if options.history == .incremental, reach.end.bar > 0 {
      let state = AnalyzerState(
        identity: options.identity(instrument), reach: reach, mark: try mark(reach),
        rows: rows)
      try state.write(options.state(instrument))
    }
    if options.writes { try BreakoutFile.write(rows, of: instrument.name, to: options.outputs) }
  }

  /// All of the instrument. What goes wrong is kept as its failure, so that it stops no other.
  func whole() -> InstrumentResult {
    InstrumentResult.isolated(in: options.scratch) {
      if let days = options.loadDays { return try inChunks(of: days) }
      let opened = try open()
      var figures = opened.figures
      let rows = try analyse(opened, Array(RangeSlot.all.indices), &figures)
      try finish(rows, opened.loaded.reach)
      return InstrumentResult(rows: rows, figures: figures, reach: opened.loaded.reach)
    }
  }

  /// One of its ranges, with the bars loaded for it alone: what a process does that shares no memory with the others.
  func part(_ slot: Int) -> InstrumentResult {
    InstrumentResult.isolated(in: options.scratch) {
      let opened = try open()
      var figures = opened.figures
      let rows = try analyse(opened, [slot], &figures)
      return InstrumentResult(rows: rows, figures: figures, reach: opened.loaded.reach)
    }
  }
}

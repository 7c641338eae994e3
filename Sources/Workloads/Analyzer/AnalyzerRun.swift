import Glibc
import Harness
import Platform

/// Analyzes all instruments, in the way that is asked for.
struct AnalyzerRun: Sendable {
  /// What runs at the same time.
  enum Parallel: String, CaseIterable, Sendable {
    /// Nothing: one instrument after the other, and one range after the other.
    case none
    /// Instruments.
    case instruments
    /// The ranges of an instrument; the instruments one after the other.
    case ranges
    /// All ranges of all instruments.
    case both
  }

  let instruments: [String]
  let options: AnalyzerOptions
  let parallel: Parallel

  /// Every instrument's result, in their order, and their states written.
  /// - Throws: what the executor throws; an instrument's own failure is in its result.
  func results(on executor: any Executor) throws -> [InstrumentTask.Result] {
    let results: [InstrumentTask.Result]
    switch parallel {
    case .none: return try resultsOnCaller()
    case .instruments:
      results = try executor.map("instruments", count: instruments.count, chunk: 1) {
        task(instruments[$0], RangeSlot.all.indices)
      }
    case .ranges, .both:
      results = executor.sharesMemory ? try shared(on: executor) : try sent(to: executor)
    }
    try save(results)
    return results
  }

  /// The same, one after the other.
  func resultsOnCaller() throws -> [InstrumentTask.Result] {
    let context = TaskContext(phase: "instruments", worker: 0, virtualCore: nil)
    let results = try instruments.map { try task($0, RangeSlot.all.indices).run(context) }
    try save(results)
    return results
  }

  private func save(_ results: [InstrumentTask.Result]) throws {
    for (instrument, result) in zip(instruments, results) where result.failure == nil {
      try result.state.write(options.statePath(instrument))
    }
  }

  private func task(_ instrument: String, _ slots: Range<Int>) -> InstrumentTask {
    InstrumentTask(instrument: instrument, slots: slots, options: options)
  }

  /// Ranges at once where memory is shared: an instrument's bars are read once for all of them.
  private func shared(on executor: any Executor) throws -> [InstrumentTask.Result] {
    let loader = PhaseRunner(executor: parallel == .both ? executor : nil)
    let slots = RangeSlot.all.count
    guard parallel == .both else {
      return try instruments.map { instrument in
        let loaded = load(instrument)
        let found = try PhaseRunner(executor: executor).collect("ranges", count: slots) { find($0, loaded) }
        return merged(loaded, found[...])
      }
    }
    let loaded = try loader.collect("load", count: instruments.count) { load(instruments[$0]) }
    let found = try loader.collect("ranges", count: instruments.count * slots) { find($0 % slots, loaded[$0 / slots]) }
    return instruments.indices.map { merged(loaded[$0], found[($0 * slots)..<(($0 + 1) * slots)]) }
  }

  private struct Loaded: Sendable {
    let instrument: String
    var frame = BarFrame()
    var result = InstrumentTask.Result()
  }

  private func load(_ instrument: String) -> Loaded {
    var loaded = Loaded(instrument: instrument)
    do {
      (loaded.frame, loaded.result.state) = try options.load(instrument)
      loaded.result.rows = loaded.frame.count
    } catch { loaded.result.failure = "\(error)" }
    return loaded
  }

  private func find(_ slot: Int, _ loaded: Loaded) -> Swift.Result<[Breakout], InputError> {
    do { return .success(try options.breakouts(loaded.instrument, loaded.frame, slots: slot..<(slot + 1))) } catch {
      return .failure(InputError("\(error)"))
    }
  }

  private func merged(
    _ loaded: Loaded, _ found: ArraySlice<Swift.Result<[Breakout], InputError>>
  ) -> InstrumentTask.Result {
    var result = loaded.result
    do {
      let new = try found.flatMap { try $0.get() }
      result.state.breakouts += new.sorted { ($0.day, $0.slot) < ($1.day, $1.slot) }
      result.state.lastDay = loaded.frame.days.last ?? result.state.lastDay
    } catch { result.failure = "\(error)" }
    return result
  }

  /// Ranges at once in other processes: every task reads the instrument's bars for itself.
  private func sent(to executor: any Executor) throws -> [InstrumentTask.Result] {
    let slots = RangeSlot.all.count
    func results(_ names: [String]) throws -> [InstrumentTask.Result] {
      let parts = try executor.map("ranges", count: names.count * slots, chunk: 1) { index in
        task(names[index / slots], (index % slots)..<(index % slots + 1))
      }
      return names.indices.map { index in
        let mine = parts[(index * slots)..<((index + 1) * slots)]
        var result = mine.first { $0.failure != nil } ?? mine[mine.startIndex]
        guard result.failure == nil else { return result }
        let first = result.state
        let known = first.breakouts.count - mine[mine.startIndex].newCount(options, names[index])
        let new = mine.flatMap { $0.state.breakouts.dropFirst(known) }
        result.state.breakouts =
          first.breakouts.prefix(known) + new.sorted { ($0.day, $0.slot) < ($1.day, $1.slot) }
        return result
      }
    }
    if parallel == .both { return try results(instruments) }
    return try instruments.flatMap { try results([$0]) }
  }
}

extension InstrumentTask.Result {
  /// How many of the breakouts are new: those after what the state file holds.
  fileprivate func newCount(_ options: AnalyzerOptions, _ instrument: String) -> Int {
    guard options.isIncremental, let before = try? AnalyzerState(options.statePath(instrument)) else {
      return state.breakouts.count
    }
    return state.breakouts.count - before.breakouts.count
  }
}

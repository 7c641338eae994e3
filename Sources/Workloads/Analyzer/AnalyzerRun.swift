import SpeedupKit

/// One run of the analyzer: shares instruments and ranges out, pass after pass.
struct AnalyzerRun {
  private let request: RunRequest
  private let options: AnalyzerOptions
  private let instruments: [StoredInstrument]
  private let pool: any WorkerPool
  private var cache = RangeCache()

  struct Output: Sendable {
    /// The last pass's result of every instrument, in their order.
    var results: [InstrumentResult]
    var figures: InstrumentFigures
    /// Ranges that came from the pass before.
    var cacheHits: Int
  }

  init(_ request: RunRequest, _ options: AnalyzerOptions, _ instruments: [StoredInstrument], on pool: any WorkerPool) {
    self.request = request
    self.options = options
    self.instruments = instruments
    self.pool = pool
  }

  private var chunk: Int { max(1, request.chunk ?? 1) }

  /// Does all passes.
  /// - Throws: what a pool throws; what goes wrong with one instrument is in its result.
  mutating func output() throws -> Output {
    var output = Output(results: [], figures: InstrumentFigures(), cacheHits: 0)
    for _ in 0..<options.passes {
      output.results = try pass()
      for result in output.results { output.figures.add(result.figures) }
    }
    output.cacheHits = cache.hits
    return output
  }

  private mutating func pass() throws -> [InstrumentResult] {
    guard options.caches else { return try results(instruments) }
    var known: [Int: InstrumentResult] = [:]
    var stamps: [[FileStamp]?] = []
    for (index, instrument) in instruments.enumerated() {
      // A file that is not there is a failure of its instrument, which the analysis will find and name.
      let own = try? instrument.stamps()
      stamps.append(own)
      if let own, let rows = cache.rows(instrument.name, own) {
        known[index] = InstrumentResult(rows: rows)
        if options.writes { try BreakoutFile.write(rows, of: instrument.name, to: options.outputs) }
      }
    }
    let missing = instruments.indices.filter { known[$0] == nil }
    for (index, result) in zip(missing, try results(missing.map { instruments[$0] })) {
      known[index] = result
      if result.failure == nil, let own = stamps[index] { cache.keep(result.rows, instruments[index].name, own) }
    }
    return instruments.indices.map { known[$0]! }
  }

  private func results(_ instruments: [StoredInstrument]) throws -> [InstrumentResult] {
    guard !instruments.isEmpty else { return [] }
    switch options.parallel {
    case .none: return try map("all", [instruments])
    case .instruments: return try map("instruments", instruments.map { [$0] })
    case .ranges: return try instruments.flatMap { try split([$0]) }
    case .both: return try split(instruments)
    }
  }

  private func map(_ phase: String, _ groups: [[StoredInstrument]]) throws -> [InstrumentResult] {
    try pool.map(phase, count: groups.count, chunk: chunk) { AnalyzerTask(request, options, groups[$0]) }
      .flatMap { $0 }
  }

  /// A task for each range of the instruments.
  private func split(_ instruments: [StoredInstrument]) throws -> [InstrumentResult] {
    let works = instruments.map { InstrumentWork(options: options, instrument: $0) }
    let slots = RangeSlot.all.count
    guard pool.sharesMemory else {
      let parts = try pool.map("ranges", count: works.count * slots, chunk: chunk) { index in
        AnalyzerTask(request, options, [instruments[index / slots]], slot: index % slots)
      }
      return pool.serial("finish") {
        works.indices.map { index in
          finished(works[index], .merged(parts[(index * slots)..<((index + 1) * slots)].flatMap { $0 }))
        }
      }
    }
    let runner = PhaseRunner(pool: pool)
    let opened = try runner.collect("load", count: works.count, chunk: chunk) { index in
      Result { try works[index].open() }
    }
    let parts = try runner.collect("ranges", count: works.count * slots, chunk: chunk) { index in
      let work = works[index / slots]
      return InstrumentResult.isolated(in: options.scratch) {
        let opened = try opened[index / slots].get()
        // The first range carries the figures of the loading, which was done once.
        var figures = index % slots == 0 ? opened.figures : InstrumentFigures()
        let rows = try work.analyse(opened, [index % slots], &figures)
        return InstrumentResult(rows: rows, figures: figures, reach: opened.loaded.reach)
      }
    }
    return try runner.collect("finish", count: works.count, chunk: chunk) { index in
      finished(works[index], .merged(Array(parts[(index * slots)..<((index + 1) * slots)])))
    }
  }

  private func finished(_ work: InstrumentWork, _ result: InstrumentResult) -> InstrumentResult {
    guard result.failure == nil else { return result }
    return InstrumentResult.isolated(in: options.scratch) {
      try work.finish(result.rows, result.reach)
      return result
    }
  }
}

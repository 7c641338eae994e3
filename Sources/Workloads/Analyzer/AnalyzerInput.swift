import SpeedupKit

/// What the analyzer works on: instruments on the disk, made from a seed or from a file.
struct AnalyzerInput: Sendable {
  /// The instruments, in the order of the result.
  var instruments: [StoredInstrument] = []
  /// Bars that all of them have.
  var bars = 0
  /// What was dropped from, and sorted in, the file they came from; nil for generated ones.
  var found: (dropped: Int, outOfOrder: Int)?
  let options: AnalyzerOptions

  private static let names = ["ES", "NQ", "YM", "CL", "GC", "NG"]

  /// Makes the instruments' files, and, for an incremental run, the states that runs before the new days would have left.
  /// - Throws: `InputError` for bad options and bad data; `SystemError` naming a file that can't be written.
  init(_ request: RunRequest) throws {
    options = try AnalyzerOptions(request, scratch: try request.scratchDirectory())
    for directory in [options.inputs, options.outputs, options.logs, options.states] {
      try Files.makeDirectory(directory)
    }
    let newDays = try request[AnalyzerParameters.newDays]
    let filler = try request[AnalyzerParameters.filler]
    // Of a CSV file's columns no more than 1000 are found by their names, and six are no filler.
    guard filler <= 994 || options.format == .columns else {
      throw InputError("--filler \(filler): take at most 994 with --format csv, or --format columns")
    }
    let source = try Source(request, options.tick)
    found = source.found
    let broken = try Self.broken(try request[AnalyzerParameters.broken], source.names)
    for (index, name) in source.names.enumerated() {
      let bars = try source.bars(index)
      let instrument = options.instrument(name)
      let writer = WideWriter(tick: options.tick, filler: filler, seed: request.seed &+ UInt64(index))
      if broken.contains(index), bars.count > 0 {
        // The last bar, which is new in every run.
        bars.columns.high[bars.count - 1] = bars.columns.low[bars.count - 1] - 1
      }
      let days = try writer.write(bars, to: instrument)
      instruments.append(instrument)
      self.bars += bars.count
      if options.history == .incremental { try writeState(instrument, bars, days, newDays) }
    }
  }

  /// The state after all days but the last `newDays`, where there are more.
  private func writeState(
    _ instrument: StoredInstrument, _ bars: MinuteBars, _ days: [StoredInstrument.Position], _ newDays: Int
  ) throws {
    let old = days.count - 1 - newDays
    guard old > 0 else { return }
    let all = bars.count
    defer { bars.count = all }
    bars.count = days[old].bar
    var sink = BreakoutSink(log: nil, expecting: old * RangeSlot.all.count)
    try SlicedScan.scan(bars, Array(RangeSlot.all.indices), into: &sink)
    let lastDay = MinuteTime.day(of: bars.columns.time[bars.count - 1])
    var reach = StoredInstrument.Reach(lastDay: lastDay, lastDayStart: days[old - 1], end: days[old])
    if options.layout == .daily {
      reach = try BarLoader.load(instrument.day(lastDay), .needed, tick: options.tick).reach
    }
    let work = InstrumentWork(options: options, instrument: instrument)
    let state = AnalyzerState(
      identity: options.identity(instrument), reach: reach, mark: try work.mark(reach), rows: sink.rows)
    try state.write(options.state(instrument))
  }

  /// The places of the instruments that are to be broken, from names or numbers (from 1).
  private static func broken(_ wanted: [String], _ names: [String]) throws -> Set<Int> {
    Set(
      try wanted.map { wanted in
        if let index = names.firstIndex(of: wanted) { return index }
        guard let number = Int(wanted), names.indices.contains(number - 1) else {
          throw InputError(
            "--broken: there is no instrument '\(wanted)'; take one of \(names.joined(separator: ", ")) or a number from 1"
          )
        }
        return number - 1
      })
  }

  /// Where bars come from.
  private struct Source {
    let names: [String]
    let found: (dropped: Int, outOfOrder: Int)?
    private let read: [MinuteBars]
    private let generator: MinuteGenerator

    init(_ request: RunRequest, _ tick: TickSize) throws {
      let days = try request[AnalyzerParameters.historyDays]
      guard days <= MinuteGenerator.mostDays else {
        throw InputError("--history-days \(days): take at most \(MinuteGenerator.mostDays)")
      }
      generator = MinuteGenerator(days: days, seed: request.seed)
      let wanted = try request[AnalyzerParameters.instruments]
      guard let file = request.dataFile else {
        names = (0..<(wanted ?? AnalyzerParameters.generatedInstruments)).map {
          $0 < AnalyzerInput.names.count ? AnalyzerInput.names[$0] : "I\($0 + 1)"
        }
        (found, read) = (nil, [])
        return
      }
      let source = try MinuteSource(try InputFile.read(file), file: file, tick: tick)
      let named = source.instruments.compactMap(\.name).map(FileName.of)
      let count = wanted ?? source.instruments.count
      names =
        named.isEmpty
        ? (0..<count).map { "DATA\($0 == 0 ? "" : String($0 + 1))" } : SeriesNames.replicated(named, count: count)
      found = (source.dropped, source.outOfOrder)
      read = source.instruments.map(\.bars)
    }

    /// The bars of the instrument at `index`: those of a file in turn, each a copy, or generated ones.
    func bars(_ index: Int) throws -> MinuteBars {
      guard !read.isEmpty else { return try generator.bars(index) }
      let read = read[index % read.count]
      let copy = try MinuteBars(capacity: read.count, others: 1)
      for (new, old) in zip(copy.columns.all, read.columns.all) { new.update(from: old, count: read.count) }
      copy.others[0].update(from: read.others[0], count: read.count)
      copy.count = read.count
      return copy
    }
  }
}

extension AnalyzerOptions {
  func instrument(_ name: String) -> StoredInstrument {
    StoredInstrument(name: name, format: format, directory: inputs, layout: layout)
  }
}

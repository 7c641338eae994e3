import SpeedupKit

/// Breakouts from price ranges of the day, in one-minute bars of several instruments.
struct AnalyzerWorkload: Workload {
  let name = "analyzer"
  let summary = "breakouts from nine ranges a day in one-minute bars of several instruments"
  let source = "document 004, Analyzer Speed Optimization Guide"

  let variants = [
    Variant("scan", "for every range of every day all bars are filtered; days x bars"),
    Variant("sliced", "a day is a slice of the sorted bars, a range a slice of the day; bars"),
  ]

  let parameters = AnalyzerParameters.all

  let measures = [
    "instruments_done", "failed_instruments", "ranges", "trades", "wins", "losses", "pnl_ticks", "bars_stored",
    "days_analysed", "ranges_kept", "states_refused", "cache_hits", "log_lines", "rows_dropped", "rows_out_of_order",
    "load_seconds", "scan_seconds",
  ]

  func idle(in request: RunRequest) -> [String: String] {
    var idle = ["threads": "analyzer has no threads within a worker"]
    if (try? request[AnalyzerParameters.files]) == .one {
      idle[AnalyzerParameters.loadDays.name] = "it goes with --files daily"
    }
    if (try? request[AnalyzerParameters.history]) == .whole {
      idle[AnalyzerParameters.newDays.name] = "it goes with --history incremental"
    }
    if (try? request[AnalyzerParameters.log]) == RangeLog.Detail.none {
      idle[AnalyzerParameters.logTarget.name] = "it goes with --log every or --log milestones"
    }
    return idle
  }

  /// Three quarters of the cores, as the document has it.
  func sizing(of variant: String, for input: SizingInput) -> Sizing? { SizingRule.threeQuarters.sizing(for: input) }

  func prepare(_ request: RunRequest) throws -> AnalyzerInput {
    let input = try AnalyzerInput(request)
    if let found = input.found, found.dropped + found.outOfOrder > 0 {
      Console.error(
        "\(request.dataFile ?? ""): \(found.outOfOrder) bars out of order, sorted; \(found.dropped) replaced by a later "
          + "one of the same minute")
    }
    return input
  }

  func run(_ input: AnalyzerInput, _ request: RunRequest, on pool: any WorkerPool) throws -> AnalyzerRun.Output {
    var run = AnalyzerRun(request, input.options, input.instruments, on: pool)
    return try run.output()
  }

  func answer(_ output: AnalyzerRun.Output, _ input: AnalyzerInput, _ request: RunRequest) throws -> Answer {
    let pairs = Array(zip(input.instruments, output.results))
    let failed = pairs.filter { $0.1.failure != nil }
    for (instrument, result) in failed {
      Console.error("analyzer: \(instrument.name) failed, the others go on: \(result.failure ?? "")")
    }
    if failed.count == pairs.count, let first = failed.first?.1.failure {
      throw InputError("all \(failed.count) instruments failed; the first: \(first)")
    }
    var digest = Digest()
    var (ranges, trades, wins, losses, pnl) = (0, 0, 0, 0, 0)
    for (instrument, result) in pairs where result.failure == nil {
      digest.add(instrument.name)
      digest.add(result.rows.count)
      for row in result.rows {
        digest.add(row)
        ranges += 1
        trades += row.direction == 0 ? 0 : 1
        wins += row.outcome == .win ? 1 : 0
        losses += row.outcome == .loss ? 1 : 0
        pnl += Int(row.pnl)
      }
    }
    let figures = output.figures
    var measures: [String: String] = [:]
    let counts = [
      ("instruments_done", pairs.count - failed.count), ("ranges", ranges), ("trades", trades), ("wins", wins),
      ("losses", losses), ("pnl_ticks", pnl), ("bars_stored", input.bars), ("days_analysed", figures.days),
      ("ranges_kept", figures.rowsKept), ("states_refused", figures.statesRefused), ("cache_hits", output.cacheHits),
      ("log_lines", figures.logLines),
    ]
    for (name, count) in counts { measures[name] = String(count) }
    measures["failed_instruments"] = failed.isEmpty ? "none" : failed.map(\.0.name).joined(separator: "+")
    if let found = input.found {
      measures["rows_dropped"] = String(found.dropped)
      measures["rows_out_of_order"] = String(found.outOfOrder)
    }
    measures["load_seconds"] = "\(figures.loadSeconds)"
    measures["scan_seconds"] = "\(figures.scanSeconds)"
    return Answer(digest: digest.text, items: figures.bars, bytes: figures.bytes, measures: measures)
  }

  /// Writes for every instrument `NAME/breakouts.csv`, and `NAME/bars.csv` with the bars that went in, so that any other
  /// program can be given the same. One that failed has neither.
  func dump(_ output: AnalyzerRun.Output, _ input: AnalyzerInput, _ request: RunRequest, to directory: String) throws {
    for (instrument, result) in zip(input.instruments, output.results) where result.failure == nil {
      try BreakoutFile.write(result.rows, of: instrument.name, to: directory)
      let bars = try BarLoader.load(instrument, .needed, tick: input.options.tick).bars
      let file = try AtomicFile("\(directory)/\(instrument.name)/bars.csv")
      var lines = BarLines(tick: input.options.tick)
      lines.text.add("datetime,open,high,low,close\n")
      for at in 0..<bars.count {
        lines.add(bars, at)
        lines.text.lineEnd()
      }
      try lines.text.bytes.withUnsafeBytes { try file.write($0) }
      try file.commit(durable: false)
    }
  }
}

extension Digest {
  fileprivate mutating func add(_ row: BreakoutRow) {
    add(Int(row.day))
    add(Int(row.slot) << 16 | Int(row.outcome.rawValue) << 8 | Int(UInt8(bitPattern: row.direction)))
    add(Int(row.entryMinute) << 16 | Int(row.exitMinute))
    add(Int(row.pnl))
  }
}

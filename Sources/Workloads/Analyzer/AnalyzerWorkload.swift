import Glibc
import Harness
import Platform

/// Breakouts out of nine daily ranges of several instruments.
struct AnalyzerWorkload: Workload {
  let name = "analyzer"
  let summary = "breakouts out of nine ranges a day, of several instruments' minute bars"
  let source = "document 004, Analyzer Speed Optimization Guide"

  let variants = [
    Variant("scan", "for every day and range the whole frame is filtered; days x rows"),
    Variant("sliced", "bars in the order of time, a day is a slice of them; rows"),
  ]

  let parameters = [
    Parameter("instruments", .count(minimum: 1), default: "6", "number of instruments, if generated"),
    Parameter("history-days", .count(minimum: 1), default: "60", "days of each, if generated; some are holidays"),
    Parameter("tick", .text, default: "0.25", "the smallest step of a price; targets are whole ones of these"),
    Parameter("parallel", choice(AnalyzerRun.Parallel.self), default: "instruments", "what runs at once", changesAnswer: false),
    Parameter("format", choice(BarFiles.Format.self), default: "columns", "bars as wide CSV or as a file a column", changesAnswer: false),
    Parameter("columns", choice(BarFiles.Selection.self), default: "needed", "read all 18 columns, or those needed", changesAnswer: false),
    Parameter("history", .choice(["whole", "incremental"]), default: "whole", "all days, or those after the state file's", changesAnswer: false),
    Parameter("new-days", .count(minimum: 0), default: "1", "days after the state file's, with --history incremental", changesAnswer: false),
    Parameter("log", choice(RangeLog.Level.self), default: "none", "log every range, every thousandth, or none", changesAnswer: false),
    Parameter("log-to", choice(RangeLog.Sink.self), default: "null", "where to", changesAnswer: false),
    Parameter("passes", .count(minimum: 1), default: "1", "how often everything is asked for", changesAnswer: false),
    Parameter("cache", .choice(["off", "on"]), default: "off", "whether later passes use the results of the first", changesAnswer: false),
    Parameter("broken", .text, default: "", "an instrument, such as I02, whose file gets a bad value, to see the others go on"),
  ]

  private static func choice<Value: RawRepresentable<String> & CaseIterable>(_: Value.Type) -> Parameter.Kind {
    .choice(Value.allCases.map(\.rawValue))
  }

  let measures = [
    "bars_read", "ranges", "trades_found", "instruments_ok", "failed_instruments", "cache_hits", "log_lines_bytes",
  ]

  /// The instruments, by name; their bars are in files.
  struct Input: Sendable {
    let instruments: [String]
    let options: AnalyzerOptions
  }

  /// Every instrument's result, in their order.
  struct Output {
    let results: [InstrumentTask.Result]
    let barsRead: Int
    let cacheHits: Int
  }

  func sizing(of variant: String, for input: SizingInput) -> Sizing? {
    SizingRule.threeQuarters.sizing(for: input)
  }

  func prepare(_ request: RunRequest) throws -> Input {
    let options = try options(request)
    var names: [String] = []
    if let file = request.dataFile {
      let name = file.split(separator: "/").last.map(String.init) ?? file
      names = [String(name.prefix { $0 != "." })]
      // Read as it is, then stored as the others are.
      let frame = try BarFiles.readCSV(file, .needed, tick: options.tick, from: BarFiles.Place()).frame
      try store(frame, names[0], options, request)
    } else {
      let generator = MinuteBarGenerator(days: try request.count("history-days") ?? 60, seed: request.seed)
      for index in 0..<(try request.count("instruments") ?? 6) {
        names.append(MinuteBarGenerator.name(index))
        try store(generator.frame(index), names[index], options, request)
      }
    }
    if let broken = request.text("broken") {
      guard names.contains(broken) else {
        throw InputError("--broken: there is no instrument '\(broken)'; there are \(names.joined(separator: ", "))")
      }
      try spoil(broken, options)
    }
    return Input(instruments: names, options: options)
  }

  private func options(_ request: RunRequest) throws -> AnalyzerOptions {
    var options = AnalyzerOptions()
    options.method = .init(rawValue: request.variant) ?? .sliced
    options.format = request.text("format").flatMap(BarFiles.Format.init) ?? options.format
    options.selection = request.text("columns").flatMap(BarFiles.Selection.init) ?? options.selection
    options.level = request.text("log").flatMap(RangeLog.Level.init) ?? options.level
    options.sink = request.text("log-to").flatMap(RangeLog.Sink.init) ?? options.sink
    options.isIncremental = request.text("history") == "incremental"
    options.directory = try request.scratchDirectory()
    if let text = request.text("tick") {
      guard let tick = Double(text), tick > 0, tick.isFinite else {
        throw InputError("--tick: '\(text)' is not a number above 0")
      }
      options.tick = tick
    }
    return options
  }

  /// Stores an instrument's bars, and, where only new days are to be done, the state that a run over the days before them
  /// left behind.
  private func store(_ frame: BarFrame, _ name: String, _ options: AnalyzerOptions, _ request: RunRequest) throws {
    if options.isIncremental {
      let days = frame.slices.map(\.day)
      let new = min(days.count, try request.count("new-days") ?? 1)
      let known = days.count - new
      var before = BarFrame()
      for row in 0..<frame.count where known > 0 && frame.days[row] <= days[known - 1] { frame.copy(row, to: &before) }
      try BarFiles.write(before, options.format, tick: options.tick, to: options.path(name))
      var earlier = options
      earlier.isIncremental = false
      earlier.level = .none
      _ = try AnalyzerRun(instruments: [name], options: earlier, parallel: .none).resultsOnCaller()
    }
    try BarFiles.write(frame, options.format, tick: options.tick, to: options.path(name))
  }

  /// Puts a value into an instrument's file that no reader can take.
  private func spoil(_ name: String, _ options: AnalyzerOptions) throws {
    switch options.format {
    case .csv:
      let path = "\(options.path(name)).csv"
      let text = try Files.readText(path)
      try Files.write(path, text + "2031-01-01 09:00:00,broken\n")
    case .columns: try Files.write("\(options.path(name))/close", "odd")
    }
  }

  func run(_ input: Input, _ request: RunRequest, on executor: any Executor) throws -> Output {
    let passes = try request.count("passes") ?? 1
    let parallel = request.text("parallel").flatMap(AnalyzerRun.Parallel.init) ?? .instruments
    var cache: [String: InstrumentTask.Result] = [:]
    var results: [InstrumentTask.Result] = []
    var (rows, hits) = (0, 0)
    for pass in 0..<passes {
      var options = input.options
      // What the first pass wrote is for the next run: each pass is asked for the same.
      options.isIncremental = options.isIncremental && pass == 0
      let missing = input.instruments.filter { cache[Self.identity($0, options)] == nil }
      hits += input.instruments.count - missing.count
      let run = AnalyzerRun(instruments: missing, options: options, parallel: parallel)
      let made = Dictionary(uniqueKeysWithValues: zip(missing, try run.results(on: executor)))
      rows += made.values.reduce(0) { $0 + $1.rows }
      results = input.instruments.map { made[$0] ?? cache[Self.identity($0, options)]! }
      guard request.text("cache") == "on" else { continue }
      for (name, result) in zip(input.instruments, results) { cache[Self.identity(name, options)] = result }
    }
    return Output(results: results, barsRead: rows, cacheHits: hits)
  }

  /// What a cached result belongs to: the instrument's file as it is now.
  private static func identity(_ name: String, _ options: AnalyzerOptions) -> String {
    let path = options.format == .csv ? "\(options.path(name)).csv" : "\(options.path(name))/close"
    var status = stat()
    guard stat(path, &status) == 0 else { return "\(path) missing" }
    return "\(path) \(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
  }

  func answer(_ output: Output, _ input: Input, _ request: RunRequest) throws -> Answer {
    var digest = Digest()
    var failed: [String] = []
    var (ranges, trades) = (0, 0)
    for (name, result) in zip(input.instruments, output.results) {
      digest.add(name)
      if let failure = result.failure {
        failed.append(name)
        Console.error("analyzer: \(name) failed: \(failure)")
        continue
      }
      for row in result.state.breakouts {
        for number in [row.day, row.slot, row.direction, row.entryMinute, row.exitMinute, row.profit] { digest.add(Int(number)) }
        digest.add(Int(row.ending))
        ranges += 1
        if row.direction != 0 { trades += 1 }
      }
    }
    var measures = [
      "bars_read": "\(output.barsRead)", "ranges": "\(ranges)", "trades_found": "\(trades)",
      "instruments_ok": "\(input.instruments.count - failed.count)", "failed_instruments": failed.joined(separator: " "),
      "cache_hits": "\(output.cacheHits)",
    ]
    if input.options.level != .none, input.options.sink == .file {
      let sizes = input.instruments.map { (try? Files.read("\(input.options.directory)/\($0).log").count) ?? 0 }
      measures["log_lines_bytes"] = "\(sizes.reduce(0, +))"
    }
    return Answer(digest: digest.text, items: output.barsRead, measures: measures)
  }

  func dump(_ output: Output, _ input: Input, _ request: RunRequest, to directory: String) throws {
    for (name, result) in zip(input.instruments, output.results) where result.failure == nil {
      try Files.makeDirectory("\(directory)/\(name)")
      try Files.write("\(directory)/\(name)/breakouts.csv", Self.csv(result.state.breakouts))
    }
  }

  /// `day,slot,dir,entry_minute,exit_minute,result,pnl_ticks`; without a breakout the last fields are empty but for the
  /// result, which is `none`.
  static func csv(_ breakouts: [Breakout]) -> String {
    var text = "day,slot,dir,entry_minute,exit_minute,result,pnl_ticks\n"
    for row in breakouts {
      text += "\(CivilDate.text(row.day)),\(row.slot),"
      if row.direction == 0 {
        text += "none,,,none,\n"
      } else {
        let ending = Breakout.Ending(rawValue: row.ending) ?? .none
        text += "\(row.direction > 0 ? "L" : "S"),\(row.entryMinute),\(row.exitMinute),\(ending),\(row.profit)\n"
      }
    }
    return text
  }
}

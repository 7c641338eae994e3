import SpeedupKit

/// Weekly features of daily rows: partition by symbol, weekly bars, twelve features, merge back without
/// looking ahead.
struct WeeklyWorkload: Workload {
  let name = "weekly"
  let summary = "weekly bars and twelve features of daily rows, merged back without looking ahead"
  let source = "document 002, Weekly Features Multiprocessing Optimization"

  let variants = [
    Variant("filter", "for every symbol scan all rows and copy the matching ones; symbols x rows"),
    Variant("copy-all", "every symbol's task gets a copy of the whole table; symbols x rows, also in memory"),
    Variant("partition", "one pass, each row copied once to its symbol's place"),
    Variant(
      "partition-f32",
      "the same with prices as 32-bit floats (7 digits; less for RSI and ATR where prices hardly move), and volumes as 32-bit where all fit"
    ),
  ]

  let parameters = WeeklyParameters.all

  let measures =
    [
      "strategy_ran", "fallbacks", "rows_dropped", "suspect_values", "symbols_found", "weekly_bars", "read_seconds",
      "read_cpu_seconds",
    ] + WeeklyTimes.names

  /// The rows, and what was odd in the file they came from; nil for generated rows.
  struct Input: Sendable {
    let table: DailyTable
    let report: DataReport?
    /// The rows' symbols as texts, for the variant that compares those.
    var texts: SymbolTexts?
    /// How long reading the file took, uncompressing included; nil for generated rows.
    var readTime: PhaseTime?
  }

  /// What came out, by which schedule, and which strategies failed before.
  struct Output: Sendable {
    let result: WeeklyOutput
    let scheduleName: String
    let failures: [String]
    let passes: Int
  }

  func idle(in request: RunRequest) -> [String: String] {
    var idle = ["threads": "weekly has no threads within a worker"]
    guard let options = try? WeeklyOptions(request) else { return idle }
    let chain = options.strategy.fallbackChain
    if !options.failing.isEmpty, options.failing.isDisjoint(with: chain) {
      idle[WeeklyParameters.fail.name] = "the strategies tried are \(chain.map(\.rawValue).joined(separator: ", "))"
    }
    if chain == [.sequential] { idle["chunk"] = "the strategy sequential takes one symbol after the other" }
    return idle
  }

  func prepare(_ request: RunRequest) throws -> Input {
    var input = try table(request)
    let options = try WeeklyOptions(request)
    if options.method == .filter { input.texts = SymbolTexts(of: input.table) }
    if try request[WeeklyParameters.buffers] == .ready {
      LargeBuffer.keepFreedMemory()
      let pool = WorkerPoolKind.threads.make(WorkerPoolConfiguration(workers: 1))
      defer { pool.shutDown() }
      // What is made to fail is the run that is measured, not the one before it.
      var before = options
      before.failing = []
      _ = try WeeklyRun.result(input.table, input.texts, before, .direct, on: pool)
    }
    return input
  }

  private func table(_ request: RunRequest) throws -> Input {
    guard let file = request.dataFile else {
      return Input(table: try WeeklyParameters.generator(request).table(), report: nil)
    }
    let prices: DailyCSVReader.Prices =
      request.variant == WeeklyOptions.Method.partitionF32.rawValue ? .single : .double
    var readTime = PhaseTime()
    let (table, report) = try readTime.add {
      try DailyCSVReader.read(try InputFile.read(file), file: file, prices: prices)
    }
    Console.status(report.text(file: file))
    guard let symbols = try request[WeeklyParameters.symbols] else {
      return Input(table: table, report: report, readTime: readTime)
    }
    return Input(table: try table.replicated(symbolCount: symbols), report: report, readTime: readTime)
  }

  func run(_ input: Input, _ request: RunRequest, on pool: any WorkerPool) throws -> Output {
    let options = try WeeklyOptions(request)
    // Bad input stays bad and missing memory stays missing, whatever the strategy.
    let isFinal = { (error: any Error) in error is InputError || error is SkipRun }
    func pass() throws -> FallbackChain.Outcome<WeeklyRun.Result> {
      try FallbackChain.run(options.strategy.fallbackChain, isFinal: isFinal) { strategy in
        try WeeklyRun.result(input.table, input.texts, options, strategy, on: pool)
      }
    }
    let passes = try request[WeeklyParameters.passes]
    for _ in 1..<passes where passes > 1 { _ = try pass() }
    let outcome = try pass()
    return Output(
      result: outcome.value.output, scheduleName: outcome.value.scheduleName,
      failures: outcome.failures.map { "\($0.strategy.rawValue): \($0.reason)" }, passes: passes)
  }

  func answer(_ output: Output, _ input: Input, _ request: RunRequest) throws -> Answer {
    try WeeklyAnswer.requireFinite(output.result)
    for failure in output.failures { Console.error("weekly: strategy failed, fell back: \(failure)") }
    var measures = [
      "strategy_ran": output.scheduleName, "fallbacks": String(output.failures.count),
      "symbols_found": String(output.result.names.count), "weekly_bars": String(output.result.barCount),
    ]
    measures.merge(output.result.times.measures) { $1 }
    if let time = input.readTime { measures.merge(time.measures("read")) { $1 } }
    if let report = input.report {
      measures["rows_dropped"] = String(report.rowsDropped)
      measures["suspect_values"] = String(report.suspicions)
    }
    let reduced = try WeeklyOptions(request).method == .partitionF32
    let probes = WeeklyProbes(output.result)
    var answer = Answer(
      digest: WeeklyAnswer.digest(output.result), precision: reduced ? .reduced : .exact,
      probes: probes.values, items: input.table.count * output.passes,
      bytes: input.table.count * DailyTable.bytesPerRow * output.passes, measures: measures)
    answer.probeSlacks = reduced ? nil : probes.slacks
    return answer
  }

  func dump(_ output: Output, _ input: Input, _ request: RunRequest, to directory: String) throws {
    try WeeklyDump.write(output.result, input.table, to: directory)
  }
}

import SpeedupKit

/// Indicators of many symbols in batches on a pool of actors, and walk-forward folds as files.
struct PreprocessWorkload: Workload {
  let name = "preprocess"
  let summary = "15 indicators in batches on a pool of actors, written as walk-forward folds"
  let source = "document 000, CPU Optimization for Preprocessing"

  let variants = [
    Variant("fixed-2", "two actors at once, however many cores: the document's before"),
    Variant("all-cores", "as many actors at once as cores"),
    Variant("leave-two", "two fewer than cores, for other services of the machine"),
    Variant(
      Self.stateless, "all cores, no state from batch to batch, as the document maps its batches: wrong rows, counted",
      answersDifferently: true),
  ]

  static let stateless = "stateless"

  let parameters = PreprocessParameters.all

  let measures = [
    "batches", "values", "compute_seconds", "compute_cpu_seconds", "write_seconds", "write_cpu_seconds", "fold_files",
    "fold_bytes", "wrong_rows", "wrong_values", "rows_dropped", "tasks", "actors_busy", "train_actors_busy",
    "test_actors_busy",
  ]

  /// The symbols' closes, and the rows of a file that could not be used; nil for generated ones.
  struct Input: Sendable {
    let symbols: SymbolCloses
    let rowsDropped: Int?
  }

  /// The indicators, the folds, and how long each part took.
  struct Output {
    let run: PreprocessRun.Result
    var files: FoldFiles?
    var parts: [WalkForward.Part] = []
    var bytes = 0
    let compute: PhaseTime
    var write = PhaseTime()

    var table: IndicatorTable { run.table }
  }

  func idle(in request: RunRequest) -> [String: String] {
    ["threads": "preprocess has no threads within an actor"]
  }

  func sizing(of variant: String, for input: SizingInput) -> Sizing? {
    let workers =
      switch variant {
      case "fixed-2": 2
      case "leave-two": max(1, input.cores.value - 2)
      default: input.cores.value
      }
    return Sizing(workers: workers, chunkRows: Self.documentBatch)
  }

  /// Rows of a batch, as the document has it.
  static let documentBatch = 10_000

  func prepare(_ request: RunRequest) throws -> Input {
    guard let file = request.dataFile else {
      let table = try PreprocessParameters.generator(request).table()
      return Input(symbols: try SymbolCloses(table), rowsDropped: nil)
    }
    let (table, unit, report) = try DailyCSVReader.readBars(try InputFile.read(file), file: file)
    Console.status(report.text(file: file))
    return Input(symbols: try SymbolCloses(table, unit), rowsDropped: report.rowsDropped)
  }

  func run(_ input: Input, _ request: RunRequest, on pool: any WorkerPool) throws -> Output {
    let batchRows = try Self.batchRows(request)
    var run = PreprocessRun(
      symbols: input.symbols, batchRows: batchRows, carriesState: request.variant != Self.stateless)
    run.task = try request[PreprocessParameters.task]
    if try request[PreprocessParameters.perFold] {
      guard run.carriesState else {
        throw InputError(
          "--per-fold on: the batches of the variant 'stateless' would begin elsewhere, with other wrong rows; take"
            + " another variant")
      }
      run.parts = try Self.parts(input.symbols, request)
    }
    var compute = PhaseTime()
    let result = try compute.add { try run.result(on: pool) }
    var output = Output(run: result, compute: compute)
    guard try request[PreprocessParameters.write] else { return output }
    try output.write.add {
      output.parts = try Self.parts(input.symbols, request)
      var files = FoldFiles(symbols: input.symbols, table: result.table, directory: try request.scratchDirectory())
      files.disk = try DiskRate.of(try request[PreprocessParameters.diskRate], option: "disk-rate")
      let (own, parts) = (files, output.parts)
      let writer = PhaseRunner(pool: pool.sharesMemory ? pool : nil)
      output.bytes = try writer.collect("write", count: parts.count) { try own.write(parts[$0]) }.reduce(0, +)
      output.files = files
    }
    return output
  }

  private static func batchRows(_ request: RunRequest) throws -> Int {
    let rows = request.chunk ?? documentBatch
    guard rows >= 1 else { throw InputError("--chunk \(rows): take at least 1") }
    return rows
  }

  private static func parts(_ symbols: SymbolCloses, _ request: RunRequest) throws -> [WalkForward.Part] {
    let folds = try request[PreprocessParameters.folds]
    let histories = symbols.names.indices.map { symbol in
      UnsafeBufferPointer(start: symbols.dates(symbol), count: symbols.count(symbol))
    }
    return WalkForward(folds: folds, histories: histories).parts
  }

  func answer(_ output: Output, _ input: Input, _ request: RunRequest) throws -> Answer {
    let symbols = input.symbols
    try PreprocessAnswer.requireFinite(output.table, symbols)
    let batchRows = try Self.batchRows(request)
    let parts = try Self.parts(symbols, request)
    for part in output.parts where try output.files?.isWhole(part) != true {
      throw BrokenFold(name: part.name)
    }
    let values = symbols.rowCount * IndicatorColumn.all.count
    // Not rounded up by adding to the rows, since a batch may be as large as a number can be.
    let batches = symbols.names.indices.reduce(0) { sum, symbol in
      let (full, rest) = symbols.count(symbol).quotientAndRemainder(dividingBy: batchRows)
      return sum + full + (rest > 0 ? 1 : 0)
    }
    var measures = [
      "batches": "\(batches * IndicatorColumn.all.count)", "values": "\(values)",
      "tasks": "\(output.run.tasks)", "actors_busy": "\(output.run.busy.count)",
    ]
    for (phase, name) in [("train", "train_actors_busy"), ("test", "test_actors_busy")] {
      measures[name] = output.run.busy.fewest(in: phase).map { "\($0)" }
    }
    measures.merge(output.compute.measures("compute")) { $1 }
    if output.files != nil {
      measures.merge(output.write.measures("write")) { $1 }
      measures["fold_files"] = "\(output.parts.count)"
      measures["fold_bytes"] = "\(output.bytes)"
    }
    measures["rows_dropped"] = input.rowsDropped.map { "\($0)" }
    var answer = Answer(
      digest: PreprocessAnswer.digest(output.table, symbols, parts), items: values,
      bytes: symbols.rowCount * MemoryLayout<Double>.size)
    if request.variant == Self.stateless {
      let wrong = try PreprocessAnswer.wrong(output.table, symbols)
      measures["wrong_rows"] = "\(wrong.rows)"
      measures["wrong_values"] = "\(wrong.values)"
      if wrong.rows > 0 {
        answer.remark = "stateless: \(wrong.rows) of \(symbols.rowCount) rows are wrong; this is no speed-up"
      }
    }
    answer.measures = measures
    return answer
  }

  func dump(_ output: Output, _ input: Input, _ request: RunRequest, to directory: String) throws {
    try PreprocessAnswer.dump(
      output.table, input.symbols, parts: Self.parts(input.symbols, request), to: directory)
  }
}

struct BrokenFold: Error, CustomStringConvertible {
  let name: String
  var description: String { "the file of \(name) is not whole" }
}

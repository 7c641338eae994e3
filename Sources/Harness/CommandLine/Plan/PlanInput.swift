import SpeedupCore
import SpeedupEngine
import SpeedupPredict
import SpeedupReport
import SpeedupStatistics
import SpeedupSystem

/// What a plan starts from: traces where there are some, else the times of whole runs.
struct PlanInput {
  var name: String
  var source: PlanSource
  /// nil: there is no trace.
  var calibration: ReplayCalibration?
  /// Numbers of workers that graphs were recorded for.
  var planned: [Int] = []
  var memory: MemoryModel?
  /// That a run does; nil: not known.
  var items: Double?
  /// How single runs differ, see ``CapacityPlan/scatter(_:)``; nil: one run of each kind tells nothing.
  var scatter: Double?
  /// How many runs were recorded, of the kind with the fewest; nil: none.
  var recordings: Int?
  /// How measured runs ended.
  var outcomes: [PlanOutcome] = []
  /// What was measured, by places.
  var measured: [PlanMeasured] = []
  /// Why no simulated row is to be recommended; nil: one may be.
  var doubt: String?
  /// Whether that is since other load disturbed all runs that were recorded.
  var isDisturbed = false
  /// The chunks that can be asked where none are given.
  var chunks: [Int?]
  var basis: String
  var remarks: [String]

  /// - Throws: ``InputError`` for what is missing in the files, ``ReplayRefusal`` where they tell nothing of other cores.
  init(_ paths: [String], only words: [String]) throws {
    guard let first = paths.first else {
      throw InputError("plan takes a sweep's directory or trace files; make one: speedup sweep PROGRAM --cores 1,2")
    }
    guard Files.exists(first) else {
      throw InputError("\(InputPath.missing(first)); name a sweep's directory, a results.csv or a trace")
    }
    let isDirectory = Files.isDirectory(first)
    let isResults = isDirectory ? try !ReplayInput.hasTraces(in: first) : first.hasSuffix(".csv")
    if isResults {
      guard paths.count == 1 else {
        throw InputError("plan takes one directory or results file, or traces; not '\(first)' and others")
      }
      self = try Self.curves(first, words)
    } else {
      self = try Self.traces(paths, words)
    }
    guard isResults || isDirectory, isResults || Files.exists("\(first)/results.csv") else { return }
    let table = try SweepDirectory.tableByCommand(first)
    memory = ReplayInput.memory(table, words)
    if !isResults { measured = Self.measured(in: table, ofTraces: self.name, words) }
    if outcomes.isEmpty { outcomes = Self.outcomes(of: table, words) }
    try count(nil, in: first, table, only: words)
  }

  private init(name: String, source: PlanSource, chunks: [Int?], basis: String, remarks: [String]) {
    self.name = name
    self.source = source
    self.chunks = chunks
    self.basis = basis
    self.remarks = remarks
  }

  private static func traces(_ paths: [String], _ words: [String]) throws -> PlanInput {
    let traced = try ReplayInput(paths, only: words)
    var calibration = traced.calibration
    calibration.takesOwnWaits = true
    let model = try ReplayModel(traced.sources, calibration)
    let runs = Counted.text(traced.sources.count, "recorded run")
    let slowdown =
      traced.calibration.cores > 1
      ? "slowdown measured on \(traced.calibration.cores) cores" : "no slowdown was measured, so the band is wider"
    var input = PlanInput(
      name: traced.title, source: .replay(model), chunks: [nil],
      basis: "Simulated: \(runs) replayed on virtual cores, \(slowdown).",
      remarks: traced.doubts + ReplayReport.ownRuns(model) + traced.remarks)
    input.doubt = traced.doubt ?? ReplayReport.doubt(model)
    input.isDisturbed = traced.doubt != nil
    input.calibration = traced.calibration
    // What a file of a whole run says of itself was measured, though not here.
    let places = model.recorded.map { (ReplayPoint(cores: $0.key, workers: $0.key), $0.value) }
    input.measured = (places + model.recordedSharing.map { ($0.key, $0.value) })
      .sorted { ($0.0.cores, $0.0.workers) < ($1.0.cores, $1.0.workers) }.map { place, walls in
        let middle = (try? median(walls)) ?? 0
        let time = TimeBand(low: walls.min() ?? middle, centre: middle, high: walls.max() ?? middle)
        return PlanMeasured(cores: place.cores, workers: place.workers, time: time, runs: walls, evidence: .imported)
      }.filter { $0.time.low > 0 }
    let runsByWorkers = Dictionary(grouping: traced.sources, by: \.workers).values.map { $0.map(\.wall.value) }
    input.scatter = CapacityPlan.scatter(runsByWorkers)
    input.recordings = runsByWorkers.map(\.count).min()
    input.planned = model.plannedWorkers
    return input
  }

  /// Times of whole runs by cores: a curve for each chunk.
  private static func curves(_ path: String, _ words: [String]) throws -> PlanInput {
    try InputPath.requireResults(path)
    var table = try SweepDirectory.tableByCommand(path)
    try InputPath.requireRuns(table, path: path)
    table.records = records(table, words)
    guard words.isEmpty || !table.records.isEmpty else {
      throw InputError(
        "\(path): no run of a cell with \(SafeText.excerpt(words.joined(separator: " "))); leave --only out to see which there are"
      )
    }
    let axes = table.columns.axes.filter(["cores", "workers", "threads"].contains)
    func values(_ axis: String) -> Set<String> { Set(table.records.cellAxes.compactMap { $0.value(of: axis) }) }
    guard let x = axes.first(where: { values($0).count > 1 }) ?? axes.first else {
      throw InputError(
        "\(path): no axis 'cores', 'workers' or 'threads' in it, so nothing says how times change with them")
    }
    let all = table
    // Of a grid of cores and workers, the rows with a worker for each core.
    if x == "cores", values("workers").count > 1 {
      table.records = table.records.ofCells { $0.value(of: "workers") == $0.value(of: "cores") }
    }
    var request = FitRequest(x: x, y: "wall")
    request.namesDisturbedOption = false
    let points = try FitInput(table, request, name: path)
    guard Set(points.series.flatMap { $0.points.map(\.point.x) }).count > 1 || points.leftOut.isEmpty else {
      throw ReplayRefusal(
        "times at one core count say nothing of others; left out: \(points.leftOut.joined(separator: "; "))")
    }
    var curves: [Int?: PlanCurve] = [:]
    for series in points.series {
      let parts = Self.words(of: series.label, axes: table.columns.axes)
      let others = parts.filter { !$0.hasPrefix("chunk=") }
      guard points.series.count == 1 || others.isEmpty else {
        throw InputError(
          "\(path): \(points.series.count) cells at each core count; choose one by --only, such as "
            + "--only \(ShellWord.quoted(others.joined(separator: ",")))")
      }
      let chunk = parts.first { $0.hasPrefix("chunk=") }.flatMap { Int($0.dropFirst(6)) }
      curves[chunk] = try PlanCurve(
        series.points.map { point in
          let bar = point.bar ?? point.point.y...point.point.y
          return PlanCurve.Measured(
            cores: Int(point.point.x),
            time: TimeBand(low: bar.lowerBound, centre: point.point.y, high: bar.upperBound),
            isOpenAbove: point.isOpenAbove)
        }, evidence: points.evidence,
        onCores: x != "cores" && values("cores").count == 1 ? values("cores").first.flatMap { Int($0) } : nil,
        setsWorkers: !values("workers").isEmpty)
    }
    let counts = Set(curves.values.flatMap { $0.measured.map(\.cores) }).sorted().map(String.init)
    let laws = ReferenceChoice.distinct(
      curves.sorted { ($0.key ?? 0) < ($1.key ?? 0) }.map { _, curve in
        curve.law.map { "fitted with \($0.title)" } ?? "which fix no law, so that nothing is told outside of them"
      })
    let times = points.evidence == .imported ? "imported times" : "times"
    var input = PlanInput(
      name: words.isEmpty ? path : words.joined(separator: " "), source: .curves(curves),
      chunks: curves.keys.sorted { ($0 ?? 0) < ($1 ?? 0) },
      basis:
        "No trace: \(times) of whole runs at \(x) \(counts.joined(separator: ", ")), \(laws.joined(separator: " or ")); wider bands than a replay's.",
      remarks: points.notes + points.leftOut.map { "Left out: \($0)." })
    input.outcomes = outcomes(of: table, by: [x])
    input.measured = measured(in: all)
    let timed = table.records.filter { $0.status == .ok && !$0.warmup && RunDisturbance.cause($0) == nil }
    input.scatter = CapacityPlan.scatter(
      Dictionary(grouping: timed, by: \.cell).values.map { $0.compactMap { $0.figures.wall?.value } })
    return input
  }

  /// The words of a cell's label, such as `command=ls -l` and `n=1`: a value may hold what separates them.
  static func words(of label: String, axes: [String], separator: Character = " ") -> [String] {
    label.split(separator: separator, omittingEmptySubsequences: false).reduce(into: []) { words, word in
      if words.isEmpty || axes.contains(where: { word.hasPrefix("\($0)=") }) {
        words.append(String(word))
      } else {
        words[words.count - 1] += "\(separator)\(word)"
      }
    }.filter { !$0.isEmpty }
  }

  static func records(_ table: ResultTable, _ words: [String]) -> RunRecords {
    let words = Self.words(of: words.joined(separator: ","), axes: table.columns.axes, separator: ",")
    return table.records.ofCells { axes in
      words.allSatisfy { word in axes.contains { "\($0.name)=\($0.value)" == word } }
    }
  }
}

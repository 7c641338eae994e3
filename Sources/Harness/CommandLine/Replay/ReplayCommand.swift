import SpeedupCore
import SpeedupKit
import SpeedupPredict
import SpeedupReport
import SpeedupSystem

/// `speedup replay`: recorded tasks on other numbers of cores.
struct ReplayCommand: Command {
  let name = "replay"
  let summary = "Tells how long recorded tasks would take on 1 to 252 cores, with a band; nothing is run."
  let usage = ["DIR|TRACE... [--cores RANGE] [--workers RANGE | --rule NAMES] [--chunk RANGE] [--schedule NAMES]"]
  let options: [any CommandOption] = ReplayOptions.all + OutputForm.options
  let examples = [
    "speedup sweep weekly --variant partition --workers 1 --cores 1 --trace-as 2,8,64 --out traced",
    "speedup replay traced --cores 1..252:x2 --calibrate",
    "speedup replay traced --cores 1..16 --chart pictures",
    "speedup replay traced --cores 64 --workers 16,32,64 --chunk 1,4 --schedule dynamic,largest-first",
  ]

  func notes(_ workloads: [any Workload]) -> [String] {
    [
      "", "Rows are simulated: the recorded tasks are given out to virtual workers as a pool would, and priced",
      "with what tasks and phases were measured to cost. --csv prints them as a results file, core_mode",
      "'simulated'. Exit status 3: every row was refused, with the reason.",
    ]
  }

  func run(_ parsed: ParsedOptions, in context: CommandContext) throws -> Int32 {
    let output = try ReportOutput(parsed)
    let points = try ReplayOptions.points(parsed)
    var input = try ReplayInput(parsed.operands, only: parsed[ReplayOptions.only])
    guard parsed[ReplayOptions.calibrate] || !parsed.has(ReplayOptions.calibrationRuns) else {
      throw InputError("--calibration-runs goes with --calibrate")
    }
    if parsed[ReplayOptions.calibrate] {
      guard let directory = parsed.operands.first, Files.isDirectory(directory) else {
        throw InputError(
          "--calibrate runs the program again, which a trace does not tell how: name the sweep's directory")
      }
      let status = try Calibration.make(
        in: directory, cell: input.name, runs: parsed[ReplayOptions.calibrationRuns])
      guard status == 0 else { return status }
      input = try ReplayInput(parsed.operands, only: parsed[ReplayOptions.only])
    }
    let model: ReplayModel
    do { model = try ReplayModel(input.sources, input.calibration) } catch let refusal as ReplayRefusal {
      Console.error(SafeText.line("speedup: refused: \(refusal)"))
      return 3
    }
    let rows = try zip(points, model.predict(points)).map { point, answer in
      let memory = input.memory?.peak(workers: point.workers, chunk: model.chunk(point.chunk))
      return ReplayReport.Row(
        point: point, answer: answer, memory: memory.map { ($0.centre, $0.high) },
        rules: try ReplayOptions.rules(parsed, at: point))
    }
    var report = ReplayReport(
      name: input.title, traces: input.sources.count, rows: rows, calibration: model.calibration,
      memoryLimit: parsed[ReplayOptions.memory], remarks: input.remarks)
    report.ownRuns = input.doubts + ReplayReport.ownRuns(model)
    report.contradicted = Dictionary(
      model.contradictions.map { (ReplayPoint(cores: $0.cores, workers: $0.workers), $0.measured) },
      uniquingKeysWith: { first, _ in first })
    let isUnheld = report.memoryLimit != nil && input.memory == nil
    if isUnheld {
      report.remarks.append("Memory: not measured with several numbers of workers, so no row is held to the limit.")
    }
    try output.print(report.document, width: widthOfLogs, csv: { report.table.text })
    // Sizing rules were told of the memory, so that it was not for nothing.
    let isIdle = isUnheld && parsed[ReplayOptions.rule].isEmpty
    let status: Int32 = isIdle || rows.allSatisfy { $0.prediction == nil } ? 3 : 0
    guard let directory = parsed[ReplayOptions.chart] else { return status }
    report.measured = input.calibration.walls
    let alone = input.sources.filter { $0.workers == 1 }.map(\.wall.value)
    if !alone.isEmpty { report.measured[1] = alone }
    report.timeline = Self.timeline(model, report)
    return try ChartWriter.draw(report.charts, in: directory) ?? status
  }

  /// The fastest row's timeline, of those with so few workers that each can be seen; nil where there is none.
  private static func timeline(_ model: ReplayModel, _ report: ReplayReport) -> ReplayTimeline? {
    var few = report
    few.rows = report.rows.filter { $0.point.workers <= mostInTimeline }
    return few.fastest.flatMap { row in try? ReplayTimeline(model, at: row.point) }
  }

  private static let mostInTimeline = 64
}

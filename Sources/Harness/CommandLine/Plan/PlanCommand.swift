import SpeedupCore
import SpeedupEngine
import SpeedupKit
import SpeedupPredict
import SpeedupReport
import SpeedupSystem

/// `speedup plan`: how many cores, workers and bytes a deadline needs.
struct PlanCommand: Command {
  let name = "plan"
  let summary = "Tells which cores, workers and memory meet a deadline, at what cost and how surely."
  let usage = ["DIR|TRACE... --deadline TIME | --throughput RATE [OPTIONS]"]
  let options: [any CommandOption] = PlanOptions.all + OutputForm.options
  let examples = [
    "speedup plan traced --deadline 10m",
    "speedup plan traced --deadline 10m --chance 99% --memory 64G --cores-max 252 --price-core-hour 0.05",
    "speedup plan DIR --throughput 2000/s --items samples",
    "speedup plan results/weekly/cores --throughput 2M/h --instances machines.csv --objective balanced",
  ]

  func notes(_ workloads: [any Workload]) -> [String] {
    [
      "", "Where DIR has traces (sweep --trace) their tasks are replayed; else a law of scaling is fitted to the",
      "times of whole runs, with a wider band. Rows beyond the measured cores were never run, and say so.",
      "The file of --instances: CSV with a header, or a JSON list, of name, cores (physical), memory and price",
      "(an hour); threads, minimum_billing, start_up and speed (a core's, 1 being this machine's) may be left out.",
      "A limit of memory, of --memory or of a machine, needs measured memory: --memory-from; without it plan ends with",
      "3, or plans by time alone with --memory-from none.",
      "Exit status: 0 a row meets it, 1 none does, 3 nothing can be told of the cores or the memory that it takes, or the",
      "program's own runs contradict the replay, 4 some row's band reaches it, but none has the chance asked.",
    ]
  }

  func run(_ parsed: ParsedOptions, in context: CommandContext) throws -> Int32 {
    let output = try ReportOutput(parsed)
    // What is wrong with the question is said before anything is read.
    let asked = try PlanOptions.goal(parsed, items: nil).goal
    if parsed.has(PlanOptions.deadline) { try PlanOptions.requireSensible(asked, parsed) }
    if parsed.has(PlanOptions.items), !parsed.has(PlanOptions.throughput) {
      throw InputError("--items goes with --throughput: a deadline is for a run, whatever it counts")
    }
    let (price, machines) = try PlanOptions.price(parsed)
    if let directory = parsed[PlanOptions.chart] {
      try InputPath.requireFolder(directory, option: PlanOptions.chart.name)
    }
    var only = parsed[PlanOptions.only]
    let sized = try parsed[PlanOptions.scale].flatMap { text in
      try parsed.operands.first.flatMap { try PlanScale.measured(text, in: $0, only: only) }
    }
    only = sized?.words ?? only
    let isScaled = parsed.has(PlanOptions.scale) && sized == nil
    var input: PlanInput
    var figure: CountingFigure?
    do {
      input = try PlanInput(parsed.operands, only: only)
      if let name = parsed[PlanOptions.items] {
        let path = parsed.operands[0]
        figure = try CountingFigure(name, in: path)
        try input.count(figure, in: path, SweepDirectory.tableByCommand(path), only: only)
      }
    } catch let refusal as ReplayRefusal {
      Console.error(SafeText.line("speedup: refused: \(refusal)"))
      return 3
    }
    try input.takeMemory(parsed, only: only, isScaled: isScaled)
    let scale = try parsed[PlanOptions.scale].flatMap { text in
      isScaled ? try PlanScale(text, in: parsed.operands[0], only: only) : nil
    }
    let stretch = try scale.flatMap {
      try input.scale($0, items: figure, asksRate: parsed.has(PlanOptions.throughput))
    }
    let (goal, question) = try PlanOptions.goal(parsed, items: input.items)
    try PlanOptions.requireSensible(goal, parsed)
    if let refusal = PlanOptions.memoryRefusal(parsed, isKnown: input.memory != nil, isScaled: isScaled) {
      Console.error("speedup: refused: \(refusal)")
      return 3
    }
    let places = try PlanOptions.places(parsed, machines, chunks: input.chunks, measured: input.measured)
    let plan = CapacityPlan(
      places, from: input.source, memory: { memory(input.memory, $0, input) }, goal: goal, price: price,
      scatter: input.scatter ?? PlanCommand.unknownScatter, stretch: stretch, outcomes: input.outcomes,
      measured: input.measured, recordings: input.recordings, doubt: input.doubt)
    var report = PlanReport(
      name: input.name, plan: plan, question: question, basis: input.basis, remarks: input.remarks,
      showsAll: parsed[PlanOptions.every])
    report.remarks.append(
      input.scatter.map { "Bands are of single runs, which differ by \(Readable.percent($0)) (standard deviation)." }
        ?? "One run of each kind: how runs differ is not known; 5 % is taken. Measure several: --repeat 10.")
    switch input.memory?.shape {
    case .square:
      report.remarks.append(
        "Memory: no straight line through the measured numbers of workers; it grows with their square.")
    case .neither:
      report.remarks.append(
        "Memory: neither a straight line nor a square fits it; beyond the measured workers its band reaches from no growth to "
          + "growth with their square.")
    case .line, nil: break
    }
    if let sized { report.remarks.insert(sized.said, at: 0) }
    if machines.contains(where: { $0.threads > $0.cores }) {
      report.remarks.append("Workers are at most the physical cores: what hardware threads add was not measured.")
    }
    if let row = plan.subject, row.mayFit || input.isDisturbed {
      if case .replay(let model) = input.source { report.rounds = model.rounds(row.place) }
      let next = NextMeasurement(
        for: row, calibration: input.calibration, planned: input.planned, isDisturbed: input.isDisturbed)
      let goal =
        parsed[PlanOptions.deadline].map { "--deadline \(ShellWord.quoted(Self.span($0)))" }
        ?? parsed[PlanOptions.throughput].map { "--throughput \(ShellWord.quoted($0.description))" } ?? ""
      let advice = try PlanAdvice(
        parsed.operands[0], only: only, cell: input.name, goal: goal, limits: Self.limits(parsed))
      report.next = advice.command(next)
      report.program = { advice.program($0) }
    }
    report.remarks += input.chanceRemarks
    try output.print(report.document, width: widthOfLogs)
    if let directory = parsed[PlanOptions.chart] {
      let charts = report.charts
      if charts.isEmpty {
        Console.error("speedup: --chart: one row alone is no picture; ask for more cores or workers")
      }
      return try ChartWriter.draw(charts, in: directory) ?? report.exitStatus
    }
    return report.exitStatus
  }

  /// Standard deviation of the logarithm, where nothing tells it.
  private static let unknownScatter = 0.05

  /// What holds memory, as it was asked for.
  private static func limits(_ parsed: ParsedOptions) -> String {
    let memory = parsed[PlanOptions.memory].map { " --memory \($0.count)" } ?? ""
    return memory + (parsed[PlanOptions.instances].map { " --instances \(ShellWord.quoted($0))" } ?? "")
  }

  /// A time as an option takes it.
  private static func span(_ time: Seconds) -> String {
    "\(Int(exactly: time.value).map(String.init) ?? "\(time.value)")s"
  }

  private func memory(_ model: MemoryModel?, _ place: PlanPlace, _ input: PlanInput) -> PlanRow.Memory? {
    guard let model else { return nil }
    var chunk = place.chunk ?? 1
    if case .replay(let replay) = input.source { chunk = replay.chunk(place.chunk) }
    let peak = model.peak(workers: place.workers, chunk: chunk)
    return PlanRow.Memory(
      low: peak.low, centre: peak.centre, high: peak.high,
      reach: max(1, Double(place.workers) / Double(model.mostWorkers)),
      isMeasured: model.isMeasured(workers: place.workers, chunk: chunk),
      isByLastStep: model.isByLastStep(workers: place.workers, chunk: chunk))
  }
}

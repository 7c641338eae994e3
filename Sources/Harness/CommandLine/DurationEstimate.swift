import SpeedupCore
import SpeedupEngine
import SpeedupKit
import SpeedupStatistics
import SpeedupSystem

/// How long the runs of a plan take: told by one run of each cell made now, or by the rows of earlier results.
struct DurationEstimate {
  enum Source: Sendable, Equatable {
    /// One run of each cell, now.
    case runs
    /// A results folder, of a sweep or a gate.
    case folder(String)
  }

  static let option = Option<Source?>(
    "estimate", .optional("DIR"),
    "like --dry-run, with how long it takes: told by one run of each cell, or by the results in DIR", default: nil
  ) { texts in texts.first.map(Source.folder) ?? .runs }

  /// By cell the time of a run with all that surrounds it; nil: nothing is known of it.
  private(set) var cells: [Seconds?]
  let basis: String

  /// - Throws: ``InputError`` where the folder tells nothing of these cells, or no run ends; `StoppedBySignal`.
  init(_ source: Source, of plan: SweepPlan, on host: Host, launcher: Launcher) throws {
    switch source {
    case .runs:
      (cells, basis) = (try Self.measured(plan, on: host, launcher), "from one run of each cell, made now")
    case .folder(let path):
      cells = try Self.recorded(path, plan)
      basis = "from the runs in \(path)"
    }
    guard cells.contains(where: { $0 != nil }) else {
      throw InputError("--estimate: \(basis): no run of these cells ended well, so nothing tells how long they take")
    }
  }

  /// What the newest results of the same subjects in the default folder tell, without running anything; nil: nothing.
  static func earlier(_ plan: SweepPlan, in folder: String = SweepArguments.folder) -> DurationEstimate? {
    let prefix = "\(folder)/\(SweepArguments.name(of: plan))-"
    let names = (try? Files.names(in: folder)) ?? []
    // The names end with the time.
    let newest = names.map { "\(folder)/\($0)" }.filter { $0.hasPrefix(prefix) }.sorted().suffix(
      mostEarlier)
    for path in newest.reversed() {
      guard let before = try? SweepDirectory.plan(path), before.dataFile == plan.dataFile,
        before.subjects.map(\.kind) == plan.subjects.map(\.kind), let cells = try? recorded(path, plan),
        cells.contains(where: { $0 != nil })
      else { continue }
      return DurationEstimate(cells: cells, basis: "from the runs in \(path)")
    }
    return nil
  }

  /// So many folders are looked into.
  private static let mostEarlier = 20

  /// Made for a test.
  init(cells: [Seconds?], basis: String) { (self.cells, self.basis) = (cells, basis) }

  private static func measured(_ plan: SweepPlan, on host: Host, _ launcher: Launcher) throws -> [Seconds?] {
    var named = plan
    try named.notePrograms()
    let runner = try ProcessRunner(plan, on: host, launchers: [launcher])
    // The clean-up is made in any case, and a signal that ends it is no lesser one.
    let times = Result { try plan.cells.map { try time(of: $0, runner) } }
    for line in try runner.cleanUp() { Console.error(SafeText.line("speedup: \(line)")) }
    if runner.cleanUpWasStopped { throw stopped }
    return try times.get()
  }

  private static func time(of cell: PlannedCell, _ runner: ProcessRunner) throws -> Seconds? {
    let start = ProcessClock.now
    guard let result = try runner.run(RunGroup([Schedule.Slot(block: 0, position: 0, cell: cell.index)])) else {
      throw stopped
    }
    return result[0].status == .ok ? ProcessClock.now - start : nil
  }

  private static var stopped: StoppedBySignal {
    StoppedBySignal(signal: Interrupts.arrived ?? 2, what: "--estimate: stopped before every cell had run once")
  }

  private static func recorded(_ path: String, _ plan: SweepPlan) throws -> [Seconds?] {
    if Files.exists("\(path)/pairs.csv") { return try pairs("\(path)/pairs.csv", plan) }
    try InputPath.requireResults(path)
    let table = try SweepDirectory.table(path)
    var times: [[AxisValue]: [Double]] = [:]
    // One that was killed at a limit took its time, too.
    for record in table.records where record.status == .ok || record.status.isLimit {
      guard let wall = record.figures.wall else { continue }
      times[record.axes.sorted { $0.name < $1.name }, default: []].append(
        wall.value + (record.figures.setup?.value ?? 0))
    }
    return plan.cells.map { cell in
      (try? median(times[cell.values.sorted { $0.name < $1.name }] ?? [])).map { Seconds($0) }
    }
  }

  /// The pairs of a gate: by cell's name, a column a side.
  private static func pairs(_ path: String, _ plan: SweepPlan) throws -> [Seconds?] {
    let rows: [CSV.Record]
    do { rows = try CSV.parse(try Files.readText(path)) } catch let error as CSVError {
      throw InputError("--estimate: \(path): \(error)")
    }
    guard let header = rows.first?.fields, let label = header.firstIndex(of: "label"),
      let base = header.firstIndex(of: "base_wall_seconds"), let new = header.firstIndex(of: "new_wall_seconds")
    else { throw InputError("--estimate: \(path): its first line is not that of a gate's pairs") }
    let pairs = rows.dropFirst().map(\.fields).filter { $0.count == header.count }
    return plan.cells.map { cell in
      let isBase = cell.index % plan.subjects.count < (plan.subjects.count + 1) / 2
      let column = isBase ? base : new
      let known = pairs.filter { $0[label] == cell.label }
      return (try? median(known.compactMap { Double($0[column]) })).map { Seconds($0) }
    }
  }

  /// The time of one run of every cell; one of which nothing is known counts as the mean of the others.
  var pass: Seconds {
    let known = cells.compactMap(\.self).map(\.value)
    guard !known.isEmpty else { return Seconds(0) }
    return Seconds(known.reduce(0, +) / Double(known.count) * Double(cells.count))
  }

  /// What is not known, behind a sentence; empty where all is.
  var gaps: String {
    let unknown = cells.count { $0 == nil }
    return unknown == 0 ? "" : "; nothing is known of \(Counted.text(unknown, "cell")), taken as long as the others"
  }

  /// One line on all runs of a sweep.
  func text(of plan: SweepPlan) -> String {
    let whole = Seconds(pass.value * Double(plan.warmups + plan.repeats))
    let most = plan.precision == nil ? "about" : "at most"
    let budget = plan.budget.map { $0 < whole ? "; the budget ends it after \($0.clock)" : "" } ?? ""
    return "all runs take \(most) \(whole.clock), \(basis)\(gaps)\(budget)"
  }
}

import FoundationEssentials
import Platform
import Units

/// Makes runs for real: a fresh process each, through the launcher.
package final class ProcessCellRunner: CellRunner {
  private let launcher: Launcher
  private let plan: SweepPlan
  private let executable: String
  private let interrupted: () -> Bool
  /// What workloads wrote to standard error: each different text once.
  private let remark: (String) -> Void
  private var remarked: Set<String> = []

  /// A runner for `plan`.
  /// - Parameters:
  ///   - launcher: started before this process grew.
  ///   - executable: what is started for a workload's run: this program itself.
  ///   - interrupted: asked whether the user wants to stop.
  ///   - remark: told what a workload's run wrote to standard error (what was odd in its data, say), each text once.
  package init(
    launcher: Launcher, plan: SweepPlan, executable: String = "/proc/self/exe",
    interrupted: @escaping () -> Bool = { Interrupts.arrived != nil },
    remark: @escaping (String) -> Void = { _ in }
  ) {
    self.remark = remark
    self.launcher = launcher
    self.plan = plan
    self.executable = executable
    self.interrupted = interrupted
  }

  package func run(_ cell: PlannedCell, slot: Schedule.Slot) throws -> CellResult? {
    if interrupted() { return nil }
    return try finish(try start(cell, slot: slot))
  }

  /// A run under way.
  package struct Started {
    fileprivate let cell: PlannedCell
    fileprivate let cpus: CpuSet
  }

  /// Starts a run and does not wait for it; ``finish(_:)`` must follow before this runner's next one.
  package func start(_ cell: PlannedCell, slot: Schedule.Slot) throws -> Started {
    let scratch = cell.request == nil ? nil : try ScratchDirectory.make()
    let cpus = CpuSet(cell.virtualCores.cpus)
    try launcher.start(
      LaunchRequest(
        try command(cell, slot, scratch: scratch), cpus: cpus, timeout: plan.timeout,
        memoryLimit: plan.memoryLimit, wantsReport: cell.request != nil, scratch: scratch))
    return Started(cell: cell, cpus: cpus)
  }

  /// Waits for a run's end; nil when the user interrupted it.
  package func finish(_ started: Started) throws -> CellResult? {
    guard let outcome = try launcher.finish(interrupted: interrupted) else { return nil }
    var result = result(of: outcome)
    result.mask = outcome.mask?.list
    if result.status == .ok, let got = outcome.mask, got != started.cpus {
      result.status = .failed
      result.detail = "asked for CPUs \(started.cpus.list) and got \(got.list)"
    }
    if started.cell.request != nil {
      read(outcome.report, into: &result)
      if !outcome.errorTail.isEmpty, remarked.insert(outcome.errorTail).inserted { remark(outcome.errorTail) }
    }
    return result
  }

  /// What is started for a run, which may write into `scratch`.
  func command(_ cell: PlannedCell, _ slot: Schedule.Slot, scratch: String? = nil) throws -> [String] {
    if let command = cell.command { return command }
    guard var request = cell.request, let executor = cell.executor, case .workload(let name) = plan.subject
    else { throw InputError("cell \(cell.index) of the plan has neither a command nor a request") }
    request.scratch = scratch
    // The result is written once a cell: by its first run.
    let dump = slot.block == 0 ? plan.dump.map { plan.cells.count == 1 ? $0 : "\($0)/cell-\(cell.index)" } : nil
    let order = RunOrder(
      workload: name, request: request, executor: executor, virtualCores: cell.virtualCores.cpus, dump: dump)
    return [executable, RunOrder.argument, String(decoding: try JSONEncoder().encode(order), as: UTF8.self)]
  }

  /// What the outcome of the process says, before the workload's own report is read.
  private func result(of outcome: LaunchOutcome) -> CellResult {
    let said = outcome.errorTail.split(separator: "\n").last.map { ": \($0)" } ?? ""
    var result =
      switch outcome.ending {
      case .exited(0) where outcome.leftovers > 0:
        CellResult(status: .leftover, detail: "left \(outcome.leftovers) processes behind, which were killed")
      case .exited(0): CellResult(status: .ok)
      case .exited(let status): CellResult(status: .failed, detail: "exit status \(status)\(said)")
      case .signalled(let signal): CellResult(status: .crashed, detail: "signal \(signal)\(said)")
      case .timedOut:
        CellResult(status: .timeout, detail: "killed after \(plan.timeout.map { "\($0.value)" } ?? "?") s")
      case .outOfMemory:
        CellResult(
          status: .memoryLimit,
          detail: "killed at the memory limit of \(plan.memoryLimit.map { "\($0.count)" } ?? "?") bytes")
      case .flooded: CellResult(status: .outputLimit, detail: "killed for flooding standard error")
      case .notStarted(let why): CellResult(status: .failed, detail: why)
      }
    result.detail = Self.oneLine(result.detail)
    result.figures = RunFigures(outcome)
    return result
  }

  private func read(_ bytes: [UInt8], into result: inout CellResult) {
    guard let report = try? JSONDecoder().decode(RunReport.self, from: Data(bytes)) else {
      // Figures of the whole process are not those of the timed region: none are better than the wrong ones.
      result.figures = RunFigures()
      if result.status == .ok {
        result.status = .failed
        result.detail = "the run ended without a report"
      }
      return
    }
    var figures = RunFigures()
    for column in ResultColumns.figures {
      if let text = report.figures[column.name] { _ = column.set(&figures, text) }
    }
    figures.peakThreads = result.figures.peakThreads
    figures.peakProcesses = result.figures.peakProcesses
    result.figures = figures
    result.answer = report.answer
    if let reason = report.skipped {
      result.status = .skipped
      result.detail = Self.oneLine(reason)
    } else if let reason = report.failed {
      result.status = report.badInput ? .badInput : .failed
      result.detail = Self.oneLine(reason)
    }
  }

  /// Control characters out, so that no program's message can forge a table row or move the cursor.
  private static func oneLine(_ text: String) -> String {
    String(text.unicodeScalars.map { $0.value < 32 || $0.value == 127 ? " " : Character($0) }.prefix(400))
  }
}

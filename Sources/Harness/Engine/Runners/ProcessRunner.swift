import FoundationEssentials
import SpeedupKit

/// Makes a plan's runs for real: every run is a fresh process that a launcher starts under the cell's mask.
package final class ProcessRunner: Runner {
  private let plan: SweepPlan
  private let placement: Placement
  /// One for each run that may be made at once. A launcher belongs to a place in the group, not to a program: no
  /// program is always started by the same one.
  private let launchers: [Launcher]
  private let executable: String
  private let memoryLimit: Bytes?
  private let interrupted: () -> Bool
  private let remark: (String) -> Void
  private var remarked: Set<String> = []
  /// Where traces of tasks go; nil: nowhere.
  private let traces: TraceFolder?
  private let surroundings: CellSurroundings
  /// What the latest good run of a cell said of its threads and counters.
  private var latest: [Int: RunFigures] = [:]
  /// The peak of memory of the rehearsal before.
  private var rehearsed: Bytes?

  /// A runner.
  /// - Parameters:
  ///   - launchers: one, or two where runs are made together.
  ///   - executable: makes the runs of workloads whose subject names none.
  ///   - traces: where the traces of a plan that wants them go.
  ///   - interrupted: whether the user wants to stop.
  ///   - remark: told what a good workload run wrote to standard error; each text once.
  /// - Throws: ``InputError`` when no CPU is allowed.
  package init(
    _ plan: SweepPlan, on host: Host, launchers: [Launcher], executable: String = Process.executable,
    traces: TraceFolder? = nil, interrupted: @escaping () -> Bool = { Interrupts.arrived != nil },
    remark: @escaping (String) -> Void = { _ in }
  ) throws {
    self.plan = plan
    placement = try Placement(plan.placement, on: host)
    memoryLimit = plan.memoryLimit ?? host.memoryLimit
    self.launchers = launchers
    self.executable = executable
    self.traces = traces
    self.interrupted = interrupted
    surroundings = CellSurroundings(plan, interrupted: interrupted)
    self.remark = remark
  }

  package func run(_ group: RunGroup) throws -> [CellResult]? {
    if interrupted() { return nil }
    if group.purpose == .countInstructions {
      let slot = group.slots[0]
      return try surrounded([slot]) { try self.countInstructions(slot).map { [$0] } }
    }
    var results: [CellResult] = []
    if group.together {
      let together = try surrounded(group.slots) {
        let ends = try zip(group.slots, self.launchers).map { try self.start($0, by: $1) }
        var results: [CellResult] = []
        for end in ends {
          guard let result = try end() else { return nil }
          results.append(result)
        }
        return results
      }
      guard let together else { return nil }
      results = together
    } else {
      for slot in group.slots {
        guard !interrupted(), let result = try made(slot) else { return nil }
        results.append(result)
      }
    }
    for (slot, result) in zip(group.slots, results) where result.status == .ok { latest[slot.cell] = result.figures }
    return results
  }

  /// Most times that a disturbed run is made again; the last one stands, disturbed or not.
  package static let mostRetries = 3

  /// Makes one run, and makes it again where it may not be disturbed. nil when the user interrupted it.
  private func made(_ slot: Schedule.Slot) throws -> CellResult? {
    let workers = plan.cells[slot.cell].values.value(of: "workers").flatMap { Int($0) }
    return try UndisturbedRun(mostRetries: plan.isUndisturbed ? Self.mostRetries : 0).make(
      {
        if self.plan.isUndisturbed {
          IdleCpus.wait(self.placement.cores(of: self.plan.cells[slot.cell]).mask, interrupted: self.interrupted)
        }
        return try self.surrounded([slot]) { try self.start(slot, by: self.launchers[0])().map { [$0] } }?.first
      },
      cause: {
        RunDisturbance.cause(
          $0.figures, cpus: $0.mask.flatMap { CpuSet(list: $0)?.count } ?? 1, workers: workers,
          isOversubscribed: $0.evidence == .oversubscribed)
      })
  }

  /// Makes runs between their hooks: all that are before them come first. nil when the user interrupted them.
  private func surrounded(_ slots: [Schedule.Slot], _ runs: () throws -> [CellResult]?) throws -> [CellResult]? {
    for slot in slots {
      switch try surroundings.before(plan.cells[slot.cell], run: slot.block) {
      case .ready: break
      case .interrupted: return nil
      case .refused(let why): return slots.map { _ in CellResult(status: .hookFailed, detail: why) }
      }
    }
    guard var results = try runs() else { return nil }
    for (place, slot) in slots.enumerated() {
      switch try surroundings.after(plan.cells[slot.cell], run: slot.block) {
      case .ready: break
      case .interrupted: return nil
      case .refused(let why):
        // A run that failed itself says more than what came behind it.
        guard results[place].status == .ok else { break }
        results[place].status = .hookFailed
        results[place].detail = why
      }
    }
    return results
  }

  /// Runs the clean-up of the cells that were set up; nothing more is run afterwards.
  /// - Returns: what went wrong, one line each.
  package func cleanUp() throws -> [String] { try surroundings.cleanUp() }

  /// Starts a run; what is returned waits for its end and says what came of it, nil when the user interrupted it.
  private func start(_ slot: Schedule.Slot, by launcher: Launcher) throws -> () throws -> CellResult? {
    let cell = plan.cells[slot.cell]
    let cores = placement.cores(of: cell)
    let trace = plan.isTraced && slot.block >= plan.warmups ? traces?.run(of: cell, slot) : nil
    let launch = try launch(cell, slot, cores, launcher, trace)
    var request = LaunchRequest(
      launch.command, cpus: cores.mask, timeout: plan.timeout, memoryLimit: memoryLimit,
      wantsReport: launch.isWorkload, scratch: launch.scratch, input: launch.order)
    if !launch.isWorkload { try surroundings.surround(&request, cell, run: slot.block) }
    trace?.prepare(&request)
    try launcher.start(request)
    return { [self] in
      guard let outcome = try launcher.finish(interrupted: interrupted) else { return nil }
      var result = RunOutcome(outcome, timeout: plan.timeout, memoryLimit: memoryLimit).result
      result.mask = outcome.mask?.list
      result.evidence = placement.mode(of: cell, in: plan)
      if result.status == .ok, let got = outcome.mask, got != cores.mask {
        result.status = .failed
        result.detail = "asked for CPUs \(cores.mask.list) and got \(got.list)"
      }
      if !launch.isWorkload { try surroundings.read(outcome, of: cell, into: &result) }
      if launch.isWorkload {
        RunOutcome.read(outcome.report, into: &result)
        if !outcome.errorTail.isEmpty, remarked.insert(outcome.errorTail).inserted { remark(outcome.errorTail) }
      }
      if let problem = trace?.collect(outcome, result, plan.request(of: cell)) { remark(problem) }
      return result
    }
  }

  /// What is started for a run.
  private struct Launch {
    var command: [String]
    var isWorkload: Bool
    var scratch: String?
    var order: [UInt8]
  }

  private func launch(
    _ cell: PlannedCell, _ slot: Schedule.Slot, _ cores: CorePlan, _ launcher: Launcher, _ trace: TracedRun? = nil
  ) throws -> Launch {
    if let command = try plan.command(of: cell, run: slot.block) {
      return Launch(
        command: command, isWorkload: false, scratch: trace == nil ? nil : try launcher.makeScratch(), order: [])
    }
    let subject = plan.subjects[cell.subject]
    guard let workload = subject.workload, let kind = cell.values.value(of: "executor").flatMap(WorkerPoolKind.init)
    else { throw InputError("cell \(cell.index) of the plan has neither a command nor a workload with an executor") }
    var request = plan.request(of: cell)
    request.memoryLimit = memoryLimit
    request.scratch = try launcher.makeScratch()
    // The result is written once a cell: by its first run that counts, so that a failure to write it counts too.
    let dump =
      slot.block == plan.warmups ? plan.dump.map { plan.cells.count == 1 ? $0 : "\($0)/cell-\(cell.index)" } : nil
    var order = ChildOrder(
      workload: workload, request: request, executor: kind,
      virtualCores: trace?.isRehearsal == true ? [] : cores.virtualCores, dump: dump)
    if let trace {
      order.taskLog = trace.log
      order.isRehearsal = trace.isRehearsal
      order.firstTouch = trace.isRehearsal ? rehearsed : latest[slot.cell]?.peakMemory
    }
    return Launch(
      command: [subject.executable ?? executable, ChildOrder.argument], isWorkload: true, scratch: request.scratch,
      order: Array(try JSONEncoder().encode(order)))
  }
}

extension ProcessRunner {
  /// Makes one run of a cell as it is planned for many cores, on the first of them alone, and leaves its trace.
  /// - Returns: what came of it; nil when the user interrupted it.
  package func rehearse(_ cell: PlannedCell, run: Int, in traces: TraceFolder) throws -> CellResult? {
    if interrupted() { return nil }
    if run == 0 { rehearsed = nil }
    let one = CpuSet([placement.cores(of: cell).virtualCores.first ?? 0])
    let trace = traces.rehearsal(of: cell, run: run)
    let slot = Schedule.Slot(block: plan.warmups + 1, position: 0, cell: cell.index)
    let launch = try launch(cell, slot, placement.cores(of: cell), launchers[0], trace)
    var request = LaunchRequest(
      launch.command, cpus: one, timeout: plan.timeout, memoryLimit: memoryLimit, wantsReport: true,
      scratch: launch.scratch, input: launch.order)
    trace.prepare(&request)
    guard let outcome = try launchers[0].run(request, interrupted: interrupted) else { return nil }
    var result = RunOutcome(outcome, timeout: plan.timeout, memoryLimit: memoryLimit).result
    RunOutcome.read(outcome.report, into: &result)
    rehearsed = result.figures.peakMemory
    if let problem = trace.collect(outcome, result, plan.request(of: cell)) { remark(problem) }
    return result
  }

  /// Counts a cell's instructions: by the machine's counter in a run like any other, or under cachegrind where there is
  /// none and the program has one thread.
  private func countInstructions(_ slot: Schedule.Slot) throws -> CellResult? {
    let cell = plan.cells[slot.cell]
    if latest[slot.cell]?.instructions != nil {
      guard let result = try start(slot, by: launchers[0])() else { return nil }
      if result.status == .ok { latest[slot.cell] = result.figures }
      return result.figures.instructions == nil ? CellResult(status: .skipped, detail: "a run gave no count") : result
    }
    if let objection = threadObjection(cell) { return CellResult(status: .skipped, detail: objection) }
    guard let valgrind = Tool.find("valgrind") else {
      return CellResult(
        status: .skipped,
        detail: "this machine has no instruction counter; install valgrind to count without one")
    }
    let cores = placement.cores(of: cell)
    // Not the run that would write the cell's result.
    let launch = try launch(
      cell, Schedule.Slot(block: plan.warmups + 1, position: 0, cell: slot.cell), cores, launchers[0])
    var request = LaunchRequest(
      launch.command, cpus: cores.mask,
      timeout: plan.timeout.map { Seconds($0.value * Cachegrind.slowdown) },
      wantsReport: launch.isWorkload, scratch: launch.scratch, input: launch.order)
    if !launch.isWorkload { try surroundings.surround(&request, cell, run: slot.block) }
    request.command = Cachegrind.command(valgrind, request.command)
    guard let outcome = try launchers[0].run(request, interrupted: interrupted) else { return nil }
    guard case .exited(let status) = outcome.ending,
      status == 0 || plan.surroundings.ignoredFailures?.contains(status) == true
    else {
      return Cachegrind.refusal("\(outcome.ending)", errors: outcome.errorTail)
    }
    return Cachegrind.count(in: outcome.errorTail)
  }

  /// Why a cell's instructions can't be counted without a counter; nil when they can.
  private func threadObjection(_ cell: PlannedCell) -> String? {
    let figures = latest[cell.index] ?? latest[cell.index ^ 1]
    if plan.subjects[cell.subject].workload == nil {
      return Cachegrind.threadObjection(threads: figures?.peakThreads)
    }
    let request = plan.request(of: cell)
    return Cachegrind.threadObjection(workers: request.workers * (request.threads ?? 1))
  }
}

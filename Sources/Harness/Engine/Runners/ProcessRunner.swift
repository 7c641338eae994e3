import SpeedupKit

/// Makes a plan's runs for real: every run is a fresh process that a launcher starts under the cell's mask.
package final class ProcessRunner: Runner {
  let plan: SweepPlan
  let placement: Placement
  /// One for each run that may be made at once. A launcher belongs to a place in the group, not to a program: no
  /// program is always started by the same one.
  let launchers: [Launcher]
  let executable: String
  let memoryLimit: Bytes?
  let interrupted: () -> Bool
  let remark: (String) -> Void
  private var remarked: Set<String> = []
  /// Where traces of tasks go; nil: nowhere.
  private let traces: TraceFolder?
  let surroundings: CellSurroundings
  private let programs: ProgramWatch
  /// What the latest good run of a cell said of its threads and counters.
  var latest: [Int: RunFigures] = [:]
  /// What runs of a cell held at most, which traced runs touch before their clock starts; by the cell, and the same of
  /// rehearsals.
  var held: [Int: Bytes] = [:]
  var heldInRehearsal: [Int: Bytes] = [:]
  /// Whether the group that is run is the last one.
  private var isLast = false
  /// How the latest run of a cell failed, where none went well.
  var failures: [Int: CellResult] = [:]

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
    memoryLimit = host.memoryLimit(of: plan)
    self.launchers = launchers
    self.executable = executable
    self.traces = traces
    self.interrupted = interrupted
    surroundings = CellSurroundings(plan, launcher: launchers[0], interrupted: interrupted)
    programs = ProgramWatch(plan)
    self.remark = remark
    if let text = host.remark(onLimitOf: plan) { remark("speedup: \(text)") }
  }

  /// Notes what a run of a cell held.
  func noteHeld(_ peak: Bytes?, cell: Int, isRehearsal: Bool = false) {
    guard let peak else { return }
    if isRehearsal {
      heldInRehearsal[cell] = max(heldInRehearsal[cell] ?? peak, peak)
    } else {
      held[cell] = max(held[cell] ?? peak, peak)
    }
  }

  package func run(_ group: RunGroup) throws -> [CellResult]? {
    if interrupted() { return nil }
    isLast = group.isLast
    if group.purpose == .countInstructions {
      let slot = group.slots[0]
      return try surrounded([slot]) { try self.countInstructions(slot).map { [$0] } }
    }
    var results: [CellResult] = []
    if group.together {
      let together = try surrounded(group.slots) {
        let ends = try zip(group.slots, self.launchers).map { try self.start($0, by: $1, onOneCpu: group.onOneCpu) }
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
    for (slot, result) in zip(group.slots, results) {
      note(result.status == .ok ? result.figures : nil, result, slot.cell)
    }
    return results
  }

  private func note(_ figures: RunFigures?, _ result: CellResult, _ cell: Int) {
    if let figures {
      latest[cell] = figures
      failures[cell] = nil
      noteHeld(figures.peakMemory, cell: cell)
    } else if latest[cell] == nil {
      failures[cell] = result
    }
  }

  /// Takes in what earlier sittings recorded, as if it had been run now.
  package func recall(_ records: some Sequence<RunRecord>) {
    for record in records {
      if record.status == .ok { noteHeld(record.figures.peakMemory, cell: record.cell) }
      guard record.warmup else { continue }
      let result = CellResult(status: record.status, detail: record.detail)
      note(record.status == .ok ? record.figures : nil, result, record.cell)
    }
  }

  /// Most times that a disturbed run is made again; the last one stands, disturbed or not.
  package static let mostRetries = 3

  /// Makes one run, and makes it again where it may not be disturbed. nil when the user interrupted it.
  private func made(_ slot: Schedule.Slot) throws -> CellResult? {
    let cell = plan.cells[slot.cell]
    let workers = cell.values.value(of: "workers").flatMap { Int($0) }
    return try undisturbed(on: placement.cores(of: cell).mask, workers: workers) {
      try self.surrounded([slot]) { try self.start(slot, by: self.launchers[0])().map { [$0] } }?.first
    }
  }

  /// Makes a run when its CPUs are idle, and again where other load disturbed it, if the plan wants that.
  func undisturbed(on mask: CpuSet, workers: Int?, _ run: () throws -> CellResult?) throws -> CellResult? {
    try UndisturbedRun(mostRetries: plan.isUndisturbed ? Self.mostRetries : 0).make(
      {
        if self.plan.isUndisturbed { IdleCpus.wait(mask, interrupted: self.interrupted) }
        return try run()
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
    for slot in slots {
      if let refused = try programs.refusal(of: plan.cells[slot.cell]) { return slots.map { _ in refused } }
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

  /// Whether a signal came while the latest clean-up was made, and ended it.
  package var cleanUpWasStopped: Bool { surroundings.cleanUpWasStopped }

  /// The names of all figures that the runs of a suite's benchmarks gave.
  package var counters: Set<String> { surroundings.counters }

  /// Starts a run; what is returned waits for its end and says what came of it, nil when the user interrupted it.
  /// - Parameter onOneCpu: whether it may have the first CPU of its cell alone.
  func start(
    _ slot: Schedule.Slot, by launcher: Launcher, onOneCpu: Bool = false
  ) throws -> () throws -> CellResult? {
    let cell = plan.cells[slot.cell]
    let cores = placement.cores(of: cell)
    let mask = onOneCpu ? CpuSet(cores.virtualCores.prefix(1)) : cores.mask
    let trace = plan.isTraced && slot.block >= plan.warmups ? traces?.run(of: cell, slot) : nil
    let launch: Launch
    var request: LaunchRequest
    do {
      launch = try self.launch(cell, slot, cores, launcher, trace)
      request = LaunchRequest(
        launch.command, cpus: mask, timeout: plan.timeout, memoryLimit: memoryLimit,
        wantsReport: launch.isWorkload, scratch: launch.scratch, input: launch.order)
      request.isLast = isLast
      if !launch.isWorkload { try surroundings.surround(&request, cell, run: slot.block) }
    } catch let error as SystemError {
      // There is no place for its files, which a program may have seen to: no reason to lose the other runs.
      return { Self.notStarted(error) }
    }
    trace?.prepare(&request)
    try launcher.start(request)
    return { [self] in
      guard let outcome = try launcher.finish(interrupted: interrupted) else { return nil }
      var result = RunOutcome(outcome, timeout: plan.timeout, memoryLimit: memoryLimit).result
      result.mask = outcome.mask?.list
      result.evidence = placement.mode(of: cell, in: plan)
      if result.status == .ok, let got = outcome.mask, got != mask {
        result.status = .failed
        result.detail = "asked for CPUs \(mask.list) and got \(got.list)"
      }
      do {
        if !launch.isWorkload { try surroundings.read(outcome, of: cell, into: &result) }
      } catch is InterruptedSearch { return nil }
      if launch.isWorkload {
        RunOutcome.read(outcome.report, into: &result)
        if !outcome.errorTail.isEmpty, remarked.insert(outcome.errorTail).inserted { remark(outcome.errorTail) }
      }
      if let problem = trace?.collect(outcome, result, plan.request(of: cell)) { remark(problem) }
      return result
    }
  }
}

import FoundationEssentials
import SpeedupKit

/// Runs of a plan's cell that say what its tasks cost side by side: copies of it started together, each on a core of its
/// own, and single runs with several workers. Every one leaves the trace of its tasks.
package final class CalibrationRunner {
  private let plan: SweepPlan
  private let launchers: [Launcher]
  private let executable: String
  private let memoryLimit: Bytes?
  private let interrupted: () -> Bool
  private let patience: Seconds
  /// CPUs of different cores: two threads of one core are no two cores.
  package let cpus: [Int]
  /// What runs of a cell held at most, which is touched before the next one's clock starts.
  private var held: [Int: Int64]

  /// - Parameters:
  ///   - launchers: one for each core that is to be used at once; those beyond the cores are left idle.
  ///   - known: earlier runs of the plan: how much memory each cell's held.
  ///   - patience: the longest wait for idle CPUs before a run; nil: the usual one.
  package init(
    _ plan: SweepPlan, on host: Host, launchers: [Launcher], executable: String = Process.executable,
    known: RunRecords = RunRecords(), patience: Seconds? = nil,
    interrupted: @escaping () -> Bool = { Interrupts.arrived != nil }
  ) {
    self.plan = plan
    self.launchers = launchers
    self.executable = executable
    self.interrupted = interrupted
    self.patience = patience ?? IdleCpus.patience
    held = known.lazy.filter { $0.status == .ok }.reduce(into: [:]) { held, record in
      if let peak = record.figures.peakMemory { held[record.cell] = max(held[record.cell] ?? 0, peak.count) }
    }
    memoryLimit = host.memoryLimit(of: plan)
    cpus = Array(Self.coreCpus(of: host).prefix(launchers.count))
  }

  /// One CPU of every physical core that may be used, and no more than a quota grants.
  package static func coreCpus(of host: Host) -> [Int] {
    var taken: Set<Int> = []
    let first = host.allowed.cpus.filter { cpu in
      guard !taken.contains(cpu) else { return false }
      taken.formUnion(host.topology?.cpus.first { $0.number == cpu }?.siblings?.cpus ?? [cpu])
      return true
    }
    return Array(first.prefix(host.cores))
  }

  /// How many times as much as it will hold a traced run touches beforehand: the same for all kinds, so that none of them
  /// finds other memory than the others. Copies touch as much as all of them will hold, for what one has touched and freed
  /// may be what the next one touches.
  static let touchedTimes: Int64 = 2

  /// Makes one run, or several whose timed regions begin together, when their CPUs are idle, and again where other load
  /// disturbed them, as often as ``ProcessRunner`` does.
  /// - Parameters:
  ///   - copies: how many run at once; 1 where `workers` is more.
  ///   - names: the file of each copy's trace, in `folder`.
  /// - Returns: why it left no trace, in a line; nil where it did.
  /// - Throws: `CancellationError` when the user stopped it.
  package func run(_ cell: PlannedCell, copies: Int, workers: Int, folder: String, names: [String]) throws -> String? {
    var (problem, retries): (String?, Int) = (nil, 0)
    repeat {
      let mask = CpuSet(cpus.prefix(copies * workers))
      IdleCpus.wait(mask, patience: patience, interrupted: interrupted)
      let meeting = copies > 1 ? Meeting(path: "\(folder)/meeting", count: copies) : nil
      try meeting?.begin()
      defer { try? meeting?.end() }
      var ends: [() throws -> (CellResult, String?)?] = []
      for copy in 0..<copies {
        let own = Array(cpus[(copy * workers)..<((copy + 1) * workers)])
        let start = try start(
          cell, on: own, by: launchers[copy], copies: copies, meeting, folder: folder, name: names[copy])
        ends.append(start)
      }
      var results: [CellResult] = []
      problem = nil
      for end in ends {
        guard let (result, flaw) = try end() else { throw CancellationError() }
        results.append(result)
        problem = problem ?? (result.status == .ok ? flaw : "\(result.status.rawValue): \(result.detail)")
      }
      retries += 1
      let disturbed = results.contains { RunDisturbance.cause($0.figures, cpus: workers, workers: workers) != nil }
      guard problem == nil, disturbed else { break }
    } while retries <= ProcessRunner.mostRetries
    return problem
  }

  private func start(
    _ cell: PlannedCell, on own: [Int], by launcher: Launcher, copies: Int, _ meeting: Meeting?, folder: String,
    name: String
  ) throws -> () throws -> (CellResult, String?)? {
    var cell = cell
    for (axis, value) in [("workers", own.count), ("cores", own.count)] {
      cell.values = cell.values.map { $0.name == axis ? AxisValue(axis, "\(value)") : $0 }
    }
    let command = try plan.command(of: cell)
    let trace = TracedRun(folder: folder, name: name, label: cell.label, isCommand: command != nil, isRehearsal: false)
    var request = plan.request(of: cell)
    request.memoryLimit = memoryLimit
    let scratch = try ScratchDirectory.make()
    request.scratch = scratch
    var launch: LaunchRequest
    if let command {
      launch = LaunchRequest(
        command, cpus: CpuSet(own), timeout: plan.timeout, memoryLimit: memoryLimit, scratch: scratch)
    } else {
      let (workload, kind) = try plan.workload(of: cell)
      var order = ChildOrder(workload: workload, request: request, executor: kind, virtualCores: own)
      order.taskLog = trace.log
      order.meeting = meeting
      order.firstTouch = held[cell.index].map { Bytes($0 * max(Self.touchedTimes, Int64(copies))) }
      launch = LaunchRequest(
        [plan.subjects[cell.subject].executable ?? executable, ChildOrder.argument], cpus: CpuSet(own),
        timeout: plan.timeout,
        memoryLimit: memoryLimit, wantsReport: true, scratch: scratch, input: Array(try JSONEncoder().encode(order)))
    }
    trace.prepare(&launch)
    try launcher.start(launch)
    return { [self] in
      guard let outcome = try launcher.finish(interrupted: interrupted) else { return nil }
      var result = RunOutcome(outcome, timeout: plan.timeout, memoryLimit: memoryLimit).result
      if command == nil { RunOutcome.read(outcome.report, into: &result) }
      if result.status == .ok, let peak = result.figures.peakMemory {
        held[cell.index] = max(held[cell.index] ?? 0, peak.count)
      }
      return (result, trace.collect(outcome, result, request))
    }
  }
}

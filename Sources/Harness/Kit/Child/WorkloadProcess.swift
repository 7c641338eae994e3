import FoundationEssentials
import SpeedupCore
import SpeedupSystem

/// The inside of a process that makes one run: prepares, measures the timed region, reports.
package enum WorkloadProcess {
  /// Makes the run that standard input (a ``ChildOrder`` as JSON) asks for and writes the report to descriptor 3.
  /// - Returns: the exit status.
  package static func serve(_ workloads: [any Workload]) -> Int32 {
    let report: RunReport
    do {
      let order = try JSONDecoder().decode(ChildOrder.self, from: Data(try Files.read("/dev/stdin")))
      report = self.report(of: order, workloads)
    } catch {
      Console.error("speedup: \(error)")
      return 2
    }
    do {
      let bytes = try JSONEncoder().encode(report)
      try Files.writeAll(3, Array(bytes), path: "the report")
    } catch {
      Console.error("speedup: \(error)")
      return 3
    }
    return 0
  }

  /// Makes a run in this process.
  /// - Returns: its answer and figures, or why there are none.
  package static func report(of order: ChildOrder, _ workloads: [any Workload]) -> RunReport {
    var report = RunReport()
    do {
      guard let workload = workloads.first(where: { $0.name == order.workload }) else {
        throw InputError("there is no workload '\(order.workload)'")
      }
      try make(workload, order, &report)
    } catch let skip as SkipRun {
      report.skipped = skip.description
    } catch let input as InputError {
      report.failed = input.description
      report.badInput = true
    } catch {
      report.failed = String(describing: error)
    }
    return report
  }

  private static func make<W: Workload>(_ workload: W, _ order: ChildOrder, _ report: inout RunReport) throws {
    let input = try workload.prepare(order.request)
    let log = try order.taskLog.map {
      TaskLog(
        path: "\(try order.request.scratchDirectory())/\($0)", threads: order.request.workers,
        isRehearsal: order.isRehearsal ?? false)
    }
    var configuration = WorkerPoolConfiguration(
      workers: order.request.workers, virtualCores: order.virtualCores, observer: log)
    configuration.isRehearsal = order.isRehearsal ?? false
    let pool = order.executor.make(configuration)
    defer { pool.shutDown() }
    let setup = ProcessClock.age
    if log != nil { try settle(order) }
    let meter = RegionMeter()
    log?.regionBegins()
    let output: W.Output
    do { output = try workload.run(input, order.request, on: pool) } catch {
      log?.regionEnds()
      try log?.write()
      throw error
    }
    log?.regionEnds()
    let region = meter.stop()
    try log?.write()
    let answer = try workload.answer(output, input, order.request)
    // No number of JSON either, so that the report would get lost.
    if let probe = answer.probes.first(where: { !$0.isFinite }) {
      throw InputError("the answer has a probe that is \(probe); an answer with such numbers is none")
    }
    var figures = region
    figures.setup = setup
    figures.runDelay = runDelay(of: pool, caller: region.runDelay)
    figures.items = answer.items
    figures.bytes = answer.bytes
    figures.boundaryBytes = pool.boundaryBytes
    if let all = pool.boundaryBytes, let out = pool.boundaryBytesOut {
      (figures.boundaryBytesOut, figures.boundaryBytesBack) = (out, all - out)
    }
    report.figures = figures.fields
    report.answer = answer
    if let directory = order.dump {
      try Files.makeDirectory(directory)
      try workload.dump(output, input, order.request, to: directory)
    }
  }
}

extension WorkloadProcess {
  /// What every traced run touches beforehand in huge pages, also where nobody knows how much it will hold: for so few of
  /// them as small programs hold, some come from elsewhere in the kernel's lists.
  private static let leastTouched: Int64 = 128 << 20

  /// Has a traced run begin as all others do: with memory that was touched, for what a guest gave back to its host costs
  /// more than touching; with the calling thread on the first of its CPUs, for where it is decides which worker begins; and
  /// together with the copies that it is held beside.
  private static func settle(_ order: ChildOrder) throws {
    let allowed = try Affinity.allowed()
    if let first = order.virtualCores.first { try Affinity.pinThisThread(to: CpuSet([first])) }
    let room = order.request.memoryLimit.map { ($0.count - (ResidentMemory.now()?.count ?? 0)) / 2 } ?? .max
    let held = order.firstTouch?.count ?? 0
    TouchedMemory.touchAndFree(
      Bytes(max(0, min(held, room))), huge: Bytes(max(0, min(max(held, leastTouched), room))))
    try Affinity.pinThisThread(to: allowed)
    order.meeting?.wait()
  }

  /// The delay of the calling thread and the workers; nil where the workers' own can't be had, since a part of the
  /// sum would look like a small one.
  private static func runDelay(of pool: any WorkerPool, caller: Seconds?) -> Seconds? {
    guard let caller, let reporting = pool as? any WorkerUsageReporting else { return nil }
    if let workers = reporting.workerUsage { return caller + workers.runDelay }
    return pool.kind == .threads && pool.workers == 1 ? caller : nil
  }
}

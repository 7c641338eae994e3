import SpeedupCore
import SpeedupSystem
import Synchronization

/// Workers are processes forked from the caller for each phase, each pinned to the CPU behind its virtual
/// core.
///
/// 1. `map` forks one worker for each of `workers`, but no more than there are chunks: forking late costs a
///    fork a phase, and gives the workers the caller's memory as it is then (phases before have left their
///    results there).
/// 2. When all have said that they are ready, each gets a chunk of encoded tasks over its own socket, and the
///    next one when its encoded outputs have come back: one dynamic queue, as with threads.
/// 3. The workers end with the phase.
///
/// The process must have only one thread when `map` is called: the others don't exist in the forked workers,
/// but the locks they held do, for ever. So no phase on another kind of pool may have left threads
/// behind; that is checked, and refused.
///
/// An observer is called in the worker, on what it gave for that process: what this stores there ends with the worker,
/// unless it writes it to a file.
package final class ProcessPool: WorkerUsageReporting {
  private struct Totals {
    var phases = 0
    var bytes = 0
    var bytesOut = 0
    var usage: WorkerUsage?

    mutating func add(_ workers: [WorkerProcess], _ usage: WorkerUsage?) {
      bytes += workers.reduce(0) { $0 + $1.bytes }
      bytesOut += workers.reduce(0) { $0 + $1.bytesOut }
      self.usage = phases == 0 ? usage : .sum(self.usage, usage)
      phases += 1
    }
  }

  private let configuration: WorkerPoolConfiguration
  private let phases = PhaseSequence(.processes)
  private let totals = Mutex(Totals())

  /// A pool without workers: they live for a phase.
  package init(_ configuration: WorkerPoolConfiguration) { self.configuration = configuration }

  package var kind: WorkerPoolKind { .processes }
  package var workers: Int { configuration.workers }
  package var sharesMemory: Bool { false }

  /// What the tasks and outputs encoded, plus ``Message/headerSize`` for each message: one for every worker
  /// that starts (it is ready) and two for every chunk (its tasks, its outputs).
  package var boundaryBytes: Int? { totals.withLock { $0.bytes } }
  package var boundaryBytesOut: Int? { totals.withLock { $0.bytesOut } }
  package var observer: (any PoolObserver)? { configuration.observer }

  /// nil also after a phase that failed, for a worker that died has taken its figures along.
  package var workerUsage: WorkerUsage? { totals.withLock { $0.usage } }

  package func forEach(
    _ phase: String, count: Int, chunk: Int,
    _: @Sendable (_ index: Int, _ context: TaskContext) throws -> Void
  ) throws {
    throw WorkerPoolError(
      "the phase '\(phase)' uses forEach, and the workers of the executor 'processes' do not share memory: "
        + "make it a ParallelTask and use map, or choose another executor")
  }

  package func map<Task: ParallelTask>(
    _ phase: String, count: Int, chunk: Int, _ make: @Sendable (_ index: Int) -> Task
  ) throws -> [Task.Output] {
    try phases.perform(phase, count: count, chunk: chunk) {
      guard count > 0 else { return [] }
      let threads = try ForkedProcess.threadsOfThisProcess()
      guard threads == 1 else {
        throw WorkerPoolError(
          "the executor 'processes' can't fork: this process has \(threads) threads, and a forked copy would "
            + "inherit the locks they hold. Start no threads before the phase '\(phase)', or choose another "
            + "executor")
      }
      var workers: [WorkerProcess] = []
      var usage: WorkerUsage?
      var succeeded = false
      defer {
        // Their observers have yet to write down what they saw, after a failure too.
        if !succeeded, observer != nil { WorkerProcess.endKindly(workers, within: Seconds(2)) }
        WorkerProcess.end(workers, force: !succeeded)
        totals.withLock { $0.add(workers, usage) }
      }
      let description = PhaseDescription(phase, count: count, chunk: chunk, workers: self.workers)
      observer?.phaseBegins(description)
      defer { observer?.phaseEnds(description) }
      let chunks = (count - 1) / chunk + 1
      try start(configuration.isRehearsal ? 1 : min(self.workers, chunks), for: Task.self, description, into: &workers)
      let outputs = try withoutActuallyEscaping(make) { make in
        var run = ProcessPhase(phase, count: count, chunk: chunk, workers: workers, make)
        return try run.run()
      }
      // Read while they wait for more: the figures of a sleeping process are up to date.
      usage = WorkerUsage(ofThreads: workers.map(\.process.id))
      succeeded = true
      return outputs
    }
  }

  package func shutDown() { phases.shutDown() }

  private func start<Task: ParallelTask>(
    _ count: Int, for _: Task.Type, _ phase: PhaseDescription, into workers: inout [WorkerProcess]
  ) throws {
    for number in 0..<count {
      do {
        workers.append(
          try WorkerProcess(number, earlier: workers) { socket in
            let context = TaskContext(
              phase: phase, worker: number, virtualCore: configuration.virtualCore(ofWorker: number),
              observer: configuration.observer?.inWorkerProcess(number))
            let watching = context.observer?.workerEnters(context)
            defer {
              watching?.workerLeaves(context)
              context.observer?.workerProcessEnds()
            }
            return WorkerLoop<Task>(
              socket: socket, context: context, observer: watching, cpu: configuration.cpu(ofWorker: number)
            ).run()
          })
      } catch {
        throw WorkerPoolError(
          "only \(number) of \(count) worker processes could be started (\(error)): use fewer workers, or "
            + "raise the limits of processes (ulimit -u), open files (ulimit -n) and memory")
      }
    }
  }
}

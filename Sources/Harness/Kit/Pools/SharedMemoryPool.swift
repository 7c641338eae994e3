/// A pool whose workers see the caller's memory. It only says how its workers get going; what a phase is
/// and how `map` collects its outputs is the same for all, and is here.
package protocol SharedMemoryPool: WorkerPool {
  /// What it was built from.
  var configuration: WorkerPoolConfiguration { get }
  var phases: PhaseSequence { get }
  /// Whether worker w runs on the CPU of its virtual core.
  var pinsWorkers: Bool { get }
  /// Calls `phase.work(as: w)` on every worker w, all at once as far as the kind can, and returns when all
  /// calls have returned.
  /// - Throws: ``WorkerPoolError`` when the workers can't be started.
  func run(_ phase: PhaseLoan) throws
}

extension SharedMemoryPool {
  package var workers: Int { configuration.workers }
  package var sharesMemory: Bool { true }
  package var boundaryBytes: Int? { nil }
  package var observer: (any PoolObserver)? { configuration.observer }

  package func forEach(
    _ phase: String, count: Int, chunk: Int,
    _ body: @Sendable (_ index: Int, _ context: TaskContext) throws -> Void
  ) throws {
    try phases.perform(phase, count: count, chunk: chunk) {
      guard count > 0 else { return }
      let failure: (any Error)? = try withoutActuallyEscaping(body) { body in
        let description = PhaseDescription(phase, count: count, chunk: chunk, workers: workers)
        let tasks = Phase(description, configuration, pinsWorkers: pinsWorkers, body)
        let loan = PhaseLoan(tasks)
        defer { loan.end() }
        observer?.phaseBegins(description)
        defer { observer?.phaseEnds(description) }
        if configuration.isRehearsal { loan.work(as: 0) } else { try run(loan) }
        return tasks.failure
      }
      if let failure { throw failure }
    }
  }

  package func map<Task: ParallelTask>(
    _ phase: String, count: Int, chunk: Int, _ make: @Sendable (_ index: Int) -> Task
  ) throws -> [Task.Output] {
    try mapSharing(phase, count: count, chunk: chunk) { index, context in try make(index).run(context) }
  }
}

/// One place for each task's output, written by whichever worker runs it.
///
/// No lock: a phase runs every index once, so no two workers write the same slot, and the end of the phase
/// orders all writes before the read.
final class OutputSlots<Output: Sendable>: @unchecked Sendable {
  private let slots: UnsafeMutableBufferPointer<Output?>

  init(count: Int) {
    slots = .allocate(capacity: count)
    slots.initialize(repeating: nil)
  }

  deinit {
    slots.deinitialize()
    slots.deallocate()
  }

  subscript(index: Int) -> Output? {
    get { slots[index] }
    set { slots[index] = newValue }
  }

  /// All outputs by index; only when every slot has been written.
  func take() -> [Output] { slots.map { $0! } }
}

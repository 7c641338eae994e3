import Synchronization

/// One phase on workers that share memory: the queue of its tasks, and the error of the lowest failing index.
///
/// The queue is one counter: a worker adds `chunk` to it and owns the indices in between. They are handed out
/// in ascending order, so once index i has failed, everything below i is already in some worker's hands; the
/// workers finish what is below i and drop the rest. The error that is left is that of the lowest index that
/// fails at all, the same one that a plain loop would have met.
final class Phase: Sendable {
  typealias Body = @Sendable (_ index: Int, _ context: TaskContext) throws -> Void

  private let phase: PhaseDescription
  private let configuration: WorkerPoolConfiguration
  private let pinsWorkers: Bool
  private let body: Body
  private let next = Atomic(0)
  private let lowestFailure = Atomic(Int.max)
  private let error = Mutex<(any Error)?>(nil)

  init(
    _ phase: PhaseDescription, _ configuration: WorkerPoolConfiguration, pinsWorkers: Bool,
    _ body: @escaping Body
  ) {
    self.phase = phase
    self.configuration = configuration
    self.pinsWorkers = pinsWorkers
    self.body = body
  }

  /// The error of the lowest failing index so far.
  var failure: (any Error)? { error.withLock { $0 } }

  /// Runs tasks from the queue until it is empty. Called once by each worker.
  func work(as worker: Int) {
    let virtualCore = pinsWorkers ? configuration.virtualCore(ofWorker: worker) : nil
    var context = TaskContext(
      phase: phase, worker: worker, virtualCore: virtualCore, observer: configuration.observer)
    guard let observer = configuration.observer?.workerEnters(context) else {
      while let tasks = take() {
        guard run(tasks, &context) else { return }
      }
      return
    }
    defer { observer.workerLeaves(context) }
    // The same code for both; for our own notes the compiler makes a copy of it without calls that it can't see through.
    if let notes = observer as? ThreadNotes { work(&context, notes) } else { work(&context, observer) }
  }

  private func work<Observer: PoolObserver>(_ context: inout TaskContext, _ observer: Observer) {
    while let tasks = take() {
      // By way of the context, which is at hand: a property would be retained for every chunk.
      observer.worker(context.worker, takes: tasks, of: context.phase)
      guard run(tasks, &context, observer) else { return }
    }
  }

  /// The next chunk of the queue; nil: it is empty.
  @inline(__always)
  private func take() -> Range<Int>? {
    // A larger chunk is the same as the whole, and could overflow the counter.
    let (count, chunk) = (phase.count, min(phase.chunk, max(1, phase.count)))
    let first = next.wrappingAdd(chunk, ordering: .relaxed).oldValue
    return first < count ? first..<min(count, first + chunk) : nil
  }

  /// Runs tasks in a worker's hands; false where one before them has failed: all that it could still take is higher yet.
  private func run(_ tasks: Range<Int>, _ context: inout TaskContext) -> Bool {
    for index in tasks {
      guard index < lowestFailure.load(ordering: .relaxed) else { return false }
      context.index = index
      do { try body(index, context) } catch { record(error, at: index) }
    }
    return true
  }

  /// The same, watched.
  @inline(__always)
  private func run<Observer: PoolObserver>(
    _ tasks: Range<Int>, _ context: inout TaskContext, _ observer: Observer
  ) -> Bool {
    for index in tasks {
      guard index < lowestFailure.load(ordering: .relaxed) else { return false }
      context.index = index
      observer.taskStarts(index, context)
      do { try body(index, context) } catch { record(error, at: index) }
      observer.taskEnds(index, context)
    }
    return true
  }

  private func record(_ error: any Error, at index: Int) {
    self.error.withLock {
      guard index < lowestFailure.load(ordering: .relaxed) else { return }
      lowestFailure.store(index, ordering: .relaxed)
      $0 = error
    }
  }
}

/// Lends a phase to workers that may outlive it.
///
/// `forEach` takes a closure that must not escape, yet a pool may free a block or a task some time after it
/// has done its work. So these hold the loan, and the phase itself is gone from it before `forEach` returns.
package final class PhaseLoan: Sendable {
  private let phase: Mutex<Phase?>

  init(_ phase: Phase) { self.phase = Mutex(phase) }

  /// Does one worker's share; returns when the queue is empty.
  package func work(as worker: Int) { phase.withLock { $0 }?.work(as: worker) }

  /// Takes the phase back. No worker may be at work any more.
  package func end() { phase.withLock { $0 = nil } }
}

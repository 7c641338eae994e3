import SpeedupCore
import SpeedupSystem
import Synchronization

/// Threads that live through all phases of a pool and sleep between them.
///
/// 1. The crew starts its threads, each pinned from birth, and waits until every one of them is at the
///    gate, so that the first phase starts as the later ones do.
/// 2. A phase is put up and the gate opened: one event that wakes all of them together.
/// 3. Each works until the queue is empty; the last one to finish wakes the caller.
/// 4. An opening without a phase sends them home.
final class WorkerCrew: Sendable {
  /// 512 KiB, what Darwin gives its secondary threads: enough for sorts and parsers, and 252 of them reserve
  /// 126 MiB of addresses (not memory) where the usual 8 MiB would reserve 2 GiB, which limits on addresses
  /// refuse.
  static let stack = Bytes(512 * 1024)

  private let gate: StartGate
  private let threads: [PinnedThread]

  /// Starts `configuration.workers` threads.
  /// - Throws: ``WorkerPoolError`` when not all could be started; those that were have ended by then.
  init(_ configuration: WorkerPoolConfiguration) throws {
    let gate = StartGate(workers: configuration.workers)
    var started: [PinnedThread] = []
    for worker in 0..<configuration.workers {
      do {
        started.append(
          try PinnedThread(stack: Self.stack, cpu: configuration.cpu(ofWorker: worker)) {
            gate.work(as: worker)
          })
      } catch {
        gate.open(nil)
        for thread in started { thread.join() }
        throw WorkerPoolError(
          "only \(worker) of \(configuration.workers) worker threads could be started (\(error)): use fewer "
            + "workers, or raise the limits of processes (ulimit -u) and memory")
      }
    }
    gate.waitForAll()
    self.gate = gate
    threads = started
  }

  /// Runs one phase on all threads and returns when all are done.
  package func run(_ phase: PhaseLoan) {
    gate.open(phase)
    gate.waitForAll()
  }

  /// What the threads have used so far.
  var usage: WorkerUsage? { WorkerUsage(ofThreads: gate.threadIDs) }

  /// Ends the threads. The crew can't be used afterwards.
  func end() {
    gate.open(nil)
    for thread in threads { thread.join() }
  }
}

/// Where a crew's threads wait for the next phase, and the caller for them.
private final class StartGate: Sendable {
  private struct State {
    var phase: PhaseLoan?
    var threadIDs: [Int32] = []
  }

  private let workers: Int
  private let state = Mutex(State())
  private let openings = EventCount()
  private let completions = EventCount()
  private let unfinished: Atomic<Int>

  init(workers: Int) {
    self.workers = workers
    unfinished = Atomic(workers)
  }

  var threadIDs: [Int32] { state.withLock { $0.threadIDs } }

  /// A thread's life: arrive, then a phase for every opening.
  func work(as worker: Int) {
    state.withLock { $0.threadIDs.append(PinnedThread.currentID) }
    finish()
    var seen: UInt32 = 0
    while true {
      openings.wait(after: seen)
      seen &+= 1
      guard let phase = state.withLock({ $0.phase }) else { return }
      phase.work(as: worker)
      finish()
    }
  }

  /// Lets all threads go at the phase together; nil sends them home.
  func open(_ phase: PhaseLoan?) {
    state.withLock { $0.phase = phase }
    unfinished.store(workers, ordering: .relaxed)
    openings.advance()
  }

  /// Waits until all threads have arrived, or have finished the phase.
  func waitForAll() {
    var seen = completions.value
    while unfinished.load(ordering: .acquiring) > 0 {
      completions.wait(after: seen)
      seen = completions.value
    }
  }

  private func finish() {
    let left = unfinished.wrappingSubtract(1, ordering: .acquiringAndReleasing).newValue
    if left == 0 { completions.advance() }
  }
}

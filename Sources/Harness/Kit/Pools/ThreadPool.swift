import SpeedupCore
import SpeedupSystem
import Synchronization

/// Workers are threads of our own, each pinned to the CPU behind its virtual core; see ``WorkerCrew`` for how
/// a phase starts them together. More workers than CPUs share them.
///
/// One worker is the calling thread itself, moved to its CPU for the phase: the baseline of a speed-up then
/// pays for no hand-over.
package final class ThreadPool: SharedMemoryPool, WorkerUsageReporting {
  private enum Threads {
    case notStarted
    case running(WorkerCrew)
    case ended(WorkerUsage?)
  }

  package let configuration: WorkerPoolConfiguration
  package let phases = PhaseSequence(.threads)
  private let threads = Mutex(Threads.notStarted)

  /// A pool whose threads start at the first phase.
  package init(_ configuration: WorkerPoolConfiguration) { self.configuration = configuration }

  package var kind: WorkerPoolKind { .threads }
  package var pinsWorkers: Bool { true }

  package func run(_ phase: PhaseLoan) throws {
    if workers == 1 { try runOnCaller(phase) } else { try crew().run(phase) }
  }

  package var workerUsage: WorkerUsage? {
    switch threads.withLock({ $0 }) {
    case .notStarted: nil
    case .running(let crew): crew.usage
    case .ended(let usage): usage
    }
  }

  package func shutDown() {
    phases.shutDown()
    endThreads()
  }

  deinit { endThreads() }

  private func endThreads() {
    threads.withLock {
      guard case .running(let crew) = $0 else { return }
      // Read while the threads are there: the kernel forgets an ended thread's figures.
      $0 = .ended(crew.usage)
      crew.end()
    }
  }

  private func crew() throws -> WorkerCrew {
    try threads.withLock {
      if case .running(let crew) = $0 { return crew }
      let crew = try WorkerCrew(configuration)
      $0 = .running(crew)
      return crew
    }
  }

  private func runOnCaller(_ phase: PhaseLoan) throws {
    guard let cpu = configuration.cpu(ofWorker: 0) else { return phase.work(as: 0) }
    let before = try Affinity.allowed()
    let pinned = CpuSet([cpu])
    guard before != pinned else { return phase.work(as: 0) }
    try Affinity.pinThisThread(to: pinned)
    phase.work(as: 0)
    try Affinity.pinThisThread(to: before)
  }
}

import Dispatch
import SpeedupCore

/// Workers are blocks on Dispatch's global queue.
///
/// Dispatch, not the caller, decides how many of them run at once: about one a CPU, and more only while some
/// are blocked. A block that starts late finds an emptier queue or an empty one, so `workers` is an upper
/// bound here, and tasks must not wait for each other. Workers are not pinned.
package final class DispatchPool: SharedMemoryPool {
  package let configuration: WorkerPoolConfiguration
  package let phases = PhaseSequence(.dispatch)

  package init(_ configuration: WorkerPoolConfiguration) { self.configuration = configuration }

  package var kind: WorkerPoolKind { .dispatch }
  package var pinsWorkers: Bool { false }

  package func run(_ phase: PhaseLoan) {
    let group = DispatchGroup()
    for worker in 0..<workers {
      DispatchQueue.global().async(group: group) { phase.work(as: worker) }
    }
    group.wait()
  }

  package func shutDown() { phases.shutDown() }
}

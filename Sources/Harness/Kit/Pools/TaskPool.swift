import SpeedupCore
import SpeedupSystem

/// Workers are child tasks of one task group on Swift's global concurrent pool; the calling thread blocks
/// until the group is done.
///
/// The pool has about one thread a CPU, whatever `workers` says: it is an upper bound here, and tasks must
/// not wait for each other. Workers are not pinned.
package final class TaskPool: SharedMemoryPool {
  package let configuration: WorkerPoolConfiguration
  package let phases = PhaseSequence(.tasks)

  package init(_ configuration: WorkerPoolConfiguration) { self.configuration = configuration }

  package var kind: WorkerPoolKind { .tasks }
  package var pinsWorkers: Bool { false }

  package func run(_ phase: PhaseLoan) throws {
    // A task that blocks takes a thread away from the very pool it waits for; with as many callers as
    // threads, nothing would ever run.
    guard withUnsafeCurrentTask(body: { $0 == nil }) else {
      throw WorkerPoolError(
        "the executor 'tasks' blocks its caller, so it can't be used from inside a Swift task: call it from "
          + "the main thread or a thread of its own")
    }
    let (workers, done) = (workers, EventCount())
    let seen = done.value
    Task.detached {
      await withTaskGroup(of: Void.self) { group in
        for worker in 0..<workers { group.addTask { phase.work(as: worker) } }
      }
      done.advance()
    }
    done.wait(after: seen)
  }

  package func shutDown() { phases.shutDown() }
}

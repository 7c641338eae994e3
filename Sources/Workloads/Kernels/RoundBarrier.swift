import CSpeedupKernels
import SpeedupKit
import Synchronization

/// Where workers wait for one another at the end of a round.
protocol RoundBarrier: Sendable {
  /// Returns when all have called it as often as the caller.
  func arrive()
}

/// They sleep: the last one to arrive wakes the others by a futex.
final class SleepingBarrier: RoundBarrier {
  private let workers: Int
  private let arrived = Atomic(0)
  private let rounds = EventCount()

  init(workers: Int) { self.workers = workers }

  func arrive() {
    let seen = rounds.value
    if arrived.wrappingAdd(1, ordering: .acquiringAndReleasing).newValue == workers {
      arrived.store(0, ordering: .relaxed)
      rounds.advance()
    } else {
      rounds.wait(after: seen)
    }
  }
}

/// They stay awake and look again and again: cheap while every worker has a core, and a waste of whole time slices
/// where one has not.
final class SpinningBarrier: RoundBarrier {
  private let workers: Int
  private let arrived = Atomic(0)
  private let rounds = Atomic<UInt32>(0)

  init(workers: Int) { self.workers = workers }

  func arrive() {
    let seen = rounds.load(ordering: .acquiring)
    if arrived.wrappingAdd(1, ordering: .acquiringAndReleasing).newValue == workers {
      arrived.store(0, ordering: .relaxed)
      rounds.wrappingAdd(1, ordering: .releasing)
    } else {
      while rounds.load(ordering: .acquiring) == seen { ck_spin_pause() }
    }
  }
}

import SpeedupCore
import Synchronization

/// Keeps a pool's phases one after the other, and its use after `shutDown()` an error.
package final class PhaseSequence: Sendable {
  private enum State {
    case idle
    case running(String)
    case shutDown
  }

  private let kind: WorkerPoolKind
  private let state = Mutex(State.idle)

  init(_ kind: WorkerPoolKind) { self.kind = kind }

  /// Runs `body` as the phase `name`.
  /// - Throws: ``InputError`` for a count below 0 or a chunk below 1; ``WorkerPoolError`` when a phase runs
  ///   already (a task that starts a phase on its own pool would wait for itself) or after `shutDown()`;
  ///   what `body` throws.
  func perform<Result>(_ name: String, count: Int, chunk: Int, _ body: () throws -> Result) throws -> Result {
    guard count >= 0 else { throw InputError("phase '\(name)': count \(count) is below 0") }
    guard chunk >= 1 else { throw InputError("phase '\(name)': chunk \(chunk) is below 1") }
    try state.withLock {
      switch $0 {
      case .idle: $0 = .running(name)
      case .running(let other):
        throw WorkerPoolError(
          "the phase '\(name)' was started while the phase '\(other)' runs on the same '\(kind.rawValue)' "
            + "executor: start it when that call has returned")
      case .shutDown:
        throw WorkerPoolError(
          "the phase '\(name)' was started after the executor '\(kind.rawValue)' was shut down")
      }
    }
    defer { state.withLock { $0 = .idle } }
    return try body()
  }

  func shutDown() {
    state.withLock {
      if case .running(let name) = $0 {
        preconditionFailure("shutDown() was called inside the phase '\(name)'")
      }
      $0 = .shutDown
    }
  }
}

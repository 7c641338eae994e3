import SpeedupKit
import Synchronization

/// Results that are read on another thread, while the caller reads others.
package final class ResultsBeside: Sendable {
  private let outcome = Outcome()
  /// Nil where no thread could be had: they are read when they are asked for.
  private let thread: PinnedThread?
  private let isJoined = Mutex(false)
  private let path: String
  private let kept: KeptFigures

  private final class Outcome: Sendable {
    let value = Mutex<Result<ResultSet, any Error>?>(nil)
  }

  package init(_ path: String, keeping kept: KeptFigures) {
    (self.path, self.kept) = (path, kept)
    let outcome = outcome
    thread = try? PinnedThread(stack: Bytes(8 << 20), cpu: nil) {
      let result = Result { try ResultSet(reading: path, keeping: kept) }
      outcome.value.withLock { $0 = result }
    }
  }

  /// What was read, when all is.
  /// - Throws: as `ResultSet(reading:keeping:)`.
  package func results() throws -> ResultSet {
    join()
    guard let read = outcome.value.withLock({ $0 }) else { return try ResultSet(reading: path, keeping: kept) }
    return try read.get()
  }

  private func join() {
    isJoined.withLock { isJoined in
      if !isJoined { thread?.join() }
      isJoined = true
    }
  }

  deinit { join() }
}

import Glibc
import SpeedupCore

/// A lock on a directory that the kernel drops when its holder ends, however it ends.
package final class DirectoryLock {
  private let descriptor: Int32

  /// Takes the lock; nil when another process holds it.
  /// - Throws: ``SystemError`` when the lock file can't be made or locked at all.
  package init?(directory: String) throws {
    let path = "\(directory)/lock"
    let file = try AppendFile.open(path, 0)
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      let failure = SystemError(call: "lock \(path)")
      close(file)
      // Anything else is no other process: some network file systems, say, know no locks.
      guard failure.code == EWOULDBLOCK else { throw failure }
      return nil
    }
    // Only now: once it is set, giving up would run `deinit`, which would close it a second time.
    descriptor = file
  }

  deinit {
    // Closing alone is not enough: a child that was forked a moment ago has the file open too, until it runs its
    // program.
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }
}

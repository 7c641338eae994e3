import Glibc

/// A file that only grows, by whole lines, each on the disk before the call returns.
package final class AppendFile {
  private let descriptor: Int32
  private let path: String

  /// Opens (or creates) the file and cuts off a last line that has no end: what a writer killed in the middle left.
  /// - Returns through `torn`: the text that was cut off, empty if nothing was.
  /// - Throws: ``SystemError``.
  package init(path: String, torn: inout String) throws {
    self.path = path
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw SystemError(call: "open \(path)") }
    let bytes = try Files.read(path)
    let whole = bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    torn = String(decoding: bytes[whole...], as: UTF8.self)
    guard ftruncate(descriptor, whole) == 0 else { throw SystemError(call: "truncate \(path)") }
    guard lseek(descriptor, 0, SEEK_END) >= 0 else { throw SystemError(call: "seek \(path)") }
  }

  deinit { close(descriptor) }

  /// Whether nothing has been written yet.
  package var isEmpty: Bool { lseek(descriptor, 0, SEEK_END) == 0 }

  /// Appends `text` (whole lines) in one write and flushes it to the disk.
  /// - Throws: ``SystemError``, when the disk is full for one.
  package func append(_ text: String) throws {
    try Files.writeAll(descriptor, Array(text.utf8), path: path)
    guard fdatasync(descriptor) == 0 else { throw SystemError(call: "flush \(path)") }
  }
}

/// A lock on a directory that the kernel drops when its holder ends, however it ends.
package final class DirectoryLock {
  private let descriptor: Int32

  /// Takes the lock; nil when another process holds it.
  /// - Throws: ``SystemError`` when the lock file can't be made or locked at all.
  package init?(directory: String) throws {
    let path = "\(directory)/lock"
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw SystemError(call: "open \(path)") }
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

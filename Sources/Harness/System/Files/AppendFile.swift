import Glibc
import SpeedupCore

/// A file that only grows, by whole lines. Each is with the kernel when the call returns, so that no end of this process
/// loses it; a failure of the machine loses the lines of ``flushInterval`` at most, and leaves no line torn but the last.
package final class AppendFile {
  private let descriptor: Int32
  private let path: String
  private var flushed = ProcessClock.now
  private var isFlushed = true
  /// How long the file is, if nobody else has written to it.
  private var length: Int
  /// Of all that stands in it, if nobody else has written to it.
  private var digest = Digest()
  /// When it was last written to, as the kernel tells it; another time is another writer's, or that of a look at it by `touch`.
  private var written = FileStamp.Time()
  /// Whether somebody was at it since what stands in it was last held against what was written.
  private var isDoubtful = false

  /// How often lines are flushed to the disk while more of them come.
  package static let flushInterval = Seconds(0.25)

  /// Opens (or creates) the file, where no link leads to it, and cuts off a last line that has no end: what a writer killed
  /// in the middle left.
  /// - Returns through `torn`: the text that was cut off, empty if nothing was.
  /// - Throws: ``InputError`` for a link, and where another process writes to it; ``SystemError``.
  package init(path: String, torn: inout String) throws {
    self.path = path
    descriptor = try Self.open(path, O_APPEND)
    // The lock of the directory may have been removed.
    if flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
      close(descriptor)
      throw InputError("\(path): another speedup writes to it; wait for it, or name another directory")
    }
    let (size, tail) = try Self.lastLine(descriptor, path)
    length = size - tail.count
    torn = String(decoding: tail, as: UTF8.self)
    if !tail.isEmpty, ftruncate(descriptor, size - tail.count) != 0 { throw SystemError(call: "truncate \(path)") }
    digest = try Self.digest(descriptor, length, path)
    written = try status().time
  }

  /// Opens a file of ours to be written, which is made where there is none.
  /// - Throws: ``InputError`` for a link or a pipe, which may lead anywhere; ``SystemError``.
  fileprivate static func open(_ path: String, _ flags: Int32) throws -> Int32 {
    let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | flags, 0o644)
    let code = errno
    var status = stat()
    if descriptor >= 0, fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG { return descriptor }
    if descriptor >= 0 { close(descriptor) }
    guard descriptor >= 0 || code == ELOOP else { throw SystemError(call: "open \(path)", code: code) }
    throw InputError(
      "\(path): is a link or no regular file, and is not written to; remove it, or name another directory")
  }

  /// What stands behind the last line end, looked for from the end since the file may be long; and the file's size.
  private static func lastLine(_ descriptor: Int32, _ path: String) throws -> (size: Int, tail: [UInt8]) {
    let size = Int(lseek(descriptor, 0, SEEK_END))
    var (start, tail) = (size, [UInt8]())
    while start > 0 {
      let count = min(start, 1 << 16)
      start -= count
      var piece = [UInt8](repeating: 0, count: count)
      guard piece.withUnsafeMutableBytes({ pread(descriptor, $0.baseAddress, count, start) }) == count else {
        throw SystemError(call: "read \(path)")
      }
      if let end = piece.lastIndex(of: UInt8(ascii: "\n")) { return (size, piece[(end + 1)...] + tail) }
      tail = piece + tail
    }
    return (size, tail)
  }

  deinit {
    // Whoever must know whether it worked calls `finish`.
    if !isFlushed { fdatasync(descriptor) }
    // As in `DirectoryLock`.
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }

  /// Whether nothing has been written yet.
  package var isEmpty: Bool { lseek(descriptor, 0, SEEK_END) == 0 }

  /// Appends `text` (whole lines) in one write; what can't be written whole is not written.
  /// - Throws: ``SystemError``, when the disk is full for one, the file is not the one at its path any more, or somebody else
  ///   has changed it.
  package func append(_ text: String) throws {
    try requirePlace()
    let bytes = Array(text.utf8)
    do { try Files.writeAll(descriptor, bytes, path: path) } catch {
      _ = ftruncate(descriptor, length)
      throw error
    }
    length += bytes.count
    for byte in bytes { digest.add(UInt64(byte)) }
    written = try status().time
    isFlushed = false
    if ProcessClock.now - flushed >= Self.flushInterval { try flush() }
  }

  /// Flushes all to the disk.
  /// - Throws: as ``append(_:)``.
  package func finish() throws {
    try flush()
    try requirePlace()
    try requireContents()
  }

  /// Whether it is still the file at its path, and as it was left.
  package var isInPlace: Bool {
    do {
      try requirePlace()
      try requireContents()
      return true
    } catch { return false }
  }

  private func flush() throws {
    guard fdatasync(descriptor) == 0 else { throw SystemError(call: "flush \(path)") }
    (flushed, isFlushed) = (ProcessClock.now, true)
  }

  /// What is written to a file that was removed or moved away is lost, or is in somebody else's; one that was changed may be
  /// no results any more.
  private func requirePlace() throws {
    let mine = try status()
    var there = stat()
    guard stat(path, &there) == 0, UInt64(there.st_ino) == mine.inode, UInt64(there.st_dev) == mine.device else {
      throw SystemError(call: "\(path) was removed or replaced while it was written", code: 0)
    }
    if mine.time != written { isDoubtful = true }
    guard mine.size == length else { throw Self.changed(path) }
  }

  /// What was written over in place, with as many bytes, shows in nothing else. To read it all takes a while where it is
  /// long, so that this is for the end, and only for a file that somebody was at.
  private func requireContents() throws {
    guard isDoubtful else { return }
    let now = try status().time
    guard try Self.digest(descriptor, length, path).text == digest.text else { throw Self.changed(path) }
    (written, isDoubtful) = (now, false)
  }

  private static func changed(_ path: String) -> SystemError {
    SystemError(call: "\(path) was changed by another program while it was written", code: 0)
  }

  private static func digest(_ descriptor: Int32, _ length: Int, _ path: String) throws -> Digest {
    var (digest, start) = (Digest(), 0)
    var piece = [UInt8](repeating: 0, count: min(length, 1 << 18))
    while start < length {
      let count = min(piece.count, length - start)
      guard piece.withUnsafeMutableBytes({ pread(descriptor, $0.baseAddress, count, start) }) == count else {
        throw SystemError(call: "read \(path)")
      }
      for place in 0..<count { digest.add(UInt64(piece[place])) }
      start += count
    }
    return digest
  }

  private func status() throws -> (inode: UInt64, device: UInt64, size: Int, time: FileStamp.Time) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw SystemError(call: "look at \(path)") }
    return (
      UInt64(status.st_ino), UInt64(status.st_dev), Int(status.st_size), FileStamp.Time(status.st_mtim)
    )
  }
}

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

import Glibc
import SpeedupCore

/// An open file: read from its beginning or at places of one's choice, or appended to. Closed when it is freed.
package final class OpenFile: @unchecked Sendable {
  package let path: String
  private let descriptor: Int32

  /// Opens a file to be read.
  /// - Throws: `SystemError` naming it.
  package init(reading path: String) throws(SystemError) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemError(call: "\(SystemError.reading) \(path)") }
  }

  /// Opens a regular file to be read, and nothing else: no link is followed, and no pipe waited for.
  /// - Throws: `SystemError` naming it.
  package init(readingRegular path: String) throws(SystemError) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { throw SystemError(call: "open \(path)") }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw SystemError(call: "\(path) is no regular file", code: 0)
    }
  }

  /// Opens a file, which is made where there is none, to be written to at its end. Several may do so at once: what one
  /// `write` writes stays together.
  /// - Throws: `SystemError` naming it.
  package init(appending path: String) throws(SystemError) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw SystemError(call: "open \(path)") }
  }

  deinit { close(descriptor) }

  /// Its size now, in bytes.
  /// - Throws: `SystemError` naming it.
  package func size() throws(SystemError) -> Int {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw SystemError(call: "look at \(path)") }
    return Int(status.st_size)
  }

  /// The next bytes, at most `count`.
  /// - Returns: how many; 0 at the end.
  /// - Throws: `SystemError` naming the file.
  package func read(into memory: UnsafeMutableRawPointer, _ count: Int) throws(SystemError) -> Int {
    var got = Glibc.read(descriptor, memory, count)
    while got < 0, errno == EINTR { got = Glibc.read(descriptor, memory, count) }
    guard got >= 0 else { throw SystemError(call: "read \(path)") }
    return got
  }

  /// The bytes from `offset` on, at most `count`: fewer only where the file ends.
  /// - Returns: how many.
  /// - Throws: `SystemError` naming the file.
  package func read(at offset: Int, _ count: Int, into memory: UnsafeMutableRawPointer) throws(SystemError) -> Int {
    var done = 0
    while done < count {
      let got = pread(descriptor, memory + done, count - done, off_t(offset + done))
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw SystemError(call: "read \(path)") }
      if got == 0 { break }
      done += got
    }
    return done
  }

  /// Writes all of `bytes`.
  /// - Throws: `SystemError` naming the file.
  package func write(_ bytes: [UInt8]) throws { try Files.writeAll(descriptor, bytes, path: path) }

  /// What the kernel is told of a file's pages. Advice: nothing fails where it can't follow.
  package enum Advice: Sendable {
    /// They are read in no order.
    case random
    /// They are read soon.
    case soon
    /// They are not needed any more. Those that wait to be written stay.
    case drop
  }

  /// Advises the kernel on `count` bytes from `offset` on; 0: all that follow.
  package func advise(_ advice: Advice, from offset: Int = 0, count: Int = 0) {
    let code =
      switch advice {
      case .random: POSIX_FADV_RANDOM
      case .soon: POSIX_FADV_WILLNEED
      case .drop: POSIX_FADV_DONTNEED
      }
    posix_fadvise(descriptor, off_t(offset), off_t(count), code)
  }

  /// Waits until what was written is on the disk.
  package func flush() { fdatasync(descriptor) }
}

/// What tells a file from another, or from itself after a change.
package struct FileStamp: Sendable, Hashable {
  private let size: Int
  private let inode: UInt64
  private let time: Time

  /// When a file's contents were last changed.
  struct Time: Sendable, Hashable {
    private let seconds: Int
    private let nanoseconds: Int

    init(_ time: timespec = timespec()) { (seconds, nanoseconds) = (time.tv_sec, time.tv_nsec) }
  }

  /// The stamp of a file.
  /// - Throws: `SystemError` naming it.
  package init(_ path: String) throws(SystemError) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw SystemError(call: "look at \(path)") }
    size = Int(status.st_size)
    inode = UInt64(status.st_ino)
    time = Time(status.st_mtim)
  }
}

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

  /// What stands behind the last line end, such as the part of a row that a killed writer left; until ``cutTail()``.
  package private(set) var tail: [UInt8] = []
  /// How many bytes its whole lines have.
  package var wholeLines: Int { length }

  /// Opens (or creates) the file, where no link leads to it. Nothing in it is changed.
  /// - Throws: ``InputError`` for a link, where another process writes to it, and where more stands behind the last line end
  ///   than a row can be; `StoppedBySignal`; ``SystemError``.
  package init(path: String) throws {
    self.path = path
    descriptor = try Self.open(path, O_APPEND)
    // The lock of the directory may have been removed.
    if flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
      close(descriptor)
      throw InputError("\(path): another speedup writes to it; wait for it, or name another directory")
    }
    let size = Int(lseek(descriptor, 0, SEEK_END))
    let end = try Self.lastLineEnd(descriptor, from: max(0, size - CSV.longestRow), to: size, path)
    length = end ?? 0
    if end == nil, size > CSV.longestRow { throw try tooLong(size) }
    tail = try Self.bytes(descriptor, length..<size, path)
    digest = try Self.digest(descriptor, length, path, isEndedBySignals: true)
    written = try status().time
  }

  /// Cuts off ``tail``.
  /// - Throws: ``SystemError``, also where the file was changed since it was opened.
  package func cutTail() throws {
    guard !tail.isEmpty else { return }
    guard try status().size == length + tail.count else { throw Self.changed(path) }
    guard ftruncate(descriptor, off_t(length)) == 0 else { throw SystemError(call: "truncate \(path)") }
    tail = []
    written = try status().time
  }

  /// What is wrong with a file that ends with more bytes than a row can have, and no line end among them.
  private func tooLong(_ size: Int) throws -> InputError {
    var (line, lineStart, place) = (1, 0, 0)
    try Self.pieces(descriptor, size, path, isEndedBySignals: true) { piece in
      // Where the first such stretch begins is told: what is behind it may be gigabytes.
      guard place - lineStart <= CSV.longestRow else { return false }
      for byte in piece {
        place += 1
        if byte == UInt8(ascii: "\n") { (line, lineStart) = (line + 1, place) }
      }
      return true
    }
    return InputError(
      "\(path):\(line): more than \(CSV.longestRow) bytes without a line end, and no row is so long; "
        + "cut them off (truncate -s \(lineStart) \(ShellWord.quoted(path))), or restore the file")
  }

  /// The number of the line that ``tail`` is, from 1.
  /// - Throws: as the initializer.
  package func lineOfTail() throws -> Int {
    var line = 1
    try Self.pieces(descriptor, length, path, isEndedBySignals: true) { piece in
      for byte in piece where byte == UInt8(ascii: "\n") { line += 1 }
      return true
    }
    return line
  }

  /// Opens a file of ours to be written, which is made where there is none.
  /// - Throws: ``InputError`` for a link or a pipe, which may lead anywhere; ``SystemError``.
  static func open(_ path: String, _ flags: Int32) throws -> Int32 {
    let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | flags, 0o644)
    let code = errno
    var status = stat()
    if descriptor >= 0, fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG { return descriptor }
    if descriptor >= 0 { close(descriptor) }
    guard descriptor >= 0 || code == ELOOP else { throw SystemError(call: "open \(path)", code: code) }
    throw InputError(
      "\(path): is a link or no regular file, and is not written to; remove it, or name another directory")
  }

  /// Where the last line in a part of a file ends, looked for from its end since it may be long; nil: none ends there.
  private static func lastLineEnd(_ descriptor: Int32, from first: Int, to end: Int, _ path: String) throws -> Int? {
    var start = end
    while start > first {
      try Interrupts.check("\(path): stopped while it was read")
      let count = min(start - first, pieceSize)
      start -= count
      let piece = try bytes(descriptor, start..<(start + count), path)
      if let end = lastLineEnd(in: piece) { return start + end }
    }
    return nil
  }

  /// Where the last line in some bytes ends; nil: none does.
  private static func lastLineEnd(in bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return nil }
      var end: Int?
      // Quick over what has no line end, which may be gigabytes.
      while let found = memchr(start + (end ?? 0), Int32(UInt8(ascii: "\n")), bytes.count - (end ?? 0)) {
        end = UnsafeRawPointer(found) - start + 1
      }
      return end
    }
  }

  private static func bytes(_ descriptor: Int32, _ range: Range<Int>, _ path: String) throws -> [UInt8] {
    try [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
      guard pread(descriptor, buffer.baseAddress, range.count, off_t(range.lowerBound)) == range.count else {
        throw SystemError(call: "read \(path)")
      }
      count = range.count
    }
  }

  private static let pieceSize = 1 << 18

  deinit {
    // Whoever must know whether it worked calls `finish`.
    if !isFlushed { fdatasync(descriptor) }
    // As in `DirectoryLock`.
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }

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

  private static func digest(
    _ descriptor: Int32, _ length: Int, _ path: String, isEndedBySignals: Bool = false
  ) throws -> Digest {
    var digest = Digest()
    try pieces(descriptor, length, path, isEndedBySignals: isEndedBySignals) { piece in
      for byte in piece { digest.add(UInt64(byte)) }
      return true
    }
    return digest
  }

  private static func pieces(
    _ descriptor: Int32, _ length: Int, _ path: String, isEndedBySignals: Bool,
    _ take: ([UInt8]) -> Bool
  ) throws {
    var start = 0
    while start < length {
      if isEndedBySignals { try Interrupts.check("\(path): stopped while it was read") }
      let end = min(start + pieceSize, length)
      guard take(try bytes(descriptor, start..<end, path)) else { return }
      start = end
    }
  }

  private func status() throws -> (inode: UInt64, device: UInt64, size: Int, time: FileStamp.Time) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw SystemError(call: "look at \(path)") }
    return (
      UInt64(status.st_ino), UInt64(status.st_dev), Int(status.st_size), FileStamp.Time(status.st_mtim)
    )
  }
}

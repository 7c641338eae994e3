import Glibc

/// Whole-file reading and writing.
package enum Files {
  /// All bytes of a file; also of files in /proc and /sys, which say nothing of their size.
  /// - Throws: ``SystemError`` naming the path.
  package static func read(_ path: String) throws -> [UInt8] {
    let file = try OpenFile(reading: path)
    let expected = (try? file.size()) ?? 0
    var bytes: [UInt8] = []
    while true {
      let room = max(4096, expected - bytes.count + 1)
      let part = try [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        count = try file.read(into: buffer.baseAddress!, room)
      }
      if part.isEmpty { return bytes }
      if bytes.isEmpty { bytes = part } else { bytes += part }
    }
  }

  /// Shows the bytes of a file piece by piece, so that a large one is never held.
  /// - Parameters:
  ///   - end: how many bytes are shown at most; nil: all.
  ///   - take: whether it wants more.
  /// - Throws: ``SystemError`` naming the path, and what `take` throws.
  package static func readPieces(
    _ path: String, upTo end: Int? = nil, _ take: (UnsafeRawBufferPointer) throws -> Bool
  ) throws {
    let file = try OpenFile(reading: path)
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { piece.deallocate() }
    var left = end ?? .max
    while left > 0 {
      let got = try file.read(into: piece.baseAddress!, min(left, piece.count))
      if got == 0 { return }
      left -= got
      if try !take(UnsafeRawBufferPointer(rebasing: piece[..<got])) { return }
    }
  }

  /// A file's text; bytes that are no UTF-8 become U+FFFD.
  /// - Throws: ``SystemError`` naming the path.
  package static func readText(_ path: String) throws -> String {
    String(decoding: try read(path), as: UTF8.self)
  }

  /// Writes a file in one go: into a neighbour first, flushed to disk, then renamed over `path`, so that
  /// a reader (or a crash) sees the old content or the new one, nothing between. A device or a pipe, such as
  /// `/dev/stdout`, is written to, not replaced.
  /// - Throws: ``SystemError`` naming the path.
  package static func write(_ path: String, _ text: String) throws {
    try write(path) { try $0(text) }
  }

  /// The same for a text that comes in pieces.
  /// - Throws: ``SystemError`` naming the path, and what `pieces` throws; nothing has then changed under the name.
  package static func write(_ path: String, pieces: ((String) throws -> Void) throws -> Void) throws {
    if isDeviceOrPipe(path) {
      let descriptor = try openInPlace(path)
      defer { close(descriptor) }
      return try pieces { try writeAll(descriptor, Array($0.utf8), path: path) }
    }
    let file = try AtomicFile(path)
    try pieces { try file.write($0) }
    try file.commit()
  }

  /// A device, or a pipe that somebody reads. One that nobody reads would be waited for without end, so it is for a while.
  private static func openInPlace(_ path: String) throws -> Int32 {
    var descriptor: Int32 = -1
    for _ in 0..<200 {
      descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NONBLOCK)
      guard descriptor < 0, errno == ENXIO else { break }
      usleep(10_000)
    }
    guard descriptor >= 0 else {
      throw SystemError(call: errno == ENXIO ? "open \(path), a pipe that nobody reads" : "open \(path)")
    }
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK)
    return descriptor
  }

  /// Writes a file of our own in one go: a link, a pipe or the like at `path`, which a program may have put there, is
  /// replaced and not written to.
  /// - Throws: ``SystemError`` naming the path.
  package static func replace(_ path: String, _ text: String) throws { try write(path, bytes: Array(text.utf8)) }

  /// The same for bytes.
  /// - Throws: ``SystemError`` naming the path.
  package static func write(_ path: String, bytes: [UInt8]) throws {
    let file = try AtomicFile(path)
    try bytes.withUnsafeBytes { try file.write($0) }
    try file.commit()
  }

  /// Writes all bytes to an open file. One that was set not to block (the program at the other end of a pipe may have
  /// done so) is waited for.
  /// - Throws: ``SystemError`` naming `path`.
  package static func writeAll(_ descriptor: Int32, _ bytes: [UInt8], path: String) throws {
    try bytes.withUnsafeBytes { try writeAll(descriptor, $0, path: path) }
  }

  static func writeAll(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer, path: String) throws {
    var written = 0
    while written < bytes.count {
      let count = Glibc.write(descriptor, bytes.baseAddress! + written, bytes.count - written)
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EAGAIN {
        var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&wait, 1, -1)
        continue
      }
      guard count > 0 else { throw SystemError(call: "write \(path)") }
      written += count
    }
  }

  /// Makes a directory and those above it; one that is there already is fine.
  /// - Throws: ``SystemError`` naming the path.
  package static func makeDirectory(_ path: String) throws {
    var above = ""
    for part in path.split(separator: "/", omittingEmptySubsequences: false) {
      above += above.isEmpty && !path.hasPrefix("/") ? String(part) : "/\(part)"
      guard !part.isEmpty else { above = path.hasPrefix("/") && above == "/" ? "" : above; continue }
      if mkdir(above, 0o755) != 0, errno != EEXIST { throw SystemError(call: "make directory \(above)") }
    }
    guard isDirectory(path) else { throw SystemError(call: "make directory \(path)", code: ENOTDIR) }
  }

  /// Whether files can be made in a directory; else `errno` says why not.
  package static func isWritable(_ directory: String) -> Bool { access(directory, W_OK | X_OK) == 0 }

  /// Whether something is at `path`.
  package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  package static func isDirectory(_ path: String) -> Bool {
    kind(path) == S_IFDIR
  }

  /// Whether a path leads to a device or a pipe, which is written to as it is.
  package static func isDeviceOrPipe(_ path: String) -> Bool {
    [S_IFCHR, S_IFBLK, S_IFIFO].contains(kind(path))
  }

  private static func kind(_ path: String) -> mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }

  /// The names in a directory, sorted, without `.` and `..`.
  /// - Throws: ``SystemError`` naming the path.
  package static func names(in directory: String) throws -> [String] {
    try rawNames(in: Array(directory.utf8CString)).map { name in
      name.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    }.sorted()
  }

  /// The names in a directory as they are, which need not be text; all ends are NULs.
  static func rawNames(in directory: [CChar]) throws -> [[CChar]] {
    guard let stream = opendir(directory) else {
      let text = directory.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
      throw SystemError(call: "open directory \(text)")
    }
    defer { closedir(stream) }
    var names: [[CChar]] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) {
          Array(UnsafeBufferPointer(start: $0, count: strlen($0) + 1))
        }
      }
      if name != [46, 0], name != [46, 46, 0] { names.append(name) }
    }
    return names
  }

  /// Where a link leads, as it is written in it; nil where there is none that can be read.
  static func target(_ link: String) -> String? {
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(PATH_MAX)) { buffer, count in
      count = max(0, buffer.withMemoryRebound(to: CChar.self) { readlink(link, $0.baseAddress!, $0.count) })
    }
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }

  /// Removes a file; one that is not there is fine.
  /// - Throws: ``SystemError`` naming the path.
  package static func remove(_ path: String) throws {
    guard unlink(path) == 0 || errno == ENOENT else { throw SystemError(call: "remove \(path)") }
  }
}

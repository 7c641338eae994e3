import Glibc
import SpeedupCore

extension Files {
  /// How large the file at `path` is now; nil where there is none.
  package static func size(_ path: String) -> Bytes? {
    var status = stat()
    return stat(path, &status) == 0 ? Bytes(Int64(status.st_size)) : nil
  }

  /// When the file at `path` was last written, in nanoseconds since 1970; nil where there is none.
  package static func modified(_ path: String) -> Int64? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
  }

  /// The working directory, without symbolic links.
  /// - Throws: ``SystemError`` when it was removed.
  package static func workingDirectory() throws -> String {
    guard let path = getcwd(nil, 0) else { throw SystemError(call: "get the working directory") }
    defer { free(path) }
    return String(cString: path)
  }

  /// Makes a directory, and those above it.
  /// - Returns: false when something of that name is there already; of two processes only one makes it.
  /// - Throws: ``SystemError`` naming the path.
  package static func makeNewDirectory(_ path: String) throws -> Bool {
    if let slash = path.lastIndex(of: "/"), slash != path.startIndex { try makeDirectory(String(path[..<slash])) }
    if mkdir(path, 0o755) == 0 { return true }
    guard errno == EEXIST else { throw SystemError(call: "make directory \(path)") }
    return false
  }

  /// What is at `path`, in words, where that is no regular file; nil for one, and where there is nothing.
  package static func oddKind(_ path: String) -> String? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return nil
    case S_IFDIR: return "a directory"
    case S_IFIFO: return "a pipe"
    case S_IFCHR, S_IFBLK: return "a device"
    default: return "a socket or the like"
    }
  }

  /// What is there of a path: itself, or the nearest above it.
  package static func nearest(_ path: String) -> String {
    var parts = path.split(separator: "/", omittingEmptySubsequences: false)
    while true {
      let above = parts.joined(separator: "/")
      if above.isEmpty { return path.hasPrefix("/") ? "/" : "." }
      if exists(above) { return above }
      parts.removeLast()
    }
  }

  /// Where a file is that is there, or is to be made: two that are equal are one file. nil where there is no place for it.
  package static func place(_ path: String) -> String? {
    var status = stat()
    if stat(path, &status) == 0 { return "\(status.st_dev):\(status.st_ino)" }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let folder = parts.dropLast().joined(separator: "/")
    guard let name = parts.last, stat(folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder, &status) == 0 else {
      return nil
    }
    return "\(status.st_dev):\(status.st_ino)/\(name)"
  }

  /// Whether somebody may run the regular file at `path`.
  package static func isExecutable(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && status.st_mode & 0o111 != 0
  }

  /// Whether a path is a symbolic link itself.
  package static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// Makes an empty file where nothing was, not even a link.
  /// - Returns: whether it is there now.
  package static func makeNewFile(_ path: String) -> Bool {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    if descriptor >= 0 { close(descriptor) }
    return descriptor >= 0
  }

  /// The bytes of a file that a program may have made into anything: a pipe, a link and the like are refused, and one that is
  /// larger than `limit`.
  /// - Throws: ``SystemError`` naming the path.
  package static func readRegular(_ path: String, atMost limit: Int) throws -> [UInt8] {
    let file = try OpenFile(readingRegular: path)
    let size = try file.size()
    guard size <= limit else { throw SystemError(call: "read \(path)", code: EFBIG) }
    return try [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = size == 0 ? 0 : try file.read(at: 0, size, into: buffer.baseAddress!)
    }
  }
}

/// Which file is at a path, and in which state: two that are equal hold the same bytes, short of a deliberate forgery. To
/// look takes one call.
package struct FileIdentity: Sendable, Equatable {
  private let device, inode: UInt64
  private let size: Int64
  private let modified, changed: Int64

  /// Of the file at `path`, links followed; nil where there is none.
  package init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    (device, inode, size) = (UInt64(status.st_dev), UInt64(status.st_ino), Int64(status.st_size))
    modified = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
    changed = Int64(status.st_ctim.tv_sec) * 1_000_000_000 + Int64(status.st_ctim.tv_nsec)
  }
}

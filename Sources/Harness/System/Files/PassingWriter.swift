import CSpeedupLinux
import Glibc

/// Writes a file from front to back and leaves next to nothing of it in the page cache: where a cgroup measures a run's
/// memory, pages that wait to be written count, and a writer that is faster than the disk would be charged the whole file.
///
/// 1. Of every full window the kernel is asked to begin writing it to the disk.
/// 2. When the next window is full, the one before is waited for, and all before that dropped.
///
/// So two windows are in memory at most. The content is not safe against a crash of the machine: it is for files of one
/// run.
package final class PassingWriter {
  /// How many bytes have been written so far.
  package private(set) var position = 0
  private let path: String
  private let descriptor: Int32
  private var begun = 0

  /// Bytes that are written out at once.
  package static let window = 1 << 20

  /// Makes the file, or empties it.
  /// - Throws: ``SystemError`` naming the path.
  package init(_ path: String) throws {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw SystemError(call: "create \(path)") }
  }

  deinit { close(descriptor) }

  /// Adds bytes.
  /// - Throws: ``SystemError`` naming the path, when the disk is full for one.
  package func write(_ bytes: UnsafeRawBufferPointer) throws {
    for start in stride(from: 0, to: bytes.count, by: Self.window) {
      let part = bytes[start..<min(bytes.count, start + Self.window)]
      try Files.writeAll(descriptor, UnsafeRawBufferPointer(rebasing: part), path: path)
      position += part.count
      if position - begun >= Self.window { try beginWindow() }
    }
  }

  /// Waits until all is on the disk, and drops it from the page cache.
  /// - Throws: ``SystemError`` naming the path.
  package func finish() throws {
    try sync(from: 0, count: 0, wait: true)
    begun = position
    posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED)
  }

  private func beginWindow() throws {
    let before = begun
    try sync(from: before, count: position - before, wait: false)
    begun = position
    guard before > 0 else { return }
    try sync(from: 0, count: before, wait: true)
    // From the beginning on: the kernel keeps a large page of which only a part is named.
    posix_fadvise(descriptor, 0, off_t(before), POSIX_FADV_DONTNEED)
  }

  private func sync(from offset: Int, count: Int, wait: Bool) throws {
    let code = -cl_sync_range(descriptor, Int64(offset), Int64(count), wait ? 1 : 0)
    // File systems that know no such call keep their pages longer, and lose nothing.
    guard code != EIO, code != ENOSPC, code != EDQUOT else {
      throw SystemError(call: "write \(path) to the disk", code: code)
    }
  }
}

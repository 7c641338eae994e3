import CSpeedupLinux
import Glibc
import SpeedupCore

/// A file in memory without a name, for what a program is to read from its standard input. Unlike a pipe it takes any
/// amount before the program runs.
struct MemoryFile {
  /// Where it is read, from its beginning; closed on exec.
  let descriptor: Int32

  /// A file that holds `bytes`.
  /// - Throws: `SystemError` where it can't be made or filled.
  init(_ bytes: [UInt8]) throws {
    descriptor = cl_memory_file("input")
    guard descriptor >= 0 else { throw SystemError(call: "memfd_create", code: -descriptor) }
    do {
      try Files.writeAll(descriptor, bytes, path: "the input")
    } catch {
      Glibc.close(descriptor)
      throw error
    }
    lseek(descriptor, 0, SEEK_SET)
  }

  /// Lets go of all that is in it so far where that is more than `most`; its writer goes on where it was.
  func limit(to most: Bytes) {
    var status = stat()
    guard fstat(descriptor, &status) == 0, Int64(status.st_blocks) * 512 > most.count else { return }
    _ = ftruncate(descriptor, 0)
  }

  func close() { Glibc.close(descriptor) }
}

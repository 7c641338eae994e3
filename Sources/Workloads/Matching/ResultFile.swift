import SpeedupKit
import Synchronization

/// The outputs of all partitions that a process has done, one after the other in one file, which leaves memory as it is
/// written. A pair of files a partition would be made while the clock runs only to be removed after it: on ext4 that
/// took three times as long as everything else, since it looks for an inode that nobody deleted in the last seconds.
/// `MatchingWorkload.dump` makes the pairs.
final class ResultFile: @unchecked Sendable {
  // The writer is used under the lock alone.

  let path: String
  private let lock = Mutex(())
  private let writer: PassingWriter

  private init(_ path: String) throws {
    self.path = path
    writer = try PassingWriter(path)
  }

  private static let files = Mutex<[String: ResultFile]>([:])

  /// This process's file in `directory`, which is made when it is not there.
  /// - Throws: `SystemError` naming the path.
  static func own(in directory: String) throws -> ResultFile {
    let path = path(in: directory)
    return try files.withLock { files in
      if let file = files[path] { return file }
      let file = try ResultFile(path)
      files[path] = file
      return file
    }
  }

  /// Ends this process's file in `directory`, where there is one.
  /// - Throws: `SystemError` when the disk has not taken all of it.
  static func finish(in directory: String) throws {
    let file = files.withLock { $0.removeValue(forKey: path(in: directory)) }
    try file?.lock.withLock { _ in try file?.writer.finish() }
  }

  private static func path(in directory: String) -> String { "\(directory)/\(Process.identifier).txt" }

  /// Adds bytes.
  /// - Returns: where they are.
  /// - Throws: `SystemError` naming the path.
  func append(_ bytes: UnsafeRawBufferPointer) throws -> SpillBlock {
    try lock.withLock { _ in
      let block = SpillBlock(offset: Int64(writer.position), count: Int64(bytes.count))
      try writer.write(bytes)
      return block
    }
  }

  /// Copies what is in `blocks` of the file at `path` into a file of its own.
  /// - Throws: `SystemError` naming the path that can't be read or written.
  static func copy(_ blocks: [SpillBlock], of path: String, to target: String) throws {
    let text = try SpillFile<UInt8>.rows(blocks, in: path)
    let file = try AtomicFile(target)
    try text.withUnsafeBytes { try file.write($0) }
    try file.commit()
  }
}

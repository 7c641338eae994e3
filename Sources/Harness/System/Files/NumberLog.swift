/// A file of 32-bit numbers that only grows, by one number a call. A number is with the kernel when `append` returns,
/// and so outlives a writer that is killed at any moment; it is NOT flushed to the disk, and so does not outlive the
/// machine.
package final class NumberLog {
  private let file: OpenFile

  /// Opens the file for appending; one that is not there is made.
  /// - Throws: ``SystemError`` naming the path.
  package init(path: String) throws { file = try OpenFile(appending: path) }

  /// Appends one number in one write.
  /// - Throws: ``SystemError`` naming the path, when the disk is full for one.
  package func append(_ number: Int32) throws { try file.write(withUnsafeBytes(of: number) { Array($0) }) }

  /// The numbers in the file at `path`; none where there is no file.
  /// - Throws: ``SystemError`` naming the path.
  package static func read(_ path: String) throws -> [Int32] {
    guard Files.exists(path) else { return [] }
    let bytes = try Files.read(path)
    let size = MemoryLayout<Int32>.size
    return bytes.withUnsafeBytes { bytes in
      (0..<bytes.count / size).map { bytes.loadUnaligned(fromByteOffset: $0 * size, as: Int32.self) }
    }
  }

  /// How many numbers are in the file at `path`, without reading it.
  package static func count(_ path: String) -> Int {
    Int(Files.size(path)?.count ?? 0) / MemoryLayout<Int32>.size
  }
}

import SpeedupKit

/// A column as a binary file: `SPCOLMN1`, the number of values, then the values in the machine's own byte order.
final class ColumnFile<Value: BitwiseCopyable> {
  let count: Int
  private let file: StoredFile

  /// Opens a column.
  /// - Throws: `InputError` naming the file when it is not there or is none of these.
  init(_ path: String) throws {
    file = try StoredFile(path)
    let header = try LargeBuffer(byteCount: ColumnFileHeader.size)
    guard file.size >= ColumnFileHeader.size else { throw Self.damaged(path, "of \(file.size) bytes") }
    try file.read(at: 0, ColumnFileHeader.size, into: header.base)
    guard header.base.load(as: UInt64.self) == ColumnFileHeader.mark else {
      throw Self.damaged(path, "without its mark")
    }
    count = header.base.load(fromByteOffset: 8, as: Int.self)
    let stride = MemoryLayout<Value>.stride
    guard count >= 0, count <= file.size / stride, file.size == ColumnFileHeader.size + count * stride else {
      throw Self.damaged(path, "of \(file.size) bytes for \(count) values")
    }
  }

  private static func damaged(_ path: String, _ how: String) -> InputError {
    InputError("\(path): a column file \(how); write it again")
  }

  /// Reads the values of `range` into `memory`.
  /// - Throws: `SystemError` or `InputError` naming the file.
  func read(_ range: Range<Int>, into memory: UnsafeMutablePointer<Value>) throws {
    let stride = MemoryLayout<Value>.stride
    try file.read(
      at: ColumnFileHeader.size + range.lowerBound * stride, range.count * stride, into: UnsafeMutableRawPointer(memory)
    )
  }

  /// The values of `range`.
  /// - Throws: `SystemError` or `InputError` naming the file.
  func values(_ range: Range<Int>) throws -> [Value] {
    let values = UnsafeMutablePointer<Value>.allocate(capacity: max(1, range.count))
    defer { values.deallocate() }
    try read(range, into: values)
    return Array(UnsafeBufferPointer(start: values, count: range.count))
  }
}

enum ColumnFileHeader {
  /// `SPCOLMN1`, read as a number.
  static let mark: UInt64 = Array("SPCOLMN1".utf8).withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) }
  /// Bytes of mark and count.
  static let size = 16

  /// Writes a whole column. It is not flushed to the disk.
  /// - Throws: `SystemError` naming the file; nothing has then changed under its name.
  static func write<Value: BitwiseCopyable>(_ path: String, _ values: UnsafeBufferPointer<Value>) throws {
    let file = try AtomicFile(path)
    try withUnsafeBytes(of: mark) { try file.write($0) }
    try withUnsafeBytes(of: values.count) { try file.write($0) }
    try file.write(UnsafeRawBufferPointer(values))
    try file.commit(durable: false)
  }
}

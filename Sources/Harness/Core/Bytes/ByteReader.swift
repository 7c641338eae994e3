/// Reads what a ``ByteWriter`` wrote, in the same order.
public struct ByteReader: Sendable {
  private let bytes: [UInt8]
  private var offset = 0

  /// A reader at the start of `bytes`.
  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// How many bytes have not been read yet.
  public var remaining: Int { bytes.count - offset }

  /// The next value.
  /// - Throws: ``ByteReaderError`` when fewer bytes are left than the type has.
  public mutating func read<T: BitwiseCopyable>(_ type: T.Type = T.self) throws -> T {
    let size = MemoryLayout<T>.size
    guard remaining >= size else { throw ByteReaderError(wanted: size, left: remaining) }
    defer { offset += size }
    return bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: T.self) }
  }

  /// The next array.
  /// - Throws: ``ByteReaderError`` when the count is negative or larger than what is left.
  public mutating func readArray<T: BitwiseCopyable>(of type: T.Type = T.self) throws -> [T] {
    let count = try read(Int.self)
    let stride = MemoryLayout<T>.stride
    guard count >= 0, count <= remaining / stride else {
      throw ByteReaderError(wanted: count, left: remaining)
    }
    defer { offset += count * stride }
    return [T](unsafeUninitializedCapacity: count) { buffer, filled in
      bytes.withUnsafeBytes {
        UnsafeMutableRawBufferPointer(buffer).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: $0[offset..<(offset + count * stride)]))
      }
      filled = count
    }
  }

  /// The next text.
  /// - Throws: ``ByteReaderError`` when the count is negative or larger than what is left.
  public mutating func readString() throws -> String {
    String(decoding: try readArray(of: UInt8.self), as: UTF8.self)
  }

  /// What `write(strings:)` wrote. No room is made beforehand: a count may be any number.
  /// - Throws: as ``readString()``.
  package mutating func readStrings() throws -> [String] {
    var strings: [String] = []
    for _ in 0..<max(0, try read(Int.self)) { strings.append(try readString()) }
    return strings
  }

  /// What `write(texts:)` wrote.
  /// - Throws: as ``readString()``.
  package mutating func readTexts() throws -> [String: String] {
    var texts: [String: String] = [:]
    for _ in 0..<max(0, try read(Int.self)) {
      let name = try readString()
      texts[name] = try readString()
    }
    return texts
  }
}

/// A message that ends before the value that was to be read from it.
public struct ByteReaderError: Error, CustomStringConvertible {
  /// Bytes or elements that the read asked for.
  public let wanted: Int
  /// Bytes that were left.
  public let left: Int

  /// What is missing, in one line.
  public var description: String { "message ends early: wanted \(wanted), \(left) bytes left" }
}

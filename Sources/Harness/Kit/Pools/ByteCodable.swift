import SpeedupCore

/// A value that can cross to another process of the same machine as bytes.
public protocol ByteCodable: Sendable {
  /// Writes all of it.
  func encode(into writer: inout ByteWriter)
  /// Reads what `encode(into:)` wrote.
  /// - Throws: an error where the bytes end early.
  init(from reader: inout ByteReader) throws
}

extension ByteCodable where Self: BitwiseCopyable {
  public func encode(into writer: inout ByteWriter) { writer.write(self) }
  public init(from reader: inout ByteReader) throws { self = try reader.read() }
}

extension Int: ByteCodable {}
extension Int32: ByteCodable {}
extension Int64: ByteCodable {}
extension UInt8: ByteCodable {}
extension UInt64: ByteCodable {}
extension Double: ByteCodable {}
extension Float: ByteCodable {}
extension Bool: ByteCodable {}

extension String: ByteCodable {
  public func encode(into writer: inout ByteWriter) { writer.write(string: self) }
  public init(from reader: inout ByteReader) throws { self = try reader.readString() }
}

extension Array: ByteCodable where Element: ByteCodable {
  public func encode(into writer: inout ByteWriter) {
    writer.write(count)
    for element in self { element.encode(into: &writer) }
  }

  public init(from reader: inout ByteReader) throws {
    let count = try reader.read(Int.self)
    self = []
    // Every element has a byte at least, so a count that was never written ends early and not in memory.
    for _ in 0..<Swift.max(0, count) { append(try Element(from: &reader)) }
  }
}

extension Optional: ByteCodable where Wrapped: ByteCodable {
  public func encode(into writer: inout ByteWriter) {
    writer.write(self != nil)
    self?.encode(into: &writer)
  }

  public init(from reader: inout ByteReader) throws {
    self = try reader.read(Bool.self) ? try Wrapped(from: &reader) : nil
  }
}

extension ParallelTask where Output: ByteCodable {
  public static func encode(_ output: Output, into writer: inout ByteWriter) { output.encode(into: &writer) }
  public static func decode(from reader: inout ByteReader) throws -> Output { try Output(from: &reader) }
}

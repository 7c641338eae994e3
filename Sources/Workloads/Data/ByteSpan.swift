/// A stretch of bytes somewhere in memory that outlives it: a field of a file that is being read.
struct ByteSpan {
  /// The first byte.
  let start: UnsafePointer<UInt8>
  /// Just past the last byte.
  let end: UnsafePointer<UInt8>

  static var empty: ByteSpan {
    let nowhere = UnsafePointer<UInt8>(bitPattern: 1)!
    return ByteSpan(start: nowhere, end: nowhere)
  }

  /// How many bytes.
  @inline(__always) var count: Int { end - start }

  /// The bytes as text; what is no UTF-8 becomes U+FFFD.
  var text: String { String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self) }

  /// Whether the bytes are UTF-8, so that no other bytes have the same text.
  var isUTF8: Bool {
    String(validating: UnsafeBufferPointer(start: start, count: count), as: UTF8.self) != nil
  }

  /// Without spaces and tabs on either side.
  var trimmed: ByteSpan {
    var start = start
    var end = end
    while start < end, Self.isBlank(start.pointee) { start += 1 }
    while end > start, Self.isBlank((end - 1).pointee) { end -= 1 }
    return ByteSpan(start: start, end: end)
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 }
}

/// A symbol's text in 16 bytes: up to 15 bytes of UTF-8 stand in the key itself, so that comparing two keys
/// compares the texts; a longer one is kept in its table's list of long names, and the key holds its place
/// there. Keys of ONE table are equal exactly when their texts are.
struct SymbolKey: BitwiseCopyable, Hashable, Sendable {
  /// The first 8 bytes, or the place of a long name.
  let front: UInt64
  /// The next 7 bytes, and in the last byte the length (0...15), or `longMark`.
  let back: UInt64

  /// The longest text, in bytes, that a key holds itself.
  static let inlineCapacity = 15
  private static let longMark: UInt64 = 0xff

  /// The key of the long name at `place` in the table's list.
  init(longName place: Int) {
    front = UInt64(place)
    back = Self.longMark
  }

  /// The key of a text of at most 15 bytes.
  /// - Parameter readable: how many bytes may be read from the text's start on, those of the text included.
  @inline(__always)
  init(inline text: ByteSpan, readable: Int) {
    let count = text.count
    if readable >= 16 {
      let raw = UnsafeRawPointer(text.start)
      let first = UInt64(bigEndian: raw.loadUnaligned(as: UInt64.self))
      let second = UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
      front = count >= 8 ? first : first & Self.leading(count)
      back = (count > 8 ? second & Self.leading(count &- 8) : 0) | UInt64(count)
    } else {
      front = Self.word(text, from: 0)
      back = Self.word(text, from: 8) | UInt64(count)
    }
  }

  /// Up to 8 bytes of a text as a word, the first one highest, zeros behind the text's end.
  private static func word(_ text: ByteSpan, from start: Int) -> UInt64 {
    var word: UInt64 = 0
    for index in start..<(start + 8) {
      word = word << 8 | (index < text.count ? UInt64(text.start[index]) : 0)
    }
    return word
  }

  /// A mask of the first `bytes` (0...7) bytes of a word.
  @inline(__always)
  private static func leading(_ bytes: Int) -> UInt64 { ~(UInt64.max >> UInt64(8 &* bytes)) }

  /// Whether it holds nothing but ASCII itself; a long name is not looked at, and counts as something else.
  @inline(__always) var isASCII: Bool { (front | back) & 0x8080_8080_8080_8080 == 0 }

  func text(longNames: [String]) -> String {
    if back & 0xff == Self.longMark { return longNames[Int(front)] }
    var bytes: [UInt8] = []
    for word in [front, back] {
      for shift in stride(from: 56, through: 0, by: -8) {
        bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
      }
    }
    return String(decoding: bytes.prefix(Int(back & 0xff)), as: UTF8.self)
  }

  /// Spreads keys over a table of 2ⁿ slots by the product's high bits.
  @inline(__always) var hash: UInt64 {
    let mixed = (front ^ (back &* 0x9e37_79b9_7f4a_7c15)) &* 0xd6e8_feb8_6659_fd93
    return mixed ^ (mixed >> 32)
  }
}

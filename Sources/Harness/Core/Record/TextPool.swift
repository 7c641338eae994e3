import Glibc

/// Texts that stand in many rows, each held once, by number. 0 stands for no text. Texts that are whole numbers, as most
/// values of axes are, are their numbers themselves, the same in every pool, and are not held.
package struct TextPool: Sendable {
  /// The first number of those; that of the text `17` is 17 more.
  private static let firstWhole: UInt32 = 1 << 31
  private var bytes: [UInt8] = []
  /// Where each ends; that of 0 is where the first begins.
  private var ends = [0]
  /// Numbers by the hash of their text: a table that is at most half full.
  private var slots = [UInt32](repeating: 0, count: 64)

  /// Whether all are plain: ``SafeText/isPlain(_:)``.
  private(set) var isPlain = true

  /// How many are held.
  var count: Int { ends.count - 1 }

  /// Whether a text is held by no pool, and has the same number in all.
  static func isWhole(_ number: UInt32) -> Bool { number >= firstWhole }

  /// Values by the numbers of texts.
  struct Table<Value: Sendable & Equatable>: Sendable {
    private var held, whole: NumberTable<Value>

    /// - Parameter nothing: the value of texts that none is set for.
    init(_ nothing: Value) { (held, whole) = (NumberTable(nothing), NumberTable(nothing)) }

    subscript(text: UInt32) -> Value {
      get { isWhole(text) ? whole[Int(text - firstWhole)] : held[Int(text)] }
      set { if isWhole(text) { whole[Int(text - firstWhole)] = newValue } else { held[Int(text)] = newValue } }
    }
  }

  /// The text of a number; nil for 0.
  subscript(number: UInt32) -> String? {
    if Self.isWhole(number) { return String(number - Self.firstWhole) }
    return number == 0 ? nil : read(number) { String(decoding: $0, as: UTF8.self) }
  }

  /// Shows a text that is held as bytes; those of 0 are none.
  private func read<Result>(_ number: UInt32, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range(number)])) }
  }

  /// Adds a text to bytes.
  func write(_ number: UInt32, to other: inout [UInt8]) {
    if Self.isWhole(number) { return Readable.write(whole: UInt64(number - Self.firstWhole), to: &other) }
    read(number) { other.append(contentsOf: $0) }
  }

  /// How many bytes a text has.
  func length(_ number: UInt32) -> Int {
    guard Self.isWhole(number) else { return range(number).count }
    var (length, most) = (1, UInt32(9))
    while number - Self.firstWhole > most { (length, most) = (length + 1, most * 10 + 9) }
    return length
  }

  /// The number that a text says; nil where it is none, or not finite.
  func number(_ number: UInt32) -> Double? {
    if Self.isWhole(number) { return Double(number - Self.firstWhole) }
    guard number != 0, let value = read(number, NumberField.decimal), value.isFinite else { return nil }
    return value
  }

  /// Whether a text is made of these bytes.
  func holds(_ number: UInt32, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    if Self.isWhole(number) { return Self.whole(text) == number }
    guard number <= count else { return false }
    let range = range(number)
    guard range.count == text.count else { return false }
    guard let base = text.baseAddress, !text.isEmpty else { return true }
    return bytes.withUnsafeBufferPointer { memcmp($0.baseAddress! + range.lowerBound, base, range.count) == 0 }
  }

  /// The number of a text, a new one for one that is not there yet.
  mutating func number(of text: String) -> UInt32 {
    var text = text
    return text.withUTF8 { number(of: $0) }
  }

  /// The same of its bytes, in which what is no UTF-8 counts as U+FFFD.
  mutating func number(of text: UnsafeBufferPointer<UInt8>) -> UInt32 {
    if let whole = Self.whole(text) { return whole }
    let isPlain = SafeText.isPlain(text)
    if !isPlain, text.contains(where: { $0 >= 0x80 }) {
      let string = String(decoding: text, as: UTF8.self)
      if !string.utf8.elementsEqual(text) { return number(of: string) }
    }
    let slot = slot(of: text)
    if slots[slot] != 0 { return slots[slot] }
    if !isPlain { self.isPlain = false }
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
    slots[slot] = UInt32(count)
    if 2 * count > slots.count { grow() }
    return UInt32(count)
  }

  /// The number here of a text that another pool holds; nil where it is not there.
  func number(_ number: UInt32, of other: TextPool) -> UInt32? {
    other.read(number) { text in
      // Two sweeps of one grid have the same order.
      if holds(number, text) { return number }
      let number = slots[slot(of: text)]
      return number == 0 ? nil : number
    }
  }

  /// The number of a text that is a whole number as it would be written; nil for any other.
  private static func whole(_ text: UnsafeBufferPointer<UInt8>) -> UInt32? {
    guard text.count > 0, text.count < 10, text[0] != UInt8(ascii: "0") || text.count == 1 else { return nil }
    var number: UInt32 = 0
    for byte in text {
      let digit = byte &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      number = number &* 10 &+ UInt32(digit)
    }
    return firstWhole + number
  }

  /// Where the number of a text stands, or would stand.
  private func slot(of text: UnsafeBufferPointer<UInt8>) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: Self.hash(text)) & mask
    while slots[slot] != 0, !holds(slots[slot], text) { slot = (slot + 1) & mask }
    return slot
  }

  private func range(_ number: UInt32) -> Range<Int> {
    number == 0 ? 0..<0 : ends[Int(number) - 1]..<ends[Int(number)]
  }

  private mutating func grow() {
    var larger = [UInt32](repeating: 0, count: 2 * slots.count)
    for number in 1...UInt32(count) {
      var slot = Int(truncatingIfNeeded: read(number, Self.hash)) & (larger.count - 1)
      while larger[slot] != 0 { slot = (slot + 1) & (larger.count - 1) }
      larger[slot] = number
    }
    slots = larger
  }

  /// FNV-1a, mixed at the end since the low bits choose the slot.
  private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var state: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    state ^= state >> 32
    return state &* 0x9e37_79b9_7f4a_7c15 >> 20
  }
}

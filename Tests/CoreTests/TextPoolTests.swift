import Testing

@testable import SpeedupCore

/// Texts by number, and tables by those numbers.
struct TextPoolTests {
  private static let texts = [
    "0", "7", "10", "999999999", "1000000000", "4294967295", "007", "00", "-1", "+1", "1.0", "1e3", " 1", "", "a", "é",
    "12x",
  ]

  @Test func `every text is given back as it was, under one number`() {
    var pool = TextPool()
    let numbers = Self.texts.map { pool.number(of: $0) }
    #expect(Set(numbers).count == Self.texts.count)
    #expect(!numbers.contains(0))
    for (text, number) in zip(Self.texts, numbers) {
      #expect(pool[number] == text)
      #expect(pool.length(number) == text.utf8.count)
      #expect(pool.number(of: text) == number)
      var bytes: [UInt8] = []
      pool.write(number, to: &bytes)
      #expect(bytes == Array(text.utf8))
      #expect(pool.number(number) == Double(text).flatMap { $0.isFinite ? $0 : nil })
      for other in Self.texts {
        let holds = Array(other.utf8).withUnsafeBufferPointer { pool.holds(number, $0) }
        #expect(holds == (text == other), "\(text) and \(other)")
      }
    }
  }

  @Test func `whole numbers have one number in all pools, other texts are looked for`() {
    var (one, other) = (TextPool(), TextPool())
    let (seven, a, b) = (one.number(of: "7"), one.number(of: "a"), one.number(of: "b"))
    #expect(other.number(of: "7") == seven)
    let again = other.number(of: "b")
    #expect(TextPool.isWhole(seven) && !TextPool.isWhole(a))
    #expect(other.number(b, of: one) == again)
    #expect(other.number(a, of: one) == nil)
  }

  @Test func `a table by texts and one by numbers hold what was set last`() {
    var pool = TextPool()
    var table = TextPool.Table<Int>(-1)
    for (place, text) in Self.texts.enumerated() { table[pool.number(of: text)] = place }
    for (place, text) in Self.texts.enumerated() { #expect(table[pool.number(of: text)] == place) }
    #expect(table[pool.number(of: "8")] == -1)
  }

  @Test(arguments: [1, 3, 1000, 1_000_003])
  func `a table by numbers is right for small, large and negative ones`(_ step: Int) {
    var table = NumberTable<Int>(-1)
    // Backwards, so that the large ones come first.
    let numbers = stride(from: 2000 * step, through: -3 * step, by: -step)
    for number in numbers { table[number] = number &* 2 }
    for number in numbers { #expect(table[number] == number &* 2) }
    #expect(table[2001 * step] == -1)
    #expect(step == 1 || table[1] == -1)
    table.change { $0 + 1 }
    for number in numbers { #expect(table[number] == number &* 2 + 1) }
  }
}

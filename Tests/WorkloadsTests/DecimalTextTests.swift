import Glibc
import Testing

@testable import SpeedupStatistics
@testable import SpeedupWorkloads

@Suite("Decimals are read to the nearest double")
struct DecimalTextTests {
  static func parse(_ text: String) -> Double? {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return DecimalText.double(.empty) }
      return DecimalText.double(ByteSpan(start: start, end: start + bytes.count))
    }
  }

  @Test(arguments: [
    // Halfway between two doubles, just below and just above; limits of the fast path; subnormal numbers.
    "9007199254740993", "9007199254740992.999999999", "9007199254740993.00000000000001",
    "1.00000000000000011102230246251565404236316680908203125",
    "1.00000000000000011102230246251565404236316680908203124",
    "1.00000000000000011102230246251565404236316680908203126",
    "9007199254740992e22", "9007199254740991e22", "9007199254740993e-22",
    "1e23", "8.5e22", "1e-22", "1e-23",
    "2.2250738585072011e-308", "4.9e-324", "2.4703282292062327e-324", "2.4703282292062328e-324",
    "1.7976931348623157e308", "0.1", "0.3", "118.56", "00000000000000000000118.56",
    "0.000000000000000000000000000001", "12345678901234567890", "1234567890123456789012345",
    "18446744073709551616", "0e999999999", "0.0e-400", "179769313486231570000e288",
    "-0", "-0.0", "+1.5", "1.", ".5", "1E5", "1e+5", "1e-5",
  ])
  func `Hard cases agree with strtod to the bit`(_ text: String) {
    #expect(Self.parse(text)?.bitPattern == strtod(text, nil).bitPattern)
  }

  @Test func `Two hundred thousand random decimals agree with strtod to the bit`() {
    var random = SplitMix64(seed: 42)
    var wrong: [String] = []
    for _ in 0..<200_000 {
      let digits = Int.random(in: 1...22, using: &random)
      var text = Bool.random(using: &random) ? "-" : ""
      let point = Int.random(in: 0...digits, using: &random)
      for place in 0..<digits {
        if place == point { text += "." }
        text += String(Int.random(in: 0...9, using: &random))
      }
      if Bool.random(using: &random) { text += "e\(Int.random(in: -330...300, using: &random))" }
      let expected = strtod(text, nil)
      let got = Self.parse(text)
      if expected.isFinite ? got?.bitPattern != expected.bitPattern : got != nil { wrong.append(text) }
    }
    #expect(wrong.isEmpty)
  }

  @Test func `Random doubles read back from their shortest text and from 17 digits`() {
    var random = SplitMix64(seed: 43)
    var wrong: [Double] = []
    for _ in 0..<50_000 {
      let value = Double(bitPattern: random.next())
      guard value.isFinite else { continue }
      if Self.parse(value.description)?.bitPattern != value.bitPattern { wrong.append(value) }
    }
    #expect(wrong.isEmpty)
  }

  @Test(arguments: [
    "", ".", "-", "+", "e5", ".e5", "1e", "1e+", "1.2.3", "1,5", " 1", "1 ", "nan", "inf", "0x10", "1_000",
    "--1", "1e5x", "1e400", "१",
  ])
  func `What is no decimal is refused`(_ text: String) {
    #expect(Self.parse(text) == nil)
  }

  @Test func `Short whole numbers are read as such, and nothing else`() {
    func count(_ text: String) -> Int64? {
      Array(text.utf8).withUnsafeBufferPointer { bytes in
        guard let start = bytes.baseAddress else { return DecimalText.shortCount(.empty) }
        return DecimalText.shortCount(ByteSpan(start: start, end: start + bytes.count))
      }
    }
    #expect(count("0") == 0)
    #expect(count("999999999999999") == 999_999_999_999_999)
    for text in ["", "1000000000000000", "-1", "1.0", "1e3", " 1"] { #expect(count(text) == nil) }
  }
}

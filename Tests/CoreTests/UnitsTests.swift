import Testing

@testable import SpeedupCore

@Suite struct UnitsTests {
  @Test(arguments: [("90", 90.0), ("1.5s", 1.5), ("250ms", 0.25), ("2m", 120), ("1h", 3600), ("10us", 1e-5), ("0", 0)])
  func `times are read as people type them`(text: String, seconds: Double) throws {
    #expect(abs(try #require(Seconds(text)).value - seconds) <= 1e-12 * seconds)
  }

  @Test(arguments: ["", "s", "-1", "1 s", "abc", "inf", "nan", "1d", "1e308h"])
  func `what is no time is refused`(text: String) { #expect(Seconds(text) == nil) }

  @Test(arguments: [
    ("512", 512), ("64K", 65_536), ("64KiB", 65_536), ("1.5G", 1_610_612_736), ("2kB", 2000), ("3B", 3),
  ])
  func `sizes are read as people type them`(text: String, bytes: Int) {
    #expect(Bytes(text)?.count == Int64(bytes))
  }

  @Test(arguments: ["", "K", "-1", "1 K", "1e30", "nan", "x"])
  func `what is no size is refused`(text: String) { #expect(Bytes(text) == nil) }

  @Test func `a core count is at least one`() {
    #expect(CoreCount(0) == nil && CoreCount(-1) == nil && CoreCount("0") == nil && CoreCount("x") == nil)
    #expect(CoreCount(252)?.value == 252 && CoreCount(clamping: -5).value == 1)
  }

  @Test(arguments: [0.1, 1.5, 1e-9, 86_400]) func `times read back their own text`(value: Double) {
    #expect(Seconds(Seconds(value).description) == Seconds(value))
  }
}

@Suite struct PercentageTests {
  @Test(arguments: [("2%", 0.02), ("0.5%", 0.005), ("2 %", 0.02), ("100%", 1)])
  func `percentages are read as people type them`(text: String, fraction: Double) throws {
    #expect(abs(try #require(Percentage(text)).fraction - fraction) < 1e-15)
  }

  @Test(arguments: ["", "%", "0", "-1%", "x", "nan%", "2", "0.02", "0%"])
  func `what is no percentage is refused`(text: String) { #expect(Percentage(text) == nil) }
}

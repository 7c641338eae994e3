import Testing

@testable import SpeedupCore

@Suite struct ReportTextTests {
  @Test(arguments: [
    (0.000_000_4, "400 ns"), (0.001_234, "1.23 ms"), (0.999_6, "1.00 s"), (0.000_999_6, "1.00 ms"),
    (12.34, "12.3 s"), (5400, "5400 s"), (0, "0 ns"),
  ])
  func `a time is written with three digits in the unit that keeps it short`(seconds: Double, text: String) {
    #expect(Readable.text(Seconds(seconds)) == text)
  }

  @Test(arguments: [(512, "512 B"), (1536, "1.50 KiB"), (67_108_864, "64.0 MiB"), (0, "0 B")])
  func `memory is written in binary units`(bytes: Int, text: String) {
    #expect(Readable.text(Bytes(bytes)) == text)
  }

  @Test(arguments: [(7, "7"), (999, "999"), (12_345_678, "12.3 M"), (999_600, "1.00 M"), (2e12, "2000 G")])
  func `a count has a unit from a thousand on`(count: Double, text: String) {
    #expect(Readable.text(count, .count) == text)
  }

  @Test func `a gate writes short times as every other command does`() {
    #expect(Metric.cpu.text(0.0007) == "700 µs")
    #expect(Metric.memory.text(3_221_225_472) == "3.00 GiB")
    #expect(Metric.wall.text(.infinity) == "killed")
  }

  @Test(arguments: [
    (9.996, "10.0"), (0.0999_96, "0.100"), (123_456, "123456"), (-1.5, "-1.50"), (99.95, "100"),
    (1e-7, "0.000000100"),
  ])
  func `rounding that carries keeps three digits`(value: Double, text: String) {
    #expect(Readable.significant(value) == text)
  }

  @Test func `a number that is none says so`() {
    #expect(Readable.significant(.infinity) == "∞")
    #expect(Readable.significant(.nan) == "not a number")
  }

  @Test func `ticks lose their trailing zeros`() {
    #expect([0.5, 2, 1.25, 100].map(Readable.short) == ["0.5", "2", "1.25", "100"])
  }

  @Test func `a number beyond all digits keeps the zeros of its exponent`() {
    #expect(Readable.short(1.5e20) == "1.5e+20")
    #expect(Readable.brief(1.5e20) == "1.5e+20")
  }

  @Test func `what a terminal would obey is shown by name`() {
    #expect(SafeText.line("a\nb\t\u{1B}[31m\u{202E}c\0é漢") == "a\\nb\\t\\u{1B}[31m\\u{202E}c\\u{0}é漢")
  }

  @Test func `what means something to Markdown is escaped even under a combining mark`() {
    #expect(SafeText.markdown("a|\u{301}b") == "a\\|\u{301}b")
    #expect(SafeText.markdown("<b> @me #1 *x*\n|") == "&lt;b&gt; &#64;me &#35;1 \\*x\\*\\\\n\\|")
  }

  @Test func `a line end of two characters is escaped in every form`() {
    #expect(SafeText.line("a\r\nb") == "a\\r\\nb" && SafeText.xml("\"\r\n<") == "&quot;\\r\\n&lt;")
    #expect(SafeText.gitHubMessage("1 %\r\n\u{1B}") == "1 %25%0D%0A\\u{1B}")
    #expect(SafeText.gitHubProperty("a: b, c") == "a%3A b%2C c")
  }

  @Test func `text is broken at blanks alone, and a number stays with its unit`() {
    #expect(Columns.wrapped("it takes 12 ms, or more", to: 12) == ["it takes", "12 ms, or", "more"])
    #expect(Columns.wrapped("a /long/path/of/a/file b", to: 6) == ["a", "/long/path/of/a/file", "b"])
    #expect(Columns.wrapped("漢字 漢字", to: 8) == ["漢字", "漢字"])
  }

  @Test func `terms stand beside what they mean, wide characters counted`() {
    #expect(
      Columns.definitions([("漢", "x"), ("abc", "y"), ("longer", "z")], widest: 3) == [
        "  漢   x", "  abc  y", "  longer", "       z",
      ])
  }

  @Test func `a long text is cut in its middle`() {
    #expect(shortened("abcdefghij", to: 7) == "abc…hij")
    #expect(shortened("short", to: 7) == "short")
  }

  @Test(arguments: [("abc", 3), ("漢字", 4), ("e\u{301}", 1), ("µs", 2), ("🙂", 2), ("", 0)])
  func `wide characters take two columns and marks none`(text: String, width: Int) {
    #expect(Columns.width(text) == width)
  }
}

import Testing

@testable import SpeedupCore
@testable import SpeedupReport

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
    #expect(GateMetric.cpu.text(0.0007) == "700 µs")
    #expect(GateMetric.memory.text(3_221_225_472) == "3.00 GiB")
    #expect(ComparedMetric.wall.text(.infinity) == "killed")
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
    #expect(visibleText("a\nb\t\u{1B}[31m\u{202E}c\0é漢") == "a\\nb\\t\\u{1B}[31m\\u{202E}c\\u{0}é漢")
  }

  @Test func `a long text is cut in its middle`() {
    #expect(shortened("abcdefghij", to: 7) == "abc…hij")
    #expect(shortened("short", to: 7) == "short")
  }

  @Test(arguments: [("abc", 3), ("漢字", 4), ("e\u{301}", 1), ("µs", 2), ("🙂", 2), ("", 0)])
  func `wide characters take two columns and marks none`(text: String, width: Int) {
    #expect(displayWidth(text) == width)
  }

  @Test func `columns line up whatever the width of their characters`() {
    let table = TextTable(
      heading: ["title"],
      columns: [.init(title: "name", alignment: .left), .init(title: "n", alignment: .right)],
      rows: [
        [.init("漢字"), .init("1")], [.init("ab"), .init("10")], [.init("failed for a long reason", .failure)],
      ],
      footnotes: ["note"])
    #expect(
      table.text(colours: false) == """
        title

        name   n
        ────────
        漢字   1
        ab    10
        failed for a long reason

        note

        """)
  }

  @Test func `colours are added only where asked for, and never by data`() {
    let cell = TextTable.Cell("\u{1B}[2Jx", .failure)
    let table = TextTable(
      heading: [], columns: [.init(title: "a", alignment: .left)], rows: [[cell]], footnotes: [])
    #expect(!table.text(colours: false).contains("\u{1B}"))
    #expect(table.text(colours: true).contains("\u{1B}[31m\\u{1B}[2Jx\u{1B}[0m"))
  }
}

import Testing

@testable import SpeedupCore
@testable import SpeedupDoctor

@Suite struct DoctorTextTests {
  private func report(_ findings: [Finding]) -> DoctorReport {
    DoctorReport(DoctorMachines.perfect(), checks: findings.map { finding in { _, _ in finding } })
  }

  @Test func verdictsStandFirstThenFindingsWorstFirstAndAligned() {
    let text = report([
      Finding("clock", seen: "ticks"),
      Finding("load", effects: [.wall: .unfit], seen: "busy", why: "waits", mend: "stop it"),
    ]).text(colours: false)
    #expect(text == """
      full examination of 4 CPUs (0-3) in 9 s

        wall          unfit  load
        cpu           fit
        memory        fit
        instructions  fit
        scaling       fit

      unfit  load   busy
                    why:  waits
                    mend: stop it
      ok     clock  ticks

      """)
  }

  @Test func longTextsAreBrokenAtBlanksAndUnitsStayWithTheirNumbers() {
    let seen = (0..<40).map { "\($0) ms" }.joined(separator: " ")
    let lines = report([Finding("x", .note, seen: seen)]).text(colours: false, width: 40)
      .split(separator: "\n").dropFirst(6)
    #expect(lines.count > 5)
    for line in lines {
      #expect(line.count <= 40 && line.last != " ")
      #expect(line.dropFirst(9).first != "m", "a unit begins the line: \(line)")
    }
    #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("         ") })
  }

  @Test func aWordLongerThanALineStaysWhole() {
    let path = "/sys/" + String(repeating: "x", count: 200)
    #expect(report([Finding("x", .note, seen: "a \(path) b")]).text(colours: false, width: 60).contains(path))
  }

  @Test func coloursComeOnlyWhenAskedForAndChangeNoLayout() {
    let findings = [
      Finding("a", effects: [.wall: .unfit], seen: "x"), Finding("b", .warning, seen: "x"),
      Finding("c", seen: "x"),
    ]
    let plain = report(findings).text(colours: false)
    let colourful = report(findings).text(colours: true)
    #expect(!plain.contains("\u{1B}"))
    #expect(colourful.contains("\u{1B}[31munfit") && colourful.contains("\u{1B}[33mwarning"))
    var stripped = colourful
    for code in ["\u{1B}[31m", "\u{1B}[32m", "\u{1B}[33m", "\u{1B}[0m"] {
      stripped = stripped.split(separator: code, omittingEmptySubsequences: false).joined()
    }
    #expect(stripped == plain)
  }

  @Test(arguments: [
    (0.0, "0"), (1.0, "1"), (1.234, "1.23"), (9.996, "10"), (12.34, "12.3"), (99.96, "100"), (123.4, "123"),
    (12_345, "12345"), (0.004567, "0.00457"), (-0.5, "-0.5"), (1e-9, "0.000000001"), (.infinity, "∞"),
  ])
  func figuresHaveThreeSignificantDigits(value: Double, text: String) {
    #expect(Readable.brief(value) == text)
  }

  @Test(arguments: [(2.0, "2 s"), (0.0512, "51.2 ms"), (0.000544, "544 µs"), (25e-9, "25 ns"), (0, "0 s")])
  func spansHaveFittingUnits(seconds: Double, text: String) {
    #expect(Readable.brief(Seconds(seconds)) == text)
  }

  @Test(arguments: [(0.123, "12.3 %"), (0.00001, "0.001 %"), (-0.0012, "-0.12 %"), (1, "100 %")])
  func sharesArePercentages(share: Double, text: String) {
    #expect(Readable.percent(share) == text)
  }
}

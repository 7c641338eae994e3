import Testing

@testable import SpeedupCore
@testable import SpeedupDoctor
@testable import SpeedupReport

@Suite struct DoctorTextTests {
  private func report(_ findings: [Finding]) -> DoctorReport {
    DoctorReport(DoctorMachines.perfect(), checks: findings.map { finding in { _, _ in finding } })
  }

  @Test func `verdicts stand first, then findings, worst first and aligned`() {
    let text = TextRenderer().text(
      report([
        Finding("clock", seen: "ticks"),
        Finding("load", effects: [.wall: .unfit], seen: "busy", why: "waits", fix: "stop it"),
      ]).document)
    #expect(
      text == """
        full examination of 4 CPUs (0-3) in 9 s

        verdicts
          wall          unfit  load
          cpu           fit
          memory        fit
          instructions  fit
          scaling       fit

        findings
          unfit  load   busy
              why: waits
              fix: stop it
          ok     clock  ticks

        """)
  }

  @Test func `long texts are broken at blanks, and units stay with their numbers`() {
    let seen = (0..<40).map { "\($0) ms" }.joined(separator: " ")
    let finding = Finding("x", .note, seen: seen, why: String(repeating: "long ", count: 20))
    let lines = TextRenderer(width: 40).text(report([finding]).document).split(separator: "\n").dropFirst(7)
    #expect(lines.count > 8)
    for line in lines {
      #expect(line.count <= 40 && line.last != " ")
      #expect(line.drop { $0 == " " }.first != "m", "a unit begins the line: \(line)")
    }
  }

  @Test func `a word longer than a line stays whole`() {
    let path = "/sys/" + String(repeating: "x", count: 200)
    let text = TextRenderer(width: 60).text(report([Finding("x", .note, seen: "a \(path) b")]).document)
    #expect(text.contains(path))
  }

  @Test func `a metric that is unfit is a failure for CI`() {
    let document = report([Finding("load", effects: [.wall: .unfit], seen: "busy")]).document
    #expect(JUnitRenderer.text(document).contains("tests=\"5\" failures=\"1\" errors=\"0\""))
  }

  @Test(arguments: [
    (0.0, "0"), (1.0, "1"), (1.234, "1.23"), (9.996, "10"), (12.34, "12.3"), (99.96, "100"), (123.4, "123"),
    (12_345, "12345"), (0.004567, "0.00457"), (-0.5, "-0.5"), (1e-9, "0.000000001"), (.infinity, "∞"),
  ])
  func `figures have three significant digits`(value: Double, text: String) {
    #expect(Readable.brief(value) == text)
  }

  @Test(arguments: [(2.0, "2 s"), (0.0512, "51.2 ms"), (0.000544, "544 µs"), (25e-9, "25 ns"), (0, "0 s")])
  func `spans have fitting units`(seconds: Double, text: String) {
    #expect(Readable.brief(Seconds(seconds)) == text)
  }

  @Test(arguments: [(0.123, "12.3 %"), (0.00001, "0.001 %"), (-0.0012, "-0.12 %"), (1, "100 %")])
  func `shares are percentages`(share: Double, text: String) {
    #expect(Readable.percent(share) == text)
  }
}

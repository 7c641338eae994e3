@testable import SpeedupCore
import SpeedupStatistics
import Testing

@testable import SpeedupJudge

@Suite struct SpokenClaimTests {
  private func read(_ text: String) throws -> SpokenClaim { try SpokenClaim(text, option: "--is") }

  @Test func `faster and half as much are read as people say them`() throws {
    let faster = try read("cpu >= 3x faster")
    #expect(faster.kind == .ratio && faster.region.lower == 3 && faster.metric.text == "cpu")
    let half = try read("memory<=0.5x")
    #expect(half.kind == .ratio && half.region.lower == 2 && half.form == .timesAsMuch)
    let less = try read("wall 50-90% less")
    #expect(less.kind == .reduction && less.region.lower == 0.5 && less.region.upper == 0.9)
    let same = try read("cpu = 1x within 5%")
    #expect(same.kind == .equivalence && abs(same.region.upper - 1.05) < 1e-12)
  }

  @Test func `the figure is told of the new side`() throws {
    let figure = ClaimReadingOutcome.Figure(
      label: "", estimate: 2.5, interval: Interval(lower: 2, upper: 4, confidence: 0.95), count: 9)
    #expect(try read("cpu >= 2x").told(figure) == "2.50× less CPU time [2.00, 4.00]")
    #expect(try read("memory <= 0.5x").told(figure) == "0.40× the peak memory [0.25, 0.50]")
  }

  @Test func `what is not less is told as a multiple, or as more`() throws {
    let dearer = ClaimReadingOutcome.Figure(
      label: "", estimate: 0.4, interval: Interval(lower: 0.25, upper: 0.5, confidence: 0.95), count: 9)
    let claim = try read("cpu >= 2x")
    #expect(claim.told(dearer) == "2.50× the CPU time [2.00, 4.00]" && claim.form(of: dearer) == .timesAsMuch)
    let more = ClaimReadingOutcome.Figure(
      label: "", estimate: -0.5, interval: Interval(lower: -0.6, upper: -0.4, confidence: 0.95), count: 9)
    #expect(try read("cpu >= 20% less").told(more) == "50 % more CPU time [40 %, 60 %]")
  }

  @Test func `a figure of the programs' own is claimed of like any other, more being better where it is so declared`()
    throws
  {
    let own = [
      DeclaredFigure(name: "tps", unit: "/s", better: .higher), DeclaredFigure(name: "p99-ms", unit: "ms"),
    ]
    let more = try SpokenClaim("tps >= 3x", option: "--is", own: own)
    #expect(more.form == .timesMore && more.region.lower == 3 && more.metric.text == "1 / `tps`")
    let figure = ClaimReadingOutcome.Figure(
      label: "", estimate: 3.5, interval: Interval(lower: 3.2, upper: 4, confidence: 0.95), count: 9)
    #expect(more.told(figure) == "3.50× the tps [3.20, 4.00]")
    let less = try SpokenClaim("p99-ms >= 2x less", option: "--is", own: own)
    #expect(less.form == .timesLess && less.metric.names == ["p99-ms"])
    #expect(throws: InputError.self) { try SpokenClaim("tps 20% less", option: "--is", own: own) }
    #expect(throws: InputError.self) { try read("tps >= 3x") }
  }

  @Test(arguments: [
    "cpu", "cpu >= 3", "cpu >= 3x slower", "cpuu >= 3x", "cpu 90-50% less", "cpu >= -3x", "cpu = 2x within 5%",
  ])
  func `what is no claim is told with the forms there are`(_ text: String) {
    #expect { try read(text) } throws: { "\($0)".hasPrefix("--is: '\(text)': ") }
  }
}

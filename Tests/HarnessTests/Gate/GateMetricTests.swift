import Testing

@testable import SpeedupCore

@Suite struct GateMetricTests {
  @Test func `cpu time is the default with a margin of one percent`() throws {
    #expect(try MetricMargin.read(metrics: nil, thresholds: []) == [MetricMargin(.cpu, Margin(fraction: 0.01))])
  }

  @Test func `every metric takes its own margin`() throws {
    let thresholds = ["cpu=2%,wall=10%", "memory=0.5 %"]
    let bands = try MetricMargin.read(metrics: "cpu,wall,memory", thresholds: thresholds)
    #expect(bands.map(\.margin.fraction) == [0.02, 0.1, 0.005])
  }

  @Test(arguments: [
    ("cpus", "cpu=1%", "did you mean cpu"), ("cpu,", "cpu=1%", "''"), ("cpu,cpu", "cpu=1%", "twice"),
    ("cpu", "wall=1%", "--metric"), ("cpu", "cpu", "METRIC=PERCENT"), ("cpu", "cpu=0%", "above 0"),
    ("cpu", "cpu=-1%", "above 0"), ("cpu", "cpu=2", "cpu=1%"), ("cpu", "cpu=0.02", "cpu=1%"),
    ("cpu", "cpu=nan", "above 0"), ("cpu", "cpu=5000%", "above 0"),
  ])
  func `a bad metric or threshold is refused with the fix`(metrics: String, threshold: String, fix: String) {
    let error = #expect(throws: InputError.self) {
      try MetricMargin.read(metrics: metrics, thresholds: [threshold])
    }
    #expect(error?.description.contains(fix) == true, "\(error?.description ?? "")")
  }

  @Test func `a margin is equally wide both ways on the log scale`() throws {
    let band = try #require(Margin("2%"))
    #expect(abs(band.log - 0.0198026272961797) < 1e-15)
  }

  @Test(arguments: [
    (1.021, "+2.10 %"), (1.0, "0.00 %"), (0.9, "-10.0 %"), (0.999999, "0.00 %"), (11, "×11.0"), (.infinity, "∞"),
    (1.0996, "+9.96 %"), (1.09997, "+10.0 %"),
  ])
  func `a ratio reads as a change`(ratio: Double, text: String) { #expect(Readable.change(ratio) == text) }

  @Test(arguments: [(0.123, "12.3 %"), (0.02, "2 %"), (0.0005, "0.05 %"), (0, "0 %")])
  func `a share reads as a percentage`(share: Double, text: String) { #expect(Readable.percent(share) == text) }
}

import Testing

@testable import SpeedupCore

@Suite struct GateMetricTests {
  @Test func cpuTimeIsTheDefaultWithADeadBandOfOnePercent() throws {
    #expect(try MetricBand.read(metrics: nil, thresholds: []) == [MetricBand(.cpu, DeadBand(fraction: 0.01))])
  }

  @Test func everyMetricTakesItsOwnDeadBand() throws {
    let thresholds = ["cpu=2%,wall=0.1", "memory=0.5 %"]
    let bands = try MetricBand.read(metrics: "cpu,wall,memory", thresholds: thresholds)
    #expect(bands.map(\.band.fraction) == [0.02, 0.1, 0.005])
  }

  @Test(arguments: [
    ("cpus", "cpu=1%", "did you mean cpu"), ("cpu,", "cpu=1%", "''"), ("cpu,cpu", "cpu=1%", "twice"),
    ("cpu", "wall=1%", "--metric"), ("cpu", "cpu", "METRIC=PERCENT"), ("cpu", "cpu=0%", "above 0"),
    ("cpu", "cpu=-1%", "above 0"), ("cpu", "cpu=nan", "above 0"), ("cpu", "cpu=5000%", "above 0"),
  ])
  func aBadMetricOrThresholdIsRefusedWithTheMend(metrics: String, threshold: String, mend: String) {
    let error = #expect(throws: InputError.self) {
      try MetricBand.read(metrics: metrics, thresholds: [threshold])
    }
    #expect(error?.description.contains(mend) == true, "\(error?.description ?? "")")
  }

  @Test func aDeadBandIsEquallyWideBothWaysOnTheLogScale() throws {
    let band = try #require(DeadBand("2%"))
    #expect(abs(band.logWidth - 0.0198026272961797) < 1e-15)
  }

  @Test(arguments: [
    (1.021, "+2.10 %"), (1.0, "0.00 %"), (0.9, "-10.0 %"), (0.999999, "0.00 %"), (11, "×11.0"), (.infinity, "∞"), (1.0996, "+9.96 %"), (1.09997, "+10.0 %"),
  ])
  func aRatioReadsAsAChange(ratio: Double, text: String) { #expect(Readable.change(ratio) == text) }

  @Test(arguments: [(0.123, "12.3 %"), (0.02, "2 %"), (0.0005, "0.05 %"), (0, "0 %")])
  func aShareReadsAsAPercentage(share: Double, text: String) { #expect(Readable.percent(share) == text) }

  @Test func aTimeOfZeroIsNotMeasured() {
    var figures = RunFigures()
    #expect(GateMetric.cpu.value(in: figures) == nil)
    (figures.user, figures.system) = (Seconds(0), Seconds(0))
    #expect(GateMetric.cpu.value(in: figures) == nil)
  }
}

import Testing

@testable import SpeedupCore

/// What has to hold of every metric, whoever adds one.
@Suite struct MetricTests {
  @Test func `every metric has a number, a name and a column of its own`() {
    #expect(Metric.allCases.map(\.number) == Array(Metric.allCases.indices))
    #expect(Set(Metric.allCases.map(\.name)).count == Metric.allCases.count)
    #expect(Set(Metric.columns.compactMap(\.column)).count == Metric.columns.count)
    #expect(Metric.allCases.count(where: { $0.column == nil }) == 1 && Metric.scaling.column == nil)
    #expect(Metric.allCases.count <= RunFigures.capacity)
  }

  @Test func `every metric is found by its name, and is its own in JSON`() throws {
    for metric in Metric.allCases {
      #expect(try Metric(metric.name, among: Metric.allCases, option: "--metric") == metric)
      #expect(try JSONFile.decode(Metric.self, Array(JSONFile.text(of: metric).utf8), file: "m", fix: "") == metric)
      #expect(metric.own == nil && !metric.title.isEmpty)
    }
  }

  @Test func `a name in Swift leads to the metric that is declared under it`() {
    #expect(Metric.peakThreads.name == "threads" && Metric.unsplitCpu == .cpu && Metric.peakMemory == .memory)
    var figures = RunFigures()
    (figures.wall, figures.peakMemory, figures.majorFaults) = (Seconds(2), Bytes(3), 4)
    #expect(figures.value(.wall) == 2 && figures.value(.memory) == 3 && figures.value(Metric.majorFaults) == 4)
    figures.take(instructions: 5, by: .cachegrind)
    #expect(figures.value(.instructions) == 5 && figures.method(of: .instructions) == "cachegrind")
    figures.take(instructions: nil, by: .counter)
    #expect(figures.instructions == nil && figures.instructionsMethod == nil)
  }

  @Test func `a figure of every metric survives its column and the way between processes`() {
    for metric in Metric.columns {
      var figures = RunFigures()
      #expect(figures.field(metric) == "")
      let text = Self.text(metric)
      let isTaken = figures.set(metric, field: text)
      #expect(isTaken && figures.field(metric) == text)
      var back = RunFigures()
      back.fields = figures.fields
      #expect(back == figures, "\(metric)")
    }
  }

  @Test func `a figure of every metric survives a results file`() throws {
    var record = RunRecord(cell: 0, block: 0, position: 0, warmup: false, axes: [AxisValue("n", "1")])
    // The sum is only kept where its parts are not known.
    for metric in Metric.columns where metric != .cpu {
      let isTaken = record.figures.set(metric, field: Self.text(metric))
      #expect(isTaken)
    }
    let columns = ResultColumns(axes: ["n"], measures: [])
    let text = CSV.line(columns.header) + CSV.line(columns.fields(of: record))
    let back = try ResultTable(parsing: text, path: "results.csv").records[0]
    for metric in Metric.columns { #expect(back.figures.field(metric) == record.figures.field(metric), "\(metric)") }
    #expect(back == record)
  }

  private static func text(_ metric: Metric) -> String {
    switch metric.unit {
    case .seconds: "1.500000000"
    case .text: "cgroup1-peak"
    case .bytes, .count, .ratio, .declared: "42"
    }
  }
}

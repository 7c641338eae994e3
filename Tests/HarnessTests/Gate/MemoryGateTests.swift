import Testing

@testable import SpeedupCore
@testable import SpeedupJudge
@testable import SpeedupStatistics

@Suite struct MemoryGateTests {
  private func run(_ total: Int, own: Int?, method: String = "cgroup1-peak") -> RunFigures {
    var figures = RunFigures()
    figures.peakMemory = Bytes(total)
    figures.peakMemoryMethod = method
    figures.memoryWithoutCache = own.map { Bytes($0) }
    figures.memoryWithoutCacheMethod = own.map { _ in "cgroup1-sampled" }
    return figures
  }

  private func comparison(_ base: RunFigures, _ new: RunFigures) throws -> GateComparison {
    let family = GateFamily(comparisons: 1, level: 0.01)
    var comparison = try GateComparison(MetricMargin(.memory), family: family)
    for _ in 0..<10 { try comparison.observe([(base, new), (base, new)]) }
    return comparison
  }

  @Test func `a larger file in the page cache is no larger memory`() throws {
    let found = try comparison(run(31_000_000, own: 230_000), run(62_000_000, own: 0))
    #expect(found.figure?.metric == Metric.memoryWithoutCache)
    #expect(found.logRatios.allSatisfy { $0 == 0 })
  }

  @Test func `where one side has no memory without cache, the total is judged`() throws {
    let found = try comparison(run(31_000_000, own: nil), run(62_000_000, own: 230_000))
    #expect(found.figure?.metric == .memory)
    #expect(found.logRatios.allSatisfy { $0 > 0.6 })
  }

  @Test func `peaks had by two methods are not compared`() throws {
    let found = try comparison(run(31_000_000, own: nil), run(62_000_000, own: nil, method: "sampled-pss"))
    #expect(found.state == .closed("peak memory was had by cgroup1-peak and sampled-pss, which don't compare"))
  }
}

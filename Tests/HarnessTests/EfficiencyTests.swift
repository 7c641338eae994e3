import Testing

@testable import SpeedupCore
@testable import SpeedupJudge
@testable import SpeedupReport

@Suite struct EfficiencyTests {
  private func cells(_ axes: [String], _ rows: [([String], Double)]) -> [CellSummary] {
    var results = MadeUpResults(axes: axes)
    for (values, wall) in rows { results.add(values, walls: [Double](repeating: wall, count: 6)) }
    return Array(summaries(of: results.table))
  }

  private func efficiency(_ cell: CellSummary) -> Double? { cell.comparison?.efficiency?.median }

  @Test func `more workers on the same cores are more resources`() throws {
    let all = cells(["cores", "workers"], [(["2", "1"], 1.95), (["2", "2"], 1)])
    #expect(abs(try #require(efficiency(all[1])) - 0.975) < 1e-9)
  }

  @Test func `workers beyond the cores add nothing`() throws {
    let all = cells(["cores", "workers"], [(["2", "1"], 1.8), (["2", "8"], 1)])
    #expect(abs(try #require(efficiency(all[1])) - 0.9) < 1e-9)
  }

  @Test func `threads count as parallelism, and the fewest are the reference`() throws {
    let all = cells(["cores", "workers", "threads"], [(["4", "1", "1"], 3), (["4", "1", "4"], 1)])
    #expect(all[1].comparison?.referenceCell == 0)
    #expect(abs(try #require(efficiency(all[1])) - 0.75) < 1e-9)
  }

  @Test func `another chunk is no reference`() throws {
    let all = cells(
      ["cores", "workers", "chunk"],
      [(["2", "1", "10"], 20), (["2", "1", "1000"], 1.9), (["2", "2", "10"], 11), (["2", "2", "1000"], 1)])
    #expect(all.map { $0.comparison?.referenceCell } == [0, 1, 0, 1])
    #expect(abs(try #require(efficiency(all[3])) - 0.95) < 1e-9)
  }

  @Test func `where nothing parallel varies there is no efficiency`() {
    let all = cells(["variant", "cores"], [(["a", "2"], 2), (["b", "2"], 1)])
    #expect(all.allSatisfy { efficiency($0) == nil })
    #expect(all[1].comparison?.speedUp?.median == 2)
  }

  @Test func `a reference that differs in more than was asked for is remarked on, and gives no efficiency`() throws {
    var results = MadeUpResults(axes: ["cores", "chunk"])
    for (cores, chunk, wall) in [("1", "100", 2.0), ("2", "50", 1.0)] {
      results.add([cores, chunk], walls: [wall, wall])
    }
    let choice = ReferenceChoice.fixed([AxisValue("cores", "1")])
    let text = TextRenderer().text(summaryDocument(of: results.table, title: "x", reference: choice))
    #expect(text.contains("the reference also differs in chunk"))
    #expect(summaries(of: results.table, reference: choice)[1].comparison?.efficiency == nil)
    results.add(["1", "50"], walls: [2, 2])
    results.add(["2", "100"], walls: [1, 1])
    #expect(
      !TextRenderer().text(summaryDocument(of: results.table, title: "x", reference: choice)).contains("also differs"))
  }

  @Test func `an efficiency above one is remarked on`() {
    var results = MadeUpResults(axes: ["cores"])
    for (cores, wall) in [("1", 3.0), ("2", 1.0)] { results.add([cores], walls: [Double](repeating: wall, count: 6)) }
    #expect(TextRenderer().text(summaryDocument(of: results.table, title: "x")).contains("Above 1:"))
  }
}

import Testing

@testable import SpeedupCore
@testable import SpeedupEngine
@testable import SpeedupJudge
@testable import SpeedupStatistics
@testable import SpeedupReport

@Suite struct InstructionGateTests {
  private func report(base: [Int], new: [Int]) throws -> GateReport {
    var taken: [GateSide: Int] = [:]
    let runner = MockGateRunner { _, _, _ in gateRun(cpu: 0.025) }
    runner.instructions = { _, side in
      let counts = side == .base ? base : new
      defer { taken[side, default: 0] += 1 }
      return counted(counts[taken[side, default: 0] % counts.count])
    }
    let gate = Gate(gatePlan(cells: 1, metrics: [MetricMargin(.instructions)]), runner: runner)
    return try gate.run()
  }

  @Test func `a thousandth more is found from two runs a side`() throws {
    let report = try report(base: [1_000_000, 1_000_001], new: [1_001_000, 1_001_001])
    let row = report.rows[0]
    #expect(row.verdict == .regressed && row.exact && row.pairs == 0 && row.adjustedP == nil)
    #expect(row.base == 1_000_000.5)
    #expect(report.document.tables[0].rows[0].cells[2].text == "+0.1000 %")
  }

  @Test func `the same count is equivalent and a thousandth less improved`() throws {
    #expect(try report(base: [1_000_000], new: [1_000_000]).rows[0].verdict == .equivalent)
    #expect(try report(base: [1_001_000], new: [1_000_000]).rows[0].verdict == .improved)
  }

  @Test func `counts that do not repeat are judged by pairs`() throws {
    let row = try report(base: [1_000_000, 1_000_100], new: [1_010_000, 1_010_100]).rows[0]
    #expect(row.verdict == .regressed && !row.exact && row.pairs > 6 && row.adjustedP! <= 0.01)
  }

  @Test func `what cannot be counted is said`() throws {
    let gate = Gate(
      gatePlan(cells: 1, metrics: [MetricMargin(.instructions), MetricMargin(.cpu)]),
      runner: noisyRunner(seed: 1) { _ in 1 })
    let rows = try gate.run().rows
    #expect(rows[0].verdict == .inconclusive && rows[0].detail.contains("no counter"))
    #expect(rows[1].verdict == .equivalent)
  }

  @Test func `cachegrinds line is read in both its forms`() {
    func count(_ text: String) -> Int? { Cachegrind.count(in: text).figures.instructions }
    #expect(count("noise\n==17== \n==17== I   refs:      1,234,567\n") == 1_234_567)
    #expect(count("==17== I refs:        42\n") == 42)
    #expect(Cachegrind.count(in: "==17== D   refs: 5\n").detail == "cachegrind gave no count")
  }

  @Test func `a program that valgrind cannot load is told from one that fails under it`() {
    func reason(_ errors: String) -> String? {
      Cachegrind.refusal("exited(1)", errors: errors).detail
    }
    #expect(reason("==9== Valgrind: debuginfo reader: Possibly corrupted")?.contains("strip -g") == true)
    #expect(reason("Segmentation fault")?.contains("exited(1)") == true)
  }

  @Test func `several processes are not counted in part`() {
    let text = "==17== I   refs: 1,000\n==18== I   refs: 2,000\n"
    let result = Cachegrind.count(in: text)
    #expect(result.status == .skipped && result.detail.contains("several"))
  }

  @Test func `without a counter only single threaded cells are counted`() {
    #expect(Cachegrind.threadObjection(threads: nil)?.contains("too short") == true)
    #expect(Cachegrind.threadObjection(threads: 4)?.contains("4 threads") == true)
    #expect(Cachegrind.threadObjection(threads: 1) == nil)
    #expect(Cachegrind.threadObjection(workers: 2)?.contains("2 workers") == true)
    #expect(Cachegrind.threadObjection(workers: 1) == nil)
  }
}

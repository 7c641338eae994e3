import Testing

@testable import SpeedupCore
@testable import SpeedupJudge
@testable import SpeedupReport
@testable import SpeedupStatistics

@Suite struct CompareProvenanceTests {
  private func session(
    _ cells: [String: Double], memory: Int? = nil, method: String = "cgroup1-peak", noise: Double = 0.001,
    passes: Int = 10
  ) -> ResultSet {
    var results = MadeUpResults(axes: ["n"])
    for (name, wall) in cells.sorted(by: { $0.key < $1.key }) {
      let walls = (0..<passes).map { wall * (1 + noise * Double($0 % 5)) }
      results.add([name], walls: walls, memory: memory, method: method)
    }
    return ResultSet(name: "s", table: results.table)
  }

  @Test func `a benchmark that vanished is not well`() throws {
    let (base, new) = (session(["a": 1, "b": 1]), session(["a": 1]))
    var settings = ComparisonSettings()
    let found = try Comparison(base: base, new: new, settings: settings)
    #expect(found.exitStatus == 3)
    let text = TextRenderer().text(ComparisonReport(found, base: base, new: new).document)
    #expect(text.contains("Not measured in NEW: n=b") && text.contains("--allow-missing"))
    settings.allowsMissing = true
    #expect(try Comparison(base: base, new: new, settings: settings).exitStatus == 0)
    #expect(try Comparison(base: new, new: base).exitStatus == 0, "a new benchmark is no loss")
  }

  @Test func `memory had by two methods is not judged`() throws {
    let base = session(["a": 1], memory: 100 << 20)
    let new = session(["a": 1], memory: 200 << 20, method: "sampled-pss")
    var settings = ComparisonSettings()
    settings.metrics = [.memory]
    let found = try Comparison(base: base, new: new, settings: settings)
    #expect(found.cells[0].refusal == .provenanceDiffers(base: "cgroup1-peak", new: "sampled-pss"))
    #expect(found.exitStatus == 4)
  }

  @Test func `a method that is not told is not taken for the same`() throws {
    let base = session(["a": 1], memory: 100 << 20)
    var new = session(["a": 1], memory: 100 << 20).table
    for index in new.records.indices { new.records[index].figures.peakMemoryMethod = nil }
    var settings = ComparisonSettings()
    settings.metrics = [.memory]
    let found = try Comparison(base: base, new: ResultSet(name: "n", table: new), settings: settings)
    #expect(
      found.cells[0].refusal == .provenanceDiffers(base: "cgroup1-peak", new: "a method that is not told"))
    #expect(found.cells[0].verdict == .notJudged && found.exitStatus == 4)
  }

  @Test func `memory had by the same two methods on both sides is not judged`() throws {
    var both = session(["a": 1], memory: 100 << 20).table
    both.records[0].figures.peakMemoryMethod = "sampled-pss"
    let set = ResultSet(name: "b", table: both)
    var settings = ComparisonSettings()
    settings.metrics = [.memory]
    let found = try Comparison(base: set, new: set, settings: settings)
    #expect(found.cells[0].verdict == .notJudged && found.exitStatus == 4)
  }

  @Test func `a figure that NEW lacks everywhere has vanished`() throws {
    let (base, new) = (session(["a": 1], memory: 100 << 20), session(["a": 1]))
    let found = try Comparison(base: base, new: new)
    #expect(found.cells.first { $0.metric == .memory }?.refusal == .notMeasured("NEW"))
    #expect(found.exitStatus == 3)
    var settings = ComparisonSettings()
    settings.allowsMissing = true
    #expect(try Comparison(base: base, new: new, settings: settings).exitStatus == 0)
    #expect(try Comparison(base: new, new: base).exitStatus == 0, "a figure more is no loss")
  }

  @Test func `memory without page cache is judged where both sides have it`() throws {
    var (base, new) = (session(["a": 1], memory: 30 << 20).table, session(["a": 1], memory: 60 << 20).table)
    func fill(_ table: inout ResultTable) {
      for index in table.records.indices {
        table.records[index].figures.memoryWithoutCache = Bytes(1 << 20)
        table.records[index].figures.memoryWithoutCacheMethod = "cgroup1-sampled"
      }
    }
    fill(&base)
    fill(&new)
    var settings = ComparisonSettings()
    settings.metrics = [.memory]
    let found = try Comparison(
      base: ResultSet(name: "b", table: base), new: ResultSet(name: "n", table: new), settings: settings)
    #expect(found.cells[0].figure == Metric.memoryWithoutCache && found.cells[0].verdict == .equivalent)
  }

  @Test(arguments: [5, 10]) func `figures without spread have a verdict and an interval that agree`(passes: Int) throws
  {
    let base = session(["a": 1], noise: 0, passes: passes)
    for (cost, verdict) in [(2.0, Verdict.regressed), (1.0, .equivalent), (0.5, .improved)] {
      let found = try Comparison(base: base, new: session(["a": cost], noise: 0, passes: passes)).cells[0]
      let ratio = try #require(found.evidence?.ratio)
      #expect(found.verdict == verdict)
      #expect(abs(ratio.lower / cost - 1) < 0.03 && abs(ratio.upper / cost - 1) < 0.03)
    }
  }

  @Test(arguments: [(3, 5), (5, 4)]) func `times of fewer than five runs a side are not judged`(base: Int, new: Int)
    throws
  {
    let found = try Comparison(base: session(["a": 1], passes: base), new: session(["a": 2], passes: new))
    #expect(
      found.cells.allSatisfy { $0.refusal == .tooFewRuns(base: base, new: new, fewest: 5) } && found.exitStatus == 4)
    #expect(found.cells[0].refusal?.description == "too few runs: \(base) in BASE, \(new) in NEW; at least 5 a side")
  }

  @Test func `three counts of instructions a side are enough`() throws {
    func counted(_ count: Int) -> ResultSet {
      var results = MadeUpResults(axes: ["n"])
      results.add(["a"], walls: [1, 1, 1])
      for place in results.table.records.indices { results.table.records[place].figures.instructions = count }
      return ResultSet(name: "s", table: results.table)
    }
    var settings = ComparisonSettings()
    settings.metrics = [.instructions]
    let found = try Comparison(base: counted(1_000_000), new: counted(1_100_000), settings: settings)
    #expect(found.cells.map(\.verdict) == [.regressed])
  }

  @Test func `a verdict never stands beside an interval that contradicts it`() throws {
    var random = SplitMix64(seed: 8)
    for round in 0..<200 {
      func side(_ center: Double) -> [Double] {
        (0..<12).map { _ in
          round % 3 == 0 && random.nextBounded(6) == 0 ? .infinity : center + 0.02 * random.nextNormal()
        }
      }
      let shift = try #require(
        try SessionShift(base: side(0), new: side(Double(round % 5) * 0.03), confidence: 0.99))
      for margin in [0.01, 0.03, 0.08] {
        #expect((2 * (try shift.pAbove(margin)) <= 0.01) == (shift.interval.lower > margin), "round \(round)")
        if try shift.pWithin(margin) <= 0.01 {
          #expect(shift.interval.upper <= margin && shift.interval.lower >= -margin, "round \(round)")
        }
      }
    }
  }

  @Test func `what a model tells is not judged against what was measured`() throws {
    let base = session(["a": 1], memory: 100 << 20)
    var results = MadeUpResults(axes: ["n"])
    results.add(
      ["a"], walls: Array(repeating: 1, count: 10), memory: 100 << 20, mode: .simulated, method: "cgroup1-peak")
    var settings = ComparisonSettings()
    settings.metrics = [.memory]
    let found = try Comparison(base: base, new: ResultSet(name: "n", table: results.table), settings: settings)
    #expect(found.cells[0].refusal == .provenanceDiffers(base: "pinned", new: "simulated"))
  }

  @Test func `an amount below the resolution is shown as it was measured`() throws {
    let (base, new) = (session(["a": 1], memory: 4096), session(["a": 1], memory: 1 << 20))
    var settings = ComparisonSettings()
    settings.metrics = [.memory]
    let found = try Comparison(base: base, new: new, settings: settings)
    let evidence = try #require(found.cells[0].evidence)
    #expect(evidence.base < 65_536 && evidence.new >= 1_048_576)
    #expect(evidence.change == evidence.new / Metric.memory.resolution)
    let text = TextRenderer(width: 200).text(ComparisonReport(found, base: base, new: new).document)
    #expect(text.contains("what is below 256 KiB, the resolution, counts as 256 KiB"), "\(text)")
  }
}

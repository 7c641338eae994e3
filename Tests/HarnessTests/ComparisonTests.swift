import Testing

@testable import SpeedupCore
@testable import SpeedupJudge
@testable import SpeedupReport
@testable import SpeedupStatistics
@testable import SpeedupSystem

@Suite struct ComparisonTests {
  /// A session whose cells cost what `costs` says, with 0.2 % of noise.
  func session(
    _ costs: [Double], seed: UInt64, passes: Int = 12, axes: [String] = ["n"],
    change: (inout RunRecord) -> Void = { _ in }
  ) -> ResultSet {
    var random = SplitMix64(seed: seed)
    var records: [RunRecord] = []
    for pass in 0..<passes {
      for (cell, cost) in costs.enumerated() {
        var record = RunRecord(
          cell: cell, block: pass, position: cell, warmup: pass == 0,
          axes: axes.map { AxisValue($0, "\(cell)") })
        record.figures.wall = Seconds(cost * (1 + 0.002 * random.nextNormal()))
        record.figures.user = Seconds(cost * (1 + 0.002 * random.nextNormal()))
        record.figures.system = Seconds(0)
        change(&record)
        records.append(record)
      }
    }
    return ResultSet(
      name: "s\(seed)", table: ResultTable(columns: ResultColumns(axes: axes, measures: []), records: records)
    )
  }

  func verdicts(_ comparison: Comparison, _ metric: Metric) -> [Verdict] {
    comparison.cells.filter { $0.metric == metric }.map(\.verdict)
  }

  @Test func `each cell gets its own verdict`() throws {
    let comparison = try Comparison(base: session([1, 2, 3], seed: 1), new: session([1, 3, 1.5], seed: 2))
    for metric in [Metric.cpu, .wall] {
      #expect(verdicts(comparison, metric) == [.equivalent, .regressed, .improved])
    }
    #expect(comparison.exitStatus == 1)
    #expect(try Comparison(base: session([1, 2], seed: 1), new: session([1, 1], seed: 2)).exitStatus == 0)
  }

  @Test func `swapping the sides swaps the verdicts`() throws {
    let (a, b) = (session([1, 2], seed: 3), session([1, 3], seed: 4))
    #expect(verdicts(try Comparison(base: a, new: b), .wall) == [.equivalent, .regressed])
    #expect(verdicts(try Comparison(base: b, new: a), .wall) == [.equivalent, .improved])
  }

  @Test func `warm ups do not count`() throws {
    let spoiled = session([1], seed: 6) { if $0.warmup { $0.figures.wall = Seconds(1000) } }
    let comparison = try Comparison(base: session([1], seed: 5), new: spoiled)
    #expect(verdicts(comparison, .wall) == [.equivalent])
    #expect(comparison.cells[0].evidence?.runs.new == 11)
  }

  @Test func `the gates command line survives a shell`() throws {
    for word in ["a", "it's", "$(touch x)", "a b", "", "`x`", "é"] {
      #expect(try CommandTemplate.split(ShellWord.quoted(word)) == [word])
    }
    #expect(ShellWord.quoted("cpu=2.0%") == "cpu=2.0%" && ShellWord.quoted("$x") == "'$x'")
  }

  @Test func `the gates command line asks for the same cells`() throws {
    var plan = mockPlan(cells: 1)
    plan.subjects = [Subject(.command(CommandTemplate("x {n} {m} | y", shell: true)))]
    plan.axes = [Axis("n", ["1", "2"]), Axis("m", ["3", "4"])]
    (plan.zips, plan.sample, plan.seed, plan.dataFile) = ([["n", "m"]], 2, 7, "a b.csv")
    func text(_ plan: SweepPlan) throws -> String {
      let one = ResultSet(name: "x", table: session([1], seed: 25).table, plan: plan)
      return SuggestedGate.text(base: one, new: one, comparison: try Comparison(base: one, new: one))
    }
    let command = try text(plan)
    for part in ["--shell --set n=1,2", "--zip n,m", "--sample 2", "--seed 7", "--data 'a b.csv'"] {
      #expect(command.contains(part), "\(command)")
    }
    plan.subjects = [Subject(.command(CommandTemplate("x {n}", interpreter: "/bin/bash --norc")))]
    plan.axes = [Axis("n", ["a,b", "2"]), Axis("X", ["2"])]
    plan.surroundings.environment = ["X"]
    let variables = try text(plan)
    for part in ["--shell='/bin/bash --norc'", "--set 'n=\"a,b\",2'", "--env X=2"] {
      #expect(variables.contains(part), "\(variables)")
    }
    plan.subjects = [Subject(.workload("mock"))]
    plan.axes = [Axis("n", ["1", "2"])]
    plan.axes.append(Axis("file", [""]))
    let workload = try text(plan)
    #expect(workload.contains("--n 1,2") && !workload.contains("--file") && !workload.contains("--shell"))
  }

  @Test func `runs that fail only in the new session are a finding and no figures`() throws {
    let failing = session([1], seed: 10) { if $0.block == 3 { $0.status = .crashed } }
    let comparison = try Comparison(base: session([1], seed: 9), new: failing)
    #expect(comparison.cells.allSatisfy { $0.refusal == .failed(base: 0, new: 1) && $0.evidence == nil })
    #expect(comparison.exitStatus == 1)
    #expect(try Comparison(base: failing, new: failing).exitStatus == 4)
  }

  @Test func `a different answer is reported and not judged`() throws {
    let before = session([1], seed: 11) { $0.digest = "aa" }
    let after = session([0.5], seed: 12) { $0.digest = "bb" }
    let comparison = try Comparison(base: before, new: after)
    #expect(comparison.cells.allSatisfy { $0.refusal == .answersDiffer(base: "aa", new: "bb") })
    #expect(comparison.exitStatus == 1)
  }

  @Test func `an oversubscribed wall time is refused and its cpu time judged`() throws {
    let crowded = session([1], seed: 13) { $0.evidence = .oversubscribed }
    let comparison = try Comparison(base: crowded, new: crowded)
    #expect(comparison.cells.first { $0.metric == .wall }?.refusal == .oversubscribed)
    #expect(verdicts(comparison, .cpu) == [.equivalent])
    #expect(comparison.exitStatus == 0)
  }

  @Test func `what was not measured is not judged and asking for it is an error`() throws {
    let one = session([1, 2], seed: 14) {
      if $0.cell == 1 { ($0.figures.user, $0.figures.system) = (nil, nil) }
    }
    let comparison = try Comparison(base: one, new: one)
    #expect(comparison.cells.filter { $0.metric == .cpu }.map(\.refusal) == [nil, .notMeasured("BASE")])
    #expect(!comparison.cells.contains { $0.metric == .memory })
    var settings = ComparisonSettings()
    settings.metrics = [.instructions]
    #expect(throws: InputError.self) { try Comparison(base: one, new: one, settings: settings) }
  }

  @Test func `two sweeps in one file are two sets of cells`() throws {
    let slow = session([3], seed: 16) { $0.axes = [AxisValue("n", "9")] }
    var both = session([1], seed: 15).table
    both.records += slow.table.records
    let comparison = try Comparison(base: ResultSet(name: "both", table: both), new: slow)
    #expect(comparison.cells.allSatisfy { $0.axes == [AxisValue("n", "9")] && $0.verdict == .equivalent })
    #expect(comparison.unmatched.base == ["n=0"])
    let cells = ExportSource(table: both, plan: nil, machine: nil).cells
    #expect(cells.map(\.axes) == [[AxisValue("n", "0")], [AxisValue("n", "9")]])
    #expect(cells.map(\.runs.count) == [11, 11])
  }

  @Test func `cells are matched by their axes and the rest is named`() throws {
    let comparison = try Comparison(base: session([1, 2, 3], seed: 15), new: session([1, 2], seed: 16))
    #expect(comparison.unmatched.base == ["n=2"] && comparison.unmatched.new.isEmpty)
    let other = session([1], seed: 17) { $0.axes = [AxisValue("n", "9")] }
    let error = try #require(throws: InputError.self) {
      try Comparison(base: session([1], seed: 15), new: other)
    }
    #expect(error.description.contains("--by"))
  }

  @Test func `an axis that only one side has must not make cells ambiguous`() throws {
    let wide = session([1, 2], seed: 18, axes: ["n", "m"])
    #expect(
      try Comparison(base: session([1, 2], seed: 19), new: wide).remarks.contains {
        $0.contains("the axes m")
      })
    let twins = session([1, 2], seed: 20, axes: ["n", "m"]) { $0.axes[0] = AxisValue("n", "0") }
    let error = try #require(throws: InputError.self) {
      try Comparison(base: session([1], seed: 19), new: twins)
    }
    #expect(error.description.contains("several cells have the same n=0"))
  }

  @Test func `a move of all cells together is pointed out`() throws {
    let costs = [1.0, 2, 3, 4, 5]
    let comparison = try Comparison(
      base: session(costs, seed: 21), new: session(costs.map { $0 * 1.04 }, seed: 22))
    #expect(comparison.remarks.contains { $0.contains("all 5 cells moved the same way") })
    #expect(verdicts(comparison, .wall) == Array(repeating: .inconclusive, count: 5))
    #expect(comparison.exitStatus == 4)
    #expect(comparison.cells.allSatisfy { $0.pairs != nil })
  }

  @Test func `other machines and unknown ones are not taken for the same`() throws {
    func on(_ machine: MachineFingerprint?, _ plan: SweepPlan? = nil) -> ResultSet {
      ResultSet(name: "x", table: session([1], seed: 23).table, plan: plan, machine: machine)
    }
    let here = MachineFingerprint(gatherFacts())
    var there = here
    there.machine.cpuModel = "Abacus 9000"
    #expect(ResultSet.machineDifferences(on(here), on(here)).isEmpty)
    #expect(ResultSet.machineDifferences(on(here), on(there)).contains { $0.contains("Abacus 9000") })
    #expect(!ResultSet.machineDifferences(on(here), on(nil)).isEmpty)
    #expect(!ResultSet.machineDifferences(on(nil), on(nil)).isEmpty)
    let imported = try InteropFixture.googleBenchmark.results()
    let other = try InteropFixture.googleBenchmarkInterleaved.results()
    #expect(
      ResultSet.machineDifferences(on(imported.machine, imported.plan), on(other.machine, other.plan)).isEmpty)
  }

  @Test func `different seeds or data are different inputs`() {
    func with(_ change: (inout SweepPlan) -> Void) -> ResultSet {
      var plan = mockPlan(cells: 1)
      change(&plan)
      return ResultSet(name: "x", table: session([1], seed: 24).table, plan: plan)
    }
    let base = with { _ in }
    #expect(ResultSet.inputDifferences(base, with { $0.subjects[0].program = "another build" }).isEmpty)
    #expect(ResultSet.inputDifferences(base, with { $0.seed = 6 }) == ["seed: 5 in BASE, 6 in NEW"])
    #expect(ResultSet.inputDifferences(base, with { $0.dataDigest = "d" }).count == 1)
    #expect(ResultSet.inputDifferences(base, with { $0.subjects[0].kind = .workload("other") }).count == 1)
  }

  @Test func `labels of cells are whole, however long`() throws {
    let long = String(repeating: "x/", count: 200)
    let sides = [session([1, 2], seed: 1), session([1, 2], seed: 2)].map { side in
      var table = side.table
      for place in table.records.indices {
        table.records[place].axes = [AxisValue("n", long + table.records[place].axes[0].value)]
      }
      return ResultSet(name: side.name, table: table)
    }
    let comparison = try Comparison(base: sides[0], new: sides[1])
    #expect(comparison.cells[0].label == "n=\(long)0")
    let document = ComparisonReport(comparison, base: sides[0], new: sides[1]).document
    #expect(CSVRenderer.text(document).contains("n=\(long)1,"))
    #expect(Set(TextRenderer(width: 80).text(document).split(separator: "\n").filter { $0.contains("x/") }).count > 1)
  }

  @Test func `sides that end with other exit statuses are not judged`() throws {
    func session(_ status: String, seed: UInt64) -> ResultSet {
      let made = self.session([1], seed: seed) { $0.measures[RunSurroundings.exitStatusMeasure] = status }
      let columns = ResultColumns(axes: ["n"], measures: [RunSurroundings.exitStatusMeasure])
      return ResultSet(name: made.name, table: ResultTable(columns: columns, records: made.table.records))
    }
    let comparison = try Comparison(base: session("0", seed: 1), new: session("3", seed: 2))
    #expect(comparison.cells[0].refusal == .exitStatusesDiffer(base: "0", new: "3"))
    #expect(comparison.exitStatus == 1)
    #expect(try Comparison(base: session("1", seed: 1), new: session("1", seed: 2)).exitStatus == 0)
  }
}

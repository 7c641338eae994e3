import Testing

@testable import SpeedupCommandLine
@testable import SpeedupCore
@testable import SpeedupEngine

/// How long a dry run says that a sweep takes, without running anything.
@Suite struct DurationEstimateTests {
  /// Results of the plan: runs of the first cell took 2 s, those of the second were killed at 6 s.
  private func store(_ plan: SweepPlan, in path: String) throws {
    let records = (0..<4).map { run in
      var record = RunRecord(
        cell: run % 2, block: 1 + run / 2, position: run % 2, warmup: false, axes: plan.cells[run % 2].values)
      record.figures.wall = Seconds(run % 2 == 0 ? 2 : 6)
      if run % 2 == 1 { (record.status, record.detail) = (.timeout, "killed after 6 s") }
      return record
    }
    let table = ResultTable(columns: ResultColumns(axes: ["n"], measures: []), records: records)
    try SweepDirectory.store(ResultSet(name: "x", table: table, plan: plan), in: path)
  }

  @Test func `the newest results of the same subject in the default folder tell how long a sweep takes`() throws {
    let folder = try TemporaryDirectory()
    let plan = mockPlan(cells: 2, repeats: 3, warmups: 1)
    #expect(DurationEstimate.earlier(plan, in: folder.path) == nil)
    try store(plan, in: "\(folder.path)/mock-20240101-000000")
    let told = try #require(DurationEstimate.earlier(plan, in: folder.path))
    #expect(told.text(of: plan) == "all runs take about 0:32, from the runs in \(folder.path)/mock-20240101-000000")
    var other = plan
    other.subjects = [Subject(.workload("another"))]
    try store(other, in: "\(folder.path)/mock-20240102-000000")
    #expect(DurationEstimate.earlier(plan, in: folder.path)?.basis.contains("20240101") == true)
    #expect(DurationEstimate.earlier(other, in: folder.path) == nil)
    // A command is the same in whatever way it was given, and as sweep.json keeps it.
    other.subjects = [Subject(.command(CommandTemplate("sleep {n}", option: "COMMAND")))]
    try store(other, in: "\(folder.path)/command-20240103-000000")
    #expect(DurationEstimate.earlier(other, in: folder.path)?.pass == Seconds(8))
  }
}

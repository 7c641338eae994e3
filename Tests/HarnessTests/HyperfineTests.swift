import Testing

@testable import SpeedupCore
@testable import SpeedupJudge
@testable import SpeedupReport

@Suite struct HyperfineTests {
  private func read(_ text: String) throws -> ImportedResults {
    try ImportedResults(reading: Array(text.utf8), name: "dir/bench.json")
  }

  @Test func `a run is a row and a parameter an axis`() throws {
    let results = try InteropFixture.hyperfineParameters.results()
    #expect(results.origin.format == .hyperfine)
    #expect(results.table.columns.axes == ["command", "prog", "time"])
    #expect(results.table.records.count == 24)
    let first = results.table.records[0]
    #expect(
      first.axes == [
        AxisValue("command", "sleep 0.01"), AxisValue("prog", "sleep"), AxisValue("time", "0.01"),
      ])
    #expect(first.figures.wall == Seconds(0.011080648) && first.evidence == .imported && first.mask == nil)
    #expect(results.table.records.map(\.block) == (0..<24).map { $0 / 4 })
  }

  @Test func `means are never turned into single runs`() throws {
    for record in try InteropFixture.hyperfinePlain.results().table.records {
      #expect(record.figures.user == nil && record.figures.system == nil && record.figures.cpu == nil)
      #expect(record.figures.peakMemory == nil)
      #expect(record.measures["mean_user_seconds"] != nil)
    }
  }

  @Test func `runs that the file says were disturbed are disturbed`() throws {
    let records = try read(
      """
      {"results":[{"command":"x","times":[1,1,1,1],"exit_codes":[1,0,0,0],"parameters":{"disturbed_runs":"2 of 3"}},
      {"command":"y","times":[1,1],"parameters":{}}]}
      """
    ).table.records
    var disturbed = DisturbedRows(records)
    #expect(
      records.indices.filter { disturbed.contains($0) }.map { "\(records[$0].cell).\(records[$0].block)" } == [
        "0.1", "0.2",
      ])
    #expect(records.filter { RunDisturbance.cause($0) != nil }.count == 2)
    #expect(
      summaries(of: ResultTable(columns: ResultColumns(axes: ["command"], measures: []), records: records)).map(
        \.disturbed) == [2, 0])
  }

  @Test func `failed runs are marked as failed`() throws {
    let records = try InteropFixture.hyperfineFailures.results().table.records
    #expect(
      records.filter { $0.status == .failed }.map(\.detail) == Array(repeating: "exit status 1", count: 4))
    #expect(records.count { $0.status == .ok } == 4)
    let killed = try read(#"{"results":[{"command":"x","times":[1],"exit_codes":[null]}]}"#).table.records
    #expect(killed[0].status == .crashed)
  }

  @Test func `memory of later versions is kept with its method`() throws {
    let figures = try read(
      #"{"results":[{"command":"x","times":[1,2],"memory_usage_byte":[1048576,2097152]}]}"#
    ).table.records[1].figures
    #expect(figures.peakMemory == Bytes(2_097_152) && figures.peakMemoryMethod == "hyperfine-maxrss")
  }

  @Test func `a parameter named like a column is renamed and comes back under its name`() throws {
    let results = try read(#"{"results":[{"command":"x","times":[1],"parameters":{"status":"a","n":"1"}}]}"#)
    #expect(results.table.columns.axes == ["command", "parameter.status", "n"])
    let text = try ExportSource(results).exported(as: .hyperfine).text
    #expect(text.contains(#""status": "a""#) && !text.contains("parameter."))
  }

  @Test func `a number as parameter is read as it stands there`() throws {
    let results = try read(#"{"results":[{"command":"x","times":[1],"parameters":{"n":4,"m":0.5}}]}"#)
    #expect(results.table.records[0].axes.map(\.value) == ["x", "4", "0.5"])
  }

  @Test(arguments: [InteropFixture.hyperfinePlain, .hyperfineParameters, .hyperfineFailures])
  func `there and back keeps every run`(fixture: InteropFixture) throws {
    let results = try fixture.results()
    let exported = try ExportSource(results).exported(as: .hyperfine)
    var back = try ImportedResults(reading: Array(exported.text.utf8), name: fixture.name)
    #expect(back.table == results.table)
    back.origin.digest = results.origin.digest
    #expect(back == results)
  }

  @Test(arguments: [
    (#"{"results":[{"command":"x","times":[-1]}]}"#, "results[0].times[0] is -1"),
    (#"{"results":[{"command":"x","times":[NaN]}]}"#, "results[0].times[0] is NaN"),
    (#"{"results":[{"command":"x","times":["1"]}]}"#, "results[0].times[0] is '1'"),
    (#"{"results":[{"command":"x","times":[]}]}"#, "results[0].times is empty"),
    (#"{"results":[{"command":"x"}]}"#, "results[0] has no 'times'"),
    (#"{"results":[{"times":[1]}]}"#, "results[0] has no 'command'"),
    (#"{"results":[{"command":7,"times":[1]}]}"#, "results[0].command is 7"),
    (#"{"results":[{"command":"x","times":[1],"exit_codes":[0,0]}]}"#, "exit_codes has 2 elements"),
    (#"{"results":[]}"#, "has no results"), (#"{"results":{}}"#, "results is an object"),
    (#"[1]"#, "the file is a list"), (#"{}"#, "neither 'results'"),
  ])
  func `broken files are one line that names the place`(text: String, place: String) throws {
    let error = try #require(throws: InputError.self) { try read(text) }
    #expect(
      error.description.hasPrefix("dir/bench.json:1: ") && error.description.contains(place), "\(error)")
    #expect(!error.description.contains("\n"))
  }

  @Test func `what has no place in the format is said`() throws {
    var run = ResultTableTests.record(0, 1)
    run.evidence = .pinned
    var skipped = run
    (skipped.block, skipped.status) = (2, .skipped)
    let columns = ResultColumns(axes: ["size, \"x\""], measures: ["rows"])
    let source = ExportSource(
      table: ResultTable(columns: columns, records: [run, skipped]), plan: nil, machine: nil)
    let exported = try source.exported(as: .hyperfine)
    for lost in ["CPU masks", "answer digests", "figures rows", "1 run is left out", "user and system"] {
      #expect(exported.remarks.contains { $0.contains(lost) }, "\(lost) in \(exported.remarks)")
    }
    #expect(!exported.text.contains("\"user\""), "what was not measured is not written")
  }

  @Test func `a cell none of whose runs the format can hold is left out and named`() throws {
    var results = MadeUpResults(axes: ["n"])
    results.add(["1"], walls: [1, 1])
    results.addFailed(["2"], .mismatch, "another answer")
    let exported = try ExportSource(table: results.table, plan: nil, machine: nil).exported(as: .hyperfine)
    #expect(exported.remarks.contains("1 cell left out, since no run is one that the format can hold: n=2"))
  }

  @Test func `a cell of which runs were killed at a limit is left out and named, since the rest are the fast ones`()
    throws
  {
    var results = MadeUpResults(axes: ["n"])
    results.add(["1"], walls: [0.4, 0.5, 5, 5, 5])
    results.add(["2"], walls: [1, 1, 1, 1, 1])
    for place in 2..<5 { results.table.records[place].status = .timeout }
    let exported = try ExportSource(table: results.table, plan: nil, machine: nil).exported(as: .hyperfine)
    #expect(exported.text.contains("\"n\": \"2\"") && !exported.text.contains("\"n\": \"1\""), "\(exported.text)")
    #expect(
      exported.remarks.contains { $0.hasPrefix("1 cell left out, since runs were killed") && $0.hasSuffix(": n=1") })
    results.table.records.removeAll { $0.cell == 1 }
    let error = #expect(throws: InputError.self) {
      try ExportSource(table: results.table, plan: nil, machine: nil).exported(as: .hyperfine)
    }
    #expect(error?.description.contains("in every cell runs were killed at a limit") == true)
  }

  @Test func `runs that count whatever they end with keep their exit status`() throws {
    var results = MadeUpResults(axes: ["n"])
    results.add(["1"], walls: [1, 1])
    for place in results.table.records.indices {
      results.table.records[place].measures[RunSurroundings.exitStatusMeasure] = "3"
    }
    let table = ResultTable(
      columns: ResultColumns(axes: ["n"], measures: [RunSurroundings.exitStatusMeasure]), records: results.table.records
    )
    let exported = try ExportSource(table: table, plan: nil, machine: nil).exported(as: .hyperfine)
    #expect(exported.text.filter { !$0.isWhitespace }.contains(#""exit_codes":[3,3]"#), "\(exported.text)")
    #expect(!exported.remarks.contains { $0.contains("exit_status") })
  }
}

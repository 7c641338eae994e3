import Testing

@testable import SpeedupCore
@testable import SpeedupJudge
@testable import SpeedupReport

@Suite struct GoogleBenchmarkTests {
  private func read(_ benchmarks: String) throws -> ImportedResults {
    try ImportedResults(reading: Array("{\"benchmarks\":[\(benchmarks)]}".utf8), name: "gb.json")
  }

  private func entry(_ unit: String, real: String = "2", name: String = "a", more: String = "") -> String {
    let times = "\"real_time\":\(real),\"cpu_time\":1,\"time_unit\":\"\(unit)\""
    return "{\"name\":\"\(name)\",\"run_type\":\"iteration\",\(times)\(more)}"
  }

  @Test func `a repetition is a row and aggregates are left out`() throws {
    let results = try InteropFixture.googleBenchmark.results()
    #expect(results.table.records.count == 16)
    #expect(results.remarks.contains { $0.contains("12 aggregates") })
    let copies = results.table.records.filter { $0.axes[0].value == "BM_copy/64/repeats:5" }
    #expect(copies.map(\.block) == [0, 1, 2, 3, 4])
    #expect(copies[0].measures["iterations"] == "469323" && copies[0].measures["time_unit"] == "ns")
  }

  @Test func `the sum of cpu time is known and its parts are not`() throws {
    let figures = try InteropFixture.googleBenchmark.results().table.records[0].figures
    #expect(figures.cpu == Seconds(2.9785883069868726 * 1e-9))
    #expect(figures.user == nil && figures.system == nil && figures.peakMemory == nil)
  }

  @Test(arguments: [("ns", 2e-9), ("us", 2e-6), ("ms", 2e-3), ("s", 2.0)])
  func `every time unit is understood`(unit: String, seconds: Double) throws {
    let wall = try #require(try read(entry(unit)).table.records[0].figures.wall)
    #expect(abs(wall.value / seconds - 1) < 1e-12)
  }

  @Test func `times below a nanosecond survive the results file`() throws {
    let results = try read(entry("ns", real: "0.2978609614"))
    let back = try ResultTable(parsing: results.table.text, path: "x").records[0].figures
    #expect(abs(try #require(back.wall).value / 0.2978609614e-9 - 1) < 1e-8)
    #expect(back.cpu == Seconds(1e-9) && back.user == nil)
  }

  @Test func `an error entry is a failed run without times`() throws {
    let records = try InteropFixture.googleBenchmark.results().table.records
    let broken = try #require(records.first { $0.axes[0].value == "BM_broken" })
    #expect(broken.status == .failed && broken.detail == "no such file")
    #expect(broken.figures.wall == nil && broken.figures.cpu == nil, "the zeros of the file are no times")
    let skipped = try read(entry("ns", more: ",\"skipped\":true,\"skip_message\":\"no GPU\"")).table.records[
      0]
    #expect(skipped.status == .skipped && skipped.detail == "no GPU")
  }

  @Test func `not a number is not measured`() throws {
    let records = try InteropFixture.googleBenchmark.results().table.records
    let odd = try #require(records.first { $0.axes[0].value == "BM_nan/iterations:10" })
    #expect(odd.measures["ratio"] == nil && odd.measures["big"] == nil && odd.figures.wall != nil)
    #expect(try read(entry("ns", real: "NaN")).table.records[0].figures.wall == nil)
  }

  @Test func `the context tells what it knows of the machine`() throws {
    let results = try InteropFixture.googleBenchmark.results()
    #expect(
      results.machine.machine.caches == ["L1d 32 KiB x 2", "L1i 32 KiB x 2", "L2 1 MiB x 2", "L3 32 MiB x 1"])
    #expect(results.machine.machine.cpuModel == nil && results.machine.machine.kernel == nil)
    #expect(results.origin.context["host_name"] == "vm" && results.origin.context["num_cpus"] == "2")
    let exported = try ExportSource(results).exported(as: .googleBenchmark).text
    #expect(exported.contains("\"num_cpus\": 2,") && exported.contains("\"cpu_scaling_enabled\": false"))
  }

  @Test(arguments: [InteropFixture.googleBenchmark, .googleBenchmarkInterleaved])
  func `there and back keeps every run`(fixture: InteropFixture) throws {
    let results = try fixture.results()
    let exported = try ExportSource(results).exported(as: .googleBenchmark)
    let back = try ImportedResults(reading: Array(exported.text.utf8), name: fixture.name)
    #expect(back.origin.context == results.origin.context)
    #expect(back.table.columns == results.table.columns)
    // The file's times are in its own unit, and conversion costs a last digit.
    #expect(back.table.text == results.table.text)
  }

  @Test func `runs that other load disturbed come back as such, there and back again`() throws {
    var made = MadeUpResults(axes: ["n"])
    made.add(["1"], walls: [1, 1, 1])
    made.add(["2"], walls: [1, 1, 1])
    for place in made.table.records.indices where made.table.records[place].cell == 0 && place != 1 {
      made.table.records[place].figures.runDelay = Seconds(0.5)
    }
    var source = ExportSource(table: made.table, plan: nil, machine: nil)
    for _ in 0..<2 {
      let text = try source.exported(as: .googleBenchmark)
      #expect(!text.remarks.contains { $0.contains(RunDisturbance.told) })
      let back = try ImportedResults(reading: Array(text.text.utf8), name: "x.json")
      let told = back.table.records.map { $0.measures[RunDisturbance.told] }
      #expect(told.compactMap(\.self) == ["2 of 3", "2 of 3"], "\(told)")
      #expect(summaries(of: back.table).map(\.disturbed) == [2, 0])
      source = ExportSource(back)
    }
  }

  @Test func `a sweeps statuses come back through the format`() throws {
    var records: [RunRecord] = []
    for (block, status) in RunStatus.allCases.enumerated() {
      var record = RunRecord(cell: 0, block: block, position: 0, warmup: false, axes: [AxisValue("n", "1")])
      (record.status, record.detail) = (status, status == .ok ? "" : "why: so")
      record.figures.wall = Seconds(0.5)
      records.append(record)
    }
    let table = ResultTable(columns: ResultColumns(axes: ["n"], measures: []), records: records)
    let text = try ExportSource(table: table, plan: nil, machine: nil).exported(as: .googleBenchmark).text
    let back = try ImportedResults(reading: Array(text.utf8), name: "x")
    #expect(back.table.records.map(\.status) == RunStatus.allCases)
    #expect(back.table.records[1].detail == "why: so")
    #expect(!text.contains("cpu_time"), "a time that was not measured is not written")
  }

  @Test(arguments: [
    ("min", "2", "time_unit is 'min'"), ("ns", "-2", "real_time is -2"),
    ("ns", "\"2\"", "real_time is '2'"),
    ("ns", "[]", "real_time is a list"),
  ])
  func `broken values are named`(unit: String, real: String, place: String) throws {
    let error = try #require(throws: InputError.self) { try read(entry(unit, real: real)) }
    #expect(
      error.description.hasPrefix("gb.json:1: benchmarks[0]") && error.description.contains(place), "\(error)"
    )
  }

  @Test func `no benchmarks and benchmarks without a time are refused`() throws {
    for (text, part) in [
      ("", "has no benchmarks"),
      ("{\"name\":\"a_cv\",\"run_type\":\"aggregate\"}", "neither median nor mean"),
      ("{\"name\":\"a\"}", "neither 'real_time'"),
      ("{\"name\":\"a\",\"run_type\":\"iteration\",\"time_unit\":\"s\"}", "neither 'real_time'"),
    ] {
      let error = try #require(throws: InputError.self) { try read(text) }
      #expect(error.description.contains(part), "\(error)")
    }
  }

  @Test func `two spellings of a name in Unicode are two benchmarks`() throws {
    let entries = ["caf\u{e9}", "cafe\u{301}"].map {
      #"{"name":"\#($0)","run_name":"\#($0)","run_type":"iteration","iterations":1,"real_time":1,"cpu_time":1,"time_unit":"ns"}"#
    }
    let text = #"{"context":{},"benchmarks":[\#(entries.joined(separator: ","))]}"#
    #expect(try Set(ImportedResults(reading: Array(text.utf8), name: "x.json").table.records.map(\.cell)).count == 2)
    let go = "BenchmarkCaf\u{e9} 1 1 ns/op\nBenchmarkCafe\u{301} 1 1 ns/op\n"
    #expect(try Set(ImportedResults(reading: Array(go.utf8), name: "x.txt").table.records.map(\.cell)).count == 2)
  }
}

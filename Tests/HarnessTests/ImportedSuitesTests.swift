import Testing

@testable import SpeedupCore
@testable import SpeedupReport

/// Results of pyperf 2.11, pytest-benchmark 5.2 and Go 1.19 as those programs wrote them, and criterion's by its
/// documented format.
@Suite struct ImportedSuitesTests {
  private func names(_ results: ImportedResults) -> [String] {
    ReferenceChoice.distinct(results.table.records.map { $0.axes[0].value })
  }

  private func read(_ text: String, name: String = "results.json") throws -> ImportedResults {
    try ImportedResults(reading: Array(text.utf8), name: name)
  }

  @Test func `a value of pyperf is a row that knows its process`() throws {
    let results = try InteropFixture.pyperf.results()
    #expect(results.origin.format == .pyperf)
    #expect(names(results) == ["sum", "join"])
    let sum = results.table.records.filter { $0.axes[0].value == "sum" }
    #expect(sum[0].figures.wall == Seconds(4.590249991451856e-07))
    #expect(sum.map { $0.measures["process"] } == ["0", "0", "1", "1"])
    #expect(sum.allSatisfy { $0.figures.cpu == nil })
  }

  @Test func `a file of pyperf with other units is read by them and an unknown unit is refused`() throws {
    func file(_ unit: String) -> String {
      #"{"benchmarks":[{"metadata":{"name":"m","unit":"\#(unit)"},"runs":[{"values":[4096]}]}]}"#
    }
    #expect(try read(file("byte")).table.records[0].figures.peakMemory == Bytes(4096))
    #expect(try read(file("integer")).table.records[0].measures["value"] == "4096")
    let error = #expect(throws: InputError.self) { try read(file("mile")) }
    #expect(error?.description.contains("has the unit 'mile'") == true)
  }

  @Test func `a round of pytest-benchmark is a row`() throws {
    let results = try InteropFixture.pytestBenchmark.results()
    #expect(results.origin.format == .pytestBenchmark)
    #expect(names(results) == ["test_b.py::test_sort[100]", "test_b.py::test_sort[1000]", "test_b.py::test_join"])
    #expect(results.table.records[0].figures.wall == Seconds(1.8620012269821018e-06))
    #expect(results.table.records.count { $0.cell == 0 } == 3)
  }

  @Test func `pytest-benchmark without rounds is a summary and its process time is CPU time`() throws {
    let results = try read(
      #"{"benchmarks":[{"fullname":"t","options":{"timer":"process_time"},"stats":{"median":2,"min":1,"rounds":9}}]}"#)
    #expect(results.table.records.count == 1)
    #expect(results.table.records[0].figures.cpu == Seconds(2))
    #expect(results.table.records[0].figures.wall == nil)
    #expect(results.table.records[0].measures["summary_of_rounds"] == "9")
    #expect(results.remarks.count == 1 && results.remarks[0].contains("hold a summary only"))
  }

  @Test func `a line of Go is a row without the number of processors in its name`() throws {
    let results = try InteropFixture.go.results()
    #expect(results.origin.format == .go)
    #expect(names(results) == ["BenchmarkSort/n=100", "BenchmarkSort/n=1000", "BenchmarkSum"])
    #expect(results.table.records.count == 6)
    #expect(results.table.records[0].measures["B/op"] == "921")
  }

  @Test func `a sample of criterion is a row named by its folders`() throws {
    let results = try read(
      #"{"sampling_mode":"Linear","iters":[10,20],"times":[1000,2100]}"#,
      name: "x/target/criterion/fib/20/new/sample.json")
    #expect(names(results) == ["fib/20"])
    #expect(results.table.records.map { Readable.text($0.figures.wall ?? Seconds(0)) } == ["100 ns", "105 ns"])
  }

  @Test func `samples of criterion without as many times are refused`() throws {
    let error = #expect(throws: InputError.self) { try read(#"{"iters":[10],"times":[]}"#) }
    #expect(error?.description.contains("1 'iters' and 0 'times'") == true)
  }

  @Test func `an old file of Google Benchmark has iterations in ns and the same name again is a repetition`() throws {
    let results = try read(#"{"benchmarks":[{"name":"a","real_time":3},{"name":"a","real_time":4}]}"#)
    #expect(results.table.records.map(\.block) == [0, 1])
    #expect(results.table.records.map(\.figures.wall) == [Seconds(3 * 1e-9), Seconds(4 * 1e-9)])
  }

  @Test func `aggregates alone are one row a benchmark that says what it is`() throws {
    let results = try InteropFixture.googleBenchmarkAggregates.results()
    #expect(results.table.records.count == names(results).count)
    #expect(results.remarks.contains { $0.contains("aggregates only") })
    #expect(results.table.records.allSatisfy { $0.measures["summary_of_runs"] != nil })
  }

  @Test func `benchmarks without runs have their median or else their mean, and what is left out is named`() throws {
    let results = try read(
      #"{"benchmarks":[{"name":"a","real_time":3},{"name":"a","run_type":"aggregate","real_time":3},"#
        + #"{"name":"b","run_type":"aggregate","real_time":7},"#
        + #"{"name":"c_mean","run_name":"c","run_type":"aggregate","aggregate_name":"mean","real_time":5}]}"#)
    #expect(names(results) == ["a", "c"])
    #expect(results.table.records[1].figures.wall == Seconds(5 * 1e-9))
    #expect(results.remarks.contains { $0.contains("'b' is left out") && $0.contains("without a name") })
    #expect(results.remarks.contains { $0.hasPrefix("1 aggregate is not carried") })
    #expect(results.remarks.contains { $0.hasPrefix("1 benchmark of the file has aggregates only") })
  }

  @Test func `the same benchmark or command twice is numbered`() throws {
    let entry = #"{"name":"a","repetition_index":0,"real_time":3}"#
    #expect(names(try read(#"{"benchmarks":[\#(entry),\#(entry)]}"#)) == ["a", "a (2)"])
    let result = #"{"command":"x","times":[1]}"#
    #expect(names(try read(#"{"results":[\#(result),\#(result)]}"#)) == ["x", "x (2)"])
  }

  @Test func `a benchmark of Go that fails is a failed cell, and what a panic took away is told`() throws {
    let line = "BenchmarkA-8 \t 100\t 10.5 ns/op\n"
    let failed = try read(
      line + "BenchmarkC-8 \t--- FAIL: BenchmarkC-8\n    x_test.go:8: boom\nFAIL\nFAIL\tpkg\t0.1s\n")
    #expect(names(failed) == ["BenchmarkA", "BenchmarkC"] && failed.failures.isEmpty)
    #expect(failed.table.records.map(\.status) == [.ok, .failed])
    let panicked = try read(line + "panic: boom\n\nexit status 2\nFAIL\tpkg\t0.1s\n")
    #expect(names(panicked) == ["BenchmarkA"] && panicked.failures == ["the benchmarks behind a panic: boom"])
    #expect(try read(line + "FAIL\tpkg [build failed]\n").failures == ["all of package pkg, which failed"])
  }

  @Test func `Go's output with line ends of Windows is read like any other`() throws {
    let text = "goos: windows\r\nBenchmarkA-8 \t 100\t 10.5 ns/op\r\nBenchmarkB-8 \t 100\t 1.5 ns/op\r\nPASS\r\n"
    let results = try read(text, name: "x.txt")
    #expect(names(results) == ["BenchmarkA", "BenchmarkB"] && results.origin.context["goos"] == "windows")
  }

  @Test func `a figure of Go that is no number is left empty, and one below 0 is taken`() throws {
    let results = try read(
      "BenchmarkA-8 \t 100\t NaN ns/op\t -3.00 delta/op\nBenchmarkB-8 \t 100\t 1.5 ns/op\t +Inf x/op\n", name: "x.txt")
    let records = results.table.records
    #expect(records[0].figures.wall == nil && records[0].measures["delta/op"] == "-3")
    #expect(records[1].figures.wall != nil && records[1].measures["x/op"] == nil)
    #expect(results.remarks.contains { $0.hasPrefix("2 figures left empty") && $0.contains("BenchmarkA NaN ns/op") })
  }

  @Test func `a benchmark of Go that prints is a row`() throws {
    let results = try read("BenchmarkA-8 \thello\nhello\n  100\t 10.5 ns/op\n", name: "x.txt")
    #expect(names(results) == ["BenchmarkA"] && results.table.records[0].measures["iterations"] == "100")
  }

  @Test func `extra_info does not take the place of what the file says itself`() throws {
    let results = try read(
      #"{"benchmarks":[{"fullname":"t","extra_info":{"iterations":9,"min":5,"x":1},"#
        + #""stats":{"data":[1],"iterations":10}}]}"#)
    let measures = results.table.records[0].measures
    #expect(measures["iterations"] == "10" && measures["counter.iterations"] == "9")
    #expect(measures["counter.min"] == "5" && measures["x"] == "1")
  }

  @Test func `hyperfine's file calls an imported benchmark by its name`() throws {
    let results = try read("BenchmarkA-8 \t 100\t 10.5 ns/op\nBenchmarkB-8 \t 100\t 1.5 ns/op\n", name: "x.txt")
    let text = try ExportSource(results).exported(as: .hyperfine).text
    #expect(text.contains(#""command": "BenchmarkA""#) || text.contains(#""command":"BenchmarkA""#), "\(text)")
    #expect(!text.contains("parameters"))
  }
}

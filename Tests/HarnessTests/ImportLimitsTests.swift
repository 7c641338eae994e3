import Testing

@testable import SpeedupCore
@testable import SpeedupReport
@testable import SpeedupSystem

/// What no row can hold is refused when it is imported, with file, line and value: it could not be read again.
@Suite struct ImportLimitsTests {
  private func refusal(_ text: String) -> String? {
    do { _ = try ImportedResults(reading: Array(text.utf8), name: "f") } catch { return "\(error)" }
    return nil
  }

  @Test(arguments: [
    (#""times":[1e300]"#, "results[0].times[0] is 1e+300; expected a time of at least 1e-15 s"),
    (#""times":[1e-300]"#, "results[0].times[0] is 1e-300; expected a time of at least"),
    (#""times":[1],"user":1e11"#, "results[0].user is 100000000000; expected a time"),
    (#""times":[1],"memory_usage_byte":[4611686018427387904]"#, "expected a size of at most 2^60 bytes"),
    (#""times":[1],"memory_usage_byte":[1e30]"#, "expected a size of at most 2^60 bytes"),
    (#""times":[1],"parameters":{"cores":"-3"}"#, "results[0].parameters.cores is '-3'; expected a whole number"),
    (#""times":[1],"parameters":{"workers":1.5,"cores":"abc"}"#, "results[0].parameters.workers is 1.5"),
    (#""times":[1],"parameters":{"threads":"0"}"#, "results[0].parameters.threads is '0'"),
    (#""times":[1],"parameters":{"chunk":"x"}"#, "results[0].parameters.chunk is 'x'"),
  ])
  func `figures of hyperfine are those that rows can have`(members: String, told: String) {
    let said = refusal("{\"results\":[{\"command\":\"x\",\n\(members)}]}")
    #expect(said?.hasPrefix("f:2: ") == true && said?.contains(told) == true, "\(said ?? "taken")")
  }

  @Test(arguments: [
    #"{"benchmarks":[{"name":"a","real_time":1e300}]}"#, #"{"benchmarks":[{"name":"a","cpu_time":1e-300}]}"#,
    #"{"benchmarks":[{"fullname":"t","stats":{"data":[1e11]}}]}"#,
    #"{"benchmarks":[{"fullname":"t","stats":{"median":1e-20}}]}"#,
    #"{"benchmarks":[{"metadata":{"name":"m","unit":"byte"},"runs":[{"values":[1e30]}]}]}"#,
    #"{"benchmarks":[{"metadata":{"name":"m"},"runs":[{"values":[1e30]}]}]}"#,
    #"{"iters":[1e-300],"times":[1e300]}"#, #"{"iters":[1],"times":[1e21]}"#,
  ])
  func `so are those of other tools`(text: String) {
    let said = refusal(text)
    #expect(said?.hasPrefix("f:1: ") == true && said?.contains("; expected a ") == true, "\(said ?? "taken")")
  }

  @Test(arguments: [
    ("1\t1e300 ns/op", "ns/op is '1e300'"), ("-1\t1 ns/op", "the number of iterations is '-1'"),
    ("0\t1 ns/op", "the number of iterations is '0'"), ("1\t1 ns/op\t-7 B/op", "B/op is '-7'"),
    ("1\t-5 ns/op", "ns/op is '-5'"), ("1\t1 ns/op\t-1 allocs/op", "allocs/op is '-1'"),
  ])
  func `lines of Go say what can be`(figures: String, told: String) {
    let said = refusal("goos: linux\n\nBenchmarkX-8\t\(figures)\n")
    #expect(said?.hasPrefix("f:3: \(told); expected ") == true, "\(said ?? "taken")")
  }

  @Test func `the time of a loop of Go that does nothing is left empty`() throws {
    let text = "BenchmarkX-8\t1000000000\t0.0000002 ns/op\t0 B/op\n"
    let results = try ImportedResults(reading: Array(text.utf8), name: "f")
    #expect(results.table.records[0].figures.wall == nil && results.table.records[0].measures["B/op"] == "0")
    #expect(results.remarks.contains { $0.hasPrefix("1 figure left empty") })
  }

  @Test(arguments: ["-0", "-1", "-+8"])
  func `only a number of processors is taken off a name`(end: String) throws {
    let results = try ImportedResults(reading: Array("BenchmarkX\(end)\t10\t5 ns/op\n".utf8), name: "f")
    #expect(results.table.records[0].axes[0].value == "BenchmarkX\(end)")
  }

  @Test func `what the reader of rows refuses is never written`() {
    var results = ImportedRows()
    results.add("a", wall: Seconds(1e30))
    let origin = ImportedOrigin(format: .go, file: "f", digest: "")
    #expect(throws: InputError.self) { try results.results(origin, remarks: []).requireReadable("f") }
  }

  @Test func `an import that is refused makes no folder`() throws {
    let directory = try TemporaryDirectory()
    let (file, out) = ("\(directory.path)/h.json", "\(directory.path)/out")
    try Files.write(file, #"{"results":[{"command":"x","times":[1e300]}]}"#)
    let end = try Built.run(["import", file, "--out", out])
    #expect(end.status == 2 && !Files.exists(out), "\(end)")
  }
}

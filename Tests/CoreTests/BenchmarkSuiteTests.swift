import SpeedupCore
import Testing

/// What real programs printed: Google Benchmark 1.7.1, Go 1.19, pytest-benchmark 5.2, shortened.
@Suite struct BenchmarkSuiteTests {
  private func suite(_ name: String) throws -> any BenchmarkSuite { try #require(BenchmarkSuites.named(name)) }

  private func axes(_ benchmark: SuiteBenchmark) -> [String] { benchmark.axes.map { "\($0.name)=\($0.value)" } }

  @Test func `parameters in names of Google Benchmark become axes`() throws {
    let list = try suite("google-benchmark").benchmarks(
      in: SuiteOutput(
        printed: """
          BM_sort/64
          BM_copy/64/8/threads:2
          BM_sum/n:1000
          BM_wait/iterations:5/real_time
          BM_map<std::pair<a/b>>/text/3

          """))
    #expect(
      list.map(axes) == [
        ["benchmark=BM_sort", "arg=64"], ["benchmark=BM_copy", "arg1=64", "arg2=8", "threads=2"],
        ["benchmark=BM_sum", "n=1000"], ["benchmark=BM_wait/iterations:5/real_time"],
        ["benchmark=BM_map<std::pair<a/b>>/text", "arg=3"],
      ])
    #expect(list.map(\.isWallTime) == [false, false, false, true, false])
  }

  @Test func `a filter matches one benchmark and none whose name is longer or only alike`() throws {
    let list = try suite("google-benchmark").benchmarks(in: SuiteOutput(printed: "BM_sort<a.b>/64\n"))
    let filter = try #require(list[0].places.value(of: "filter"))
    let regex = try Regex(filter)
    #expect("BM_sort<a.b>/64".contains(regex))
    #expect(!"BM_sort<a.b>/640".contains(regex))
    #expect(!"BM_sort<axb>/64".contains(regex))
  }

  private static let google = """
    {"benchmarks": [{"name": "BM_sort/64", "run_name": "BM_sort/64", "run_type": "iteration", "iterations": 10,
    "real_time": 2000.0, "cpu_time": 140.0, "time_unit": "ns", "items_per_second": 4.5e8, "size": 64.0}]}
    """

  @Test func `a run of Google Benchmark gives CPU time in seconds, and its counters`() throws {
    let figures = try suite("google-benchmark").figures(of: "BM_sort/64", in: SuiteOutput(report: Self.google))
    #expect(figures == ["time": 140e-9, "items_per_second": 4.5e8, "size": 64])
  }

  @Test func `a benchmark by real time gives real time`() throws {
    let figures = try suite("google-benchmark").figures(
      of: "BM_sort/64/real_time", in: SuiteOutput(report: Self.google))
    #expect(figures["time"] == 2000 * 1e-9)
  }

  @Test func `a benchmark that failed in Google Benchmark is no run`() throws {
    let report = #"{"benchmarks": [{"name": "a", "error_occurred": true, "error_message": "no disk"}]}"#
    let error = #expect(throws: InputError.self) {
      try suite("google-benchmark").figures(of: "a", in: SuiteOutput(report: report))
    }
    #expect("\(try #require(error))" == "google-benchmark: 'a' error_occurred: no disk")
  }

  private static let go = """
    goos: linux
    BenchmarkSort/n=100   \t   28047\t      4152 ns/op\t     920 B/op\t       2 allocs/op
    BenchmarkSum          \t   86349\t     611.6 ns/op\t   7.000 widgets/op
    PASS

    """

  @Test func `Go's list has names, parameters and iterations, which both builds share`() throws {
    let go = try suite("go")
    let list = try go.benchmarks(in: SuiteOutput(printed: Self.go))
    #expect(list.map(axes) == [["benchmark=BenchmarkSort", "n=100"], ["benchmark=BenchmarkSum"]])
    #expect(list[0].places.value(of: "filter") == "^BenchmarkSort$/^n=100$")
    #expect(list[0].places.value(of: "iterations") == "28047")
    #expect(go.shared == ["iterations"])
  }

  @Test func `a run of Go gives CPU time an iteration and what it counts`() throws {
    let figures = try suite("go").figures(
      of: "BenchmarkSort/n=100", in: SuiteOutput(printed: Self.go, cpu: Seconds(0.28047)))
    #expect(figures == ["time": 0.28047 / 28047, "ns-op": 4152, "B-op": 920, "allocs-op": 2])
  }

  @Test func `a run without the benchmark's line is none`() throws {
    #expect(throws: InputError.self) { try suite("go").figures(of: "BenchmarkX", in: SuiteOutput(printed: Self.go)) }
  }

  private static let pytest = """
    {"benchmarks": [{"fullname": "test_b.py::test_sort[100]", "params": {"n": 100}, "extra_info": {"rows": 7},
    "stats": {"median": 2.5e-06}}]}
    """

  @Test func `pytest-benchmark's list has parameters and where each test stands`() throws {
    let list = try suite("pytest-benchmark").benchmarks(
      in: SuiteOutput(printed: "rootdir: /work/old, configfile: pytest.ini\n", report: Self.pytest))
    #expect(list.map(axes) == [["benchmark=test_b.py::test_sort", "n=100"]])
    #expect(list[0].places.value(of: "node") == "/work/old/test_b.py::test_sort[100]")
  }

  @Test func `pytest's tests are named from the folder that was given, wherever its root is`() throws {
    let pytest = try suite("pytest-benchmark")
    let places = pytest.places(in: ["env", "A=b", "pytest", "-x", "old/tests::a"], isFile: { $0 == "old/tests" })
    #expect(places == ["old/tests"])
    let entry = #"{"benchmarks": [{"fullname": "old/tests/test_b.py::a", "stats": {"median": 2}}]}"#
    let list = try pytest.benchmarks(
      in: SuiteOutput(printed: "rootdir: /work\n", report: entry, folder: "/work/old/tests"))
    #expect(list.map(\.name) == ["test_b.py::a"])
    #expect(list[0].places.value(of: "node") == "/work/old/tests/test_b.py::a")
    #expect(try pytest.figures(of: "test_b.py::a", in: SuiteOutput(report: entry)) == ["time": 2])
    #expect(throws: InputError.self) { try pytest.figures(of: "b.py::a", in: SuiteOutput(report: entry)) }
  }

  @Test func `tests that fail while they are listed are benchmarks, too`() throws {
    let printed = """
      rootdir: /work
      FAILED old/test_b.py::a - assert 1 - 1
      ERROR old/test_b.py::b[x - y] - OSError: no - disk
      FAILED old/test_b.py::c
      ERROR old/test_d.py - SyntaxError
      """
    let failed = try suite("pytest-benchmark").failures(in: SuiteOutput(printed: printed, folder: "/work/old"))
    #expect(failed.map(\.name) == ["test_b.py::a", "test_b.py::b[x - y]", "test_b.py::c"])
    #expect(try suite("pytest-benchmark").benchmarks(in: SuiteOutput(printed: printed)).isEmpty)
    let go = try suite("go").failures(
      in: SuiteOutput(
        printed: "--- FAIL: BenchmarkA\n  x.go:5: no\n    --- FAIL: BenchmarkB/n=1\n--- FAIL: BenchmarkB\nFAIL\n"))
    #expect(go.map(\.name) == ["BenchmarkA", "BenchmarkB/n=1"])
    #expect(go[1].places.value(of: "filter") == "^BenchmarkB$/^n=1$")
  }

  @Test func `a run of pytest-benchmark gives the median and numbers of extra_info`() throws {
    let figures = try suite("pytest-benchmark").figures(
      of: "test_b.py::test_sort[100]", in: SuiteOutput(report: Self.pytest))
    #expect(figures == ["time": 2.5e-6, "rows": 7])
  }

  private static let swift = """
    Debug results for Sort (n: 100):

    Time (total CPU):
           Value     Percentile TotalCount 1/(1-Percentile)

       51000.000 0.000000000000          9           1.00
    #[Mean    =    52000.500, StdDeviation   =       10.000]
    #[Max     =    60000.000, Total count    =          100]

    Malloc (total):
    #[Mean    =       12.000, StdDeviation   =        0.000]

    Debug results for Wait:

    Time (wall clock):
    #[Mean    =  1000000.000, StdDeviation   =        0.000]

    """

  @Test func `package-benchmark's list is what a run of all prints`() throws {
    let list = try suite("swift-benchmark").benchmarks(in: SuiteOutput(printed: Self.swift))
    #expect(list.map(\.name) == ["Sort (n: 100)", "Wait"] && list.map(\.isWallTime) == [false, true])
    #expect(list[0].places.value(of: "filter") == "^Sort \\(n: 100\\)$")
  }

  @Test func `a run of package-benchmark gives the mean CPU time and what else it measures`() throws {
    let swift = try suite("swift-benchmark")
    let figures = try swift.figures(of: "Sort (n: 100)", in: SuiteOutput(printed: Self.swift))
    #expect(abs((figures["time"] ?? 0) - 52.0005e-6) < 1e-12 && figures["malloc-total"] == 12)
    #expect(try swift.figures(of: "Wait", in: SuiteOutput(printed: Self.swift))["time"] == 1e-3)
    #expect(throws: InputError.self) { try swift.figures(of: "Other", in: SuiteOutput(printed: Self.swift)) }
  }

  @Test func `pytest is given a benchmark's own place instead of the user's files`() throws {
    let words = try suite("pytest-benchmark").program(
      ["env", "PYTHONPATH=src", "python3", "-m", "pytest", "old", "-x"], isFile: { $0 == "old" || $0 == "python3" })
    #expect(words == ["env", "PYTHONPATH=src", "python3", "-m", "pytest", "-x"])
  }

  @Test func `a benchmark of Go that prints has its figures on a later line`() throws {
    let printed =
      "BenchmarkPrint-8 \thello\nBenchmarking the thing\nhello 28047\t      4152 ns/op\t     920 B/op\nBenchmarkA \t 10\t 5 ns/op\n"
    let go = try suite("go")
    #expect(try go.benchmarks(in: SuiteOutput(printed: printed)).map(\.name) == ["BenchmarkPrint-8", "BenchmarkA"])
    let figures = try go.figures(of: "BenchmarkPrint-8", in: SuiteOutput(printed: printed))
    #expect(figures == ["ns-op": 4152, "B-op": 920])
  }

  @Test func `lines of Windows are lines`() throws {
    let go = Self.go.replacing("\n", with: "\r\n")
    #expect(try suite("go").benchmarks(in: SuiteOutput(printed: go)).count == 2)
    let list = try suite("google-benchmark").benchmarks(in: SuiteOutput(printed: "BM_a/1\r\nBM_b/2\r\n"))
    #expect(list.map(\.name) == ["BM_a/1", "BM_b/2"])
    #expect(try DeclaredFigure(name: "q").value(output: "", file: "p 1\r\nq 2\r\n") == 2)
  }

  @Test func `aggregates alone are a run, and a program's own words no benchmark`() throws {
    let google = try suite("google-benchmark")
    let report =
      #"{"benchmarks": [{"name": "a_mean", "run_type": "aggregate", "aggregate_name": "mean", "cpu_time": 3},"#
      + #"{"name": "a_median", "run_type": "aggregate", "aggregate_name": "median", "cpu_time": 2, "size": 7}]}"#
    #expect(try google.figures(of: "a", in: SuiteOutput(report: report)) == ["time": 2e-9, "size": 7])
    #expect(try google.benchmarks(in: SuiteOutput(printed: "5 --benchmark_list_tests=true\n")).isEmpty)
  }

  @Test func `pytest says its root directory whatever the user has it say, or is refused`() throws {
    let pytest = try suite("pytest-benchmark")
    let listing = pytest.listing(["pytest", "-q", "tests"], report: "r", time: Seconds(1))
    #expect(try #require(listing.firstIndex(of: "--verbosity=0")) > 1)
    let error = #expect(throws: InputError.self) { try pytest.benchmarks(in: SuiteOutput(report: Self.pytest)) }
    #expect("\(try #require(error))".contains("leave out --no-header"))
  }

  @Test func `the file of an option of pytest is no place of tests`() throws {
    let pytest = try suite("pytest-benchmark")
    let words = ["pytest", "-c", "c.ini", "--rootdir", "old", "old/tests"]
    let isFile = { (word: String) in ["c.ini", "old", "old/tests"].contains(word) }
    #expect(pytest.places(in: words, isFile: isFile) == ["old/tests"])
    #expect(pytest.program(words, isFile: isFile) == ["pytest", "-c", "c.ini", "--rootdir", "old"])
  }

  @Test func `a parameter of pytest that is empty or ends in a blank stays in the name`() throws {
    let report =
      #"{"benchmarks": [{"fullname": "t.py::s[]", "params": {"s": ""}}, {"fullname": "t.py::s[ ]", "params": {"s": " "}}]}"#
    let list = try suite("pytest-benchmark").benchmarks(in: SuiteOutput(printed: "rootdir: /r\n", report: report))
    #expect(list.map(axes) == [["benchmark=t.py::s[]"], ["benchmark=t.py::s[ ]"]])
  }
}

/// Test suites with pytest-benchmark (tried with 5.2). Its clock is set to CPU time; the names of files and directories
/// among the user's words say where benchmarks are looked for, and a run is given the benchmark's own place instead.
struct PytestBenchmarkSuite: BenchmarkSuite {
  let name = "pytest-benchmark"
  let timeNote = "median over the rounds of a run, by time.process_time: CPU time of the test's process"

  private static let quiet = [
    "-p", "no:cacheprovider", "--benchmark-only", "--benchmark-timer=time.process_time", "--benchmark-warmup=off",
  ]

  func listing(_ command: [String], report: String, time: Seconds) -> [String] {
    command + Self.quiet + [
      "--benchmark-json=\(report)", "--benchmark-min-rounds=1", "--benchmark-max-time=0.000001",
      "--benchmark-min-time=0.000001",
    ]
  }

  func benchmarks(in output: SuiteOutput) throws -> [SuiteBenchmark] {
    let root = output.printed.split(separator: "\n").first { $0.hasPrefix("rootdir: ") }
      .map { $0.dropFirst("rootdir: ".count).prefix { $0 != "," } }
    return try entries(output).map { entry in
      let full = try entry.member("fullname").text()
      let file = root.map { "\($0)/\(full)" } ?? full
      return SuiteBenchmark(name: full, axes: try axes(entry), places: [AxisValue("node", file)])
    }
  }

  /// A test's name without its parameters, and those of them that are plain values.
  private func axes(_ entry: JSONCursor) throws -> [AxisValue] {
    let full = try entry.member("fullname").text()
    guard let parameters = try entry.optional("params")?.members(), !parameters.isEmpty else {
      return [AxisValue(BenchmarkSuites.axis, full)]
    }
    var axes: [AxisValue] = []
    for (name, place) in parameters {
      guard let axis = BenchmarkSuites.axisName(name) else { return [AxisValue(BenchmarkSuites.axis, full)] }
      switch place.value.content {
      case .number(let number): axes.append(AxisValue(axis, JSONValue.written(number)))
      case .text(let text): axes.append(AxisValue(axis, text))
      case .bool(let value): axes.append(AxisValue(axis, "\(value)"))
      case .null, .array, .object: return [AxisValue(BenchmarkSuites.axis, full)]
      }
    }
    let plain = full.firstIndex(of: "[").map { String(full[..<$0]) } ?? full
    return [AxisValue(BenchmarkSuites.axis, plain)] + axes
  }

  func program(_ command: [String], isFile: (String) -> Bool) -> [String] {
    // The last program among them is python or pytest; a word before it may be a file too: env, taskset.
    let start = command.lastIndex { $0.contains("pytest") || $0.contains("py.test") } ?? 0
    return command.enumerated().filter { $0 <= start || !isFile(String($1.prefix { $0 != ":" })) }.map(\.element)
  }

  let arguments =
    quiet + ["--benchmark-json={{report}}", "--benchmark-max-time={seconds}", "--benchmark-min-rounds=3", "{node}"]

  func figures(of benchmark: String, in output: SuiteOutput) throws -> [String: Double] {
    guard let entry = try entries(output).first(where: { try $0.member("fullname").text() == benchmark }) else {
      throw InputError("\(name): '\(benchmark)' did not run")
    }
    var figures: [String: Double] = [:]
    if let extra = try entry.optional("extra_info") {
      for (counter, place) in try extra.members() {
        if case .number(let number) = place.value.content { figures[counter] = number }
      }
    }
    figures[BenchmarkSuites.time] = try entry.member("stats").member("median").amount("seconds")
    return figures
  }

  private func entries(_ output: SuiteOutput) throws -> [JSONCursor] {
    try JSONCursor(reading: Array(output.report.utf8), file: "\(name) report").member("benchmarks").elements()
  }
}

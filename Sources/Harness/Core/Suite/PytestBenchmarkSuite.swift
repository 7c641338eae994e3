/// Test suites with pytest-benchmark (tried with 5.2 and pytest 9). Its clock is set to CPU time; the names of files and
/// directories among the user's words say where benchmarks are looked for, and a run is given the benchmark's own place
/// instead.
///
/// pytest names a test from its root directory, which is that of a configuration file, or where it was started: two
/// checkouts may have one root. So benchmarks are named from the folder that the user's words share.
struct PytestBenchmarkSuite: BenchmarkSuite {
  let name = "pytest-benchmark"
  let timeNote = "median over the rounds of a run, by time.process_time: CPU time of the test's process"

  private static let quiet = [
    "-p", "no:cacheprovider", "--benchmark-only", "--benchmark-timer=time.process_time", "--benchmark-warmup=off",
  ]

  func listing(_ command: [String], report: String, time: Seconds) -> [String] {
    command + Self.quiet + [
      // Of several words on how much to say the last one counts, and less would leave out the root directory.
      "--verbosity=0", "-rfE",
      "--benchmark-json=\(report)", "--benchmark-min-rounds=1", "--benchmark-max-time=0.000001",
      "--benchmark-min-time=0.000001",
    ]
  }

  func benchmarks(in output: SuiteOutput) throws -> [SuiteBenchmark] {
    let root = Self.root(output)
    let entries = try entries(output)
    guard root != nil || entries.isEmpty else {
      // From the working directory both sides could run the same tests.
      throw InputError(
        "\(name): pytest does not say what its root directory is; leave out --no-header, which may stand in addopts")
    }
    return try entries.map { entry in
      let full = try entry.member("fullname").text()
      let name = Self.name(full, root, output.folder)
      return SuiteBenchmark(name: name, axes: try axes(entry, name), places: [Self.node(full, root)])
    }
  }

  func failures(in output: SuiteOutput) -> [SuiteBenchmark] {
    let root = Self.root(output)
    var names: [String] = []
    for line in output.printed.split(whereSeparator: \.isNewline) {
      guard let mark = ["FAILED ", "ERROR "].first(where: line.hasPrefix), line.contains("::") else { continue }
      let name = String(Self.told(line.dropFirst(mark.count)))
      if !names.contains(name) { names.append(name) }
    }
    return names.map { full in
      let name = Self.name(full, root, output.folder)
      return SuiteBenchmark(
        name: name, axes: [AxisValue(BenchmarkSuites.axis, name)], places: [Self.node(full, root)])
    }
  }

  func places(in command: [String], isFile: (String) -> Bool) -> [String] {
    Self.placed(command, isFile).map { Self.file(command[$0]) }
  }

  /// The options of pytest with a value of their own, which may be the name of a file.
  private static let optionsWithValue: Set<String> = [
    "-c", "--config-file", "--rootdir", "--confcutdir", "-k", "-m", "-o", "--override-ini", "-p", "-W",
    "--pythonwarnings",
    "--ignore", "--ignore-glob", "--deselect", "--basetemp", "--junitxml", "--junit-xml", "--log-file", "--import-mode",
    "-n", "--cov-config", "--benchmark-storage", "--benchmark-json", "--debug", "--lfnf", "--tb", "-r", "--color",
  ]

  /// The words that say where benchmarks are looked for.
  private static func placed(_ command: [String], _ isFile: (String) -> Bool) -> [Int] {
    let start = start(of: command)
    return command.indices.filter { place in
      place > start && !optionsWithValue.contains(command[place - 1]) && isFile(file(command[place]))
    }
  }

  /// The test of a line `NAME - REASON`; parameters in the name's brackets may hold a dash, too.
  private static func told(_ text: Substring) -> Substring {
    let bracket = text.firstIndex(of: "[") ?? text.endIndex
    guard let dash = text.firstRange(of: " - ") else { return text }
    if dash.lowerBound < bracket { return text[..<dash.lowerBound] }
    return text.firstRange(of: "] - ").map { text[...$0.lowerBound] } ?? text
  }

  private static func root(_ output: SuiteOutput) -> String? {
    output.printed.split(whereSeparator: \.isNewline).first { $0.hasPrefix("rootdir: ") }
      .map { String($0.dropFirst("rootdir: ".count).prefix { $0 != "," }) }
  }

  /// What a run is given: the test's whole path.
  private static func node(_ full: String, _ root: String?) -> AxisValue {
    AxisValue("node", root.map { "\($0)/\(full)" } ?? full)
  }

  /// The test's name from `folder`, where it lies there.
  private static func name(_ full: String, _ root: String?, _ folder: String?) -> String {
    guard let root, let folder, "\(root)/\(full)".hasPrefix("\(folder)/") else { return full }
    return String("\(root)/\(full)".dropFirst(folder.count + 1))
  }

  /// A test's name without its parameters, and those of them that are plain values.
  private func axes(_ entry: JSONCursor, _ full: String) throws -> [AxisValue] {
    guard let parameters = try entry.optional("params")?.members(), !parameters.isEmpty else {
      return [AxisValue(BenchmarkSuites.axis, full)]
    }
    var axes: [AxisValue] = []
    for (name, place) in parameters {
      guard let axis = BenchmarkSuites.axisName(name) else { return [AxisValue(BenchmarkSuites.axis, full)] }
      switch place.value.content {
      case .number(let number): axes.append(AxisValue(axis, JSONValue.written(number)))
      case .text(let text):
        // What is not seen on a command line stays in the name.
        guard let first = text.first, let last = text.last, !first.isWhitespace, !last.isWhitespace else {
          return [AxisValue(BenchmarkSuites.axis, full)]
        }
        axes.append(AxisValue(axis, text))
      case .bool(let value): axes.append(AxisValue(axis, "\(value)"))
      case .null, .array, .object: return [AxisValue(BenchmarkSuites.axis, full)]
      }
    }
    let plain = full.firstIndex(of: "[").map { String(full[..<$0]) } ?? full
    return [AxisValue(BenchmarkSuites.axis, plain)] + axes
  }

  func program(_ command: [String], isFile: (String) -> Bool) -> [String] {
    let places = Self.placed(command, isFile)
    return command.indices.filter { !places.contains($0) }.map { command[$0] }
  }

  /// Where the program stands among the words, which is pytest or python; a word before it may be a file too: env, taskset.
  private static func start(of command: [String]) -> Int {
    command.firstIndex { word in
      let name = word.split(separator: "/").last ?? ""
      return ["pytest", "py.test", "pytest-3"].contains(name)
    } ?? 0
  }

  /// The file or directory of a word such as `tests/test_sum.py::test_sum`.
  private static func file(_ word: String) -> String { String(word.prefix { $0 != ":" }) }

  let arguments =
    quiet + ["--benchmark-json={{report}}", "--benchmark-max-time={seconds}", "--benchmark-min-rounds=3", "{node}"]

  func figures(of benchmark: String, in output: SuiteOutput) throws -> [String: Double] {
    // A run has one test; the root directory that it is named from may be another than that of the list.
    let entry = try entries(output).first { entry in
      let full = try entry.member("fullname").text()
      return full == benchmark || full.hasSuffix("/\(benchmark)") || benchmark.hasSuffix("/\(full)")
    }
    guard let entry else {
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
    // Where no benchmark ended well there may be no report.
    if output.report.isEmpty { return [] }
    return try JSONCursor(reading: Array(output.report.utf8), file: "\(name) report").member("benchmarks").elements()
  }
}

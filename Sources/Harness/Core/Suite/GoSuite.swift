/// Test binaries of Go, as `go test -c` makes them (tried with 1.19). The number of iterations is found once, with the
/// base, and both builds make as many.
struct GoSuite: BenchmarkSuite {
  let name = "go"
  let timeNote =
    "CPU time of the whole process, with its start and what benchmarks set up, over its iterations, of which both builds "
    + "make as many; --figure ns-op judges what Go counts"

  func listing(_ command: [String], report: String, time: Seconds) -> [String] {
    command + ["-test.run=^$", "-test.bench=.", "-test.cpu=1", "-test.benchtime=\(time.value)s"]
  }

  func benchmarks(in output: SuiteOutput) throws -> [SuiteBenchmark] {
    Self.lines(of: output.printed).map { Self.benchmark(String($0[0]), iterations: String($0[1])) }
  }

  func failures(in output: SuiteOutput) -> [SuiteBenchmark] {
    let start = "--- FAIL: "
    let names = output.printed.split(whereSeparator: \.isNewline).map { $0.drop { $0 == " " } }.filter {
      $0.hasPrefix(start)
    }
    .map { String($0.dropFirst(start.count).prefix { !$0.isWhitespace }) }
    // One that has parts fails with them.
    return names.filter { name in !names.contains { $0.hasPrefix("\(name)/") } }.map {
      Self.benchmark($0, iterations: "1")
    }
  }

  private static func benchmark(_ name: String, iterations: String) -> SuiteBenchmark {
    let filter = name.split(separator: "/").map { BenchmarkSuites.pattern($0) }.joined(separator: "/")
    return SuiteBenchmark(
      name: name, axes: axes(of: name),
      places: [AxisValue("filter", filter), AxisValue("iterations", iterations)])
  }

  func program(_ command: [String], isFile: (String) -> Bool) -> [String] { command }

  let arguments = [
    "-test.run=^$", "-test.bench={filter}", "-test.cpu=1", "-test.benchtime={iterations}x", "-test.benchmem",
  ]

  let shared = ["iterations"]

  func figures(of benchmark: String, in output: SuiteOutput) throws -> [String: Double] {
    guard let words = Self.lines(of: output.printed).last(where: { String($0[0]) == benchmark }),
      let iterations = Double(decimal: words[1]), iterations > 0
    else { throw InputError("\(name): '\(benchmark)' did not run") }
    var figures: [String: Double] = [:]
    for place in stride(from: 2, to: words.count - 1, by: 2) {
      if let value = Double(decimal: words[place]) { figures[Self.figureName(words[place + 1])] = value }
    }
    if let cpu = output.cpu { figures[BenchmarkSuites.time] = cpu.value / iterations }
    return figures
  }

  /// The results: a name, iterations, and pairs of a value and its unit.
  private static func lines(of text: String) -> [[Substring]] {
    var lines = GoLines()
    return text.split(whereSeparator: \.isNewline).compactMap { lines.result(in: $0) }
  }

  /// `B/op` as a name that `--figure` takes: `B-op`.
  private static func figureName(_ unit: Substring) -> String { String(unit.replacing("/", with: "-")) }

  /// A name such as `BenchmarkSort/n=1024/fast`: `name=value` is a parameter.
  private static func axes(of name: String) -> [AxisValue] {
    var family: [Substring] = []
    var axes: [AxisValue] = []
    for part in name.split(separator: "/") {
      let sides = part.split(separator: "=", maxSplits: 1)
      if sides.count == 2, let axis = BenchmarkSuites.axisName(sides[0]), axes.value(of: axis) == nil {
        axes.append(AxisValue(axis, String(sides[1])))
      } else {
        family.append(part)
      }
    }
    return [AxisValue(BenchmarkSuites.axis, family.joined(separator: "/"))] + axes
  }
}

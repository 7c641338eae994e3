/// Test binaries of Go, as `go test -c` makes them (tried with 1.19). The number of iterations is found once, with the
/// base, and both builds make as many.
struct GoSuite: BenchmarkSuite {
  let name = "go"
  let timeNote = "CPU time of the whole process, start included, over its iterations, of which both builds make as many"

  func listing(_ command: [String], report: String, time: Seconds) -> [String] {
    command + ["-test.run=^$", "-test.bench=.", "-test.cpu=1", "-test.benchtime=\(time.value)s"]
  }

  func benchmarks(in output: SuiteOutput) throws -> [SuiteBenchmark] {
    Self.lines(of: output.printed).map { words in
      let name = String(words[0])
      return SuiteBenchmark(
        name: name, axes: Self.axes(of: name),
        places: [
          AxisValue(
            "filter", name.split(separator: "/").map { BenchmarkSuites.pattern($0) }.joined(separator: "/")),
          AxisValue("iterations", String(words[1])),
        ])
    }
  }

  func program(_ command: [String], isFile: (String) -> Bool) -> [String] { command }

  let arguments = [
    "-test.run=^$", "-test.bench={filter}", "-test.cpu=1", "-test.benchtime={iterations}x", "-test.benchmem",
  ]

  let shared = ["iterations"]

  func figures(of benchmark: String, in output: SuiteOutput) throws -> [String: Double] {
    guard let words = Self.lines(of: output.printed).last(where: { String($0[0]) == benchmark }),
      let iterations = Double(words[1]), iterations > 0
    else { throw InputError("\(name): '\(benchmark)' did not run") }
    var figures: [String: Double] = [:]
    for place in stride(from: 2, to: words.count - 1, by: 2) {
      if let value = Double(words[place]) { figures[Self.figureName(words[place + 1])] = value }
    }
    if let cpu = output.cpu { figures[BenchmarkSuites.time] = cpu.value / iterations }
    return figures
  }

  /// The lines of results: a name, iterations, and pairs of a value and its unit.
  private static func lines(of text: String) -> [[Substring]] {
    text.split(separator: "\n").map { $0.split(whereSeparator: \.isWhitespace) }.filter {
      $0.count >= 4 && $0[0].hasPrefix("Benchmark") && Int($0[1]) != nil && Double($0[2]) != nil
    }
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

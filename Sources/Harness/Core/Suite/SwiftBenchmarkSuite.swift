/// Executables of package-benchmark (Swift), as `swift build -c release` leaves them in `.build/release`.
///
/// The command line is that of the executable itself and not of `swift package benchmark`, which would build again before
/// every run: started without its plug-in's pipes it runs the benchmarks that `--filter`, a regular expression on the whole
/// name, lets through, and prints a histogram of each metric. How long that takes is the benchmark's own configuration
/// (`maxDuration`, `maxIterations`); the time of an iteration is the mean of the metric `cpuTotal`, or of `wallClock` where
/// that is all it has. The list is what one run of all benchmarks prints.
///
/// Tried with package-benchmark 1.31.0 and Swift 6.3.1, built without jemalloc.
struct SwiftBenchmarkSuite: BenchmarkSuite {
  let name = "swift-benchmark"
  let timeNote = "mean of cpuTotal over the iterations that the benchmark's configuration makes; else of wallClock"

  let takesTime = false

  func listing(_ command: [String], report: String, time: Seconds) -> [String] { command + arguments.prefix(2) }

  func benchmarks(in output: SuiteOutput) throws -> [SuiteBenchmark] {
    Self.results(output.printed).map { name, figures in
      SuiteBenchmark(
        name: name, axes: [AxisValue(BenchmarkSuites.axis, name)],
        places: [AxisValue("filter", BenchmarkSuites.pattern(name))], isWallTime: figures[Self.cpu] == nil)
    }
  }

  func program(_ command: [String], isFile: (String) -> Bool) -> [String] { command }

  let arguments = ["--quiet", "true", "--filter", "{filter}"]

  func figures(of benchmark: String, in output: SuiteOutput) throws -> [String: Double] {
    guard let means = Self.results(output.printed).first(where: { $0.name == benchmark })?.means else {
      throw InputError("\(name): '\(benchmark)' did not run")
    }
    guard let time = means[Self.cpu] ?? means[Self.wall] else {
      throw InputError(
        "\(name): '\(benchmark)' measures neither cpuTotal nor wallClock; add one to its metrics in its configuration")
    }
    var figures: [String: Double] = [:]
    for (title, mean) in means { figures[Self.figureName(title)] = mean }
    figures[BenchmarkSuites.time] = time * 1e-9
    return figures
  }

  private static let cpu = "Time (total CPU)"
  private static let wall = "Time (wall clock)"

  /// By benchmark the means of its metrics, by their titles; times in nanoseconds.
  private static func results(_ text: String) -> [(name: String, means: [String: Double])] {
    let start = "Debug results for "
    var results: [(name: String, means: [String: Double])] = []
    var metric = ""
    for line in text.split(whereSeparator: \.isNewline) {
      if line.hasPrefix(start), line.hasSuffix(":") {
        results.append((String(line.dropFirst(start.count).dropLast()), [:]))
      } else if line.hasPrefix("#[Mean"), !results.isEmpty {
        let number = line.drop { $0 != "=" }.dropFirst().prefix { $0 != "," }
        let digits = number.filter { $0 != " " }
        if let mean = Double(decimal: digits) { results[results.count - 1].means[metric] = mean }
      } else if line.hasSuffix(":") {
        metric = String(line.dropLast())
      }
    }
    return results
  }

  /// `Malloc (total)` as a name that `--figure` takes: `malloc-total`.
  private static func figureName(_ title: String) -> String {
    title.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
  }
}

/// Programs of Google Benchmark (tried with 1.7.1).
struct GoogleBenchmarkSuite: BenchmarkSuite {
  let name = "google-benchmark"
  let timeNote = "cpu_time of one iteration as the program gives it; real_time for /real_time and /manual_time"

  func listing(_ command: [String], report: String, time: Seconds) -> [String] {
    command + [Self.listOption]
  }

  /// A program may print a banner before the list.
  func emptyListing(_ command: [String]) -> [String]? { command + [Self.listOption, "--benchmark_filter=^$"] }

  private static let listOption = "--benchmark_list_tests=true"

  func benchmarks(in output: SuiteOutput) throws -> [SuiteBenchmark] {
    // A program that prints its own words has no benchmarks.
    output.printed.split(whereSeparator: \.isNewline).filter { !$0.contains(Self.listOption) }
      .map { Self.benchmark(String($0)) }
  }

  func program(_ command: [String], isFile: (String) -> Bool) -> [String] { command }

  let arguments = [
    "--benchmark_filter={filter}", "--benchmark_min_time={seconds}", "--benchmark_out={{report}}",
    "--benchmark_out_format=json",
  ]

  /// A name such as `BM_sort/1024/n:8/threads:2/real_time`: numbers and `name:number` are parameters.
  static func benchmark(_ name: String) -> SuiteBenchmark {
    var family: [Substring] = []
    var axes: [AxisValue] = []
    let parts = parts(of: name)
    let plain = parts.dropFirst().count { Int($0) != nil }
    for (place, part) in parts.enumerated() {
      let sides = part.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      if place > 0, Int(part) != nil {
        let number = axes.count { $0.name.hasPrefix("arg") } + 1
        axes.append(AxisValue(plain == 1 ? "arg" : "arg\(number)", String(part)))
      } else if place > 0, sides.count == 2, Double(sides[1]) != nil, !settings.contains(String(sides[0])),
        let axis = BenchmarkSuites.axisName(sides[0]), axes.value(of: axis) == nil
      {
        axes.append(AxisValue(axis, String(sides[1])))
      } else {
        family.append(part)
      }
    }
    return SuiteBenchmark(
      name: name, axes: [AxisValue(BenchmarkSuites.axis, family.joined(separator: "/"))] + axes,
      places: [AxisValue("filter", BenchmarkSuites.pattern(name))], isWallTime: isWallTime(name))
  }

  /// Parts of a name that say how it is run, not on what.
  private static let settings: Set<String> = ["iterations", "repeats", "min_time", "min_warmup_time"]

  private static func isWallTime(_ name: String) -> Bool {
    parts(of: name).contains { $0 == "real_time" || $0 == "manual_time" }
  }

  /// The parts between slashes; a slash inside the brackets of a template's arguments is none.
  private static func parts(of name: String) -> [Substring] {
    var depth = 0
    return name.split(omittingEmptySubsequences: false) { character in
      if character == "<" { depth += 1 } else if character == ">" { depth -= 1 }
      return character == "/" && depth <= 0
    }
  }

  func figures(of benchmark: String, in output: SuiteOutput) throws -> [String: Double] {
    let file = try JSONCursor(reading: Array(output.report.utf8), file: "\(name) report")
    let entries = try file.member("benchmarks").elements()
    var runs = try entries.filter { try ($0.optional("run_type")?.text() ?? "iteration") == "iteration" }
    // One that repeats itself may report aggregates alone.
    for aggregate in ["median", "mean"] where runs.isEmpty {
      runs = try entries.filter { try $0.optional("aggregate_name")?.text() == aggregate }
    }
    guard let first = runs.first else { throw InputError("\(name): '\(benchmark)' did not run") }
    for run in runs {
      for (flag, message) in [("error_occurred", "error_message"), ("skipped", "skip_message")] {
        guard let place = try run.optional(flag), case .bool(true) = place.value.content else { continue }
        throw InputError("\(name): '\(benchmark)' \(flag): \(try run.optional(message)?.text() ?? "no message")")
      }
    }
    let unit = try first.optional("time_unit")?.text() ?? "ns"
    guard let second = Self.units[unit] else { throw InputError("\(name): there is no time unit '\(unit)'") }
    var figures: [String: Double] = [:]
    for (counter, place) in try first.members() {
      guard case .number = place.value.content, !Self.plain.contains(counter) else { continue }
      figures[counter] = median(try runs.compactMap { try $0.optional(counter)?.number() })
    }
    let time = Self.isWallTime(benchmark) ? "real_time" : "cpu_time"
    figures[BenchmarkSuites.time] = median(try runs.map { try $0.member(time).number() * second })
    return figures
  }

  private static let units = ["ns": 1e-9, "us": 1e-6, "ms": 1e-3, "s": 1]
  /// Numbers that are no counters.
  private static let plain: Set<String> = [
    "family_index", "per_family_instance_index", "repetitions", "repetition_index", "threads", "iterations",
    "real_time", "cpu_time",
  ]

  private func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.isEmpty ? .nan : sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}

import SpeedupCore
import SpeedupEngine
import SpeedupSystem

/// The benchmarks that all programs of `gate --suite` hold, as the programs list them.
struct SuiteBenchmarks {
  let suite: any BenchmarkSuite
  /// Of every build, the base's first; the same names in the same order, each with its own places.
  let builds: [[SuiteBenchmark]]
  /// What each run is given: the user's words and those that choose a benchmark.
  let templates: [CommandTemplate]
  /// Those that only the base has.
  let missing: [String]
  /// Those that only the new side has, one line each.
  let notes: [String]

  /// Asks all programs, one or several builds a side.
  /// - Throws: ``InputError`` naming the option, the program and what was wrong.
  init(_ suite: any BenchmarkSuite, base: [String], new: [String], only: String?, time: Seconds) throws {
    self.suite = suite
    var lists: [[SuiteBenchmark]] = []
    var templates: [CommandTemplate] = []
    for (option, text) in base.map({ ("--base", $0) }) + new.map({ ("--new", $0) }) {
      let words = try CommandTemplate(text, option: option).command([])
      lists.append(try Self.list(suite, words, option: option, time: time))
      let all = suite.program(words, isFile: Files.exists).map(Self.escaped) + suite.arguments
      templates.append(CommandTemplate(all.map(ShellWord.quoted).joined(separator: " "), option: option))
    }
    self.templates = templates
    let pattern = try only.map { text in
      do { return try Regex(text) } catch {
        throw InputError("--only: '\(text)' is no regular expression: \(error)")
      }
    }
    var wanted = lists
    if let pattern, let only {
      for place in lists.indices {
        let names = lists[place].map(\.name)
        let found = try PatternSearch.find(only, option: "--only", longest: names.map(\.utf8.count).max() ?? 0) {
          names.indices.filter { names[$0].contains(pattern) }
        }
        wanted[place] = found.map { lists[place][$0] }
      }
    }
    for (list, option) in zip(wanted, base.map { _ in "--base" } + new.map { _ in "--new" }) {
      if let twice = Dictionary(grouping: list, by: \.name).first(where: { $0.value.count > 1 })?.key {
        throw InputError(
          "\(option): the benchmark '\(twice)' is there twice; give them different names, or leave it out with --only")
      }
    }
    let names = wanted.map { Set($0.map(\.name)) }
    for (option, texts, first) in [("--base", base, 0), ("--new", new, base.count)] {
      for (place, text) in texts.enumerated() {
        guard let odd = names[first].symmetricDifference(names[first + place]).min() else { continue }
        let without = names[first].contains(odd) ? text : texts[0]
        throw InputError("\(option): '\(without)' lacks the benchmark '\(odd)'; builds of one side hold the same")
      }
    }
    let (ofBase, ofNew) = (names[0], names[base.count])
    let common = wanted[0].filter { ofNew.contains($0.name) }
    guard !common.isEmpty else {
      let known = lists[0].prefix(4).map(\.name).joined(separator: ", ")
      throw InputError(
        only.map { "--only: '\($0)' matches no benchmark of both programs; the base has \(known)" }
          ?? "the two programs have no benchmark in common; the base has \(known)")
    }
    builds = wanted.map { list in
      let known = Dictionary(list.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
      return common.compactMap { suite.matched(known[$0.name], to: $0) }
    }
    missing = wanted[0].map(\.name).filter { !ofNew.contains($0) }
    notes = wanted[base.count].map(\.name).filter { !ofBase.contains($0) }.map {
      "\($0): only the new side has it; not compared"
    }
  }

  private static func list(
    _ suite: any BenchmarkSuite, _ words: [String], option: String, time: Seconds
  ) throws -> [SuiteBenchmark] {
    let room = try ScratchDirectory.make()
    defer { ScratchDirectory.remove(room) }
    let report = "\(room)/report"
    let command = suite.listing(words, report: report, time: time)
    guard let path = Tool.find(command[0]) else { throw InputError("\(option): there is no program '\(command[0])'") }
    let result = try Tool.run(path, Array(command.dropFirst()))
    func said(_ text: String) -> String {
      let lines = (result.errors + "\n" + String(decoding: result.output, as: UTF8.self)).split(
        whereSeparator: \.isNewline)
      return "\(option): '\(words.joined(separator: " "))' \(text)"
        + ((lines.last(where: Self.tellsFault) ?? lines.last).map { ": \(SafeText.excerpt(String($0)))" } ?? "")
    }
    var printed = String(decoding: result.output, as: UTF8.self)
    if let empty = suite.emptyListing(words), result.status == 0 {
      let banner = Set(
        String(decoding: try Tool.run(path, Array(empty.dropFirst())).output, as: UTF8.self)
          .split(whereSeparator: \.isNewline))
      let names = printed.split(whereSeparator: \.isNewline).filter { !banner.contains($0) }
      // A program that always lists all has no banner that could be told.
      if !names.isEmpty { printed = names.joined(separator: "\n") }
    }
    let output = SuiteOutput(
      printed: printed, report: String(decoding: (try? Files.readRegular(report, atMost: .max)) ?? [], as: UTF8.self),
      folder: try folder(of: suite.places(in: words, isFile: Files.exists)))
    let failed = result.status == 1 ? suite.failures(in: output) : []
    guard result.status == 0 || !failed.isEmpty else {
      throw InputError(said("does not list its benchmarks, exit status \(result.status)"))
    }
    // One that fails in its teardown has been measured too; what the run itself comes to decides.
    let good = try suite.benchmarks(in: output)
    let found = good + failed.filter { failed in !good.contains { $0.name == failed.name } }
    guard !found.isEmpty else { throw InputError(said("has no benchmarks of \(suite.name)")) }
    // What parameters don't tell apart keeps its name.
    let alike = Dictionary(grouping: found, by: \.axes).values.filter { Set($0.map(\.name)).count > 1 }
    let names = Set(alike.joined().map(\.name))
    return found.map { one in
      var one = one
      if names.contains(one.name) { one.axes = [AxisValue(BenchmarkSuites.axis, one.name)] }
      return one
    }
  }

  /// Whether a line of a failing program tells what is wrong, which is not always its last.
  private static func tellsFault(_ line: Substring) -> Bool {
    ["ERROR ", "FAILED ", "panic: ", "--- FAIL"].contains { line.hasPrefix($0) }
  }

  /// The deepest folder that holds all of these files and folders, as an absolute path; nil for none.
  private static func folder(of places: [String]) throws -> String? {
    let folders = try places.map { place -> [Substring] in
      let from = place.hasPrefix("/") ? "" : "\(try Files.workingDirectory())/"
      var parts: [Substring] = []
      for part in (from + place).split(separator: "/") where part != "." {
        if part == ".." { _ = parts.popLast() } else { parts.append(part) }
      }
      return Files.isDirectory(place) ? parts : Array(parts.dropLast())
    }
    guard let first = folders.first else { return nil }
    let common = first.indices.prefix { index in folders.allSatisfy { $0.count > index && $0[index] == first[index] } }
    return common.map { "/\(first[$0])" }.joined()
  }

  /// A word that is no template.
  private static func escaped(_ word: String) -> String {
    word.replacing("{", with: "{{").replacing("}", with: "}}")
  }
}

extension BenchmarkSuite {
  /// The new side's benchmark with what both sides have to share, such as a number of iterations.
  fileprivate func matched(_ new: SuiteBenchmark?, to base: SuiteBenchmark) -> SuiteBenchmark? {
    guard var new else { return nil }
    // One that failed while it was listed is told by its name alone.
    new.axes = base.axes
    for place in shared {
      new.places = new.places.map { $0.name == place ? AxisValue(place, base.places.value(of: place) ?? $0.value) : $0 }
    }
    return new
  }
}

extension SweepPlan {
  /// The plan of one cell a benchmark and core count, made for benchmarks whose names are the axis
  /// ``BenchmarkSuites/axis``: with their parameters as axes and the commands that run them.
  mutating func run(_ benchmarks: SuiteBenchmarks, for time: Seconds) {
    for (index, template) in benchmarks.templates.enumerated() { subjects[index] = Subject(.command(template)) }
    surroundings.suite = benchmarks.suite.name
    let axes = ReferenceChoice.distinct(benchmarks.builds[0].flatMap { $0.axes.map(\.name) })
    for index in cells.indices {
      let name = cells[index].values.value(of: BenchmarkSuites.axis)
      guard let benchmark = benchmarks.builds[cells[index].subject].first(where: { $0.name == name }) else { continue }
      let others = cells[index].values.filter { $0.name != BenchmarkSuites.axis }
      cells[index].values = axes.map { AxisValue($0, benchmark.axes.value(of: $0) ?? "") } + others
      cells[index].places =
        benchmark.places + [
          AxisValue(BenchmarkSuites.namePlace, benchmark.name),
          AxisValue(BenchmarkSuites.secondsPlace, Readable.trimmed(Readable.fixed(time.value, decimals: 6))),
        ]
    }
  }
}

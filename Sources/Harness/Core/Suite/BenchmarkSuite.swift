/// A benchmark library whose programs hold many benchmarks: how their list is had, how one of them is run for a bounded
/// time, and where its figures are. A suite is one file with such a type, and a line in ``BenchmarkSuites``.
package protocol BenchmarkSuite: Sendable {
  /// As `--suite` names it.
  var name: String { get }
  /// What its time of one iteration is, in half a sentence.
  var timeNote: String { get }
  /// The command that lists the benchmarks of a program.
  /// - Parameters:
  ///   - command: the program and its words, as the user wrote them.
  ///   - report: a file that it may write.
  ///   - time: how long a run of one benchmark is to take.
  func listing(_ command: [String], report: String, time: Seconds) -> [String]
  /// The same command with no benchmark wanted: what it prints, a list holds besides benchmarks. nil: lists hold them alone.
  func emptyListing(_ command: [String]) -> [String]?
  /// The benchmarks, from what that command gave.
  /// - Throws: ``InputError`` when it can't be read.
  func benchmarks(in output: SuiteOutput) throws -> [SuiteBenchmark]
  /// The benchmarks that failed while a program listed them; it ends with 1 then. They are rows that failed, and the others
  /// are judged.
  func failures(in output: SuiteOutput) -> [SuiteBenchmark]
  /// Of the user's words those that say where benchmarks are looked for: ``SuiteOutput/folder`` is what they share.
  func places(in command: [String], isFile: (String) -> Bool) -> [String]
  /// Of the user's words those that every run is given.
  /// - Parameter isFile: whether a word names a file or a directory.
  func program(_ command: [String], isFile: (String) -> Bool) -> [String]
  /// The words behind them that run one benchmark: templates with places for its ``SuiteBenchmark/places`` and for
  /// `{seconds}`, and ``BenchmarkSuites/reportMark`` where the name of a file goes that the program may write.
  var arguments: [String] { get }
  /// Whether a run takes as long as it is told to.
  var takesTime: Bool { get }
  /// The places that the new side is given as the base has them.
  var shared: [String] { get }
  /// The figures of a run of one benchmark: ``BenchmarkSuites/time`` in seconds, and whatever it counts besides.
  /// - Throws: ``InputError`` when the benchmark did not run.
  func figures(of benchmark: String, in output: SuiteOutput) throws -> [String: Double]
}

extension BenchmarkSuite {
  package var shared: [String] { [] }
  package var takesTime: Bool { true }
  package func emptyListing(_ command: [String]) -> [String]? { nil }
  package func failures(in output: SuiteOutput) -> [SuiteBenchmark] { [] }
  package func places(in command: [String], isFile: (String) -> Bool) -> [String] { [] }
}

/// What a suite's program gave.
package struct SuiteOutput: Sendable {
  /// What it printed on standard output.
  package var printed: String
  /// What it wrote into its report file; empty: nothing.
  package var report: String
  /// The CPU time of its whole tree; nil: not measured.
  package var cpu: Seconds?
  /// The absolute path of the folder in which the user has it look for benchmarks; nil: none is named.
  package var folder: String?

  package init(printed: String = "", report: String = "", cpu: Seconds? = nil, folder: String? = nil) {
    (self.printed, self.report, self.cpu, self.folder) = (printed, report, cpu, folder)
  }
}

/// One benchmark of a suite's program.
package struct SuiteBenchmark: Sendable, Equatable {
  /// Its full name, by which both builds are matched.
  package var name: String
  /// Its name without parameters, as ``BenchmarkSuites/axis``, and its parameters.
  package var axes: [AxisValue]
  /// What fills the places of ``BenchmarkSuite/arguments``.
  package var places: [AxisValue]
  /// Whether its time is wall time, which a busy machine disturbs.
  package var isWallTime = false

  package init(name: String, axes: [AxisValue], places: [AxisValue], isWallTime: Bool = false) {
    (self.name, self.axes, self.places, self.isWallTime) = (name, axes, places, isWallTime)
  }
}

/// The suites there are, and what they have in common.
package enum BenchmarkSuites {
  /// All of them, in the order of the help.
  package static let all: [any BenchmarkSuite] = [
    GoogleBenchmarkSuite(), GoSuite(), PytestBenchmarkSuite(), SwiftBenchmarkSuite(),
  ]

  /// The axis of a benchmark's name without its parameters.
  package static let axis = "benchmark"
  /// The figure of every benchmark: the time of one iteration, in seconds.
  package static let time = "time"
  /// The place for how long a run is to take, in seconds.
  package static let secondsPlace = "seconds"
  /// What holds a benchmark's full name.
  package static let namePlace = "name"
  /// In a run's words, what the name of its report file is put in place of.
  package static let reportMark = "{report}"

  /// The suite of this name; nil: there is none.
  package static func named(_ name: String) -> (any BenchmarkSuite)? { all.first { $0.name == name } }

  /// A regular expression that matches nothing but `text`, for the usual dialects.
  package static func pattern(_ text: some StringProtocol) -> String {
    "^" + text.map { "\\^$.|?*+()[]{}".contains($0) ? "\\\($0)" : String($0) }.joined() + "$"
  }

  /// A name for a parameter's axis that nothing else has; nil: it has to stay a part of the name.
  static func axisName(_ text: some StringProtocol) -> String? {
    let taken = [axis, "cores", "workers", "chunk", "rule", RunSurroundings.runPlace, secondsPlace, "filter", "name"]
    return CommandTemplate.isName(Substring(text)) && !taken.contains(String(text)) ? String(text) : nil
  }
}

extension DeclaredFigure {
  /// The time of one iteration of a suite's benchmark.
  package static let suiteTime = DeclaredFigure(name: BenchmarkSuites.time, unit: "s")
}

import Testing

@testable import SpeedupCommandLine
@testable import SpeedupCore
@testable import SpeedupEngine
@testable import SpeedupKit
@testable import SpeedupSystem

@Suite struct OptionParserTests {
  private static let fast = Option<Bool>.flag("fast", "")
  private static let count = Option<Int>.count("count", "N", atLeast: 1, default: 4, "how many")
  private static let set = Option<[String]>.texts("set", "A,B", "")
  private static let place = Option<String?>.path("place", "DIR", "")
  private static let size = Option<[String]>.range("size", "RANGE", "")
  private let options: [any CommandOption] = [fast, count, set, place, size]

  private func parse(_ words: String...) throws -> ParsedOptions {
    try OptionParser(command: "test", options: options).parse(words)
  }

  private func refusal(_ words: String...) -> String {
    let error = #expect(throws: InputError.self) { try OptionParser(command: "test", options: options).parse(words) }
    return error?.description ?? ""
  }

  @Test func `both forms of a value are read by their types`() throws {
    let parsed = try parse("a", "--count", "3", "--set=x=1", "--set", "y,z", "--fast", "--", "--b")
    #expect(parsed.operands == ["a", "--b"])
    #expect(parsed[Self.count] == 3 && parsed[Self.fast] && parsed[Self.place] == nil)
    #expect(parsed[Self.set] == ["x=1", "y", "z"], "a list collects over repeats and commas")
  }

  @Test func `an option that is not given has its default, and the help says it once`() throws {
    let parsed = try parse()
    #expect(parsed[Self.count] == 4 && !parsed[Self.fast] && parsed[Self.set].isEmpty && !parsed.has(Self.count))
    let limited = Option<Seconds?>.span("limit", "", default: Seconds(600), example: "5m")
    #expect(
      try OptionParser(command: "test", options: [limited]).parse([])[limited] == Seconds(600),
      "of an optional type too")
    #expect(Self.count.summary == "how many (default: 4)")
  }

  @Test func `a single value given twice is refused, naming both`() {
    #expect(refusal("--count", "3", "--count=5") == "--count takes one value, and there are '3' and '5'; keep one")
  }

  @Test func `a near miss is suggested`() {
    #expect(refusal("--cuont", "3") == "test: unknown option '--cuont'; did you mean --count? See: speedup test --help")
    #expect(refusal("--frobnicate") == "test: unknown option '--frobnicate'; see: speedup test --help")
  }

  @Test func `what is missing or too much is refused`() {
    #expect(refusal("--count") == "--count needs a value: --count N")
    #expect(refusal("--count", "--fast") == "--count needs a value before --fast: --count N")
    #expect(refusal("--fast=yes") == "--fast takes no value; write --fast")
    #expect(refusal("-c").contains("options have two dashes"))
    #expect(refusal("--count", "x") == "--count: 'x' is not a whole number")
    #expect(refusal("--count", "0").contains("below 1"))
    #expect(refusal("--count", "\(Int.max)").contains("above"))
    #expect(refusal("--place", "").contains("the name is empty"))
    #expect(refusal("--set", "a,,b").contains("empty name"))
  }

  @Test(arguments: [
    ("--runs", "--repeat N"), ("-m", "--repeat N"), ("--warmups", "--warmup N"), ("-L", "--set NAME=A,B,C"),
    ("--export-json", "speedup export DIR --format hyperfine"), ("--export-csv", "--export FILE.md"),
    ("--parameter-scan", "--set NAME=LOW..HIGH:+STEP"), ("--style", "leave it out"), ("--output", "--show-output"),
    ("--command-name", "--name NAME"),
  ])
  func `hyperfine's options are answered with what exists here`(word: String, hint: String) {
    let error = #expect(throws: InputError.self) {
      try OptionParser(command: "sweep", options: SweepOptions.all).parse([word, "5"])
    }
    #expect(error?.description.contains(hint) == true && error?.description.contains("--rule") == false, "\(error)")
  }

  @Test func `letters without a value may stand together before another`() throws {
    let parser = OptionParser(command: "sweep", options: SweepOptions.all)
    let parsed = try parser.parse(["-Nw3", "true", "-ir5"])
    #expect(parsed[ProgramOptions.noShell] && parsed[SweepOptions.warmup] == 3 && parsed.operands == ["true"])
    #expect(parsed[ProgramOptions.ignoreFailure] == .all && parsed[SweepOptions.repetition] == .times(5))
    #expect(try parser.parse(["-i3"])[ProgramOptions.ignoreFailure] == .only([3]))
    let error = #expect(throws: InputError.self) { try parser.parse(["-Nx"]) }
    #expect(error?.description.contains("unknown option '-Nx'") == true)
  }

  @Test func `hyperfine's letters are names of options, with their values in every form`() throws {
    let parser = OptionParser(command: "sweep", options: SweepOptions.all)
    for words in [["-r", "5"], ["-r5"], ["-r=5"], ["--repeat", "5"]] {
      #expect(try parser.parse(words)[SweepOptions.repetition] == .times(5))
    }
    let parsed = try parser.parse([
      "-w", "0", "-n", "a", "-n", "b", "-N", "-i", "-S", "sh", "-p", "x", "-s", "y", "cmd",
    ])
    #expect(parsed[SweepOptions.warmup] == 0 && parsed[SweepOptions.name] == ["a", "b"])
    #expect(parsed[ProgramOptions.noShell] && parsed[ProgramOptions.ignoreFailure] == .all)
    #expect(parsed[ProgramOptions.shell]?.hasSuffix("/sh") == true && parsed.operands == ["cmd"])
    #expect(parsed[ProgramOptions.prepare] == ["x"] && parsed[ProgramOptions.setup] == ["y"])
    #expect(throws: InputError.self) { try parser.parse(["-x"]) }
  }

  @Test func `a value that may be left out stands behind an equals sign`() throws {
    let parser = OptionParser(command: "sweep", options: SweepOptions.all)
    let plain = try parser.parse(["--shell", "cmd", "--ignore-failure", "more"])
    #expect(plain[ProgramOptions.shell] == "/bin/sh" && plain[ProgramOptions.ignoreFailure] == .all)
    #expect(plain.operands == ["cmd", "more"])
    let named = try parser.parse(["--shell=none", "--ignore-failure=1,2"])
    #expect(named[ProgramOptions.shell] == nil && named[ProgramOptions.ignoreFailure] == .only([1, 2]))
    #expect(ProgramOptions.ignoreFailure.usage == "-i, --ignore-failure[=CODES]")
  }

  @Test(arguments: [
    ["--shell=bash", "-S", "sh"], ["--ignore-failure=1", "--ignore-failure=2"], ["--shell", "--shell"],
  ])
  func `an option whose value may be left out is given once`(words: [String]) {
    let error = #expect(throws: InputError.self) {
      try OptionParser(command: "sweep", options: ProgramOptions.all).parse(words)
    }
    #expect(error?.description.contains("is given twice; keep one") == true)
  }

  @Test func `a gate is never told of rules instead of runs`() {
    let error = #expect(throws: InputError.self) {
      try OptionParser(command: "gate", options: GateOptions.all).parse(["--runs", "5"])
    }
    #expect(error?.description.contains("--max-pairs") == true)
  }

  @Test func `a command sees the parameters of the workload that is named, and no others`() throws {
    let parser = OptionParser(command: "sweep", options: SweepOptions.all, workloads: [Sum(), Other()])
    for words in [["sum", "--size", "1,2"], ["--size", "1", "sum", "--size=2"]] {
      #expect(try parser.parse(words).parameter("size") == ["1", "2"])
    }
    func refusal(_ words: String...) -> String {
      (#expect(throws: InputError.self) { try parser.parse(words) })?.description ?? ""
    }
    #expect(
      refusal("other", "--size", "5")
        == "--size is no parameter of other, but of: sum. Those of other: speedup list other")
    #expect(refusal("--command", "true", "--size", "5").contains("{size}"))
    #expect(refusal("other", "--weigth", "5").contains("did you mean --weight?"))
    #expect(refusal("nonesuch", "--size", "5").contains("there is no workload 'nonesuch'"))
  }

  @Test func `every command's help has an example and every option`() {
    for command in SpeedupCommand.builtIn {
      let help = command.help([])
      #expect(!command.examples.isEmpty && help.replacing(" \\\n    ", with: " ").contains(command.examples[0]))
      for option in command.options { #expect(help.contains("--\(option.name)")) }
      #expect(Set(command.options.map(\.name)).count == command.options.count)
    }
  }

  @Test func `the help of a command has the parameters of the workload that is named`() {
    let workloads: [any Workload] = [Sum(), Other()]
    #expect(!SweepCommand().help(workloads).contains("--size RANGE"))
    let help = SweepCommand().help(workloads, naming: "sum")
    #expect(
      help.contains("--size RANGE") && help.contains("numbers to add (default: 10)") && !help.contains("--weight"))
  }

  @Test func `a program has commands of its own`() throws {
    struct Answer: Command {
      static let depth = Option<Int>.count("depth", "N", atLeast: 1, default: 3, "levels")
      let name = "answer"
      let summary = "Answers."
      let options: [any CommandOption] = [depth]
      func run(_ arguments: ParsedOptions, in context: CommandContext) throws -> Int32 {
        Int32(arguments[Self.depth] + context.commands.count)
      }
    }
    let commands: [any Command] = [SweepCommand(), Answer()]
    #expect(try SpeedupCommand.status(["answer", "--depth", "40"], workloads: [], commands: commands) == 42)
    #expect(throws: InputError("there is no command 'answr'; did you mean answer? See: speedup --help")) {
      try SpeedupCommand.status(["answr"], workloads: [], commands: commands)
    }
  }

  @Test func `progress tells the time left`() {
    var progress = Progress(total: 10, done: 2)
    #expect(progress.left == nil)
    progress.ended(ok: true, elapsed: Seconds(2))
    progress.ended(ok: false, elapsed: Seconds(4))
    #expect(progress.left == Seconds(12))
    #expect(progress.line(running: "x") == "4/10 runs (40 %), 0:12 left, 1 failed  x")
    #expect(Seconds(3723).clock == "1:02:03")
    #expect(Seconds(1e30).clock == "1e+30s", "a budget may be any number")
  }
}

/// A workload with a parameter that ``Sum`` has not.
struct Other: Workload {
  let name = "other"
  let parameters: [any WorkloadParameter] = [Parameter.count("weight", atLeast: 1, default: 1, "how heavy")]
  func prepare(_ request: RunRequest) throws {}
  func run(_ input: Void, _ request: RunRequest, on pool: any WorkerPool) throws {}
  func answer(_ output: Void, _ input: Void, _ request: RunRequest) throws -> SpeedupCore.Answer { Answer(digest: "") }
}

import SpeedupCore
import SpeedupKit
import SpeedupSystem

/// `speedup ci init`: the files by which a CI gates every change.
struct CICommand: Command {
  let name = "ci"
  let summary = "Writes the files by which GitHub Actions or GitLab gate every change of a project."
  let usage = [
    "init [github|gitlab] [--build COMMAND] [--run TEMPLATE] [--gate OPTIONS]", "init HOST --metric instructions",
  ]
  private static let usual = CIRecipe(host: .github)
  private static let build = Option<String?>.text(
    "build", "COMMAND", "what builds the program in a checkout", otherwise: usual.build)
  private static let program = Option<String?>.text(
    "run", "TEMPLATE", "the command to gate; {checkout} stands for the folder of a checkout",
    otherwise: usual.program)
  private static let gate = Option<String?>.text(
    "gate", "OPTIONS", "more options of speedup gate (with --metric, of sweep), in one text", otherwise: usual.gate)
  private static let metric = Option<Metric?>(
    "metric", .single("instructions"), "count instructions, and compare with counts kept of earlier commits",
    default: nil, written: "a gate in pairs, which keeps none", choices: [Metric.instructions.name]
  ) { try Metric($0[0], among: [.instructions], option: "--metric") }
  let options: [any CommandOption] = [build, program, gate, metric]
  let examples = [
    "speedup ci init github",
    "speedup ci init gitlab --build 'cargo build --release' --run '{checkout}/target/release/tool {n}' --gate '--set n=1000,9000'",
  ]

  func notes(_ workloads: [any Workload]) -> [String] {
    [
      "", "Run it in the top folder of the project. It writes ci/speedup-gate, a script that also runs at home,",
      "and .github/workflows/speedup.yml or ci/speedup.gitlab-ci.yml. A file that is there is left as it is,",
      "and nothing is written then.",
    ]
  }

  func run(_ parsed: ParsedOptions, in context: CommandContext) throws -> Int32 {
    guard parsed.operands.first == "init", parsed.operands.count < 3 else {
      throw InputError("ci takes 'init' and then github or gitlab; see: speedup ci --help")
    }
    var recipe = CIRecipe(host: try Self.host(parsed.operands.dropFirst().first))
    recipe.build = parsed[Self.build] ?? recipe.build
    recipe.program = parsed[Self.program] ?? recipe.program
    recipe.isCounting = parsed[Self.metric] != nil
    recipe.gate = try Self.options(
      parsed[Self.gate] ?? recipe.gate, of: recipe.isCounting ? SweepCommand() : GateCommand())
    if !recipe.program.contains("{checkout}") {
      throw InputError("--run: '\(recipe.program)' has no {checkout}, so that both sides would be the same program")
    }
    for file in recipe.files where Files.exists(file.path) {
      throw InputError("\(file.path) is there already, and nothing was written; remove it, or edit it yourself")
    }
    for file in recipe.files {
      try Files.makeDirectory(file.path.split(separator: "/").dropLast().joined(separator: "/"))
      try Files.write(file.path, file.text)
      if file.isExecutable { try Files.makeExecutable(file.path) }
      try Console.write("\(file.path)\n")
    }
    for step in recipe.next { Console.error("speedup: next, \(step)") }
    return 0
  }

  /// Options of a command that the recipe will call, looked at now and written as a shell reads them.
  private static func options(_ text: String, of command: any Command) throws -> String {
    let words = try CommandTemplate.split(text, option: "--gate", fix: nil)
    let read = try OptionParser(command: command.name, options: command.options).parse(words)
    if let stray = read.operands.first {
      throw InputError("--gate: what is '\(stray)' for? It takes options of speedup \(command.name)")
    }
    return words.map(ShellWord.quoted).joined(separator: " ")
  }

  /// The host that is named, else the one that the project has files of.
  private static func host(_ name: String?) throws -> CIHost {
    if let name {
      guard let host = CIHost(rawValue: name) else {
        throw InputError.unknown(name, kind: "recipe for", among: CIHost.allCases.map(\.rawValue))
      }
      return host
    }
    switch (Files.exists(".github"), Files.exists(".gitlab-ci.yml")) {
    case (true, false): return .github
    case (false, true): return .gitlab
    default: throw InputError("ci init: say which: github or gitlab")
    }
  }
}

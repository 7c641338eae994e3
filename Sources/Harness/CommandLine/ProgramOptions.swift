import SpeedupCore
import SpeedupEngine
import SpeedupKit
import SpeedupSystem

/// The options that say what surrounds the runs of a program: what `sweep` and `gate` have in common.
enum ProgramOptions {
  static let shell = Option<String?>(
    "shell", .optional("NAME"), "run the command by NAME -c; no name: /bin/sh; none: no shell", default: nil
  ) { texts in
    switch texts.first {
    case nil: CommandTemplate.usualShell
    case "none": nil
    case let name?: try found(name)
    }
  }
  static let noShell = Option<Bool>.flag(
    "no-shell", "run the command without a shell, the default: quote what one would expand")
  static let setup = hook(.setup, "run this by a shell once a cell, before it; {axis} stands for the value")
  static let prepare = hook(.prepare, "run this before every run; outside the clock")
  static let conclude = hook(.conclude, "run this after every run")
  static let cleanup = hook(.cleanup, "run this once a cell, after all runs")
  static let hookTimeout = Option<Seconds?>.span(
    "hook-timeout", "limit on one of these; --timeout is that of a run", written: "1h", example: "90s or 2h")
  static let ignoreFailure = Option<IgnoredFailures?>(
    "ignore-failure", .optional("CODES"), "count runs too that end with these exit statuses; none named: any",
    default: nil
  ) { texts in
    // As hyperfine has it.
    guard let text = texts.first, text != "all-non-zero" else { return .all }
    return .only(
      try OptionText.parts([text], option: "ignore-failure").map { part in
        guard let code = Int32(part), (1...255).contains(code) else {
          throw InputError("--ignore-failure: '\(part)' is no exit status from 1 to 255, such as 1,2")
        }
        return code
      })
  }
  static let showOutput = Option<Bool>.flag("show-output", "show what the program prints, on standard error")
  static let keepOutput = Option<Bool>.flag(
    "keep-output", "keep all that failed runs print; standard output goes to a file then, not to /dev/null")
  static let input = Option<String?>.path("input", "FILE", "the program's standard input", otherwise: "/dev/null")
  static let directory = Option<String?>.path("directory", "DIR", "start the program and the hooks there")
  static let environment = Option<[Axis]>(
    "env", .list("NAME=RANGE"), "a variable of the environment as an axis; {NAME} stands for its value", default: []
  ) { texts in
    try texts.map { text in
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let isName = parts[0].utf8.allSatisfy {
        $0 == 95 || (48...57).contains($0) || ($0 | 32) >= 97 && ($0 | 32) <= 122
      }
      guard parts.count == 2, CommandTemplate.isName(parts[0]) || parts[0].first == "_", isName else {
        throw InputError("--env: '\(text)' is not NAME=VALUES, such as OMP_NUM_THREADS=1,2,4")
      }
      let name = String(parts[0])
      return Axis(name, try AxisRange.values(String(parts[1]), option: "--env \(name)", keepsRepeats: true))
    }
  }
  static let figure = Option<[DeclaredFigure]>(
    "figure", .list("NAME[UNIT,higher]=REGEX"),
    "a figure of the program's own in its output; without =REGEX: a line NAME VALUE in the file $SPEEDUP_FIGURES",
    default: []
  ) { try $0.map(DeclaredFigure.init(parsing:)) }

  static let all: [any CommandOption] = [
    shell, noShell, setup, prepare, conclude, cleanup, hookTimeout, ignoreFailure, showOutput, keepOutput, input,
    directory,
    environment, figure,
  ]

  private static func hook(_ hook: Hook, _ help: String) -> Option<[String]> {
    Option(hook.rawValue, .list("COMMAND"), help, default: []) { $0 }
  }

  private static func found(_ name: String) throws -> String {
    if let path = Tool.find(name) { return ShellWord.quoted(path) }
    // With arguments, as in bash --norc.
    let words = CommandTemplate.shellWords(name)
    guard let program = words.first, let path = Tool.find(program) else {
      throw InputError("--shell: there is no program '\(words.first ?? name)' on PATH; install it, or write its path")
    }
    return ([path] + words.dropFirst()).map(ShellWord.quoted).joined(separator: " ")
  }
}

extension RunSurroundings {
  /// What the options ask for, around the runs of `subjects`.
  /// - Throws: ``InputError``.
  init(_ parsed: ParsedOptions, subjects: [Subject]) throws {
    self.init()
    let given: [(Hook, Option<[String]>)] = [
      (.setup, ProgramOptions.setup), (.prepare, ProgramOptions.prepare), (.conclude, ProgramOptions.conclude),
      (.cleanup, ProgramOptions.cleanup),
    ]
    for (hook, option) in given {
      let texts = parsed[option]
      guard texts.count < 2 || texts.count == subjects.count else {
        throw InputError(
          "\(hook.option): there are \(texts.count) of it and \(Counted.text(subjects.count, "command")); "
            + "write one for all, or one for each")
      }
      if !texts.isEmpty { hooks[hook] = texts }
    }
    hookTimeout = parsed[ProgramOptions.hookTimeout]
    if hookTimeout != nil, hooks.isEmpty {
      throw InputError(
        "--hook-timeout: there is no hook that it could limit; add --setup or --prepare, or leave it out")
    }
    ignoredFailures = parsed[ProgramOptions.ignoreFailure]
    switch (parsed[ProgramOptions.showOutput], parsed[ProgramOptions.keepOutput]) {
    case (true, true): throw InputError("--show-output and --keep-output: choose one")
    case (true, false): output = .shown
    case (false, true): output = .kept
    case (false, false): break
    }
    input = parsed[ProgramOptions.input]
    directory = parsed[ProgramOptions.directory]
    environment = parsed[ProgramOptions.environment].map(\.name)
    figures = parsed[ProgramOptions.figure]
    guard subjects.contains(where: { $0.workload != nil }) else { return }
    let commandsOnly: [any CommandOption] = [
      ProgramOptions.shell, ProgramOptions.noShell, ProgramOptions.ignoreFailure, ProgramOptions.showOutput,
      ProgramOptions.keepOutput, ProgramOptions.input, ProgramOptions.directory, ProgramOptions.environment,
      ProgramOptions.figure,
    ]
    if let stray = commandsOnly.first(where: { parsed.names.contains($0.name) }) {
      throw InputError("--\(stray.name) goes with a command, and not with a workload; leave it out")
    }
  }
}

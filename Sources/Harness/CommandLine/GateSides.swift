import SpeedupCore
import SpeedupEngine
import SpeedupJudge
import SpeedupKit
import SpeedupSystem

/// The two sides of a gate as they stand on the command line, each with one build or several.
struct GateSides {
  let base: [Subject]
  let new: [Subject]

  /// All builds, the base's first.
  var subjects: [Subject] { base + new }

  /// - Throws: ``InputError``.
  init(_ parsed: ParsedOptions) throws {
    let commands = [GateOptions.base, GateOptions.new].map { parsed[$0] }
    let binaries = [GateOptions.baseBinary, GateOptions.newBinary].map { parsed[$0] }
    switch (commands.count { !$0.isEmpty }, binaries.count { !$0.isEmpty }, parsed.operands.first) {
    case (2, 0, nil):
      guard !parsed.has(GridOptions.data) else {
        throw InputError("--data goes with a workload; write the file's name into --base and --new")
      }
      let sides = zip(["--base", "--new"], commands).map { option, texts in
        texts.map {
          Subject(.command(CommandTemplate($0, interpreter: parsed[ProgramOptions.shell], option: option)))
        }
      }
      (base, new) = (sides[0], sides[1])
    case (0, 2, let workload?):
      guard parsed[ProgramOptions.shell] == nil else { throw InputError("--shell goes with --base and --new") }
      let sides = try zip(["--base-binary", "--new-binary"], binaries).map { option, paths in
        try paths.map { path in
          guard let found = Tool.find(path) else { throw InputError("\(option): '\(path)' is no executable file") }
          return Subject(.workload(workload), executable: found, program: try InputPath.digest(of: found))
        }
      }
      (base, new) = (sides[0], sides[1])
    case (0, 2, nil): throw InputError("gate: name the WORKLOAD that both binaries are to run")
    case (2, 0, let stray?):
      throw InputError("gate: what is '\(stray)' for? --base and --new are whole commands; put their words in quotes")
    default:
      throw InputError(
        "gate needs --base 'CMD A' --new 'CMD B', or --base-binary X --new-binary Y WORKLOAD; "
          + "see: speedup gate --help")
    }
  }
}

extension GateBuild {
  /// The build that a subject is, with what is known of its program's file. Of a script that an interpreter runs it is the
  /// script's checkout that counts.
  init(_ subject: Subject, title: String) {
    let programs = subject.executable.map { [$0] } ?? (subject.programFiles ?? []).map(\.path)
    let arguments = (subject.argumentFiles ?? []).map(\.path)
    let files = Self.isInterpreter(programs.first) ? arguments : programs + arguments
    self.init(
      title: title, path: programs.first,
      commit: files.lazy.compactMap { GitCheckout.commit(ofFileAt: $0) }.first)
  }

  /// Whether a program is only what runs the program that is measured, so that its own checkout, such as pyenv's, says
  /// nothing.
  private static func isInterpreter(_ path: String?) -> Bool {
    let name = path?.split(separator: "/").last ?? ""
    // As in python3.11, and not as in shuffle or env-bench.
    let plain = String(name.reversed().drop { $0.isNumber || $0 == "." }.reversed())
    return [
      "python", "pypy", "sh", "bash", "dash", "zsh", "env", "node", "deno", "bun", "ruby", "perl", "php", "lua",
      "luajit", "java", "Rscript", "julia", "pytest",
    ].contains(plain)
  }
}

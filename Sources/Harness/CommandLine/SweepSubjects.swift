import SpeedupCore
import SpeedupEngine
import SpeedupKit
import SpeedupSystem

/// What a sweep measures: a workload, or one command or several, by `--command` or as words of the command line.
struct SweepSubjects {
  let subjects: [Subject]
  /// The commands' names where they are an axis; empty: they are not.
  let names: [String]

  /// - Throws: ``InputError``.
  init(_ parsed: ParsedOptions, workloads: [any Workload]) throws {
    let options = parsed[SweepOptions.command]
    let commands = options.map { (text: $0, option: "--command") } + parsed.operands.map { (text: $0, option: "sweep") }
    guard let first = commands.first else {
      throw InputError("sweep needs a WORKLOAD or a command, such as sweep 'sleep 1'; see: speedup sweep --help")
    }
    if let word = parsed.operands.first, !Self.isCommand(word, workloads, parsed) {
      guard NearestName.of(word, among: workloads.map(\.name)) != nil || workloads.contains(where: { $0.name == word })
      else {
        let names = workloads.map(\.name).joined(separator: ", ")
        throw InputError(
          "sweep: '\(SafeText.excerpt(word))' is neither a program that can be run nor a workload; "
            + (Files.exists(word) ? "make it executable (chmod +x), or name " : "correct its path, or name ")
            + (names.isEmpty ? "a program" : "one of the workloads: \(names)"))
      }
      guard options.isEmpty else {
        throw InputError("sweep takes a workload or --command, not both; leave out '\(word)'")
      }
      guard parsed.operands.count == 1 else {
        throw InputError("sweep takes one workload; what is '\(parsed.operands[1])' for?")
      }
      guard !parsed.has(ProgramOptions.shell) else { throw InputError("--shell goes with --command") }
      guard parsed[SweepOptions.name].isEmpty else { throw InputError("--name goes with --command") }
      (subjects, names) = ([Subject(.workload(word), program: try InputPath.digest(of: Process.executable))], [])
      return
    }
    if let named = parsed.operands.first(where: { word in workloads.contains { $0.name == word } }) {
      throw InputError("sweep takes a workload or commands, not both; leave out '\(first.text)' or '\(named)'")
    }
    guard !parsed.has(SweepOptions.dump) else {
      throw InputError("--dump goes with a workload; a command writes its results itself")
    }
    guard !parsed.has(GridOptions.data) else {
      throw InputError("--data goes with a workload; write the file's name into the command")
    }
    if parsed[ProgramOptions.noShell], parsed[ProgramOptions.shell] != nil {
      throw InputError("--shell and --no-shell: choose one")
    }
    subjects = commands.map {
      Subject(.command(CommandTemplate($0.text, interpreter: parsed[ProgramOptions.shell], option: $0.option)))
    }
    names = try Self.names(commands.map(\.text), given: parsed[SweepOptions.name])
  }

  /// Whether a word is a command and not the name of a workload, rightly written or not.
  private static func isCommand(_ word: String, _ workloads: [any Workload], _ parsed: ParsedOptions) -> Bool {
    if workloads.contains(where: { $0.name == word }) { return false }
    // A shell may have a function of that name.
    return word.contains(where: \.isWhitespace) || parsed[ProgramOptions.shell] != nil || Tool.find(word) != nil
  }

  /// The names of several commands, or of one that has a name; the same text again is numbered.
  private static func names(_ texts: [String], given: [String]) throws -> [String] {
    guard given.count <= texts.count else {
      throw InputError(
        "--name: there are \(given.count) names and \(Counted.text(texts.count, "command")); "
          + "'\(given[texts.count])' is too many")
    }
    guard texts.count > 1 || !given.isEmpty else { return [] }
    var names: [String] = []
    for (place, text) in texts.enumerated() {
      let name = place < given.count ? given[place] : text
      guard names.contains(name) else {
        names.append(name)
        continue
      }
      guard place >= given.count else {
        throw InputError("--name: '\(name)' is there twice; give every command a name of its own")
      }
      let number = (2...).first { !names.contains("\(name) (\($0))") }
      names.append("\(name) (\(number ?? 2))")
    }
    return names
  }
}

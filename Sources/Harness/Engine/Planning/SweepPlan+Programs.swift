import SpeedupKit

extension SweepPlan {
  /// Looks up every command's programs, and notes them with the working directory they were found from.
  /// - Throws: ``InputError`` naming the option and the program that is not there.
  package mutating func notePrograms() throws {
    workingDirectory = try Files.workingDirectory()
    try requireSurroundings()
    for index in subjects.indices {
      guard case .command(let template) = subjects[index].kind else { continue }
      var files: [ProgramFile] = []
      for cell in try cellsTelling(try programTemplates(of: template), of: index) {
        for word in try programs(of: template, cell.values(run: 0)) where !files.contains(where: { $0.word == word }) {
          // A shell's word may be one of its own, such as cd.
          if let file = try Self.find(word, option: template.option, mustExist: !template.shell) { files.append(file) }
        }
      }
      subjects[index].programFiles = files
    }
  }

  /// Measures what the shell of the commands takes to start and end, where one runs them.
  package mutating func noteShell(_ launcher: Launcher) throws {
    guard let shell else { return }
    var times: [Double] = []
    for _ in 0..<Self.shellStarts {
      guard let outcome = try launcher.run(LaunchRequest(CommandTemplate.line("", by: shell), timeout: timeout)) else {
        return
      }
      guard case .exited(0) = outcome.ending, let wall = outcome.wall else { return }
      times.append(wall.value)
    }
    surroundings.shellStartUp = Seconds(times.sorted()[times.count / 2])
  }

  /// Odd, so that the median is one of them.
  private static let shellStarts = 15

  /// Refuses to go on with programs that are not those of the beginning, or from another directory.
  /// - Parameter path: the sweep's own directory, for the command to type.
  /// - Throws: ``InputError`` naming what has changed.
  package func requireSamePrograms(resuming path: String) throws {
    let here = try Files.workingDirectory()
    if let there = workingDirectory, there != here {
      guard Files.isDirectory(there) else {
        throw InputError("--resume \(path): it was begun in \(there), which is gone; start anew with --out")
      }
      let full = path.hasPrefix("/") ? path : "\(here)/\(path)"
      throw InputError(
        "--resume \(path): it was begun in \(there), and its programs and files are found from there; type: "
          + "cd \(ShellWord.quoted(there)) && speedup sweep --resume \(ShellWord.quoted(full))")
    }
    try requireSameArguments(resuming: path)
    for file in subjects.flatMap({ $0.programFiles ?? [] }) {
      guard let now = try Self.find(file.word, option: "--resume \(path)", mustExist: true), now.digest != file.digest
      else { continue }
      let moved = now.path == file.path ? "" : " (\(file.path) then, \(now.path) now)"
      throw InputError(
        "--resume \(path): the program \(file.word) is not the one that the sweep began with\(moved): "
          + "\(file.change(to: now)); results of two builds don't mix, so start anew with --out")
    }
  }

  /// The words of a cell's command that name a program.
  func programs(of template: CommandTemplate, _ values: [AxisValue]) throws -> [String] {
    let command = try located(try template.command(values), values)
    guard template.shell else { return [command[0]] }
    return [command[0]] + CommandTemplate.shellWords(command[command.count - 1]).drop { $0.contains("=") }.prefix(1)
  }

  private static func find(_ word: String, option: String, mustExist: Bool) throws -> ProgramFile? {
    guard let path = Tool.find(word), !Files.isDirectory(path) else {
      guard mustExist else { return nil }
      throw InputError(
        word.contains("/")
          ? "\(option): '\(word)' is no executable file; correct the path"
          : "\(option): there is no program '\(word)' on PATH; install it, or write its path")
    }
    let size = Files.size(path)?.count ?? 0
    // One may be run and not read, as some set-user-ID programs are.
    let digest = (try? Files.read(path)).map { Digest.text(of: $0) } ?? "unreadable"
    return ProgramFile(word: word, path: path, size: size, modified: Files.modified(path) ?? 0, digest: digest)
  }
}

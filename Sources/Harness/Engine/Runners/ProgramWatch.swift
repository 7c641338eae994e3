import SpeedupKit

/// The files that a sitting's runs start and read: each command's program, the script that an interpreter is given, and
/// `--input`. One that another build, an installation or `git checkout` replaces meanwhile makes runs that don't mix with
/// those before.
final class ProgramWatch {
  private let plan: SweepPlan
  /// By the cell; looked up once.
  private var paths: [Int: [String]] = [:]
  private var known: [String: Known] = [:]

  private struct Known {
    /// As at the first run.
    let file: ProgramFile
    /// At the latest look, and what was wrong with it then.
    var identity: FileIdentity?
    var change: String?
  }

  init(_ plan: SweepPlan) { self.plan = plan }

  /// The result of a run that is not made, since a file of its cell is not as it was at the first run of this sitting. nil
  /// where nothing has changed, and where nobody can tell: a hook around every run may make the files anew.
  /// - Throws: ``InputError`` for a place that nothing fills.
  func refusal(of cell: PlannedCell) throws -> CellResult? {
    guard plan.surroundings.hooks[.prepare] == nil, plan.surroundings.hooks[.conclude] == nil else { return nil }
    for path in try files(of: cell) {
      // What a cell's own set-up has made is that cell's.
      let key = plan.surroundings.hooks[.setup] == nil ? path : "\(cell.index) \(path)"
      guard let change = change(of: path, key) else { continue }
      var refused = CellResult(status: .failed, detail: RunOutcome.oneLine(change))
      refused.isStarted = false
      return refused
    }
    return nil
  }

  private func change(of path: String, _ key: String) -> String? {
    let now = FileIdentity(path)
    guard let before = known[key] else {
      known[key] = SweepPlan.regularFile(path).map { Known(file: $0, identity: now) }
      return nil
    }
    guard now != before.identity else { return before.change }
    let file = SweepPlan.regularFile(path)
    known[key]?.identity = now
    // Else written anew as it was, or given another name or mode.
    known[key]?.change =
      file?.digest == before.file.digest
      ? nil
      : "the file \(path) was changed after the first run: \(file.map(before.file.change) ?? "it is gone"); "
        + "runs of two builds or inputs don't mix"
    return known[key]?.change
  }

  private func files(of cell: PlannedCell) throws -> [String] {
    if let found = paths[cell.index] { return found }
    let subject = plan.subjects[cell.subject]
    var found = subject.executable.map { [$0] } ?? []
    if case .command(let template) = subject.kind {
      let values = cell.values(run: 0)
      let words = try plan.programs(of: template, values)
      found = words.compactMap { Tool.find($0) }.filter { !Files.isDirectory($0) }
      if let input = plan.surroundings.input {
        found.append(try CommandTemplate(input, option: "--input").filled(values))
      }
      found += script(try plan.command(of: cell, run: 0) ?? [], isShell: template.shell)
    }
    paths[cell.index] = found
    return found
  }

  /// The file that an interpreter's first word which is no option names. A run hardly ever writes its own.
  private func script(_ command: [String], isShell: Bool) -> [String] {
    // A shell may have words of its own before the line.
    let words = isShell ? CommandTemplate.shellWords(command.last ?? "") : command
    guard let program = words.first?.split(separator: "/").last, plan.surroundings.directory == nil,
      Self.interpreters.contains(program.prefix { !"0123456789.".contains($0) }),
      let word = words.dropFirst().first(where: { !$0.hasPrefix("-") }), SweepPlan.regularFile(word) != nil
    else { return [] }
    return [word]
  }

  /// By their names without a version.
  private static let interpreters: Set<Substring> = [
    "python", "pypy", "perl", "ruby", "node", "deno", "bun", "sh", "bash", "dash", "zsh", "Rscript", "julia", "php",
    "lua",
  ]
}

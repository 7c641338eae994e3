import SpeedupKit

/// The files that a command's words name beside its program, such as the script of `python3 x.py` or an input: another
/// script is another program, and another input another experiment.
extension SweepPlan {
  /// A larger file is known by its size and the time of its last change, since reading it would take its time.
  private static let mostBytes = Bytes(64 << 20)

  /// The plan with these files as they are now, where it has none yet.
  /// - Throws: ``InputError`` for a command with a place that nothing fills.
  package func notingArguments() throws -> SweepPlan {
    var plan = self
    for index in subjects.indices where subjects[index].argumentFiles == nil {
      guard case .command(let template) = subjects[index].kind else { continue }
      let files = try argumentFiles(of: index, template)
      plan.subjects[index].argumentFiles = files.isEmpty ? nil : files
    }
    return plan
  }

  /// The regular files that words behind the first name in some cell, also as `--input=FILE`, as they are now.
  func argumentFiles(of subject: Int, _ template: CommandTemplate) throws -> [ProgramFile] {
    var seen: Set<ExactText> = []
    var files: [ProgramFile] = []
    for cell in cells where cell.subject == subject {
      let values = cell.values(run: 0)
      let command = try template.command(values)
      let words = template.shell ? CommandTemplate.shellWords(command[command.count - 1]) : command
      let input = try surroundings.input.map { try CommandTemplate($0, option: "--input").filled(values) }
      for word in words.dropFirst() + (input.map { [$0] } ?? []) where seen.insert(ExactText(word)).inserted {
        let value = word.firstIndex(of: "=").map { String(word[word.index(after: $0)...]) }
        if let file = [word, value].lazy.compactMap({ $0 }).compactMap(Self.regularFile).first { files.append(file) }
      }
    }
    return files
  }

  /// Refuses to go on with files that are not as they were at the beginning.
  /// - Throws: ``InputError`` naming the file.
  func requireSameArguments(resuming path: String) throws {
    for file in subjects.flatMap({ $0.argumentFiles ?? [] }) {
      let now = Self.regularFile(file.path)
      guard now?.digest != file.digest else { continue }
      let what = now.map(file.change) ?? "it is gone"
      throw InputError(
        "--resume \(path): the file \(file.path) of the command has changed since the sweep began: \(what); "
          + "results of two inputs don't mix, so put it back, or start anew with --out")
    }
  }

  /// The plan without the files that have changed, which the runs made so far must have written.
  func withoutWrittenFiles() -> SweepPlan {
    var plan = self
    for index in subjects.indices {
      plan.subjects[index].argumentFiles?.removeAll { Self.regularFile($0.path)?.digest != $0.digest }
      if plan.subjects[index].argumentFiles?.isEmpty == true { plan.subjects[index].argumentFiles = nil }
    }
    return plan
  }

  static func regularFile(_ path: String) -> ProgramFile? {
    guard !path.isEmpty, Files.exists(path), Files.oddKind(path) == nil, let size = Files.size(path) else { return nil }
    let modified = Files.modified(path) ?? 0
    let bytes = size <= mostBytes ? try? Files.read(path) : nil
    let digest = bytes.map { Digest.text(of: $0) } ?? "unread, written at \(modified)"
    return ProgramFile(word: path, path: path, size: size.count, modified: modified, digest: digest)
  }
}

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
    var found = NamedFiles()
    let input = surroundings.input.map { [CommandTemplate($0, option: "--input")] } ?? []
    let words = try wordTemplates(of: template)
    for (place, word) in ((words ?? []).dropFirst() + input).enumerated() {
      let place = words == nil ? .max : place
      // Words that are the same in many cells of a list are looked at once.
      var seen: Set<ExactText> = []
      for cell in try cellsTelling([word], of: subject) {
        let text = try word.filled(cell.values(run: 0))
        if cells.grid != nil || seen.insert(ExactText(text)).inserted { found.look(at: text, cell.index, place) }
      }
    }
    guard words == nil else { return found.files }
    var seen: Set<ExactText> = []
    for cell in try cellsTelling([template], of: subject) {
      let line = try template.filled(cell.values(run: 0))
      for (place, word) in CommandTemplate.shellWords(line).dropFirst().enumerated()
      where seen.insert(ExactText(word)).inserted { found.look(at: word, cell.index, place) }
    }
    return found.files
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

  /// The files that words name, in the order in which they come up cell by cell.
  private struct NamedFiles {
    private var found: [ExactText: (cell: Int, place: Int, file: ProgramFile)] = [:]

    /// Looks at a word that stands in this place of a cell's command, also as `--input=FILE`.
    mutating func look(at word: String, _ cell: Int, _ place: Int) {
      if let known = found[ExactText(word)] {
        if (cell, place) < (known.cell, known.place) { found[ExactText(word)] = (cell, place, known.file) }
        return
      }
      let value = word.firstIndex(of: "=").map { String(word[word.index(after: $0)...]) }
      guard let file = [word, value].lazy.compactMap({ $0 }).compactMap(SweepPlan.regularFile).first else { return }
      found[ExactText(word)] = (cell, place, file)
    }

    var files: [ProgramFile] { found.values.sorted { ($0.cell, $0.place) < ($1.cell, $1.place) }.map(\.file) }
  }

  static func regularFile(_ path: String) -> ProgramFile? {
    guard !path.isEmpty, Files.exists(path), Files.oddKind(path) == nil, let size = Files.size(path) else { return nil }
    let modified = Files.modified(path) ?? 0
    let bytes = size <= mostBytes ? try? Files.read(path) : nil
    let digest = bytes.map { Digest.text(of: $0) } ?? "unread, written at \(modified)"
    return ProgramFile(word: path, path: path, size: size.count, modified: modified, digest: digest)
  }
}

import SpeedupKit

extension SweepDirectory {
  /// Writes into the plan what files the commands' words name; to be called when every cell has had a run. What has
  /// changed since the beginning is what the runs write themselves, and is left out; before that nobody could tell it
  /// from an input.
  /// - Parameter begun: the plan with the files as they were before the first run.
  /// - Throws: ``InputError`` for a damaged plan; `SystemError`.
  package func settleArguments(_ begun: SweepPlan) throws {
    guard let known = try Self.plan(path) else { return }
    var plan = known
    let unchanged = begun.withoutWrittenFiles().subjects
    for (index, subject) in unchanged.enumerated() where plan.subjects[index].argumentFiles == nil {
      plan.subjects[index].argumentFiles = subject.argumentFiles
    }
    if plan != known { try Files.replace("\(path)/sweep.json", try JSONFile.text(of: plan)) }
  }

  /// Opens a file of runs to append to; a new one gets its header. A file of an older version, whose header lacks columns
  /// of today, is written anew with them first, all at once: a longer row below a shorter header could not be read.
  /// - Parameter torn: the part of a row that was cut off at the end.
  /// - Throws: ``InputError`` for a damaged file, or one with columns that this version doesn't know; `SystemError`.
  static func openRows(_ path: String, _ columns: ResultColumns, torn: inout String) throws -> AppendFile {
    let file = try AppendFile(path: path, torn: &torn)
    if file.isEmpty {
      try file.append(CSV.line(columns.header))
      return file
    }
    let header = try CSV.header(ofFile: path)
    guard header != columns.header else { return file }
    let table = try ResultTable(readingFile: path)
    // Whoever reads the rows says what is wrong with other axes or measures.
    guard table.columns == columns else { return file }
    if let unknown = header.first(where: { !columns.header.contains($0) }) {
      throw InputError(
        "\(path):1: the column '\(SafeText.excerpt(unknown))' is not known to this version of speedup; "
          + "go on with the version that began it")
    }
    try Files.write(path, pieces: table.write)
    var nothing = ""
    return try AppendFile(path: path, torn: &nothing)
  }
}

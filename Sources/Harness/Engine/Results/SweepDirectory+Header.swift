import SpeedupKit

extension SweepDirectory {
  /// Forgets the files that the runs write themselves; to be called when every cell has had a run, so that nobody else
  /// has had time to change them.
  /// - Throws: `SystemError`.
  package func forgetWrittenFiles() throws {
    guard let known = try Self.plan(path), let plan = known.withoutWrittenFiles() else { return }
    try Files.write("\(path)/sweep.json", try JSONFile.text(of: plan))
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
    let text = try Files.readText(path)
    guard !text.hasPrefix(CSV.line(columns.header)) else { return file }
    let table = try ResultTable(parsing: text, path: path)
    // Whoever reads the rows says what is wrong with other axes or measures.
    guard table.columns == columns else { return file }
    var rows = CSV.Reader(Array(text.utf8))
    if let unknown = try? rows.next()?.fields.first(where: { !columns.header.contains($0) }) {
      throw InputError(
        "\(path):1: the column '\(SafeText.excerpt(unknown))' is not known to this version of speedup; "
          + "go on with the version that began it")
    }
    try Files.write(path, table.text)
    var nothing = ""
    return try AppendFile(path: path, torn: &nothing)
  }
}

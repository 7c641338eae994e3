import SpeedupKit

extension SweepDirectory {
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

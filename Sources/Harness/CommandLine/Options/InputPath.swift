import SpeedupCore
import SpeedupSystem

/// Checks of the files that a command line names, before anything is run.
enum InputPath {
  /// Refuses what is not there, and a pipe, a device or a directory: nobody may be writing to a pipe, and what was read
  /// once is gone for the runs.
  /// - Parameter option: that names it; nil for an operand.
  /// - Throws: ``InputError`` naming the option, the path and the fix.
  static func requireRegular(_ path: String, option: String? = nil) throws {
    let place = option.map { "--\($0): " } ?? ""
    if let kind = Files.oddKind(path) {
      throw InputError(
        "\(place)'\(path)' is no regular file but \(kind); write what it holds to a file and name that")
    }
    guard Files.exists(path) else { throw InputError("\(place)\(missing(path)); write the path of a file") }
  }

  /// Refuses an operand where there is nothing, and a pipe or a device, for whose end one could wait for ever.
  /// - Throws: ``InputError`` naming the path and the fix.
  static func requireResults(_ path: String) throws {
    guard Files.exists(path) else {
      throw InputError("\(missing(path)); name a directory that sweep or import made, or a results.csv")
    }
    for file in Files.isDirectory(path) ? ["\(path)/results.csv", "\(path)/sweep.json"] : [path] {
      guard let kind = Files.oddKind(file), kind != "a directory" else { continue }
      throw InputError(
        "'\(file)' is no results directory or file but \(kind); write what it holds to a file and name that")
    }
  }

  /// Refuses a place for a directory where something else is, or where none can be made.
  /// - Throws: ``InputError`` naming the option, the path and the fix.
  static func requireFolder(_ path: String, option: String) throws {
    let above = Files.nearest(path)
    guard Files.isDirectory(above) else {
      let kind = Files.oddKind(above) ?? "a file"
      let what = above == path ? "'\(path)' is \(kind)" : "'\(path)' can't be made, since '\(above)' is \(kind)"
      throw InputError("--\(option): \(what); name a directory")
    }
    guard !Files.isWritable(above) else { return }
    let error = SystemError(call: "write in '\(above)'")
    throw InputError("--\(option): \(error); name a directory that can be made and written to")
  }

  /// Refuses results without a run, which say nothing.
  /// - Throws: ``InputError`` naming the path and the fix.
  static func requireRuns(_ table: ResultTable, path: String) throws {
    guard table.records.isEmpty else { return }
    throw InputError("\(path): it holds a header and no run; name results with runs")
  }

  /// That there is nothing at `path`, and from where it was looked for unless it is absolute.
  static func missing(_ path: String) -> String {
    path.hasPrefix("/")
      ? "there is no '\(path)'" : "there is no '\(path)' here (relative paths start at the working directory)"
  }

  /// FNV-1a over the bytes of a file that an option names.
  /// - Throws: ``InputError`` when it can't be read, or is no regular file.
  static func digest(of path: String, option: String) throws -> String {
    try requireRegular(path, option: option)
    return try digest(of: path)
  }

  /// FNV-1a over a file's bytes.
  /// - Throws: ``InputError`` when it can't be read.
  static func digest(of path: String) throws -> String {
    do { return Digest.text(of: try Files.read(path)) } catch { throw InputError("\(error)") }
  }
}

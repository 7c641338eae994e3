import SpeedupCore
import SpeedupSystem

/// Checks of the files that a command line names, before anything is run.
enum InputPath {
  /// Refuses what is not there, and a pipe, a device or a directory: nobody may be writing to a pipe, and what was read
  /// once is gone for the runs.
  /// - Throws: ``InputError`` naming the option, the path and the fix.
  static func requireRegular(_ path: String, option: String) throws {
    if let kind = Files.oddKind(path) {
      throw InputError(
        "--\(option): '\(path)' is no regular file but \(kind); write what it holds to a file and name that")
    }
    guard Files.exists(path) else { throw InputError("--\(option): \(missing(path)); write the path of a file") }
  }

  /// Refuses an operand where there is nothing, and a pipe or a device, for whose end one could wait for ever.
  /// - Throws: ``InputError`` naming the path and the fix.
  static func requireResults(_ path: String) throws {
    guard Files.exists(path) else {
      throw InputError("\(missing(path)); name a directory that sweep or import made, or a results.csv")
    }
    if let kind = Files.oddKind(path), !Files.isDirectory(path) {
      throw InputError(
        "'\(path)' is no results directory or file but \(kind); write what it holds to a file and name that")
    }
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

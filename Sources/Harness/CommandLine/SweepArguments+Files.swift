import SpeedupCore
import SpeedupSystem

extension SweepArguments {
  /// FNV-1a over the bytes of a file that an option names.
  /// - Throws: ``InputError`` when it can't be read, or is no regular file.
  static func digest(of path: String, option: String) throws -> String {
    try requireRegular(path, option: option)
    return try digest(of: path)
  }

  /// Refuses a pipe, a device or a directory: nobody may be writing to a pipe, and what was read once is gone for the runs.
  /// - Throws: ``InputError`` naming the option, the path and the mend.
  static func requireRegular(_ path: String, option: String) throws {
    if let kind = Files.oddKind(path) {
      throw InputError("--\(option): '\(path)' is no regular file but \(kind); write what it holds to a file and name that")
    }
  }
}

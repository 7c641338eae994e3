import SpeedupCore

extension TaskTrace {
  /// The trace that a file holds.
  /// - Throws: ``InputError`` naming the file and what is wrong with it; `SystemError` when it can't be read.
  package static func read(_ file: String) throws -> TaskTrace {
    try TaskTrace(decoding: try Files.read(file), file: file)
  }
}

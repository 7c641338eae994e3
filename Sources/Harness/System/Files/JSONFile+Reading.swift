import SpeedupCore

extension JSONFile {
  /// The value that a file holds.
  /// - Parameter fix: what to do when it holds none.
  /// - Throws: ``InputError`` with file, line, value and fix; `SystemError` when the file can't be read.
  package static func read<T: Decodable>(_ type: T.Type, _ file: String, fix: String) throws -> T {
    // For the end of a pipe one could wait for ever.
    if let kind = Files.oddKind(file) { throw InputError("\(file): is \(kind), and no file; \(fix)") }
    return try decode(type, try Files.read(file), file: file, fix: fix)
  }
}

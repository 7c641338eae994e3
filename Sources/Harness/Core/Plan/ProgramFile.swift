/// The file behind a command's program when its sweep began: another file is another experiment.
package struct ProgramFile: Sendable, Codable, Equatable {
  /// What the command calls it.
  package let word: String
  package let path: String
  /// Its size in bytes.
  package let size: Int64
  /// When it was last written, in nanoseconds since 1970.
  package let modified: Int64
  /// ``Digest`` of its bytes; it alone decides whether the file is the same.
  package let digest: String

  package init(word: String, path: String, size: Int64, modified: Int64, digest: String) {
    self.word = word
    self.path = path
    self.size = size
    self.modified = modified
    self.digest = digest
  }

  /// How it has changed since, in a few words.
  package func change(to now: ProgramFile) -> String {
    size == now.size ? "other content of the same \(size) bytes" : "\(size) bytes then, \(now.size) now"
  }
}

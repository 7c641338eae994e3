import SpeedupCore

/// The files in which the kernel describes the machine (/proc and /sys), behind one closure, so that whole
/// machines can be made up in tests. A file that is missing, unreadable or malformed reads as nil: "unknown".
package struct SystemFiles: Sendable {
  /// A file's whole text by its absolute path; nil when it can't be read.
  package let text: @Sendable (_ path: String) -> String?

  package init(text: @escaping @Sendable (_ path: String) -> String?) { self.text = text }

  /// The running system's own files.
  package static let live = SystemFiles { try? Files.readText($0) }

  /// A file's first line without blanks at its ends; nil when there is none. Device-tree files end in a NUL,
  /// which is cut off too.
  package func line(_ path: String) -> String? {
    guard let text = text(path) else { return nil }
    let first = text.utf8.prefix { $0 != 0 && $0 != 10 }
    let line = trimmed(String(decoding: first, as: UTF8.self)[...])
    return line.isEmpty ? nil : line
  }

  /// A file that holds one whole number; nil for anything else, also for `max`.
  package func number(_ path: String) -> Int? { line(path).flatMap { Int($0) } }

  /// A file that holds a CPU list such as `0-3,8`; nil when it is missing, malformed or empty. The kernel
  /// writes an empty list where nothing was set, which says nothing about what is allowed.
  package func cpus(_ path: String) -> CpuSet? {
    guard let set = line(path).flatMap({ CpuSet(list: $0) }), set.count > 0 else { return nil }
    return set
  }
}

/// A text without blanks and tabs at its ends.
package func trimmed(_ text: Substring) -> String {
  let blanks: (Character) -> Bool = { $0 == " " || $0 == "\t" }
  var part = text.drop(while: blanks)
  while let last = part.last, blanks(last) { part.removeLast() }
  return String(part)
}

/// A decimal; nil for anything else, the words `nan` and `inf` included.
package func finite(_ text: Substring) -> Double? { Double(text).flatMap { $0.isFinite ? $0 : nil } }

/// The number in front of `text`'s first blank, as in `24684084 kB`; nil when it is none.
func leadingNumber(_ text: String) -> Int? { text.split(separator: " ").first.flatMap { Int($0) } }

import Glibc

/// A system call that failed.
package struct SystemError: Error, CustomStringConvertible, Equatable {
  /// What was tried, such as `open results.csv`.
  package let call: String
  /// The error number; 0: `call` says it all.
  package let code: Int32

  /// A failure of `call` with `code`; by default the calling thread's `errno`.
  package init(call: String, code: Int32 = errno) {
    self.call = call
    self.code = code
  }

  /// How the call of one begins that reads a file.
  package static let reading = "read"

  /// Whether a file that was given can't be read for what it is, rather than for what the machine lacks; what then helps.
  package var fixOfInput: String? {
    guard call.hasPrefix("\(Self.reading) ") else { return nil }
    return switch code {
    case EACCES, EPERM: "make it readable (chmod +r), or name another"
    case EISDIR: "it is a directory; name a file"
    case ENOENT, ENOTDIR, ELOOP: "name one that is there"
    default: nil
    }
  }

  /// Whether a place that was named does not allow it, whatever the machine has left.
  package var isOfPlace: Bool {
    [EACCES, EPERM, EROFS, ENOTDIR, EISDIR, ENOENT, ELOOP, ENAMETOOLONG, EEXIST].contains(code)
  }

  /// The call and the system's own words for the error.
  package var description: String { code == 0 ? call : "\(call): \(String(cString: strerror(code)))" }
}

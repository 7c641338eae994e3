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

  /// The call and the system's own words for the error.
  package var description: String { code == 0 ? call : "\(call): \(String(cString: strerror(code)))" }
}

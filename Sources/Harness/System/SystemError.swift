import Glibc

/// A system call that failed.
public struct SystemError: Error, CustomStringConvertible, Equatable {
  /// What was tried, such as `open results.csv`.
  public let call: String
  /// The error number.
  public let code: Int32

  /// A failure of `call` with `code`; by default the calling thread's `errno`.
  public init(call: String, code: Int32 = errno) {
    self.call = call
    self.code = code
  }

  /// The call and the system's own words for the error.
  public var description: String { "\(call): \(String(cString: strerror(code)))" }
}

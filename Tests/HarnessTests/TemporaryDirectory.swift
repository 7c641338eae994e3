import Glibc

@testable import SpeedupSystem

/// A directory that goes away with its test.
final class TemporaryDirectory {
  let path: String

  init() throws {
    var template = Array("/tmp/speedup-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw SystemError(call: "mkdtemp") }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { _ = try? Tool.run("/bin/rm", ["-rf", path]) }
}

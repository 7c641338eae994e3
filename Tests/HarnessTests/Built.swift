import Glibc
import Testing

@testable import SpeedupSystem

/// Programs built beside these tests.
enum Built {
  /// The speedup executable, which is also the launcher.
  static var speedup: String { "\(directory)/speedup" }
  /// The program that misbehaves on request.
  static var child: String { "\(directory)/TestChild" }
  /// The same as one word of a command, wherever the project lies.
  static var childWord: String { "'\(child)'" }

  /// For tests that measure the memory of small programs: without a cgroup of their own that of many can't be read.
  static let needsCgroup = ConditionTrait.enabled(
    if: RunCgroups() != nil && Environment.value("SPEEDUP_NO_CGROUP") == nil, "no cgroup can be made here")

  /// Runs it with these words.
  static func run(_ words: [String]) throws -> (status: Int32, output: String, errors: String) {
    let result = try Tool.run(speedup, words)
    return (result.status, String(decoding: result.output, as: UTF8.self), result.errors)
  }

  private static var directory: String {
    var path = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &path, path.count)
    let text = String(decoding: path.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return text.split(separator: "/").dropLast().map { "/\($0)" }.joined()
  }
}

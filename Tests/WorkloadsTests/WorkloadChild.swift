import FoundationEssentials
import Glibc

@testable import SpeedupKit
@testable import SpeedupSystem

/// A process that makes one run, as a sweep starts it.
final class WorkloadChild {
  private var child: pid_t = 0
  private var isReaped = false

  /// Whether it has ended by itself.
  var hasEnded: Bool {
    if !isReaped { isReaped = waitpid(child, nil, WNOHANG) == child }
    return isReaped
  }

  /// Starts it; its report is lost.
  init(_ order: ChildOrder) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let input = FileManager.default.temporaryDirectory.path + "/order-\(UInt64.random(in: 0 ... .max))"
    try Files.write(input, try Self.text(order))
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    for descriptor: Int32 in [1, 2, 3] {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
    }
    let words = [Self.program, ChildOrder.argument]
    var argv: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { argv.forEach { free($0) } }
    let code = posix_spawn(&child, Self.program, &actions, nil, &argv, environ)
    guard code == 0 else { throw SystemError(call: "start \(Self.program)", code: code) }
  }

  /// Ends it with SIGKILL and waits for that.
  func kill() {
    guard !hasEnded else { return }
    Glibc.kill(child, SIGKILL)
    waitpid(child, nil, 0)
    isReaped = true
  }

  /// Makes a run to its end and gives its report.
  /// - Parameter after: what the shell is told first.
  static func report(_ order: ChildOrder, after: String = ":") throws -> RunReport {
    let script = "\(after); printf %s \"$1\" | \"$0\" \(ChildOrder.argument) 3>&1 >/dev/null"
    let result = try Tool.run("/bin/sh", ["-c", script, program, try text(order)])
    return try JSONDecoder().decode(RunReport.self, from: Data(result.output))
  }

  private static func text(_ order: ChildOrder) throws -> String {
    String(decoding: try JSONEncoder().encode(order), as: UTF8.self)
  }

  /// The speedup executable, built beside these tests.
  private static var program: String {
    var path = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &path, path.count)
    let text = String(decoding: path.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return text.split(separator: "/").dropLast().map { "/\($0)" }.joined() + "/speedup"
  }
}

import SpeedupEngine
import SpeedupKit

/// Where the runs of a sweep or comparison from code are made.
public enum RunPlace: Sendable {
  /// Each in a fresh process of the executable at this path, which calls ``SpeedupCommand/main(workloads:)`` with the
  /// workload: pinned, limited, and with a peak of memory of its own.
  case executable(String)
  /// In this process. Simple, and enough for a ratio within a test: but not pinned, without memory, without limits, and
  /// labelled `in-process`.
  case inProcess

  func runner(for plan: SweepPlan, on host: Host, workloads: [any Workload]) throws -> any Runner {
    switch self {
    case .inProcess: return InProcessRunner(plan, workloads: workloads)
    case .executable(let path):
      guard let found = Tool.find(path) else { throw InputError("'\(path)' is no executable file; build it first") }
      return try ProcessRunner(
        plan, on: host, launchers: [try Launcher(executable: found)], executable: found, interrupted: { false })
    }
  }
}

extension Host {
  /// The machine that this process runs on; the environment of a test says nothing about its sizes.
  static func here() throws -> Host { try Host(gatherFacts(), environment: { _ in nil }) }
}

/// Runs blocking work on a thread of its own, so that no thread of Swift's own pool waits for processes.
func onOwnThread<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
  try await withCheckedThrowingContinuation { continuation in
    do {
      _ = try PinnedThread(stack: Bytes(8 << 20), cpu: nil) { continuation.resume(with: Result { try body() }) }
    } catch { continuation.resume(throwing: error) }
  }
}

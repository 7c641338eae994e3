/// How a run ended. Only `ok` runs carry figures that may be summarised.
public enum RunStatus: String, Sendable, Codable, CaseIterable {
  /// It ran to its end, exit status 0, and its answer agrees with the other runs'.
  case ok
  /// It ended with another exit status, or its executable could not be started.
  case failed
  /// What it was given can't be used: an option out of range, a line of a data file that can't be read.
  case badInput = "bad-input"
  /// It ended by a signal of its own.
  case crashed
  /// It was killed at the time limit.
  case timeout
  /// It was killed at the memory limit.
  case memoryLimit = "memory-limit"
  /// It was killed for printing more than the output limit.
  case outputLimit = "output-limit"
  /// It ended, but left processes behind, which were killed; its figures don't cover them.
  case leftover
  /// A command of the user's own around the run failed: see ``Hook``.
  case hookFailed = "hook-failed"
  /// Its answer differs from that of the other runs of the same input.
  case mismatch
  /// It can't be made here, for a reason that is no fault of the program.
  case skipped
}

extension RunStatus {
  /// Whether the run was killed at a limit on what is measured: it would have taken more than any that was not.
  package var isLimit: Bool {
    switch self {
    case .timeout, .memoryLimit: true
    case .ok, .failed, .badInput, .crashed, .outputLimit, .leftover, .hookFailed, .mismatch, .skipped: false
    }
  }
}

extension RunStatus {
  /// The time limit at which a run with this status was killed, which its `detail` tells; nil for other runs.
  package func limitReached(_ detail: @autoclosure () -> String) -> Seconds? {
    guard self == .timeout else { return nil }
    let words = detail().split(separator: " ")
    let before = [["killed", "after"], ["over", "the", "limit", "of"]].first { words.starts(with: $0.map { $0[...] }) }
    guard let before, words.count > before.count else { return nil }
    return Double(words[before.count]).flatMap { $0.isFinite && $0 >= 0 ? Seconds($0) : nil }
  }
}

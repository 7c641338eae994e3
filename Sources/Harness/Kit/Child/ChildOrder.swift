import SpeedupCore

/// What the harness tells the process that makes one run of a workload, on its standard input.
package struct ChildOrder: Sendable, Codable, Equatable {
  /// The first argument by which an executable knows that it is to make a run.
  package static let argument = "__run"

  package var workload: String
  package var request: RunRequest
  /// What runs its tasks.
  package var executor: WorkerPoolKind
  /// The CPU behind every virtual core.
  package var virtualCores: [Int]
  /// Where the result is to be written; nil: nowhere.
  package var dump: String?
  /// The name, in the scratch directory, of the file that its tasks are logged to; nil: they are not.
  package var taskLog: String?
  /// Memory that is touched and given back right before the timed region, where tasks are logged, at least; nil: not known.
  package var firstTouch: Bytes?
  /// Other processes whose timed regions are to begin at the same time; nil: none.
  package var meeting: Meeting?
  /// Whether the pool only says that it has so many workers, and runs their tasks on the caller: a graph as planned for
  /// more than there are.
  package var isRehearsal: Bool?

  package init(
    workload: String, request: RunRequest, executor: WorkerPoolKind, virtualCores: [Int], dump: String? = nil
  ) {
    self.workload = workload
    self.request = request
    self.executor = executor
    self.virtualCores = virtualCores
    self.dump = dump
  }
}

/// What that process answers, on descriptor 3.
package struct RunReport: Sendable, Codable, Equatable {
  /// The answer; nil when the run came to none.
  package var answer: Answer?
  /// Why it is skipped, if it is.
  package var skipped: String?
  /// What went wrong, if something did.
  package var failed: String?
  /// Whether what went wrong is bad usage or input.
  package var badInput = false
  /// The timed region's figures, by column; absent: not measured.
  package var figures: [String: String] = [:]

  /// A report of nothing yet.
  package init() {}
}

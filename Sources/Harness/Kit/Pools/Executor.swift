import SpeedupCore

/// Runs a workload's tasks on workers. A workload is written once against this; the executors differ in
/// what a worker is (a pinned thread, a Dispatch block, a Swift task, a process).
///
/// A call of `forEach` or `map` is one PHASE: all its tasks may run at once, and all are done when it
/// returns, so phases depend on each other in the order of the calls. That, and the context handed to every
/// task, is the seam where task traces hang (see ``TaskObserver``).
public protocol Executor: AnyObject, Sendable {
  /// Which kind of executor this is.
  var kind: ExecutorKind { get }
  /// How many workers share the tasks.
  var workers: Int { get }
  /// Whether tasks see the caller's memory. Where they don't, only `map` works.
  var sharesMemory: Bool { get }
  /// Bytes that have crossed a process boundary so far, both ways; nil where there is no boundary.
  var boundaryBytes: Int? { get }

  /// Calls `body` once for every index in `0..<count`, in no order, `chunk` neighbours at a time from one
  /// dynamic queue. On `threads` and `processes` all workers start together.
  /// - Throws: the error of the lowest index that fails; of the tasks above it some may not have run.
  ///   ``InputError`` for a count below 0 or a chunk below 1. ``ExecutorError`` when the workers can't be
  ///   had, where memory is not shared, and for a phase inside a phase of the same executor.
  func forEach(
    _ phase: String, count: Int, chunk: Int,
    _ body: @Sendable (_ index: Int, _ context: TaskContext) throws -> Void) throws

  /// Makes and runs `count` tasks and returns their outputs in the order of the index, whatever the order
  /// they ran in. Works on every executor: where memory is not shared the task and its output cross as bytes.
  /// - Throws: as `forEach`; where memory is not shared, a task's error comes back as its text.
  func map<Task: ParallelTask>(
    _ phase: String, count: Int, chunk: Int, _ make: @Sendable (_ index: Int) -> Task
  ) throws -> [Task.Output]

  /// Ends the workers. The executor can't be used afterwards.
  func shutDown()
}

/// What a task knows of where it runs.
public struct TaskContext: Sendable {
  /// The phase's name.
  public let phase: String
  /// Which worker runs it, from 0.
  public let worker: Int
  /// The virtual core that the worker is pinned to (worker modulo cores); nil where workers are not pinned.
  public let virtualCore: Int?

  /// A context for tests and executors.
  public init(phase: String, worker: Int, virtualCore: Int?) {
    self.phase = phase
    self.worker = worker
    self.virtualCore = virtualCore
  }
}

/// A piece of work that can run in another process: it can be written to bytes, and so can its output.
public protocol ParallelTask: Sendable {
  /// What it gives.
  associatedtype Output: Sendable
  /// Does the work.
  func run(_ context: TaskContext) throws -> Output
  /// Writes all that `run` needs.
  func encode(into writer: inout ByteWriter)
  /// Reads what `encode(into:)` wrote.
  init(from reader: inout ByteReader) throws
  /// Writes an output.
  static func encode(_ output: Output, into writer: inout ByteWriter)
  /// Reads an output that `encode(_:into:)` wrote.
  static func decode(from reader: inout ByteReader) throws -> Output
}

/// Watches tasks as they run. Later work (replay on virtual cores) records traces through this; an executor
/// without an observer does not pay for it. On `processes` it is called in the worker process, on the copy
/// there, so that nothing of it is seen by the caller.
public protocol TaskObserver: AnyObject, Sendable {
  /// A worker takes the task `index` from the queue and is about to run it.
  func taskStarts(index: Int, context: TaskContext)
  /// The task `index` has ended on the same worker.
  func taskEnds(index: Int, context: TaskContext)
}

import SpeedupCore

/// Runs a workload's tasks on workers. A workload is written once against this; the pools differ in
/// what a worker is (a pinned thread, a Dispatch block, a Swift task, a process).
///
/// A call of `forEach` or `map` is one PHASE: all its tasks may run at once, and all are done when it
/// returns, so phases depend on each other in the order of the calls. That, and the context handed to every
/// task, is the seam where task traces hang (see ``PoolObserver``).
public protocol WorkerPool: AnyObject, Sendable {
  /// Which kind of pool this is.
  var kind: WorkerPoolKind { get }
  /// How many workers share the tasks.
  var workers: Int { get }
  /// Whether tasks see the caller's memory. Where they don't, only `map` works.
  var sharesMemory: Bool { get }
  /// Bytes that have crossed a process boundary so far, both ways; nil where there is no boundary.
  var boundaryBytes: Int? { get }
  /// Of those bytes the ones that went to the workers; nil where there is no boundary, or they are not told apart.
  var boundaryBytesOut: Int? { get }
  /// Watches the pool at work; nil: nobody does.
  var observer: (any PoolObserver)? { get }

  /// Calls `body` once for every index in `0..<count`, in no order, `chunk` neighbours at a time from one
  /// dynamic queue. On `threads` and `processes` all workers start together.
  /// - Throws: the error of the lowest index that fails; of the tasks above it some may not have run.
  ///   ``InputError`` for a count below 0 or a chunk below 1. ``WorkerPoolError`` when the workers can't be
  ///   had, where memory is not shared, and for a phase inside a phase of the same pool.
  func forEach(
    _ phase: String, count: Int, chunk: Int,
    _ body: @Sendable (_ index: Int, _ context: TaskContext) throws -> Void) throws

  /// Makes and runs `count` tasks and returns their outputs in the order of the index, whatever the order
  /// they ran in. Works on every executor: where memory is not shared the task and its output cross as bytes.
  /// - Throws: as `forEach`; where memory is not shared, a task's error comes back as its text.
  func map<Task: ParallelTask>(
    _ phase: String, count: Int, chunk: Int, _ make: @Sendable (_ index: Int) -> Task
  ) throws -> [Task.Output]

  /// Ends the workers. The pool can't be used afterwards.
  func shutDown()
}

extension WorkerPool {
  public var observer: (any PoolObserver)? { nil }
  public var boundaryBytesOut: Int? { nil }

  /// Does work that only the caller does, between phases, so that an observer knows it from waiting.
  public func serial<Result>(_ name: String, _ body: () throws -> Result) rethrows -> Result {
    guard let observer else { return try body() }
    let section = observer.sectionBegins(name)
    defer { observer.sectionEnds(section) }
    return try body()
  }

  /// The outputs of `body` for every index below `count`, in the order of the index, on every pool. Where memory is not
  /// shared, workers have the closure from their fork, and only index and output cross as bytes.
  /// - Throws: as `forEach`.
  public func map<Output: ByteCodable>(
    _ phase: String, count: Int, chunk: Int = 1,
    _ body: @Sendable (_ index: Int, _ context: TaskContext) throws -> Output
  ) throws -> [Output] {
    if sharesMemory { return try mapSharing(phase, count: count, chunk: chunk, body) }
    return try withoutActuallyEscaping(body) { body in
      try InheritedBody.with(body as IndexTask<Output>.Body) {
        try map(phase, count: count, chunk: chunk) { IndexTask<Output>($0) }
      }
    }
  }

  /// The same for outputs that can't be written to bytes: for pools that share memory.
  /// - Throws: as `forEach`.
  public func mapSharing<Output: Sendable>(
    _ phase: String, count: Int, chunk: Int = 1,
    _ body: @Sendable (_ index: Int, _ context: TaskContext) throws -> Output
  ) throws -> [Output] {
    let outputs = OutputSlots<Output>(count: max(0, count))
    try forEach(phase, count: count, chunk: chunk) { index, context in outputs[index] = try body(index, context) }
    return outputs.take()
  }
}

/// What a task knows of where it runs.
public struct TaskContext: Sendable {
  public let phase: PhaseDescription
  /// Which worker runs it, from 0.
  public let worker: Int
  /// The virtual core that the worker is pinned to (worker modulo cores); nil where workers are not pinned.
  public let virtualCore: Int?
  /// Watches the pool; teams of a task's own tell it of their work.
  public let observer: (any PoolObserver)?
  /// The index of the task.
  public package(set) var index = 0

  /// A context for pools and tests.
  public init(
    phase: PhaseDescription, worker: Int, virtualCore: Int?, observer: (any PoolObserver)? = nil
  ) {
    self.phase = phase
    self.worker = worker
    self.virtualCore = virtualCore
    self.observer = observer
  }

  /// Where a phase that the task starts is nested.
  public var place: PhaseDescription.Place { .init(phase: phase.number, worker: worker, task: index) }
}

/// A piece of work that can run in another process: it can be written to bytes, and so can its output. Where the output
/// is `ByteCodable` only `run` and the task's own bytes have to be written.
public protocol ParallelTask: ByteCodable {
  /// What it gives.
  associatedtype Output: Sendable
  /// Does the work.
  func run(_ context: TaskContext) throws -> Output
  /// Writes an output.
  static func encode(_ output: Output, into writer: inout ByteWriter)
  /// Reads an output that `encode(_:into:)` wrote.
  static func decode(from reader: inout ByteReader) throws -> Output
}

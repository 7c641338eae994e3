import Synchronization

/// Watches a pool at work: this is where task traces hang. A pool without an observer pays one test for every chunk.
///
/// Everything is told on the thread where it happens. On `processes` a worker's events are told to the observer that
/// ``inWorkerProcess(_:)`` gives, in the worker's own process: what it collects must leave by a file.
public protocol PoolObserver: AnyObject, Sendable {
  /// Whether this is a rehearsal: one thread does the work of all workers, and teams of a task's own should do so too.
  var isRehearsal: Bool { get }
  /// A phase begins; no task of it has started.
  func phaseBegins(_ phase: PhaseDescription)
  /// A worker begins to work on a phase, on the thread that does all of it.
  /// - Returns: who is told of the tasks that it takes, and of its leaving. It is asked by that one thread only, until
  ///   `workerLeaves(_:)`.
  func workerEnters(_ context: TaskContext) -> any PoolObserver
  /// The worker finds no more tasks.
  func workerLeaves(_ context: TaskContext)
  /// The worker does something else before its next task: it waits for it, say, or reads it from a message. Without
  /// such a word a task is held to start where the one before it ended.
  func workerPauses(_ context: TaskContext)
  /// A worker takes these tasks from the queue.
  func worker(_ worker: Int, takes tasks: Range<Int>, of phase: PhaseDescription)
  /// A worker is about to run a task.
  func taskStarts(_ index: Int, _ context: TaskContext)
  /// The task has ended on the same worker, well or not.
  func taskEnds(_ index: Int, _ context: TaskContext)
  /// All tasks of the phase have ended.
  func phaseEnds(_ phase: PhaseDescription)
  /// Work that only the caller does begins: see ``WorkerPool/serial(_:_:)``.
  /// - Returns: a number that `sectionEnds(_:)` gets back.
  func sectionBegins(_ name: String) -> Int
  /// That work has ended.
  func sectionEnds(_ section: Int)
  /// Called in a forked worker process before its first task.
  /// - Returns: what watches there; nil: nothing.
  func inWorkerProcess(_ worker: Int) -> (any PoolObserver)?
  /// Called in that process, on what `inWorkerProcess(_:)` gave, when its last task has ended.
  func workerProcessEnds()
}

extension PoolObserver {
  public var isRehearsal: Bool { false }
  public func phaseBegins(_ phase: PhaseDescription) {}
  public func workerEnters(_ context: TaskContext) -> any PoolObserver { self }
  public func workerLeaves(_ context: TaskContext) {}
  public func workerPauses(_ context: TaskContext) {}
  public func worker(_ worker: Int, takes tasks: Range<Int>, of phase: PhaseDescription) {}
  public func taskStarts(_ index: Int, _ context: TaskContext) {}
  public func taskEnds(_ index: Int, _ context: TaskContext) {}
  public func phaseEnds(_ phase: PhaseDescription) {}
  public func sectionBegins(_ name: String) -> Int { 0 }
  public func sectionEnds(_ section: Int) {}
  public func inWorkerProcess(_ worker: Int) -> (any PoolObserver)? { nil }
  public func workerProcessEnds() {}
}

/// A phase, as tasks and observers know it.
public struct PhaseDescription: Sendable, Equatable {
  /// Where a nested phase was started: by this task, which this worker runs in that phase.
  public struct Place: Sendable, Equatable {
    /// The outer phase's number.
    public let phase: Int
    /// The outer worker.
    public let worker: Int
    /// The index of the outer task.
    public let task: Int
  }

  /// Its name, as the workload calls it.
  public let name: String
  /// Its number, from 0 in the order in which the phases of this process were made.
  public let number: Int
  /// Tasks.
  public let count: Int
  /// Tasks that a worker takes at once.
  public let chunk: Int
  /// Workers that share it.
  public let workers: Int
  /// The task that it is nested in; nil where it is not.
  public let within: Place?

  private static let made = Atomic(0)

  /// The number of the phase that is made next in this process.
  package static var next: Int { made.load(ordering: .relaxed) }

  /// A new phase, with a number of its own.
  public init(_ name: String, count: Int, chunk: Int, workers: Int, within: Place? = nil) {
    self.name = name
    number = Self.made.wrappingAdd(1, ordering: .relaxed).oldValue
    self.count = count
    self.chunk = chunk
    self.workers = workers
    self.within = within
  }
}

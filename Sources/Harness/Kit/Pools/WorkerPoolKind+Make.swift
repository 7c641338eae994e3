import SpeedupCore

extension WorkerPoolKind {
  /// Builds a pool of this kind. Its workers start at the first phase, and end at `shutDown()` or when
  /// the pool is freed.
  public func make(_ configuration: WorkerPoolConfiguration) -> any WorkerPool {
    precondition(configuration.workers >= 1, "an executor needs at least one worker")
    return switch self {
    case .threads: ThreadPool(configuration)
    case .dispatch: DispatchPool(configuration)
    case .tasks: TaskPool(configuration)
    case .processes: ProcessPool(configuration)
    }
  }
}

import SpeedupCore

extension ExecutorKind {
  /// Builds an executor of this kind. Its workers start at the first phase, and end at `shutDown()` or when
  /// the executor is freed.
  public func make(_ configuration: ExecutorConfiguration) -> any Executor {
    precondition(configuration.workers >= 1, "an executor needs at least one worker")
    return switch self {
    case .threads: ThreadExecutor(configuration)
    case .dispatch: DispatchExecutor(configuration)
    case .tasks: SwiftTaskExecutor(configuration)
    case .processes: ProcessExecutor(configuration)
    }
  }
}

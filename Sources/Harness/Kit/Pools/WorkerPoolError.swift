/// Why a pool could not do a phase, where no task's own error says it.
public struct WorkerPoolError: Error, CustomStringConvertible, Equatable {
  /// One line: what failed and, where there is one, the fix.
  public let description: String

  /// An error that says `description`.
  public init(_ description: String) { self.description = description }
}

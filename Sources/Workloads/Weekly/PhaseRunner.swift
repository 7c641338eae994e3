import SpeedupKit

/// Runs the phases of a run, on a pool's workers or on the caller.
struct PhaseRunner: Sendable {
  /// The workers; nil: the caller does it all.
  let pool: (any WorkerPool)?
  /// Told of what the caller does all of; nil: nobody is.
  var caller: (any WorkerPool)?

  /// How many share the work.
  var workers: Int { pool?.workers ?? 1 }

  /// Runs `body` for every index below `count`; see `WorkerPool.forEach`.
  func forEach(_ phase: String, count: Int, chunk: Int = 1, _ body: @Sendable (Int) throws -> Void) throws {
    guard let pool else {
      return try serial(phase) { for index in 0..<count { try body(index) } }
    }
    try pool.forEach(phase, count: count, chunk: chunk) { index, _ in try body(index) }
  }

  private func serial<Result>(_ name: String, _ body: () throws -> Result) rethrows -> Result {
    guard let caller else { return try body() }
    return try caller.serial(name, body)
  }

  /// The results of `body` for every index below `count`, in the order of the index. The context is nil on the caller.
  func collect<Result: Sendable>(
    _ phase: String, count: Int, chunk: Int = 1, _ body: @Sendable (Int, TaskContext?) throws -> Result
  ) throws -> [Result] {
    guard let pool else { return try serial(phase) { try (0..<count).map { try body($0, nil) } } }
    return try pool.mapSharing(phase, count: count, chunk: chunk) { index, context in try body(index, context) }
  }

  /// The results of `body` for every index below `count`, in the order of the index.
  func collect<Result: Sendable>(
    _ phase: String, count: Int, chunk: Int = 1, _ body: @Sendable (Int) throws -> Result
  ) throws -> [Result] {
    try collect(phase, count: count, chunk: chunk) { index, _ in try body(index) }
  }
}

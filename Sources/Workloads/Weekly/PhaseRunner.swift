import SpeedupKit

/// Runs the phases of a run, on an executor's workers or on the caller.
struct PhaseRunner: Sendable {
  /// The workers; nil: the caller does it all.
  let executor: (any Executor)?

  /// How many share the work.
  var workers: Int { executor?.workers ?? 1 }

  /// Runs `body` for every index below `count`; see `Executor.forEach`.
  func forEach(_ phase: String, count: Int, chunk: Int = 1, _ body: @Sendable (Int) throws -> Void) throws {
    guard let executor else {
      for index in 0..<count { try body(index) }
      return
    }
    try executor.forEach(phase, count: count, chunk: chunk) { index, _ in try body(index) }
  }

  /// The results of `body` for every index below `count`, in the order of the index.
  func collect<Result: Sendable>(
    _ phase: String, count: Int, chunk: Int = 1, _ body: @Sendable (Int) throws -> Result
  ) throws -> [Result] {
    let slots = ResultSlots<Result>(count: count)
    try forEach(phase, count: count, chunk: chunk) { index in slots.set(index, try body(index)) }
    return slots.all()
  }
}

/// One place for each task's result. Tasks write places of their own, so no lock is needed; the executor
/// orders their writes before the caller's reads.
private final class ResultSlots<Result: Sendable>: @unchecked Sendable {
  private let slots: UnsafeMutableBufferPointer<Result?>

  init(count: Int) {
    slots = .allocate(capacity: count)
    slots.initialize(repeating: nil)
  }

  deinit {
    slots.deinitialize()
    slots.deallocate()
  }

  func set(_ index: Int, _ result: Result) { slots[index] = result }

  func all() -> [Result] { slots.map { $0! } }
}

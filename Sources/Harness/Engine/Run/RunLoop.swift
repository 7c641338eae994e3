import SpeedupKit

/// The one loop behind sweep, gate and self-test: what is to run next (and when to stop) says a ``RunDirector``, who
/// runs it is a ``Runner``.
package struct RunLoop {
  private let runner: any Runner
  private let budget: Seconds?
  private let elapsed: () -> Seconds

  /// A loop.
  /// - Parameters:
  ///   - budget: no group that starts something new is begun after this long; nil: no limit.
  ///   - elapsed: the time since the loop began.
  package init(_ runner: any Runner, budget: Seconds? = nil, elapsed: @escaping () -> Seconds = { Seconds(0) }) {
    self.runner = runner
    self.budget = budget
    self.elapsed = elapsed
  }

  /// Runs until the director has nothing left, the budget is spent or the user interrupts.
  /// - Parameters:
  ///   - before: called before every group.
  ///   - after: called when the director has taken in a group's results; what it throws ends the loop.
  /// - Throws: what runner, director and `after` throw.
  package func run<Director: RunDirector>(
    _ director: inout Director, before: (RunGroup, Director) -> Void = { _, _ in },
    after: (inout Director) throws -> Void = { _ in }
  ) throws -> RunEnding {
    while let group = try director.next() {
      if group.startsAnew, let budget, elapsed() >= budget { return .budget }
      before(group, director)
      guard let results = try runner.run(group) else { return .interrupted }
      try director.observe(group, results)
      try after(&director)
    }
    return .complete
  }
}

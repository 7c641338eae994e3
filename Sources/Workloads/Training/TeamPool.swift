import SpeedupKit
import Synchronization

/// Teams for the models that train at once. They start together before the first model, as the thread pools of a
/// service do, so that what a rule asks for is really alive at once.
final class TeamPool: Sendable {
  private let free: Mutex<[ThreadTeam]>

  /// `count` teams of `size` members.
  /// - Throws: `SystemError` when not all threads could be started; those that were have ended by then.
  init(count: Int, size: Int, census: ThreadCensus) throws {
    let teams = try (0..<count).map { _ in try ThreadTeam(size: size, census: census) }
    free = Mutex(teams)
  }

  /// Lends a team to `body`. No more than the pool's teams may be lent at once.
  /// - Parameter task: the task that borrows it, for whoever watches.
  func lend<Result>(to task: TaskContext? = nil, _ body: (ThreadTeam) throws -> Result) rethrows -> Result {
    guard let team = free.withLock({ $0.popLast() }) else { preconditionFailure("more models at once than teams") }
    team.enter(task)
    defer { free.withLock { $0.append(team) } }
    return try body(team)
  }
}

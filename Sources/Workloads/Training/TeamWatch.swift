import SpeedupKit
import Synchronization

/// Tells a pool's observer of the work of thread teams: every step of a team is a phase, nested in the task that the
/// team works for, and every member's share of it a task.
final class TeamWatch: Sendable {
  private let observer: any PoolObserver
  private let task: Mutex<PhaseDescription.Place?>

  init?(_ observer: (any PoolObserver)?, within task: TaskContext? = nil) {
    guard let observer else { return nil }
    self.observer = observer
    self.task = Mutex(task?.place)
  }

  private init(_ observer: any PoolObserver, _ place: PhaseDescription.Place?) {
    self.observer = observer
    task = Mutex(place)
  }

  /// Whether one thread is to do the work of all members.
  var isRehearsal: Bool { observer.isRehearsal }

  /// The watch of one team, which may go from task to task by itself.
  func forOneTeam() -> TeamWatch { TeamWatch(observer, task.withLock { $0 }) }

  func enter(_ context: TaskContext?) { if let context { task.withLock { $0 = context.place } } }

  /// Runs a step of `count` shares, however many members do them.
  func phase(count: Int, members: Int, _ body: (WatchedStep) -> Void) {
    let phase = PhaseDescription(
      "team", count: count, chunk: 1, workers: members, within: task.withLock { $0 })
    observer.phaseBegins(phase)
    body(WatchedStep(observer: observer, phase: phase))
    observer.phaseEnds(phase)
  }
}

struct WatchedStep: Sendable {
  fileprivate let observer: any PoolObserver
  fileprivate let phase: PhaseDescription

  /// Does a member's part of a step, watched where there is somebody who watches.
  static func member(_ member: Int, of step: WatchedStep?, _ body: (WatchedMember) -> Void) {
    guard let step else { return body(WatchedMember(told: nil, context: nil)) }
    let context = TaskContext(phase: step.phase, worker: member, virtualCore: nil, observer: step.observer)
    let told = step.observer.workerEnters(context)
    body(WatchedMember(told: told, context: context))
    told.workerLeaves(context)
  }
}

struct WatchedMember {
  fileprivate let told: (any PoolObserver)?
  fileprivate let context: TaskContext?

  func task(_ index: Int, _ body: () -> Void) {
    guard let told, var context else { return body() }
    context.index = index
    told.worker(context.worker, takes: index..<index + 1, of: context.phase)
    told.taskStarts(index, context)
    body()
    told.taskEnds(index, context)
  }
}

import SpeedupKit
import Synchronization

/// The threads inside one model: the caller and helpers of our own that sleep between the steps of its work.
///
/// 1. The helpers start with the team and wait at a gate.
/// 2. A step is put up and the gate opened: one event that wakes all of them.
/// 3. The caller does its share as member 0; the last helper to finish wakes it.
/// 4. An opening without a step sends them home.
///
/// Nobody spins: a team of more threads than cores shows what switching costs, not what polling costs. Helpers are not
/// pinned: several teams share the cores, and the kernel places them.
final class ThreadTeam: Sendable {
  /// Small, so that thousands of threads reserve little: the deepest call in a step is a tile of a matrix product.
  static let stack = Bytes(256 * 1024)

  /// The members, the caller included.
  let size: Int
  private let gate: TeamGate
  private let threads: [PinnedThread]
  private let census: ThreadCensus
  private let watch: TeamWatch?

  /// A team of the caller and `size` − 1 helpers.
  /// - Parameter census: counts the helpers.
  /// - Throws: `SystemError` when not all could be started; those that were have ended by then.
  init(size: Int, census: ThreadCensus) throws {
    self.size = max(1, size)
    self.census = census
    watch = census.watch?.forOneTeam()
    let gate = TeamGate(helpers: self.size - 1)
    var started: [PinnedThread] = []
    for member in 1..<max(1, watch?.isRehearsal ?? false ? 1 : self.size) {
      do {
        started.append(try PinnedThread(stack: Self.stack, cpu: nil) { gate.work(as: member) })
      } catch {
        gate.dismiss()
        for thread in started { thread.join() }
        throw error
      }
    }
    self.gate = gate
    threads = started
    census.started(threads.count)
  }

  deinit {
    gate.dismiss()
    for thread in threads { thread.join() }
    census.ended(threads.count)
  }

  /// Tells whoever watches which task the team works for from now on.
  func enter(_ task: TaskContext?) { watch?.enter(task) }

  /// Calls `body` on the first `members` members at once and returns when all are done. The other helpers wake as
  /// well, and sleep again.
  func run(members: Int, _ body: @Sendable (_ member: Int) -> Void) {
    guard let watch else { return work(members, body) }
    watch.phase(count: members, members: members) { step in
      work(members) { member in
        WatchedStep.member(member, of: step) { $0.task(member) { body(member) } }
      }
    }
  }

  private func work(_ members: Int, _ body: @Sendable (_ member: Int) -> Void) {
    guard members > 1, size > 1 else { return body(0) }
    if threads.isEmpty { return (0..<members).forEach(body) }
    withoutActuallyEscaping(body) { body in
      gate.open { member in if member < members { body(member) } }
      body(0)
      gate.waitForHelpers()
    }
  }

  /// Calls `body` for every index below `count`, shared by `members` members from one dynamic queue. Which member
  /// takes which index differs from run to run: what `body` computes must not depend on it.
  func forEach(_ count: Int, members: Int, _ body: @Sendable (_ index: Int) -> Void) {
    guard let watch else { return share(count, members, nil, body) }
    watch.phase(count: count, members: members) { share(count, members, $0, body) }
  }

  private func share(_ count: Int, _ members: Int, _ step: WatchedStep?, _ body: @Sendable (_ index: Int) -> Void) {
    guard members > 1, size > 1, count > 0 else {
      return WatchedStep.member(0, of: step) { member in
        for index in 0..<max(0, count) { member.task(index) { body(index) } }
      }
    }
    let next = Counter()
    work(members) { number in
      WatchedStep.member(number, of: step) { member in
        while true {
          let index = next.take()
          guard index < count else { return }
          member.task(index) { body(index) }
        }
      }
    }
  }

  private final class Counter: Sendable {
    private let value = Atomic(0)
    func take() -> Int { value.wrappingAdd(1, ordering: .relaxed).oldValue }
  }
}

final class ThreadCensus: Sendable {
  /// What the teams tell of their work; nil where nobody watches.
  let watch: TeamWatch?
  private let alive = Mutex((now: 0, most: 0))

  init(watch: TeamWatch? = nil) { self.watch = watch }

  var most: Int { alive.withLock { $0.most } }

  func started(_ count: Int) {
    alive.withLock { alive in
      alive.now += count
      alive.most = max(alive.most, alive.now)
    }
  }

  func ended(_ count: Int) { alive.withLock { $0.now -= count } }
}

/// Where a team's helpers wait for the next step, and the caller for them.
private final class TeamGate: Sendable {
  private typealias Step = @Sendable (Int) -> Void
  private let helpers: Int
  private let step = Mutex<Step?>(nil)
  private let openings = EventCount()
  private let completions = EventCount()
  private let unfinished = Atomic(0)

  init(helpers: Int) { self.helpers = helpers }

  /// A helper's life: a step for every opening.
  func work(as member: Int) {
    var seen: UInt32 = 0
    while true {
      openings.wait(after: seen)
      seen &+= 1
      guard perform(as: member) else { return }
      if unfinished.wrappingSubtract(1, ordering: .acquiringAndReleasing).newValue == 0 { completions.advance() }
    }
  }

  /// Does a helper's share of the step; false when there is none.
  ///
  /// Never inlined: it must have let go of the step when it returns, as the caller's closure does not outlive `run`.
  @inline(never)
  private func perform(as member: Int) -> Bool {
    guard let step = step.withLock({ $0 }) else { return false }
    step(member)
    return true
  }

  func open(_ step: @escaping @Sendable (Int) -> Void) {
    self.step.withLock { $0 = step }
    unfinished.store(helpers, ordering: .relaxed)
    openings.advance()
  }

  /// Waits until all helpers have done the step, and forgets it.
  func waitForHelpers() {
    var seen = completions.value
    while unfinished.load(ordering: .acquiring) > 0 {
      completions.wait(after: seen)
      seen = completions.value
    }
    step.withLock { $0 = nil }
  }

  /// Sends the helpers home.
  func dismiss() {
    step.withLock { $0 = nil }
    openings.advance()
  }
}

/// Independent tasks that hold locks, on workers that wait for them: first come, first served, of those who come at once
/// the lowest worker. Whoever waits leaves its core to others.
///
/// All that are active slow alike where they share cores fairly or get into each other's way, so who waits for whom does
/// not depend on the number of cores: one simulation gives the time on any, as without locks (``ActivityProfile``).
package struct LockedSchedule: Sendable, Equatable {
  /// A stretch in which a worker neither waited nor was without a chunk; nanoseconds.
  package struct Span: Sendable, Equatable {
    package var worker, begin, end: Int
  }

  /// How long so many were active while so many waited for locks.
  package struct Wait: Sendable, Equatable {
    package var active, waiting, time: Int
  }

  package let profile: ActivityProfile
  /// In the order of both numbers.
  package let waits: [Wait]
  /// How long workers waited for each lock together, and how long it was held; nanoseconds while every worker that is
  /// active has a core to itself.
  package let waited: [Int]
  package let held: [Int]
  /// In the order of their ends.
  package let spans: [Span]

  /// Replays the phase.
  /// - Parameter starts: when each worker is ready, ascending; at least one.
  package init(_ chunks: LockedChunks, starts: [Int], schedule: ReplaySchedule) {
    var run = Run(chunks, starts: starts, schedule)
    run.toTheEnd()
    profile = ActivityProfile(time: run.time)
    waits = run.waits.map { Wait(active: $0.key.active, waiting: $0.key.waiting, time: $0.value) }
      .sorted { ($0.active, $0.waiting) < ($1.active, $1.waiting) }
    (waited, held, spans) = (run.waited, chunks.held, run.spans)
  }

  /// When the last worker was done; 0 without tasks.
  package var makespan: Int { spans.last?.end ?? 0 }

  /// Core-nanoseconds in which cores had nothing to do while workers waited for locks.
  /// - Parameter slowdown: as ``ActivityProfile`` takes it.
  package func idle(cores: Int, slowdown: [Double]) -> Double {
    waits.reduce(0) { sum, wait in
      let free = min(wait.waiting, cores - wait.active)
      return free > 0
        ? sum + Double(free) * Double(wait.time) * ActivityProfile.factor(wait.active, slowdown) : sum
    }
  }
}

private struct Run {
  private enum State { case arrives, works, holds, ends, isDone }
  private struct Worker {
    var state = State.arrives
    var chunk = 0
    var step = 0
    /// Since when it has been active, or has waited.
    var since = 0
    /// Chunks that were given to it beforehand.
    var own: Range<Int> = 0..<0
  }
  private struct Lock {
    var isHeld = false
    var queue: [Int] = []
    var first = 0
  }
  struct Counts: Hashable { var active, waiting: Int }

  private let chunks: LockedChunks
  /// In which the chunks are taken.
  private let order: [Int]
  private let isStatic: Bool
  private var taken = 0
  private var workers: [Worker]
  private var locks: [Lock]
  private var events = MinHeap<Event<Int>>()
  private var now = 0
  private var counts = Counts(active: 0, waiting: 0)
  private(set) var time: [Int]
  private(set) var waits: [Counts: Int] = [:]
  private(set) var waited: [Int]
  private(set) var spans: [LockedSchedule.Span] = []

  init(_ chunks: LockedChunks, starts: [Int], _ schedule: ReplaySchedule) {
    self.chunks = chunks
    let places = Array(0..<chunks.count)
    if schedule == .largestFirst {
      let costs = places.map(chunks.cost)
      order = places.sorted { (costs[$1], $0) < (costs[$0], $1) }
    } else {
      order = places
    }
    isStatic = schedule == .static
    workers = Array(repeating: Worker(), count: starts.count)
    let used = min(starts.count, chunks.count)
    for worker in 0..<(isStatic ? used : 0) {
      workers[worker].own = (worker * chunks.count / used)..<((worker + 1) * chunks.count / used)
    }
    locks = Array(repeating: Lock(), count: chunks.held.count)
    waited = Array(repeating: 0, count: chunks.held.count)
    time = Array(repeating: 0, count: starts.count + 1)
    for (worker, start) in starts.enumerated() { events.insert(Event(time: start, number: worker)) }
  }

  mutating func toTheEnd() {
    while let event = events.popFirst() {
      let worker = event.number
      if workers[worker].state == .arrives {
        // Whoever comes when nothing is left has nothing to do, and nobody is kept by it.
        guard isStatic ? !workers[worker].own.isEmpty : taken < order.count else { continue }
        advance(to: event.time)
        counts.active += 1
        workers[worker].since = now
        nextChunk(worker)
        continue
      }
      advance(to: event.time)
      switch workers[worker].state {
      case .works: ask(worker)
      case .holds:
        letGo(chunks.steps[workers[worker].step].lock)
        workers[worker].step += 1
        nextStep(worker)
      case .ends: nextChunk(worker)
      case .arrives, .isDone: break
      }
    }
  }

  private mutating func advance(to moment: Int) {
    let passed = moment - now
    guard passed > 0 else { return }
    time[counts.active] += passed
    if counts.waiting > 0 { waits[counts, default: 0] += passed }
    now = moment
  }

  private mutating func work(_ worker: Int, _ state: State, for time: Int) {
    workers[worker].state = state
    events.insert(Event(time: now + time, number: worker))
  }

  private mutating func nextChunk(_ worker: Int) {
    let chunk: Int
    if isStatic, let next = workers[worker].own.popFirst() {
      chunk = next
    } else if !isStatic, taken < order.count {
      chunk = order[taken]
      taken += 1
    } else {
      workers[worker].state = .isDone
      return rest(worker)
    }
    (workers[worker].chunk, workers[worker].step) = (chunk, chunks.edges[chunk])
    nextStep(worker)
  }

  private mutating func nextStep(_ worker: Int) {
    let (chunk, step) = (workers[worker].chunk, workers[worker].step)
    if step < chunks.edges[chunk + 1] {
      work(worker, .works, for: chunks.steps[step].free)
    } else {
      work(worker, .ends, for: chunks.rests[chunk])
    }
  }

  private mutating func ask(_ worker: Int) {
    let step = chunks.steps[workers[worker].step]
    guard locks[step.lock].isHeld else {
      locks[step.lock].isHeld = true
      return work(worker, .holds, for: step.held)
    }
    locks[step.lock].queue.append(worker)
    rest(worker)
    counts.waiting += 1
    workers[worker].since = now
  }

  private mutating func letGo(_ lock: Int) {
    guard locks[lock].first < locks[lock].queue.count else {
      locks[lock].isHeld = false
      return
    }
    let next = locks[lock].queue[locks[lock].first]
    locks[lock].first += 1
    waited[lock] += now - workers[next].since
    counts.waiting -= 1
    counts.active += 1
    workers[next].since = now
    work(next, .holds, for: chunks.steps[workers[next].step].held)
  }

  /// It is active no more.
  private mutating func rest(_ worker: Int) {
    counts.active -= 1
    if now > workers[worker].since {
      spans.append(LockedSchedule.Span(worker: worker, begin: workers[worker].since, end: now))
    }
  }
}

import CSpeedupLinux
import Glibc
import SpeedupCore

/// Where one thread notes its work. No other thread touches it until all work has ended, so nothing here is locked.
///
/// A tiny task costs one reading of the clock. The thread's CPU clock (some 400 ns) is read when at least
/// ``cpuPause`` has passed since the last reading, the kernel's run-queue delay (some 700 ns) only where the thread was
/// kept from its CPU meanwhile.
package final class TraceLane: @unchecked Sendable {
  /// Between two readings of the CPU clock at the ends of tasks: of tasks of 100 µs every second one has to read it.
  static let cpuPause: Int64 = 150_000
  /// What a thread did since a reading no longer ago counts as its task's.
  static let ofLate: Int64 = 50_000
  /// Wall time without CPU time from which on the run-queue delay is read.
  static let shortestDelay: Int64 = 20_000
  private static let (firstRoom, largestRoom) = (1024, 1 << 16)

  /// A thread's stay in a phase. Stays nest: a task may start a phase of its own.
  private struct Stay {
    var phase = 0
    var index = -1
    var isFirst = true
    var hasPaused = false
    /// The CPU clock at its last reading for this stay, and the time of that.
    var cpu: Int64 = 0
    var readAt: Int64 = 0
    /// Run-queue delay and faults so far, at the beginning of the stay or their last reading; -1: unknown.
    var delay: Int64 = -1
    var faults: Int64 = -1
    var unread = 0
  }

  // Behind a pointer, since properties of a class are checked for overlapping use at every access.
  private struct State {
    var room: UnsafeMutablePointer<TraceRecord>
    var count = 0
    var capacity: Int
    var stay = Stay()
    var depth = 0
    /// The latest readings of any stay.
    var cpu: Int64 = 0
    var readAt: Int64 = 0
    var delay: Int64 = -1
  }

  private let state: UnsafeMutablePointer<State>
  private var outer: [Stay] = []
  private var full: [UnsafeMutableBufferPointer<TraceRecord>] = []
  private var statistics: Int32 = -1

  /// A lane with its first room touched, so that the thread's first notes are not slowed by page faults.
  package init() {
    let room = UnsafeMutablePointer<TraceRecord>.allocate(capacity: Self.firstRoom)
    room.initialize(repeating: TraceRecord(.starts, 0, 0), count: Self.firstRoom)
    state = .allocate(capacity: 1)
    state.initialize(to: State(room: room, capacity: Self.firstRoom))
  }

  deinit {
    for part in full { part.deallocate() }
    state.pointee.room.deallocate()
    state.deallocate()
    if statistics >= 0 { close(statistics) }
  }

  package var count: Int { full.reduce(0) { $0 + $1.count } + state.pointee.count }

  /// CPU time that this process has used so far, in ns.
  package static var processCPU: Int64 { cl_process_cpu_ns() }

  /// Hands all notes out in parts, as bytes.
  package func forEachPart(_ body: (UnsafeRawBufferPointer) throws -> Void) rethrows {
    for part in full { try body(UnsafeRawBufferPointer(part)) }
    try body(UnsafeRawBufferPointer(UnsafeBufferPointer(start: state.pointee.room, count: state.pointee.count)))
  }

  @inline(__always)
  private func append(_ record: TraceRecord) {
    if state.pointee.count == state.pointee.capacity { makeRoom() }
    state.pointee.room[state.pointee.count] = record
    state.pointee.count &+= 1
  }

  @inline(never)
  private func makeRoom() {
    full.append(UnsafeMutableBufferPointer(start: state.pointee.room, count: state.pointee.count))
    let room = min(Self.largestRoom, state.pointee.capacity * 2)
    state.pointee.room = .allocate(capacity: room)
    (state.pointee.count, state.pointee.capacity) = (0, room)
  }

  /// Notes anything, at the present time where none is given.
  package func note(_ kind: TraceRecord.Kind, _ number: Int = 0, _ value: Int64? = nil) {
    append(TraceRecord(kind, number, value ?? cl_now_ns()))
  }

  /// Notes the CPU time of the thread and, where wanted, of the process.
  package func noteCPU(ofProcess: Bool) {
    note(.callerCPU, 0, ThreadClock.nanoseconds)
    if ofProcess { note(.processCPU, 0, cl_process_cpu_ns()) }
  }

  /// The phase and the index of the task that the thread is in; nil: none.
  package var place: (phase: Int, task: Int)? {
    state.pointee.depth > 0 && state.pointee.stay.index >= 0
      ? (state.pointee.stay.phase, state.pointee.stay.index) : nil
  }
}

extension TraceLane {
  /// The thread enters a phase as a worker. One that is nested in another's task is not asked for its faults.
  package func enter(_ phase: Int, worker: Int, core: Int?, isNested: Bool) {
    var stay = Stay(phase: phase)
    let depth = state.pointee.depth
    if depth > 0 { outer.append(state.pointee.stay) }
    if isNested { stay.isFirst = false } else { stay.faults = cl_thread_faults() }
    if statistics < 0 { statistics = open("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC) }
    // A step of a team, of which there may be thousands: what its thread did since a reading of late is its work as well,
    // and a thread with nothing else to do has only slept.
    let isOfLate =
      isNested && state.pointee.cpu > 0 && (depth == 0 || cl_now_ns() - state.pointee.readAt < Self.ofLate)
    if !isOfLate {
      state.pointee.delay = statistics < 0 ? -1 : cl_read_run_delay(statistics)
      state.pointee.cpu = ThreadClock.nanoseconds
    }
    let now = cl_now_ns()
    if !isOfLate { state.pointee.readAt = now }
    (stay.cpu, stay.delay) = (state.pointee.cpu, state.pointee.delay)
    stay.readAt = isOfLate && depth > 0 ? state.pointee.readAt : now
    state.pointee.stay = stay
    state.pointee.depth = depth + 1
    append(TraceRecord(.enters, phase, now))
    append(TraceRecord(.place, worker, Int64(core ?? -1)))
  }

  /// It is about to run a task.
  @inline(__always)
  package func start(_ index: Int) {
    state.pointee.stay.index = index
    if state.pointee.stay.hasPaused { resume() }
  }

  @inline(never)
  private func resume() {
    state.pointee.stay.hasPaused = false
    let now = cl_now_ns()
    if state.pointee.stay.unread == 0, now &- state.pointee.stay.readAt >= Self.ofLate {
      (state.pointee.stay.cpu, state.pointee.stay.readAt) = (ThreadClock.nanoseconds, now)
      (state.pointee.cpu, state.pointee.readAt) = (state.pointee.stay.cpu, now)
    }
    append(TraceRecord(.starts, 0, now))
  }

  /// It does something else before its next task.
  package func pause() { state.pointee.stay.hasPaused = true }

  @inline(__always)
  package func end(_ index: Int) {
    let now = cl_now_ns()
    append(TraceRecord(.task, index, now))
    state.pointee.stay.unread &+= 1
    if state.pointee.stay.isFirst { noteFaults() }
    if now &- state.pointee.stay.readAt >= Self.cpuPause { readCPU(now) }
  }

  package func leave() {
    let now = cl_now_ns()
    // What is left unread of a thread that is in no other task; of another the outer task's reading covers it.
    if state.pointee.stay.unread > 0, state.pointee.depth == 1 { readCPU(now) }
    append(TraceRecord(.leaves, state.pointee.stay.phase, now))
    state.pointee.depth -= 1
    if let before = outer.popLast() { state.pointee.stay = before } else { state.pointee.stay.index = -1 }
  }

  @inline(never)
  private func noteFaults() {
    state.pointee.stay.isFirst = false
    let now = cl_thread_faults()
    guard state.pointee.stay.faults >= 0, now >= 0 else { return }
    append(TraceRecord(.faults, 0, now - state.pointee.stay.faults))
  }

  @inline(never)
  private func readCPU(_ now: Int64) {
    let cpu = ThreadClock.nanoseconds
    let used = cpu - state.pointee.stay.cpu
    append(TraceRecord(.cpu, 0, used))
    let waited = now - state.pointee.stay.readAt - used
    (state.pointee.stay.cpu, state.pointee.stay.readAt, state.pointee.stay.unread) = (cpu, now, 0)
    (state.pointee.cpu, state.pointee.readAt) = (cpu, now)
    guard waited > Self.shortestDelay, statistics >= 0, state.pointee.stay.delay >= 0 else { return }
    let delay = cl_read_run_delay(statistics)
    guard delay >= 0 else { return }
    append(TraceRecord(.delay, 0, delay - state.pointee.stay.delay))
    (state.pointee.stay.delay, state.pointee.delay) = (delay, delay)
  }
}

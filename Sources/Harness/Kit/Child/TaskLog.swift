import SpeedupCore
import SpeedupSystem
import Synchronization

/// Records what a pool tells its observer, each thread into a lane of its own, and leaves it in files: one for the
/// process, and one for every worker process.
///
/// What one task costs is told at ``TraceLane``; what the files hold at ``TaskLogFile``.
package final class TaskLog: PoolObserver {
  private struct Shared: Sendable {
    var names: [String: Int] = [:]
    var lanes: [ThreadNotes] = []
    var sections = 0
  }

  private static let made = Atomic(0)
  /// No other log of this process, or of one that it was forked from, has it.
  private let identity = TaskLog.made.wrappingAdd(1, ordering: .relaxed).newValue
  private let shared = Mutex(Shared())
  /// Lanes whose memory was touched before any work began; each is taken once.
  private let spare: [ThreadNotes]
  private let spareTaken = Atomic(0)
  private let path: String
  private let workerProcess: Int?
  package let isRehearsal: Bool
  /// Phases from this number on are the process's own.
  private let firstPhase = PhaseDescription.next

  /// A log that ``write()`` puts into a file at `path`, which worker processes lengthen by a number of their own.
  /// - Parameter threads: how many threads will work, so that their lanes are ready.
  package init(path: String, threads: Int = 1, workerProcess: Int? = nil, isRehearsal: Bool = false) {
    self.path = path
    self.isRehearsal = isRehearsal
    self.workerProcess = workerProcess
    spare = (0..<min(1024, threads + 1)).map { _ in ThreadNotes() }
  }

  private func notes() -> ThreadNotes {
    if let known = ThreadSlot.value(of: identity) { return Unmanaged.fromOpaque(known).takeUnretainedValue() }
    let ready = spareTaken.wrappingAdd(1, ordering: .relaxed).oldValue
    let notes = ready < spare.count ? spare[ready] : ThreadNotes()
    shared.withLock { $0.lanes.append(notes) }
    ThreadSlot.set(Unmanaged.passUnretained(notes).toOpaque(), of: identity)
    return notes
  }

  private func number(of name: String) -> Int64 {
    shared.withLock { shared in
      if let known = shared.names[name] { return Int64(known) }
      shared.names[name] = shared.names.count
      return Int64(shared.names.count - 1)
    }
  }

  /// The timed region begins: the time that all others are told from.
  package func regionBegins() {
    let lane = notes().lane
    lane.note(.regionBegins)
    lane.noteCPU(ofProcess: false)
  }

  package func regionEnds() {
    let lane = notes().lane
    lane.note(.regionEnds)
    lane.noteCPU(ofProcess: false)
  }

  package func phaseBegins(_ phase: PhaseDescription) {
    let lane = notes().lane
    let place = phase.within.map { ($0.phase, $0.task) } ?? lane.place
    let name = number(of: phase.name)
    lane.note(.phaseBegins, phase.number)
    lane.note(.phaseSize, phase.workers, Int64(phase.count))
    lane.note(.phaseForm, phase.chunk, name)
    if let place { lane.note(.within, place.0, Int64(place.1)) } else { lane.noteCPU(ofProcess: true) }
  }

  package func phaseEnds(_ phase: PhaseDescription) {
    let lane = notes().lane
    lane.note(.phaseEnds, phase.number)
    if phase.within == nil, lane.place == nil { lane.noteCPU(ofProcess: true) }
  }

  package func workerEnters(_ context: TaskContext) -> any PoolObserver {
    let notes = notes()
    let phase = context.phase
    notes.lane.enter(
      phase.number, worker: context.worker, core: context.virtualCore,
      isNested: phase.within != nil || notes.lane.place != nil)
    return notes
  }

  package func sectionBegins(_ name: String) -> Int {
    let (lane, name) = (notes().lane, number(of: name))
    let section = shared.withLock { shared in
      shared.sections += 1
      return shared.sections
    }
    lane.note(.sectionBegins, section)
    lane.note(.sectionName, 0, name)
    lane.noteCPU(ofProcess: true)
    return section
  }

  package func sectionEnds(_ section: Int) {
    let lane = notes().lane
    lane.note(.sectionEnds, section)
    lane.noteCPU(ofProcess: true)
  }

  package func inWorkerProcess(_ worker: Int) -> (any PoolObserver)? {
    TaskLog(
      path: "\(path).worker-\(worker)-\(Process.identifier)", workerProcess: Process.identifier,
      isRehearsal: isRehearsal)
  }

  // A worker process has nobody to tell that its file can't be written: what is missing shows when it is read.
  package func workerProcessEnds() { try? write() }

  /// Writes all that was recorded. No thread may work any more.
  /// - Throws: `SystemError` naming the file.
  package func write() throws {
    let (lanes, names) = shared.withLock { ($0.lanes.map(\.lane), $0.names) }
    try TaskLogFile.write(
      lanes, to: path, workerProcess: workerProcess, firstPhase: firstPhase,
      names: names.sorted { $0.value < $1.value }.map(\.key))
  }
}

/// One thread's lane as a pool's workers see it.
final class ThreadNotes: PoolObserver {
  let lane = TraceLane()

  func taskStarts(_ index: Int, _ context: TaskContext) { lane.start(index) }
  func taskEnds(_ index: Int, _ context: TaskContext) { lane.end(index) }
  func workerPauses(_ context: TaskContext) { lane.pause() }
  func workerLeaves(_ context: TaskContext) { lane.leave() }
}

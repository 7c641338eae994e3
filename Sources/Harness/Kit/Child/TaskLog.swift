import SpeedupCore
import SpeedupSystem
import Synchronization

/// Records what a pool tells its observer, and leaves it in files: one for the process, and one for every worker process.
///
/// The layout of a file, all numbers little-endian: 8 bytes `SPTASKS1`; the process's number; the number of its first own
/// phase, since a forked process goes on counting where its parent stood; the count of events; every event as
/// five 64-bit numbers (kind and worker in the two halves of the first, then phase, two of the kind's own, and the
/// monotonic clock in ns); the count of names; every name as phase number, length and UTF-8 bytes. Sections have numbers
/// below 0 in the place of a phase.
package final class TaskLog: PoolObserver {
  /// What can happen; `a` and `b` of an event are what stands behind it.
  package enum Kind: UInt32, Sendable {
    /// Tasks, workers.
    case phaseBegins = 1
    /// Outer phase, outer worker; follows the beginning of a nested phase.
    case nestedIn
    /// First task, end of the range.
    case takes
    /// Index, virtual core or -1.
    case taskStarts
    case taskEnds
    case phaseEnds
    case sectionBegins
    case sectionEnds
  }

  /// One thing that happened.
  package struct Event: Sendable, Equatable {
    package var kind: Kind
    package var worker: Int
    package var phase: Int
    package var a: Int
    package var b: Int
    /// The monotonic clock.
    package var nanoseconds: Int64
    /// The process in which it happened.
    package var process = 0
  }

  private struct Names: Sendable {
    var byNumber: [Int: String] = [:]
    var sections = 0
  }

  /// Workers write into lanes of their own, as long as there are no more than this many.
  private static let laneCount = 64
  private let lanes: [Lane]
  private let names = Mutex(Names())
  private let path: String
  /// Phases from this number on are the process's own.
  private let firstPhase = PhaseDescription.next

  /// A log that ``write()`` puts into a file at `path`, which worker processes lengthen by a number of their own.
  package init(path: String) {
    self.path = path
    lanes = (0..<Self.laneCount).map { _ in Lane() }
  }

  private final class Lane: Sendable { let events = Mutex<[Event]>([]) }

  private func note(_ kind: Kind, _ phase: Int, worker: Int = 0, _ a: Int = 0, _ b: Int = 0) {
    let event = Event(
      kind: kind, worker: worker, phase: phase, a: a, b: b, nanoseconds: ProcessClock.nanoseconds)
    lanes[worker % Self.laneCount].events.withLock { $0.append(event) }
  }

  package func phaseBegins(_ phase: PhaseDescription) {
    names.withLock { $0.byNumber[phase.number] = phase.name }
    note(.phaseBegins, phase.number, phase.count, phase.workers)
    if let place = phase.within { note(.nestedIn, phase.number, place.phase, place.worker) }
  }

  package func worker(_ worker: Int, takes tasks: Range<Int>, of phase: PhaseDescription) {
    note(.takes, phase.number, worker: worker, tasks.lowerBound, tasks.upperBound)
  }

  package func taskStarts(_ index: Int, _ context: TaskContext) {
    note(.taskStarts, context.phase.number, worker: context.worker, index, context.virtualCore ?? -1)
  }

  package func taskEnds(_ index: Int, _ context: TaskContext) {
    note(.taskEnds, context.phase.number, worker: context.worker, index)
  }

  package func phaseEnds(_ phase: PhaseDescription) { note(.phaseEnds, phase.number) }

  package func sectionBegins(_ name: String) {
    let number = names.withLock { names in
      names.sections += 1
      names.byNumber[-names.sections] = name
      return -names.sections
    }
    note(.sectionBegins, number)
  }

  package func sectionEnds(_ name: String) {
    let number = names.withLock { names in names.byNumber.filter { $0.value == name && $0.key < 0 }.keys.min() ?? 0 }
    note(.sectionEnds, number)
  }

  package func inWorkerProcess(_ worker: Int) -> (any PoolObserver)? {
    TaskLog(path: "\(path).worker-\(worker)-\(Process.identifier)")
  }

  // A worker process has nobody to tell that its file can't be written: what is missing shows when it is read.
  package func workerProcessEnds() { try? write() }

  /// Writes all that was recorded.
  /// - Throws: `SystemError` naming the file.
  package func write() throws {
    let events = lanes.flatMap { $0.events.withLock { $0 } }
    let names = names.withLock { $0.byNumber }
    var writer = ByteWriter()
    for byte in Self.magic { writer.write(byte) }
    for number in [Process.identifier, firstPhase] { writer.write(Int64(number).littleEndian) }
    writer.write(UInt64(events.count).littleEndian)
    for event in events {
      writer.write((UInt64(event.kind.rawValue) | UInt64(event.worker) << 32).littleEndian)
      for number in [event.phase, event.a, event.b] { writer.write(Int64(number).littleEndian) }
      writer.write(event.nanoseconds.littleEndian)
    }
    writer.write(UInt64(names.count).littleEndian)
    for (number, name) in names.sorted(by: { $0.key < $1.key }) {
      writer.write(Int64(number).littleEndian)
      writer.write(UInt64(name.utf8.count).littleEndian)
      for byte in name.utf8 { writer.write(byte) }
    }
    try? Files.remove(path)
    try OpenFile(appending: path).write(writer.bytes)
  }

  static let magic = Array("SPTASKS1".utf8)
}

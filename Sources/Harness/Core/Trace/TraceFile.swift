/// The file of one trace, `NAME.trace`.
///
/// ```text
/// "SPTRACE1"                                      8 bytes
/// origin, name                                    texts: length, UTF-8 bytes
/// workers, cores, ranOn?, wall, cpu?              of the whole
/// count of missing lines, the lines               texts
/// count of phases, and each:
///   name                                          text
///   flags                                         1 serial, 2 nested, 4 locks
///   workers, chunk, begin, end - begin            the last two signed
///   processCPU?, taskCPU?
///   outer phase, outer task                       where nested
///   where there are locks: their count, the names  texts
///   count of holds, and each, by task and time:
///     task - task before, lock                    the first counts from 0; both are places in lists
///     asked - end before, start - asked, end - start  the first signed; the first hold counts from the phase's begin
///   count of tasks, and each, by its index:
///     flags                                       1 taken, 2 core, 4 CPU, 8 run delay, 16 faults
///     index - index before - 1, worker            the first counts from -1
///     start - start before, end - start           signed; the first counts from the phase's begin
///     taken, core, CPU, run delay, faults         those that the flags name; taken without one: index / chunk
/// "SPTREND1"                                      8 bytes
/// ```
///
/// Numbers are LEB128: seven bits a byte, lowest first, the eighth bit says that more follow; signed ones are folded
/// (0, -1, 1, -2, … become 0, 1, 2, 3, …). Times are nanoseconds. `?`: 0 for "not known", else the number + 1.
package enum TraceFile {
  static let magic = Array("SPTRACE1".utf8)
  static let end = Array("SPTREND1".utf8)

  /// All bytes of a trace's file. Times are kept to the nanosecond.
  package static func bytes(of trace: TaskTrace) -> [UInt8] {
    var writer = TraceWriter()
    writer.begin(trace)
    for phase in trace.phases { writer.add(phase) }
    return writer.finished()
  }

  /// Whether bytes begin as such a file does.
  package static func isOne(_ bytes: [UInt8]) -> Bool { bytes.starts(with: magic) }
}

/// Flags of phases and tasks in the file.
enum TraceFlags {
  static let (serial, nested, locks): (UInt8, UInt8, UInt8) = (1, 2, 4)
  static let (taken, core, cpu, delay, faults): (UInt8, UInt8, UInt8, UInt8, UInt8) = (1, 2, 4, 8, 16)
}

private struct TraceWriter {
  private var bytes = TraceFile.magic

  mutating func begin(_ trace: TaskTrace) {
    text(trace.origin.rawValue)
    text(trace.name)
    number(trace.workers)
    number(trace.cores)
    known(trace.ranOn)
    number(Self.nanoseconds(trace.wall))
    known(trace.cpu.map(Self.nanoseconds))
    number(trace.missing.count)
    for line in trace.missing { text(line) }
    number(trace.phases.count)
  }

  mutating func add(_ phase: TaskTrace.Phase) {
    text(phase.name)
    bytes.append(
      (phase.isSerial ? TraceFlags.serial : 0) | (phase.within != nil ? TraceFlags.nested : 0)
        | (phase.locks.isEmpty ? 0 : TraceFlags.locks))
    number(phase.workers)
    number(phase.chunk)
    let begin = Self.nanoseconds(phase.begin)
    signed(begin)
    signed(Self.nanoseconds(phase.end) - begin)
    known(phase.processCPU.map(Self.nanoseconds))
    known(phase.taskCPU.map(Self.nanoseconds))
    if let outer = phase.within {
      number(outer.phase)
      number(outer.task)
    }
    if !phase.locks.isEmpty { addLocks(phase, begin) }
    number(phase.tasks.count)
    var (index, start) = (-1, begin)
    for task in phase.tasks {
      add(task, after: index, start, chunk: phase.chunk)
      (index, start) = (task.index, Self.nanoseconds(task.start))
    }
  }

  private mutating func addLocks(_ phase: TaskTrace.Phase, _ begin: Int64) {
    number(phase.locks.count)
    for name in phase.locks { text(name) }
    number(phase.holds.count)
    var (task, before) = (0, begin)
    for hold in phase.holds {
      let (asked, start, end) = (
        Self.nanoseconds(hold.asked), Self.nanoseconds(hold.start), Self.nanoseconds(hold.end)
      )
      number(hold.task - task)
      number(hold.lock)
      signed(asked - before)
      number(start - asked)
      number(end - start)
      (task, before) = (hold.task, end)
    }
  }

  private mutating func add(_ task: TaskTrace.Task, after index: Int, _ before: Int64, chunk: Int) {
    let (core, cpu, delay, faults) = (task.virtualCore, task.cpu, task.runDelay, task.faults)
    let isTakenInTurn = task.taken == task.index / max(1, chunk)
    bytes.append(
      (isTakenInTurn ? 0 : TraceFlags.taken) | (core == nil ? 0 : TraceFlags.core) | (cpu == nil ? 0 : TraceFlags.cpu)
        | (delay == nil ? 0 : TraceFlags.delay) | (faults == nil ? 0 : TraceFlags.faults))
    number(task.index - index - 1)
    number(task.worker)
    let start = Self.nanoseconds(task.start)
    signed(start - before)
    signed(Self.nanoseconds(task.end) - start)
    if !isTakenInTurn { number(task.taken) }
    if let core { number(core) }
    if let cpu { number(Self.nanoseconds(cpu)) }
    if let delay { number(Self.nanoseconds(delay)) }
    if let faults { number(faults) }
  }

  mutating func finished() -> [UInt8] {
    bytes += TraceFile.end
    return bytes
  }

  /// As far as 64 bits reach; no span that was measured comes near.
  private static func nanoseconds(_ time: Seconds) -> Int64 {
    Int64(exactly: (time.value * 1e9).rounded()) ?? (time.value < 0 ? -.max : .max - 1)
  }

  private mutating func text(_ text: String) {
    number(text.utf8.count)
    bytes += Array(text.utf8)
  }

  private mutating func known(_ value: Int?) { raw(value.map { UInt64(max(0, $0)) + 1 } ?? 0) }
  private mutating func known(_ value: Int64?) { raw(value.map { UInt64(max(0, $0)) + 1 } ?? 0) }
  private mutating func number(_ value: Int) { raw(UInt64(max(0, value))) }
  private mutating func number(_ value: Int64) { raw(UInt64(max(0, value))) }
  private mutating func signed(_ value: Int64) { raw(UInt64(bitPattern: value << 1 ^ value >> 63)) }

  private mutating func raw(_ value: UInt64) {
    var left = value
    while left >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: left) | 0x80)
      left >>= 7
    }
    bytes.append(UInt8(left))
  }
}

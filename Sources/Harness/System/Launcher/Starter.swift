import CSpeedupLinux
import Glibc
import SpeedupCore

/// A thread of the launcher that starts programs and waits for their ends, and does nothing else.
///
/// What the launcher does between two runs (files of /proc and of the cgroup, messages, clean-up) drives the kernel's
/// code and data for starting programs out of the caches of the CPU it runs on: the next start there takes some 40 µs
/// longer than in a loop that does nothing but start programs. So that work is kept off the CPU on which the program is
/// started: this thread sits on the first of the run's CPUs, and its owner on the others, as far as there are any.
final class Starter {
  private let starter: OpaquePointer
  /// Its thread's id, for counters of what it starts.
  let thread: pid_t
  /// The CPUs that may be used here.
  private let allowed: CpuSet?
  private var home: (cpu: Int, mask: CBytes)?

  /// Makes the thread, which is there until the process ends.
  /// - Throws: ``SystemError``.
  init() throws(SystemError) {
    allowed = try? Affinity.allowed()
    var made: OpaquePointer?
    let code = cl_starter_open(&made)
    guard let made else { throw SystemError(call: "start a thread", code: -code) }
    starter = made
    thread = cl_starter_thread(made)
  }

  /// Becomes readable when the program has ended, which is not reaped then.
  var descriptor: Int32 { cl_starter_descriptor(starter) }

  /// The monotonic clock in nanoseconds right after the end of the program, asked once; nil: it has not ended.
  func ended() -> Int64? {
    let time = cl_starter_ended(starter)
    return time >= 0 ? time : nil
  }

  /// Sleeps until the program has ended.
  /// - Returns: when, as ``ended()``.
  @discardableResult
  func waitForEnd() -> Int64 {
    var end = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while true {
      if let time = ended() { return time }
      _ = poll(&end, 1, -1)
    }
  }

  /// Takes the thread, and so all programs that it starts from now on, into a cgroup of version 1. No program may be running.
  ///
  /// The thread alone: to move the whole process takes a lock of the kernel's that first waits for all CPUs, some 10 ms, and
  /// holds up every fork of the machine meanwhile.
  /// - Returns: false where the system refuses.
  func enter(_ group: String) -> Bool {
    let file = open("\(group)/tasks", O_WRONLY | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    return cl_starter_enter(starter, file) == 0
  }

  /// The thread's CPU time in nanoseconds.
  var cpuNanoseconds: Int64 { cl_starter_cpu_ns(starter) }

  /// Settles on the first of the run's CPUs, and the calling thread, the owner's, on the others that are allowed.
  /// - Returns: the CPUs that the run may use.
  func settle(for cpus: CpuSet?) -> CpuSet? {
    guard let wanted = cpus ?? allowed, let first = wanted.cpus.first, let allowed else { return cpus }
    if home?.cpu != first {
      let mask = CpuSet([first]).mask
      home = (first, CBytes(mask))
      let others = CpuSet(allowed.cpus.filter { $0 != first })
      // A matter of what a run costs and not of what it measures: where it can't be had, it is not.
      try? Affinity.pinThisThread(to: others.count > 0 ? others : allowed)
    }
    return wanted
  }

  /// Has the thread start what `request` says. Returns a millisecond later, or when something is to be done.
  /// - Parameter watched: descriptors that are looked at as soon as there is something in them.
  /// - Returns: 0 or the negative number of the error.
  func start(_ request: inout cl_spawn_request, _ result: inout cl_spawn_result, watched: [Int32]) -> Int32 {
    cl_starter_start(
      starter, home.map { UnsafePointer($0.mask.pointer) }, home?.mask.count ?? 0, &request, &result, watched,
      Int32(watched.count))
  }
}

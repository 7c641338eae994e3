import CSpeedupLinux
import Glibc
import SpeedupCore

/// Starts and ends a program that does nothing, just before a command that is timed.
///
/// Where the harness flushes rows to the disk between two runs, or makes a cgroup, then for that millisecond or two the
/// kernel's code and data for starting and ending programs are used by nobody and go cold: where other guests share
/// the processor's caches the next start then takes 0.1 to 0.2 ms longer than in a loop that does nothing but
/// start programs. The harness should not be seen in its own figures, so it warms up what it let go cold.
struct Primer {
  /// After a pause of 5 ms one start leaves about 50 µs of it and two about 25 (a bench of its own, medians of 200
  /// series of starts). In a noisy hour three leave 29 µs [20, 39] in a sweep, four 11 [2, 19], five 15 [6, 22] and
  /// eight 15 [4, 20] (over 250 series of 20 runs each, in random order, a bare loop between them).
  /// They are made after short pauses too: without them after less than 2 ms, runs of /bin/true read 47 µs longer, with
  /// one start 13 (medians of 24 sweeps of 100 runs, in turn), although a run then costs 1.9 or 2.3 ms instead of 4.0.
  private static let starts = 4

  private let program: String

  /// Nil where there is no `true` to start.
  init?() {
    guard let program = Tool.find("true") else { return nil }
    self.init(program: program)
  }

  /// Starts this program instead, which should do as little as `true`.
  init(program: String) { self.program = program }

  /// Starts it on these CPUs and waits for its end, so many times; what goes wrong shows in the run itself.
  package func run(on cpus: CpuSet?) {
    let start = ProgramStart(path: program, command: [program], cpus: cpus)
    for _ in 0..<Self.starts {
      guard let started = try? start.start() else { return }
      var usage = cl_usage()
      _ = cl_wait(started.pid, 1, &usage)
      close(started.pidfd)
    }
  }
}

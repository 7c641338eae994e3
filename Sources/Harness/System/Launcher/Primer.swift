import CSpeedupLinux
import Glibc
import SpeedupCore

/// Starts and ends a program that does nothing, before a command that is timed and that comes after a pause.
///
/// In a pause the kernel's code and data for starting and ending programs are used by nobody and go cold: where other
/// guests share the processor's caches the next start then takes 0.1 to 0.2 ms longer than in a loop that does nothing
/// but start programs. After a pause of 5 ms one start leaves about 50 µs of it and two about 25 (a bench of its own,
/// medians of 200 series of starts). Between two runs that follow each other none is needed: ``Starter``.
struct Primer {
  private static let starts = 4
  /// Before the first run of many: the first ten starts after 0.4 s of rest took 1.3 ms each where later ones took 0.9, and
  /// some twenty more went by until they did (results/overhead).
  static let startsAtBegin = 10

  private let program: String
  /// Shorter pauses are none.
  private let pause: Seconds
  /// When the run before ended.
  private var latest: Seconds?

  /// Nil where there is no `true` to start.
  init?() {
    guard let program = Tool.find("true") else { return nil }
    self.init(program: program)
  }

  /// Starts this program instead, which should do as little as `true`.
  init(program: String, pause: Seconds = Seconds(0.005)) {
    self.program = program
    self.pause = pause
  }

  mutating func noteEnd() { latest = ProcessClock.now }

  /// Starts it on these CPUs and waits for its end, so many times, if nothing has ended lately; what goes wrong shows in
  /// the run itself.
  package func run(on cpus: CpuSet?, by starter: Starter) {
    if let latest, ProcessClock.now - latest < pause { return }
    run(on: cpus, by: starter, times: Self.starts)
  }

  /// The same, so many times, whatever has ended lately.
  func run(on cpus: CpuSet?, by starter: Starter, times: Int) {
    let start = ProgramStart(path: program, command: [program], cpus: cpus)
    for _ in 0..<times {
      guard let started = try? start.start(by: starter) else { return }
      starter.waitForEnd()
      var usage = cl_usage()
      _ = cl_wait(started.pid, 1, &usage)
      close(started.pidfd)
    }
  }
}

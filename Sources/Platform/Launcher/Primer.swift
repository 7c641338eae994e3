import CLinux
import Glibc

/// Starts and ends a program that does nothing, just before a command that is timed.
///
/// Between two runs the harness flushes a row to the disk and makes a cgroup, and for that millisecond or two the
/// kernel's code and data for starting and ending programs are used by nobody and go cold: where other guests share
/// the processor's caches the next start then takes 0.1 to 0.2 ms longer than in a loop that does nothing but
/// start programs. The harness should not be seen in its own figures, so it warms up what it let go cold.
struct Primer {
  private let program: String

  /// Nil where there is no `true` to start.
  init?() {
    guard let program = Tool.find("true") else { return nil }
    self.program = program
  }

  /// Starts it on these CPUs and waits for its end; what goes wrong shows in the run itself.
  func run(on cpus: CpuSet?) {
    let null = open("/dev/null", O_WRONLY | O_CLOEXEC)
    defer { close(null) }
    let arguments = CStrings([program])
    let mask = cpus.map { CBytes($0.mask) }
    var started = cl_spawn_result()
    let code = program.withCString { path in
      var request = cl_spawn_request()
      request.path = path
      request.arguments = UnsafePointer(arguments.pointer)
      request.environment = UnsafePointer(environ)
      request.mask = mask.map { UnsafePointer($0.pointer) }
      request.mask_bytes = mask?.count ?? 0
      request.output = null
      request.errors = null
      request.report = -1
      return withExtendedLifetime((arguments, mask)) { cl_spawn(&request, &started) }
    }
    guard code == 0 else { return }
    var usage = cl_usage()
    _ = cl_wait(started.pid, 1, &usage)
    close(started.pidfd)
  }
}

import CSpeedupLinux
import Glibc
import Testing

@testable import SpeedupCore
@testable import SpeedupSystem

/// Programs that help, and what they leave.
@Suite struct ToolTests {
  @Test func `at its time limit a tool ends with all that it started`() throws {
    let mark = LauncherTests.mark
    let script = "sh -c 'sleep 1000; : \(mark)' & sh -c 'sleep 1000; : \(mark)'; : \(mark)"
    let result = try Tool.run("/bin/sh", ["-c", script], limit: Seconds(0.5))
    #expect(result.status == 128 + SIGKILL && result.errors.contains("killed after"))
    for _ in 0..<500 where LauncherTests.living(mark) > 0 { usleep(10_000) }
    #expect(LauncherTests.living(mark) == 0)
  }

  @Test func `a tool that closes its outputs and goes on ends at its limit too`() throws {
    let result = try Tool.run("/bin/sh", ["-c", "exec >&- 2>&-; sleep 1000"], limit: Seconds(0.5))
    #expect(result.status == 128 + SIGKILL)
  }

  @Test(arguments: [SIGTERM, SIGINT]) func `a signal that ends this process ends its tool`(number: Int32) async throws {
    let mark = LauncherTests.mark
    await #expect(processExitsWith: .signal(number)) { [number, mark = mark as String] in
      signal(number, SIG_DFL)
      _ = try Tool.run("/bin/sh", ["-c", "kill -\(number) $PPID; sleep 1000; : \(mark)"])
    }
    for _ in 0..<500 where LauncherTests.living(mark) > 0 { usleep(10_000) }
    #expect(LauncherTests.living(mark) == 0)
  }

  /// The threads of a pool block all signals.
  @Test func `a signal that comes while a tool starts ends a process whose thread blocks it`() async {
    await #expect(processExitsWith: .signal(SIGTERM)) {
      signal(SIGTERM, SIG_DFL)
      var set = sigset_t()
      sigemptyset(&set)
      sigaddset(&set, SIGTERM)
      cl_group_starts()
      pthread_sigmask(SIG_UNBLOCK, &set, nil)
      raise(SIGTERM)  // its handler has run when this returns, and left the end to whoever starts the tool
      pthread_sigmask(SIG_BLOCK, &set, nil)
      cl_group_is_over(cl_group_ends_with_us(0))
    }
  }

  @Test func `a signal that is watched for ends a tool that runs`() async {
    await #expect(processExitsWith: .success) {
      Interrupts.watch()
      let result = try Tool.run("/bin/sh", ["-c", "kill -TERM $PPID; sleep 1000"])
      #expect(result.status == 128 + SIGKILL && result.errors.contains("a signal said to stop"))
    }
  }
}

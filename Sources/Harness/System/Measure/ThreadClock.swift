import Glibc
import SpeedupCore

/// The CPU time of the calling thread.
package enum ThreadClock {
  /// User and kernel time so far, in whole nanoseconds as the kernel accounts them.
  package static var nanoseconds: Int64 {
    var now = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now)
    return Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec)
  }

  /// The same as a span.
  package static var now: Seconds { Seconds(nanoseconds: nanoseconds) }
}

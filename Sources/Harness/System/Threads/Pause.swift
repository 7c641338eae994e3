import Glibc
import SpeedupCore

/// Doing nothing on purpose.
package enum Pause {
  /// Lets the calling thread sleep for `time`, which the kernel may stretch by some 50 µs; a signal may end it early.
  package static func sleep(_ time: Seconds) {
    let whole = Int(max(0, time.value))
    var span = timespec(tv_sec: whole, tv_nsec: Int((max(0, time.value) - Double(whole)) * 1e9))
    nanosleep(&span, nil)
  }
}

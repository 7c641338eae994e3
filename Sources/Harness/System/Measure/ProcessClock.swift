import CSpeedupLinux
import Glibc
import SpeedupCore

package enum ProcessClock {
  /// How long ago this process was started, by the kernel's record of it (to a hundredth of a second) against its
  /// clock since boot; nil where /proc does not tell.
  package static var age: Seconds? {
    guard let stat = try? Files.readText("/proc/self/stat"), let close = stat.lastIndex(of: ")"),
      let uptime = try? Files.readText("/proc/uptime"),
      let now = uptime.split(separator: " ").first.flatMap({ Double($0) })
    else { return nil }
    let fields = stat[stat.index(after: close)...].split(separator: " ")
    // Field 22 of the line, the 20th behind the name: start in ticks of 1/100 s after boot.
    guard fields.count > 19, let ticks = Double(fields[19]) else { return nil }
    return Seconds(max(0, now - ticks / 100))
  }

  /// The monotonic clock, in seconds from an arbitrary start.
  package static var now: Seconds { Seconds(nanoseconds: cl_now_ns()) }

  /// The same clock in nanoseconds.
  package static var nanoseconds: Int64 { cl_now_ns() }

  /// CPU time of all threads of this process so far, up to this moment, in nanoseconds.
  package static var cpuNanoseconds: Int64 {
    var now = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now)
    return Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec)
  }

  /// CPU time, user and kernel, of all threads of this process so far and of the children it has waited for.
  package static var cpu: Seconds {
    [Int32(0), 1].reduce(Seconds(0)) { sum, children in
      var usage = cl_usage()
      _ = cl_usage_now(children, &usage)
      return sum + Seconds(Double(usage.user_us + usage.system_us) * 1e-6)
    }
  }
}

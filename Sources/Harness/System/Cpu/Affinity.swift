import CSpeedupLinux
import SpeedupCore

/// The affinity masks of threads and processes.
package enum Affinity {
  /// The CPUs a process (or the calling thread, by default) may run on, read from the kernel.
  /// - Throws: ``SystemError`` when the process is gone or out of reach.
  package static func allowed(process: Int32 = 0) throws -> CpuSet {
    // Doubled until the kernel stops refusing: it wants room for every CPU it was built for.
    var bytes = 128
    while true {
      var mask = [UInt8](repeating: 0, count: bytes)
      let filled = cl_get_affinity(process, &mask, bytes)
      if filled >= 0 { return CpuSet(mask: mask.prefix(Int(filled))) }
      guard filled == -22, bytes < 65_536 else {
        throw SystemError(call: "sched_getaffinity", code: -filled)
      }
      bytes *= 2
    }
  }

  /// Pins the calling thread to `cpus`.
  /// - Throws: ``SystemError``, with EINVAL when none of them is allowed here.
  package static func pinThisThread(to cpus: CpuSet) throws {
    let mask = cpus.mask
    let result = cl_set_affinity(0, mask, mask.count)
    guard result == 0 else { throw SystemError(call: "sched_setaffinity to \(cpus.list)", code: -result) }
  }

  /// The CPU that the calling thread is on right now; nil when the kernel does not tell.
  package static var currentCpu: Int? {
    let cpu = cl_current_cpu()
    return cpu >= 0 ? Int(cpu) : nil
  }
}

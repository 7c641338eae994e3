import CSpeedupLinux
import Glibc

/// Whether instructions can be counted here.
package enum HardwareCounters: Sendable, Equatable {
  case available
  /// The machine may have counters, but this process is kept from them.
  case refused(reason: String)
  case absent(reason: String)

  /// What trying to count instructions gave.
  package enum Probe: Sendable, Equatable {
    /// The kernel refused to open the counter, with this error number.
    case failed(code: Int32)
    /// It opened, and this is what it read after some work.
    case counted(Int64)
  }

  /// What a probe means.
  /// - Parameter paranoid: the setting /proc/sys/kernel/perf_event_paranoid.
  package init(_ probe: Probe, paranoid: Int?) {
    switch probe {
    case .counted(let instructions) where instructions > 0: self = .available
    case .counted: self = .absent(reason: "the counter opens but counts nothing")
    case .failed(let code) where code == EACCES || code == EPERM:
      let setting = paranoid.map { "perf_event_paranoid is \($0)" } ?? "perf_event_paranoid is unknown"
      self = .refused(reason: "no permission; \(setting)")
    case .failed(let code) where code == ENOSYS:
      self = .absent(reason: "the kernel has no perf_event_open")
    case .failed(let code) where code == ENOENT || code == EOPNOTSUPP || code == ENODEV:
      self = .absent(reason: "the processor or hypervisor offers no instruction counter")
    case .failed(let code): self = .refused(reason: String(cString: strerror(code)))
    }
  }

  /// Tries to count this thread's instructions.
  package static func probe() -> Probe {
    let descriptor = cl_counter_open(InstructionCounter.hardware, InstructionCounter.instructions, 0)
    guard descriptor >= 0 else { return .failed(code: -descriptor) }
    defer { close(descriptor) }
    // Some virtual machines let the counter be opened and never move it; getting here took instructions
    // enough to tell.
    var count: Int64 = 0
    let got = read(descriptor, &count, MemoryLayout<Int64>.size)
    return got == MemoryLayout<Int64>.size ? .counted(count) : .failed(code: got < 0 ? errno : EIO)
  }
}

extension HardwareCounters: CustomStringConvertible {
  /// `available`, or what is in the way.
  package var description: String {
    switch self {
    case .available: "available"
    case .refused(let reason): "refused: \(reason)"
    case .absent(let reason): "absent: \(reason)"
    }
  }
}

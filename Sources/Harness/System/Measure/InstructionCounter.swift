import CSpeedupLinux
import Glibc

/// The machine's counter of instructions retired in user mode, for one thread and everything it starts.
package final class InstructionCounter {
  /// PERF_TYPE_HARDWARE and PERF_COUNT_HW_INSTRUCTIONS of linux/perf_event.h.
  static let (hardware, instructions): (UInt32, UInt64) = (0, 1)

  private let descriptor: Int32
  private var start: Int64 = 0

  /// Opens the counter; nil where the machine has none or does not let us (many virtual machines).
  /// - Parameter thread: its id; 0: the calling one.
  package convenience init?(of thread: pid_t = 0) {
    self.init(type: Self.hardware, config: Self.instructions, of: thread)
  }

  /// Opens any counter of perf_event_open that is inherited by children.
  init?(type: UInt32, config: UInt64, of thread: pid_t = 0) {
    descriptor = cl_counter_open(type, config, thread)
    if descriptor < 0 { return nil }
  }

  deinit { close(descriptor) }

  package func reset() { start = max(0, cl_counter_read(descriptor)) }

  /// The count since the reset, children that have ended included; nil when it can't be read.
  package var value: Int? {
    let now = cl_counter_read(descriptor)
    return now >= start ? Int(now - start) : nil
  }
}

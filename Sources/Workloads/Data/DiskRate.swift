import SpeedupKit
import Synchronization

/// A disk that takes no more than so many bytes a second, whoever writes: what a slow or shared disk is to a program. It
/// is kept by pauses after each piece, so it holds on any machine, needs no privileges, and uses no CPU.
final class DiskRate: Sendable {
  let bytesPerSecond: Double
  /// When the disk is free again, by the monotonic clock.
  private let free = Mutex(0.0)

  init(_ bytesPerSecond: Bytes) { self.bytesPerSecond = Double(bytesPerSecond.count) }

  /// Waits until the disk has taken `bytes` more, behind what others gave it before.
  func take(_ bytes: Int) {
    let now = ProcessClock.now.value
    let until = free.withLock { free in
      free = max(free, now) + Double(bytes) / bytesPerSecond
      return free
    }
    if until > now { Pause.sleep(Seconds(until - now)) }
  }

  /// The rate in a parameter's text, such as `20M`; nil where it is empty.
  /// - Throws: `InputError` naming the option for what is no size.
  static func of(_ text: String?, option: String) throws -> DiskRate? {
    guard let text, !text.isEmpty else { return nil }
    guard let rate = Bytes(text), rate.count > 0 else {
      throw InputError("--\(option) '\(text)': take a size in bytes a second, such as 20M")
    }
    return DiskRate(rate)
  }
}

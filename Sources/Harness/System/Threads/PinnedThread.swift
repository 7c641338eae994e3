import CSpeedupLinux
import Glibc
import SpeedupCore

/// A thread of our own with a chosen stack, pinned to one CPU from its first instruction.
package struct PinnedThread: Sendable {
  private let handle: pthread_t

  /// Starts a thread that runs `body` and ends.
  /// - Parameter cpu: the only CPU it may run on; nil leaves it the caller's mask.
  /// - Throws: ``SystemError``: EAGAIN at a limit on threads or memory, EINVAL for a CPU that is not allowed
  ///   here.
  package init(stack: Bytes, cpu: Int?, _ body: @escaping @Sendable () -> Void) throws {
    let start = Unmanaged.passRetained(ThreadBody(body))
    var handle = pthread_t()
    let mask = cpu.map { CpuSet([$0]).mask }
    let result = cl_thread_start(
      mask, mask?.count ?? 0, Int(stack.count),
      { argument in
        Unmanaged<ThreadBody>.fromOpaque(argument!).takeRetainedValue().run()
        return nil
      }, start.toOpaque(), &handle)
    guard result == 0 else {
      start.release()
      throw SystemError(call: "start a thread" + (cpu.map { " on CPU \($0)" } ?? ""), code: -result)
    }
    self.handle = handle
  }

  /// Waits until the thread has ended, and frees its stack. Call it exactly once.
  package func join() { pthread_join(handle, nil) }

  /// The kernel's id of the calling thread.
  package static var currentID: Int32 { cl_thread_id() }
}

/// Carries a closure through the one pointer that a thread is started with.
private final class ThreadBody {
  let run: @Sendable () -> Void
  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

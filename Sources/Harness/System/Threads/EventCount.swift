import CSpeedupLinux
import Synchronization

/// An eventcount (Reed and Kanodia, 1979): a counter that only grows, and on which threads sleep until it
/// does.
///
/// A futex and not a condition variable: threads woken together have no mutex to queue for, so hundreds can
/// start at once. The counter wraps, which is harmless while a waiter is less than 2³² events behind.
package final class EventCount: Sendable {
  // Atomic has the layout of its value (SE-0410), which is what the kernel reads; on the heap its address
  // stays.
  nonisolated(unsafe) private let word: UnsafeMutablePointer<Atomic<UInt32>>

  package init() {
    word = .allocate(capacity: 1)
    word.initialize(to: Atomic(0))
  }

  deinit {
    word.deinitialize(count: 1)
    word.deallocate()
  }

  package var value: UInt32 { word.pointee.load(ordering: .acquiring) }

  /// Sleeps until the count is no longer `seen`. All that happened before the matching ``advance()`` is
  /// visible.
  package func wait(after seen: UInt32) {
    while value == seen { _ = cl_futex_wait(futex, seen) }
  }

  /// Counts one event and wakes all who wait.
  package func advance() {
    word.pointee.wrappingAdd(1, ordering: .releasing)
    _ = cl_futex_wake(futex, .max)
  }

  private var futex: UnsafePointer<UInt32> {
    UnsafeRawPointer(word).assumingMemoryBound(to: UInt32.self)
  }
}

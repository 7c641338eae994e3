import Glibc
import Synchronization

/// Long work in consecutive parts, of which several are made at once. What comes of it does not depend on how many threads
/// there are: each part is made by itself, and they are taken in their order.
package enum Parts {
  /// How many threads make parts at once: 1 until whoever knows the machine says otherwise.
  package static let threads = Atomic<Int>(1)

  /// Makes the parts of so many things, of `size` things each, and takes them one after the other on the caller's thread.
  /// Few are ahead of the one that is taken, so that a large whole is never held.
  /// - Parameters:
  ///   - threads: how many make parts; nil: as many as there may be.
  ///   - make: makes a part of these things, on any thread.
  ///   - take: whether it wants more.
  /// - Throws: what `take` throws; no part is made any more then.
  package static func make<Part: Sendable, Failure: Error>(
    of count: Int, each size: Int, by threads: Int? = nil, _ make: @escaping @Sendable (Range<Int>) -> Part,
    take: (Part) throws(Failure) -> Bool
  ) throws(Failure) {
    let parts = (count + size - 1) / size
    let part: @Sendable (Int) -> Part = { make(($0 * size)..<min(count, ($0 + 1) * size)) }
    let helpers = min(threads ?? self.threads.load(ordering: .relaxed), parts) - 1
    guard helpers > 0 else {
      for number in 0..<parts where try !take(part(number)) { return }
      return
    }
    let line = PartsLine(parts, ahead: 2 * (helpers + 1), part)
    let crew = (0..<helpers).compactMap { _ in thread { line.help() } }
    defer {
      line.end()
      for thread in crew { pthread_join(thread, nil) }
    }
    for number in 0..<parts {
      guard try take(line.part(number)) else { return }
      line.hasTaken()
    }
  }

  /// nil where none can be had: the others do its work.
  private static func thread(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
    var thread = pthread_t()
    let argument = Unmanaged.passRetained(ThreadBody(body))
    let result = pthread_create(
      &thread, nil,
      { raw in
        Unmanaged<ThreadBody>.fromOpaque(raw!).takeRetainedValue().run()
        return nil
      }, argument.toOpaque())
    if result != 0 { argument.release() }
    return result == 0 ? thread : nil
  }
}

/// Carries a closure through the one pointer that a thread is started with.
private final class ThreadBody {
  let run: @Sendable () -> Void
  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

/// The parts that are being made, and those that wait to be taken. All is behind the lock.
private final class PartsLine<Part: Sendable>: @unchecked Sendable {
  private let count, ahead: Int
  private let make: @Sendable (Int) -> Part
  private let lock: UnsafeMutablePointer<pthread_mutex_t>
  private let changed: UnsafeMutablePointer<pthread_cond_t>
  private var next = 0
  private var taken = 0
  private var made: [Int: Part] = [:]
  private var isEnded = false

  init(_ count: Int, ahead: Int, _ make: @escaping @Sendable (Int) -> Part) {
    (self.count, self.ahead, self.make) = (count, ahead, make)
    (lock, changed) = (.allocate(capacity: 1), .allocate(capacity: 1))
    pthread_mutex_init(lock, nil)
    pthread_cond_init(changed, nil)
  }

  deinit {
    pthread_mutex_destroy(lock)
    pthread_cond_destroy(changed)
    lock.deallocate()
    changed.deallocate()
  }

  /// What a helping thread does until there are no more parts.
  func help() {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    while !isEnded, next < count {
      if next < taken + ahead { makeNext() } else { pthread_cond_wait(changed, lock) }
    }
  }

  /// A part, when it is made: until then the caller makes others.
  func part(_ number: Int) -> Part {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    while true {
      if let part = made.removeValue(forKey: number) { return part }
      if next < min(count, taken + ahead) { makeNext() } else { pthread_cond_wait(changed, lock) }
    }
  }

  /// The part that was given last has been dealt with.
  func hasTaken() {
    pthread_mutex_lock(lock)
    taken += 1
    pthread_cond_broadcast(changed)
    pthread_mutex_unlock(lock)
  }

  func end() {
    pthread_mutex_lock(lock)
    isEnded = true
    pthread_cond_broadcast(changed)
    pthread_mutex_unlock(lock)
  }

  /// Lets go of the lock meanwhile.
  private func makeNext() {
    let number = next
    next += 1
    pthread_mutex_unlock(lock)
    let part = make(number)
    pthread_mutex_lock(lock)
    made[number] = part
    pthread_cond_broadcast(changed)
  }
}

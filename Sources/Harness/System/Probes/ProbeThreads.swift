import CSpeedupLinux
import Glibc
import SpeedupCore
import Synchronization

/// Threads that start together, each pinned to a CPU of its own.
///
/// 1. Every thread pins itself and then blocks reading from one pipe, to which nobody ever writes.
/// 2. When all are there, the caller closes the other end: the kernel wakes all readers at once.
/// 3. Should a thread not come into being, the others are told to do nothing before the pipe is closed.
package enum ProbeThreads {
  /// Runs `body` once on every CPU of `cpus`, all at the same time, and waits for all.
  /// - Returns: what the bodies returned, in the order of `cpus`.
  /// - Throws: ``SystemError`` when a thread can't be started or pinned; then no body has run.
  package static func run<Output: Sendable>(
    on cpus: [Int], _ body: @escaping @Sendable (_ cpu: Int) -> Output
  ) throws -> [Output] {
    var gate: [Int32] = [-1, -1]
    let code = cl_pipe(&gate)
    guard code == 0 else { throw SystemError(call: "pipe", code: -code) }
    let crew = Crew<Output>(count: cpus.count, gate: gate[0])
    var threads: [pthread_t] = []
    for (index, cpu) in cpus.enumerated() {
      let start = ThreadStart {
        crew.attend(index: index, cpu: cpu, body)
      }
      var thread = pthread_t()
      let argument = Unmanaged.passRetained(start).toOpaque()
      let result = pthread_create(
        &thread, nil,
        { raw in
          Unmanaged<ThreadStart>.fromOpaque(raw!).takeRetainedValue().body()
          return nil
        }, argument)
      guard result == 0 else {
        Unmanaged<ThreadStart>.fromOpaque(argument).release()
        crew.fail(SystemError(call: "start a thread for CPU \(cpu)", code: result))
        break
      }
      threads.append(thread)
    }
    while crew.present < threads.count { usleep(100) }
    close(gate[1])
    for thread in threads { pthread_join(thread, nil) }
    close(gate[0])
    return try crew.outputs()
  }
}

/// What the threads of one run share.
private final class Crew<Output: Sendable>: Sendable {
  private let gate: Int32
  private let arrived = Atomic<Int>(0)
  private let failure = Mutex<SystemError?>(nil)
  private let results: Mutex<[Output?]>

  init(count: Int, gate: Int32) {
    self.gate = gate
    results = Mutex(Array(repeating: nil, count: count))
  }

  var present: Int { arrived.load(ordering: .acquiring) }

  /// Only the first failure is kept: those after it are mostly its consequences.
  func fail(_ error: SystemError) { failure.withLock { $0 = $0 ?? error } }

  func attend(index: Int, cpu: Int, _ body: (Int) -> Output) {
    do { try Affinity.pinThisThread(to: CpuSet([cpu])) } catch {
      fail(error as? SystemError ?? SystemError(call: "pin to CPU \(cpu)", code: EINVAL))
    }
    arrived.add(1, ordering: .releasing)
    var byte: UInt8 = 0
    while read(gate, &byte, 1) < 0, errno == EINTR {}
    guard failure.withLock({ $0 == nil }) else { return }
    let output = body(cpu)
    results.withLock { $0[index] = output }
  }

  func outputs() throws -> [Output] {
    if let error = failure.withLock({ $0 }) { throw error }
    return results.withLock { $0.compactMap(\.self) }
  }
}

/// Carries a closure through the one pointer that a thread is started with.
private final class ThreadStart {
  let body: @Sendable () -> Void
  init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}

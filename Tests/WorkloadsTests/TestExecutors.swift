import Glibc
import Synchronization

@testable import SpeedupCore
@testable import SpeedupKit

/// Runs every task on the caller.
final class SerialExecutor: WorkerPool {
  let kind = WorkerPoolKind.tasks
  let workers: Int
  let sharesMemory = true
  let boundaryBytes: Int? = nil

  init(workers: Int = 1) { self.workers = workers }

  func forEach(
    _ phase: String, count: Int, chunk: Int, _ body: @Sendable (Int, TaskContext) throws -> Void
  ) throws {
    for index in 0..<count {
      try body(
        index,
        TaskContext(
          phase: PhaseDescription(phase, count: count, chunk: chunk, workers: workers), worker: 0, virtualCore: nil))
    }
  }

  func map<Task: ParallelTask>(
    _ phase: String, count: Int, chunk: Int, _ make: @Sendable (Int) -> Task
  ) throws -> [Task.Output] {
    try (0..<count).map {
      try make($0).run(
        TaskContext(
          phase: PhaseDescription(phase, count: count, chunk: chunk, workers: workers), worker: 0, virtualCore: nil))
    }
  }

  func shutDown() {}
}

/// Runs every task on the caller, but sends it and its output through bytes, as a process boundary does.
final class RoundTripExecutor: WorkerPool {
  let kind = WorkerPoolKind.processes
  let workers: Int
  let sharesMemory = false
  private let crossed = Mutex(0)
  var boundaryBytes: Int? { crossed.withLock { $0 } }

  init(workers: Int = 1) { self.workers = workers }

  func forEach(
    _ phase: String, count: Int, chunk: Int, _ body: @Sendable (Int, TaskContext) throws -> Void
  ) throws {
    fatalError("memory is not shared here")
  }

  func map<Task: ParallelTask>(
    _ phase: String, count: Int, chunk: Int, _ make: @Sendable (Int) -> Task
  ) throws -> [Task.Output] {
    try (0..<count).map { index in
      var there = ByteWriter()
      make(index).encode(into: &there)
      var arrived = ByteReader(there.bytes)
      let output = try Task(from: &arrived).run(
        TaskContext(
          phase: PhaseDescription(phase, count: count, chunk: chunk, workers: workers), worker: 0, virtualCore: nil))
      var back = ByteWriter()
      Task.encode(output, into: &back)
      crossed.withLock { $0 += there.bytes.count + back.bytes.count }
      var returned = ByteReader(back.bytes)
      return try Task.decode(from: &returned)
    }
  }

  func shutDown() {}
}

/// Runs tasks on as many threads as there are workers, so that a race has its chance.
final class ThreadPool: WorkerPool {
  let kind = WorkerPoolKind.threads
  let workers: Int
  let sharesMemory = true
  let boundaryBytes: Int? = nil

  init(workers: Int) { self.workers = workers }

  func forEach(
    _ phase: String, count: Int, chunk: Int, _ body: @Sendable (Int, TaskContext) throws -> Void
  ) throws {
    try withoutActuallyEscaping(body) { body in
      let queue = Queue(phase: phase, count: count, chunk: chunk, body: body)
      var threads = [pthread_t](repeating: pthread_t(), count: workers)
      for worker in 0..<workers {
        let seat = Unmanaged.passRetained(Seat(worker: worker, queue: queue)).toOpaque()
        let code = pthread_create(
          &threads[worker], nil,
          { seat in
            let seat = Unmanaged<Seat>.fromOpaque(seat!).takeRetainedValue()
            seat.queue.work(seat.worker)
            return nil
          }, seat)
        precondition(code == 0)
      }
      for thread in threads { pthread_join(thread, nil) }
      if let failure = queue.failure.withLock({ $0 }) { throw failure.error }
    }
  }

  func map<Task: ParallelTask>(
    _ phase: String, count: Int, chunk: Int, _ make: @Sendable (Int) -> Task
  ) throws -> [Task.Output] {
    let outputs = Mutex([Int: Task.Output]())
    try forEach(phase, count: count, chunk: chunk) { index, context in
      let output = try make(index).run(context)
      outputs.withLock { $0[index] = output }
    }
    return outputs.withLock { made in (0..<count).map { made[$0]! } }
  }

  func shutDown() {}

  private struct Failure {
    let index: Int
    let error: any Error
  }

  private final class Seat {
    let worker: Int
    let queue: Queue
    init(worker: Int, queue: Queue) {
      self.worker = worker
      self.queue = queue
    }
  }

  private final class Queue: @unchecked Sendable {
    let phase: String
    let count: Int
    let chunk: Int
    let body: @Sendable (Int, TaskContext) throws -> Void
    let next = Atomic<Int>(0)
    let failure = Mutex<Failure?>(nil)

    init(phase: String, count: Int, chunk: Int, body: @escaping @Sendable (Int, TaskContext) throws -> Void) {
      (self.phase, self.count, self.chunk, self.body) = (phase, count, chunk, body)
    }

    func work(_ worker: Int) {
      let description = PhaseDescription(phase, count: count, chunk: chunk, workers: 1)
      while true {
        let first = next.wrappingAdd(chunk, ordering: .relaxed).oldValue
        guard first < count else { return }
        for index in first..<min(count, first + chunk) {
          do { try body(index, TaskContext(phase: description, worker: worker, virtualCore: nil)) } catch {
            failure.withLock { known in
              if known.map({ index < $0.index }) ?? true { known = Failure(index: index, error: error) }
            }
          }
        }
      }
    }
  }
}

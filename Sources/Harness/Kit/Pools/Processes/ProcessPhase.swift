import SpeedupCore
import SpeedupSystem

/// One phase on forked workers, as the parent sees it: deals chunks in ascending order to whoever is free,
/// and collects the outputs.
///
/// Nothing here ever waits for one worker alone, neither to read nor to write, so that messages of any size
/// can cross both ways at once.
struct ProcessPhase<Task: ParallelTask> {
  package let name: String
  let count: Int
  let chunk: Int
  let make: @Sendable (_ index: Int) -> Task
  let workers: [WorkerProcess]
  private var next = 0
  private var outputs: [Task.Output?]
  private var failure: RemoteTaskError?

  init(
    _ name: String, count: Int, chunk: Int, workers: [WorkerProcess],
    _ make: @escaping @Sendable (_ index: Int) -> Task
  ) {
    self.name = name
    self.count = count
    self.chunk = chunk
    self.workers = workers
    self.make = make
    outputs = Array(repeating: nil, count: count)
  }

  /// Runs all tasks.
  /// - Returns: the outputs by index.
  /// - Throws: ``RemoteTaskError`` of the lowest failing index; ``WorkerPoolError`` when a worker died.
  package mutating func run() throws -> [Task.Output] {
    // The barrier: no task is dealt before every worker is there.
    try exchangeWhileAwaited { _, worker, message in
      guard message.kind == .ready else {
        throw WorkerPoolError("worker process \(worker.number) could not be pinned: \(message.text)")
      }
    }
    for worker in workers { deal(to: worker) }
    try exchangeWhileAwaited { phase, worker, message in
      if message.kind == .failure {
        phase.record(
          RemoteTaskError(phase: phase.name, index: message.first, worker: worker.number, text: message.text))
      } else {
        try phase.collect(message)
        phase.deal(to: worker)
      }
    }
    if let failure { throw failure }
    return outputs.map { $0! }
  }

  /// Moves bytes until no worker owes a message; `handle` gets every message that arrives.
  private mutating func exchangeWhileAwaited(
    _ handle: (inout Self, WorkerProcess, Message) throws -> Void
  ) throws {
    while true {
      let awaited = workers.filter(\.isAwaited)
      if awaited.isEmpty { return }
      let ready = try StreamSocket.waitUntilReady(awaited.map(\.interest))
      for (worker, isReady) in zip(awaited, ready) where isReady {
        if let message = try worker.exchange() { try handle(&self, worker, message) }
      }
    }
  }

  /// Gives a worker the next chunk. None after a failure: all that is left is higher than the failed index.
  private mutating func deal(to worker: WorkerProcess) {
    guard failure == nil, next < count else { return }
    let indices = next..<next + min(chunk, count - next)
    next = indices.upperBound
    var writer = ByteWriter()
    for index in indices { make(index).encode(into: &writer) }
    worker.give(Message(.tasks, first: indices.lowerBound, count: indices.count, payload: writer.bytes))
  }

  private mutating func collect(_ message: Message) throws {
    var reader = ByteReader(message.payload)
    let indices = message.first..<message.first + message.count
    do {
      for index in indices { outputs[index] = try Task.decode(from: &reader) }
    } catch {
      throw WorkerPoolError(
        "\(Task.self).decode(from:) can't read the outputs of the tasks \(indices): \(error)")
    }
    guard reader.remaining == 0 else {
      throw WorkerPoolError(
        "\(Task.self).decode(from:) left \(reader.remaining) bytes of the outputs of the tasks \(indices)")
    }
  }

  private mutating func record(_ error: RemoteTaskError) {
    if failure.map({ error.index < $0.index }) ?? true { failure = error }
  }
}

/// An error that a task threw in another process, of which only the text came back.
package struct RemoteTaskError: Error, CustomStringConvertible, Equatable {
  package let phase: String
  package let index: Int
  package let worker: Int
  /// The error's own text.
  package let text: String

  package var description: String {
    "task \(index) of the phase '\(phase)' failed in worker process \(worker): \(text)"
  }
}

import SpeedupCore
import SpeedupSystem

/// What a forked worker does from its first instruction to its end: pin itself, say that it is ready, then
/// answer every message of tasks with their outputs until the parent closes the socket.
struct WorkerLoop<Task: ParallelTask> {
  let socket: StreamSocket
  var context: TaskContext
  /// Told of this worker's tasks; nil: nobody is.
  var observer: (any PoolObserver)?
  /// The CPU to pin itself to; nil: none.
  let cpu: Int?

  /// - Returns: the exit status of the process: 1 when the socket failed, else 0.
  package func run() -> Int32 {
    do {
      do {
        if let cpu { try Affinity.pinThisThread(to: CpuSet([cpu])) }
      } catch {
        try send(Message(.unpinned, payload: Array("\(error)".utf8)))
        return 0
      }
      try send(Message(.ready))
      var receiver = MessageReceiver()
      var bytes = 0
      while case .message(let tasks) = try receiver.receive(from: socket, waiting: true, bytes: &bytes) {
        try send(answer(to: tasks))
      }
      return 0
    } catch {
      return 1
    }
  }

  /// Runs the tasks of one message, up to the first that throws.
  func answer(to message: Message) -> Message {
    var reader = ByteReader(message.payload)
    var writer = ByteWriter()
    observer?.worker(context.worker, takes: message.first..<message.first + message.count, of: context.phase)
    for index in message.first..<message.first + message.count {
      do {
        let output = try run(Task(from: &reader), index)
        Task.encode(output, into: &writer)
      } catch {
        return Message(.failure, first: index, payload: Array("\(error)".utf8))
      }
    }
    guard reader.remaining == 0 else {
      let complaint = "\(Task.self).init(from:) left \(reader.remaining) bytes of what encode(into:) wrote"
      return Message(.failure, first: message.first, payload: Array(complaint.utf8))
    }
    return Message(.outputs, first: message.first, count: message.count, payload: writer.bytes)
  }

  /// The task alone is what an observer sees, as on threads; decoding and encoding are the boundary's cost.
  private func run(_ task: Task, _ index: Int) throws -> Task.Output {
    var context = context
    context.index = index
    observer?.workerPauses(context)
    observer?.taskStarts(index, context)
    defer { observer?.taskEnds(index, context) }
    return try task.run(context)
  }

  private func send(_ message: Message) throws {
    var sender = MessageSender(message)
    _ = try sender.send(over: socket, waiting: true)
  }
}

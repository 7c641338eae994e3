import Glibc
import SpeedupCore
import SpeedupSystem

/// A forked worker as its parent sees it: at most one message of tasks is out with it at a time.
final class WorkerProcess {
  /// Which worker it is, from 0.
  let number: Int
  let process: ForkedProcess
  private let socket: StreamSocket
  private var sender: MessageSender?
  private var receiver = MessageReceiver()
  /// Whether it owes a message; true at first, for it has to say that it is ready.
  private(set) var isAwaited = true
  /// The tasks it holds.
  private(set) var held: Range<Int>?
  /// Bytes that crossed the socket, both ways.
  private(set) var bytes = 0
  /// Those of them that went to it.
  private(set) var bytesOut = 0

  /// Forks worker `number`, which runs `body` on its end of the socket.
  /// - Parameter earlier: the workers forked before it, whose sockets it must not keep open.
  /// - Throws: ``SystemError`` at a limit on processes or open files.
  init(_ number: Int, earlier: [WorkerProcess], _ body: (StreamSocket) -> Int32) throws {
    let (mine, theirs) = try StreamSocket.pair()
    do {
      process = try ForkedProcess {
        mine.close()
        for worker in earlier { worker.socket.close() }
        return body(theirs)
      }
    } catch {
      mine.close()
      theirs.close()
      throw error
    }
    theirs.close()
    self.number = number
    socket = mine
  }

  /// What its socket is to be waited for.
  var interest: (StreamSocket, StreamSocket.Interest) {
    (socket, sender == nil ? .readable : [.readable, .writable])
  }

  /// Gives it tasks; they cross as its socket has room.
  func give(_ message: Message) {
    held = message.first..<message.first + message.count
    sender = MessageSender(message)
    isAwaited = true
  }

  /// Sends and receives what can be without waiting.
  /// - Returns: its message, if one is complete; it is not awaited any more then.
  /// - Throws: ``WorkerPoolError`` when the worker has ended; ``SystemError``.
  func exchange() throws -> Message? {
    if var out = sender {
      guard let count = try out.send(over: socket, waiting: false) else { throw reap() }
      bytes += count
      bytesOut += count
      sender = out.isDone ? nil : out
    }
    switch try receiver.receive(from: socket, waiting: false, bytes: &bytes) {
    case .incomplete: return nil
    case .ended: throw reap()
    case .message(let message):
      held = nil
      isAwaited = false
      return message
    }
  }

  private var isReaped = false

  /// Has workers end by themselves, which they do after the task at hand, and waits for that no longer than this.
  static func endKindly(_ workers: [WorkerProcess], within time: Seconds) {
    for worker in workers where !worker.isReaped { worker.socket.finish() }
    let deadline = ProcessClock.nanoseconds + Int64(time.value * 1e9)
    for worker in workers where !worker.isReaped && worker.process.wait(until: deadline) != nil {
      worker.socket.close()
      worker.isReaped = true
    }
  }

  /// Ends workers and waits until they have gone: by closing their sockets or, with `force`, by killing them.
  static func end(_ workers: [WorkerProcess], force: Bool) {
    for worker in workers where !worker.isReaped {
      if force { worker.process.kill() }
      worker.socket.close()
    }
    for worker in workers where !worker.isReaped {
      _ = worker.process.wait()
      worker.isReaped = true
    }
  }

  /// Reaps a worker that ended while it was awaited, and says how.
  private func reap() -> WorkerPoolError {
    let ending = process.wait()
    socket.close()
    isReaped = true
    let how =
      switch ending {
      case .killed(let signal): "was killed by signal \(signal) (\(String(cString: strsignal(signal))))"
      case .exited(let status): "ended by itself with status \(status)"
      }
    let tasks = held.map {
      $0.count == 1 ? "the task \($0.lowerBound)" : "the tasks \($0.lowerBound) to \($0.upperBound - 1)"
    }
    return WorkerPoolError("worker process \(number) \(how) while it held \(tasks ?? "no task")")
  }
}

import SpeedupCore
import SpeedupSystem

/// What crosses the socket between a ``ProcessPool`` and one of its workers: a header of four 64-bit
/// numbers (kind, first, count, length of the payload), then the payload.
struct Message: Equatable, Sendable {
  enum Kind: Int64, Sendable {
    /// Worker: it is pinned and waits for tasks. No payload.
    case ready
    /// Worker: it could not be pinned. The payload is the error's text.
    case unpinned
    /// Parent: run the tasks `first..<first + count`. The payload is what they encoded, one after the other.
    case tasks
    /// Worker: those tasks' outputs, encoded one after the other.
    case outputs
    /// Worker: the task `first` threw. The payload is the error's text.
    case failure
  }

  /// Bytes in front of the payload.
  static let headerSize = 32

  let kind: Kind
  let first: Int
  let count: Int
  let payload: [UInt8]

  init(_ kind: Kind, first: Int = 0, count: Int = 0, payload: [UInt8] = []) {
    self.kind = kind
    self.first = first
    self.count = count
    self.payload = payload
  }

  package var text: String { String(decoding: payload, as: UTF8.self) }

  var header: [UInt8] {
    var writer = ByteWriter()
    writer.write(kind.rawValue)
    writer.write(first)
    writer.write(count)
    writer.write(payload.count)
    return writer.bytes
  }
}

/// Sends one message in as many steps as the socket's room asks for.
struct MessageSender {
  /// Header and payload apart, so that a large payload is not copied behind its header.
  private let parts: [[UInt8]]
  private var part = 0
  private var offset = 0

  init(_ message: Message) {
    parts = message.payload.isEmpty ? [message.header] : [message.header, message.payload]
  }

  /// Whether all of it has been sent.
  var isDone: Bool { part == parts.count }

  /// Sends what there is room for; all of it when `waiting`.
  /// - Returns: the bytes sent; nil when the other side has gone.
  mutating func send(over socket: StreamSocket, waiting: Bool) throws -> Int? {
    var sent = 0
    while !isDone {
      let count = try parts[part].withUnsafeBytes {
        try socket.send(UnsafeRawBufferPointer(rebasing: $0[offset...]), waiting: waiting)
      }
      guard let count else { return nil }
      if count == 0 { break }
      sent += count
      offset += count
      if offset == parts[part].count { (part, offset) = (part + 1, 0) }
    }
    return sent
  }
}

/// Receives one message after the other, each in as many steps as its bytes come in.
struct MessageReceiver {
  /// What a call of `receive` came to.
  enum Arrival: Equatable {
    case message(Message)
    /// Nothing more has come for now.
    case incomplete
    /// The other side has gone; what it had begun to say is lost.
    case ended
  }

  private var header = [UInt8](repeating: 0, count: Message.headerSize)
  private var payload: [UInt8] = []
  private var received = 0

  /// Receives until a message is complete or, unless `waiting`, nothing more has come.
  /// - Parameter bytes: grows by the bytes received.
  /// - Throws: ``SystemError``; ``WorkerPoolError`` for bytes that are no message.
  mutating func receive(from socket: StreamSocket, waiting: Bool, bytes: inout Int) throws -> Arrival {
    while true {
      let inHeader = received < Message.headerSize
      let offset = inHeader ? received : received - Message.headerSize
      let step = { (room: UnsafeMutableRawBufferPointer) in
        try socket.receive(into: UnsafeMutableRawBufferPointer(rebasing: room[offset...]), waiting: waiting)
      }
      let count = try inHeader ? header.withUnsafeMutableBytes(step) : payload.withUnsafeMutableBytes(step)
      guard let count else { return .ended }
      if count == 0 { return .incomplete }
      received += count
      bytes += count
      guard received >= Message.headerSize else { continue }
      let (kind, first, tasks, length) = try parsedHeader()
      if received == Message.headerSize { payload = [UInt8](repeating: 0, count: length) }
      if received == Message.headerSize + length {
        defer { (payload, received) = ([], 0) }
        return .message(Message(kind, first: first, count: tasks, payload: payload))
      }
    }
  }

  private func parsedHeader() throws -> (Message.Kind, first: Int, count: Int, length: Int) {
    var reader = ByteReader(header)
    let number: Int64 = try reader.read()
    let (first, count, length): (Int, Int, Int) = try (reader.read(), reader.read(), reader.read())
    guard let kind = Message.Kind(rawValue: number), first >= 0, count >= 0, length >= 0 else {
      throw WorkerPoolError(
        "what came over a worker's socket is no message: does a task write to a file it did not open?")
    }
    return (kind, first, count, length)
  }
}

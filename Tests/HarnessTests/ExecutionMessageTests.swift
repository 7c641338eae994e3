import Testing

@testable import SpeedupCore
@testable import SpeedupKit
@testable import SpeedupSystem

/// A task whose two sides disagree about how much is written.
private struct CarelessTask: ParallelTask {
  init() {}
  func run(_ context: TaskContext) throws {}
  func encode(into writer: inout ByteWriter) { writer.write(Int64(1)) }
  init(from reader: inout ByteReader) throws {}
  static func encode(_: Void, into writer: inout ByteWriter) {}
  static func decode(from reader: inout ByteReader) throws {}
}

@Suite("Messages to and from worker processes") struct ExecutionMessageTests {
  /// How a worker answers a message of tasks of this type.
  private func answer<Task: ParallelTask>(
    _: Task.Type, first: Int, count: Int, _ payload: [UInt8], observer: (any PoolObserver)? = nil
  ) throws -> Message {
    let (here, there) = try StreamSocket.pair()
    defer {
      here.close()
      there.close()
    }
    let phase = PhaseDescription("p", count: count, chunk: count, workers: 1)
    let context = TaskContext(phase: phase, worker: 0, virtualCore: 0, observer: observer)
    let loop = WorkerLoop<Task>(socket: here, context: context, observer: observer, cpu: nil)
    return loop.answer(to: Message(.tasks, first: first, count: count, payload: payload))
  }

  /// What arrives, step by step, when `bytes` come in pieces of `step`.
  private func arrivals(_ bytes: [UInt8], step: Int) throws -> [MessageReceiver.Arrival] {
    let (here, there) = try StreamSocket.pair()
    var receiver = MessageReceiver()
    var received = 0
    var arrivals: [MessageReceiver.Arrival] = []
    for start in stride(from: 0, to: bytes.count, by: step) {
      let piece = Array(bytes[start..<min(bytes.count, start + step)])
      let sent = try piece.withUnsafeBytes { try there.send($0, waiting: true) }
      #expect(sent == piece.count)
      arrivals.append(try receiver.receive(from: here, waiting: false, bytes: &received))
    }
    there.close()
    // Waiting: a program that another test starts at this moment has a copy of the other side, until it runs.
    arrivals.append(try receiver.receive(from: here, waiting: true, bytes: &received))
    here.close()
    #expect(received == bytes.count)
    return arrivals
  }

  @Test func `A header has 32 bytes, as is said where bytes are counted`() {
    #expect(Message(.ready).header.count == Message.headerSize)
    #expect(Message.headerSize == ExecutionMatrix.headerBytes)
  }

  @Test(arguments: [1, 31, 32, 33, 1000])
  func `A message arrives whole however it was cut`(_ step: Int) throws {
    let message = Message(.tasks, first: 40, count: 2, payload: Array(0..<50))
    let got = try arrivals(message.header + message.payload, step: step)
    #expect(got.dropLast(2).allSatisfy { $0 == .incomplete })
    #expect(got.suffix(2) == [.message(message), .ended])
  }

  @Test func `A message that was cut off is an end, not a message`() throws {
    let message = Message(.outputs, first: 0, count: 1, payload: [1, 2, 3])
    let got = try arrivals(message.header + [1, 2], step: 100)
    #expect(got == [.incomplete, .ended])
  }

  @Test func `Foreign bytes on the socket are an error`() {
    let text = Array("Hello, I was printed by some library!".utf8)
    #expect(throws: WorkerPoolError.self) { try arrivals(text, step: 100) }
  }

  @Test func `Tasks are answered with their outputs`() throws {
    var writer = ByteWriter()
    for index in 7...8 { EchoTask(index).encode(into: &writer) }
    let answer = try answer(EchoTask.self, first: 7, count: 2, writer.bytes)
    #expect(answer.kind == .outputs && answer.first == 7 && answer.count == 2)
    var reader = ByteReader(answer.payload)
    let indices = try (0..<2).map { _ in try EchoTask.decode(from: &reader).index }
    #expect(indices == [7, 8])
    #expect(reader.remaining == 0)
  }

  @Test func `A chunk stops at a failing task and is answered with its index and text`() throws {
    var writer = ByteWriter()
    for index in 7...9 { EchoTask(index, fails: index > 7).encode(into: &writer) }
    let recorder = Recorder()
    let answer = try answer(EchoTask.self, first: 7, count: 3, writer.bytes, observer: recorder)
    #expect(recorder.all == ["start 7", "end 7", "start 8", "end 8"])
    #expect(answer == Message(.failure, first: 8, payload: Array("boom 8".utf8)))
  }

  @Test func `A task that reads less than it wrote, or more, is a failure that says so`() throws {
    var writer = ByteWriter()
    CarelessTask().encode(into: &writer)
    let long = try answer(CarelessTask.self, first: 3, count: 1, writer.bytes)
    #expect(long.kind == .failure && long.first == 3)
    #expect(long.text == "CarelessTask.init(from:) left 8 bytes of what encode(into:) wrote")
    let short = try answer(EchoTask.self, first: 4, count: 1, [1, 2, 3])
    #expect(short.kind == .failure && short.first == 4 && short.text.contains("ends early"))
  }
}

import Glibc
import Synchronization
import Testing

@testable import SpeedupCore
@testable import SpeedupKit
@testable import SpeedupSystem

/// A task whose output tells which task it was and where it ran; fails where it is told to.
struct EchoTask: ParallelTask {
  struct Output: Equatable, Sendable {
    let index: Int
    let worker: Int
    let virtualCore: Int
    let cpus: [Int]
  }

  let index: Int
  let fails: Bool

  init(_ index: Int, fails: Bool = false) {
    self.index = index
    self.fails = fails
  }

  func run(_ context: TaskContext) throws -> Output {
    if fails { throw Failure(index: index) }
    return Output(
      index: index, worker: context.worker, virtualCore: context.virtualCore ?? -1,
      cpus: try Affinity.allowed().cpus)
  }

  func encode(into writer: inout ByteWriter) {
    writer.write(index)
    writer.write(fails)
  }

  init(from reader: inout ByteReader) throws {
    index = try reader.read()
    fails = try reader.read()
  }

  static func encode(_ output: Output, into writer: inout ByteWriter) {
    writer.write(output.index)
    writer.write(output.worker)
    writer.write(output.virtualCore)
    writer.write(array: output.cpus)
  }

  static func decode(from reader: inout ByteReader) throws -> Output {
    Output(
      index: try reader.read(), worker: try reader.read(), virtualCore: try reader.read(),
      cpus: try reader.readArray())
  }
}

/// What a failing task throws.
struct Failure: Error, Equatable, CustomStringConvertible {
  let index: Int
  var description: String { "boom \(index)" }
}

/// Counts how often each index was named.
final class Tally: Sendable {
  private let counts: Mutex<[Int]>
  init(_ count: Int) { counts = Mutex(Array(repeating: 0, count: count)) }
  func add(_ index: Int) { counts.withLock { $0[index] += 1 } }
  var all: [Int] { counts.withLock { $0 } }
}

/// Notes which tasks it was told of.
final class Recorder: PoolObserver {
  private let events = Mutex<[String]>([])
  func taskStarts(_ index: Int, _ context: TaskContext) { events.withLock { $0.append("start \(index)") } }
  func taskEnds(_ index: Int, _ context: TaskContext) { events.withLock { $0.append("end \(index)") } }
  var all: [String] { events.withLock { $0 } }
}

/// The CPUs of this machine that the tests may use.
func allowedCpus() -> [Int] { (try? Affinity.allowed().cpus) ?? [] }

/// Runs `body` on a thread of its own, as a program's main thread would: a test itself runs inside a Swift
/// task, whose pool it must not block.
func onPlainThread<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
  var thread: PinnedThread?
  let result = await withCheckedContinuation { continuation in
    do {
      thread = try PinnedThread(stack: Bytes(8 << 20), cpu: nil) {
        continuation.resume(returning: Result { try body() })
      }
    } catch { continuation.resume(returning: .failure(error)) }
  }
  thread?.join()
  return try result.get()
}

/// Runs `body` in a process with one thread and records every complaint that it returns.
///
/// To be called inside an exit test, where all other threads are idle: only then is it safe to fork, and only
/// in the fork is there one thread.
func inProcessWithOneThread(_ body: () throws -> [String]) throws {
  let (mine, theirs) = try StreamSocket.pair()
  let process = try ForkedProcess {
    mine.close()
    let complaints: [String]
    do { complaints = try body() } catch { complaints = ["threw \(error)"] }
    let text = complaints.joined(separator: "\n")
    var sender = MessageSender(Message(.failure, payload: Array(text.utf8)))
    _ = try? sender.send(over: theirs, waiting: true)
    return 0
  }
  theirs.close()
  var receiver = MessageReceiver()
  var bytes = 0
  let arrival = try receiver.receive(from: mine, waiting: true, bytes: &bytes)
  mine.close()
  #expect(process.wait() == .exited(0))
  guard case .message(let message) = arrival else {
    Issue.record("the process ended without a report")
    return
  }
  for complaint in message.text.split(separator: "\n") { Issue.record("\(complaint)") }
}

/// Collects complaints where `#expect` would not be heard: in a forked process.
struct Complaints {
  private(set) var list: [String] = []

  mutating func unless(_ isFine: Bool, _ complaint: @autoclosure () -> String) {
    if !isFine { list.append(complaint()) }
  }

  /// Complains unless `body` throws an error of this type that `isFine`.
  mutating func unlessThrows<E: Error, R>(
    _: E.Type, _ what: String, where isFine: (E) -> Bool = { _ in true }, _ body: () throws -> R
  ) {
    do {
      _ = try body()
      list.append("\(what): nothing was thrown")
    } catch let error as E {
      if !isFine(error) { list.append("\(what): \(error)") }
    } catch { list.append("\(what): \(Swift.type(of: error)) \(error)") }
  }
}

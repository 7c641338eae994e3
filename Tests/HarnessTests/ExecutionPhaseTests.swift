import Synchronization
import Testing

@testable import SpeedupCore
@testable import SpeedupKit

@Suite("Phases on any executor") struct ExecutionPhaseTests {
  @Test("The factory makes the kind that was asked for", arguments: ExecutorKind.allCases)
  func factory(_ kind: ExecutorKind) {
    let executor = kind.make(ExecutorConfiguration(workers: 3))
    #expect(executor.kind == kind)
    #expect(executor.workers == 3)
    #expect(executor.sharesMemory == (kind != .processes))
    #expect(executor.boundaryBytes == (kind == .processes ? 0 : nil))
  }

  @Test("A worker meets its own tasks in ascending order and an observer sees each start and end")
  func observer() throws {
    let recorder = Recorder()
    let phase = Phase(
      "p", count: 5, chunk: 2, ExecutorConfiguration(workers: 1, observer: recorder), pinsWorkers: false
    ) { index, _ in if index == 3 { throw Failure(index: index) } }
    phase.work(as: 0)
    #expect(phase.failure as? Failure == Failure(index: 3))
    #expect(recorder.all == (0...3).flatMap { ["start \($0)", "end \($0)"] })
  }

  @Test("An observer sees every task start and end once", arguments: ExecutionMatrix.shared)
  func observerCounts(_ kind: ExecutorKind) async throws {
    let recorder = Recorder()
    try await onPlainThread {
      let executor = kind.make(ExecutorConfiguration(workers: 4, observer: recorder))
      defer { executor.shutDown() }
      try executor.forEach("seen", count: 100, chunk: 3) { _, _ in }
    }
    #expect(recorder.all.sorted() == (0..<100).flatMap { ["start \($0)", "end \($0)"] }.sorted())
  }

  @Test("A chunk larger than the count is the whole, and does not overflow")
  func hugeChunk() throws {
    let executor = ThreadExecutor(ExecutorConfiguration(workers: 1))
    let tally = Tally(5)
    try executor.forEach("p", count: 5, chunk: .max) { index, _ in tally.add(index) }
    #expect(tally.all == [1, 1, 1, 1, 1])
  }

  @Test("Phases see what the phases before them wrote", arguments: ExecutionMatrix.shared)
  func order(_ kind: ExecutorKind) async throws {
    let sums = try await onPlainThread {
      let executor = kind.make(ExecutorConfiguration(workers: 4))
      defer { executor.shutDown() }
      let tally = Tally(8)
      return try (1...200).map { _ in
        try executor.forEach("add", count: 8, chunk: 1) { index, _ in tally.add(index) }
        return tally.all.reduce(0, +)
      }
    }
    #expect(sums == (1...200).map { $0 * 8 })
  }

  @Test("A failed phase leaves the executor fit for the next", arguments: ExecutionMatrix.shared)
  func afterFailure(_ kind: ExecutorKind) async throws {
    let outputs = try await onPlainThread {
      let executor = kind.make(ExecutorConfiguration(workers: 4))
      defer { executor.shutDown() }
      #expect(throws: Failure(index: 2)) {
        try executor.forEach("fails", count: 9, chunk: 1) { index, _ in
          if index >= 2 { throw Failure(index: index) }
        }
      }
      return try executor.map("works", count: 9, chunk: 2) { EchoTask($0) }
    }
    #expect(outputs.map(\.index) == Array(0..<9))
  }

  @Test("A count below 0 and a chunk below 1 are named", arguments: ExecutorKind.allCases)
  func shape(_ kind: ExecutorKind) {
    let executor = kind.make(ExecutorConfiguration(workers: 2))
    #expect(throws: InputError("phase 'p': count -1 is below 0")) {
      try executor.map("p", count: -1, chunk: 1) { EchoTask($0) }
    }
    #expect(throws: InputError("phase 'p': chunk 0 is below 1")) {
      try executor.map("p", count: 5, chunk: 0) { EchoTask($0) }
    }
  }

  @Test("A phase inside a phase of the same executor is refused, not waited for", arguments: [1, 3])
  func nested(_ workers: Int) throws {
    let executor = ThreadExecutor(ExecutorConfiguration(workers: workers))
    defer { executor.shutDown() }
    let error = #expect(throws: ExecutorError.self) {
      try executor.forEach("outer", count: 1, chunk: 1) { _, _ in
        try executor.forEach("inner", count: 1, chunk: 1) { _, _ in }
      }
    }
    #expect(error?.description.contains("'inner' was started while the phase 'outer' runs") == true)
  }

  @Test("A phase after shutDown is refused", arguments: ExecutorKind.allCases)
  func shutDown(_ kind: ExecutorKind) {
    let executor = kind.make(ExecutorConfiguration(workers: 2))
    executor.shutDown()
    executor.shutDown()
    #expect(throws: ExecutorError.self) { try executor.map("late", count: 1, chunk: 1) { EchoTask($0) } }
  }

  @Test("The executor of Swift tasks refuses to block a Swift task")
  func insideTask() async {
    let executor = SwiftTaskExecutor(ExecutorConfiguration(workers: 2))
    let error = #expect(throws: ExecutorError.self) {
      try executor.forEach("p", count: 1, chunk: 1) { _, _ in }
    }
    #expect(error?.description.contains("inside a Swift task") == true)
  }
}

/// A task whose output counts how many of its kind are alive.
private struct CountingTask: ParallelTask {
  final class Output: Sendable {
    static let alive = Atomic(0)
    init() { Self.alive.wrappingAdd(1, ordering: .relaxed) }
    deinit { Self.alive.wrappingSubtract(1, ordering: .relaxed) }
  }

  let fails: Bool
  init(fails: Bool) { self.fails = fails }
  func run(_ context: TaskContext) throws -> Output {
    if fails { throw Failure(index: 0) }
    return Output()
  }
  func encode(into writer: inout ByteWriter) {}
  init(from reader: inout ByteReader) throws { fails = false }
  static func encode(_ output: Output, into writer: inout ByteWriter) {}
  static func decode(from reader: inout ByteReader) throws -> Output { Output() }
}

@Suite("Outputs of map") struct ExecutionOutputTests {
  @Test("A failed map frees the outputs that were there already, a good one hands all of them over")
  func freed() throws {
    let executor = ThreadExecutor(ExecutorConfiguration(workers: 3))
    defer { executor.shutDown() }
    #expect(throws: Failure.self) {
      try executor.map("fails", count: 100, chunk: 1) { CountingTask(fails: $0 == 60) }
    }
    #expect(CountingTask.Output.alive.load(ordering: .relaxed) == 0)
    let outputs = try executor.map("works", count: 100, chunk: 1) { _ in CountingTask(fails: false) }
    #expect(outputs.count == 100)
    #expect(CountingTask.Output.alive.load(ordering: .relaxed) == 100)
  }
}

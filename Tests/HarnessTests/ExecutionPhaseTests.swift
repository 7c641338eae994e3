import Synchronization
import Testing

@testable import SpeedupCore
@testable import SpeedupKit

@Suite("Phases on any executor") struct ExecutionPhaseTests {
  @Test(arguments: WorkerPoolKind.allCases)
  func `The factory makes the kind that was asked for`(_ kind: WorkerPoolKind) {
    let pool = kind.make(WorkerPoolConfiguration(workers: 3))
    #expect(pool.kind == kind)
    #expect(pool.workers == 3)
    #expect(pool.sharesMemory == (kind != .processes))
    #expect(pool.boundaryBytes == (kind == .processes ? 0 : nil))
  }

  @Test func `A worker meets its own tasks in ascending order and an observer sees each start and end`() throws {
    let recorder = Recorder()
    let phase = Phase(
      PhaseDescription("p", count: 5, chunk: 2, workers: 1), WorkerPoolConfiguration(workers: 1, observer: recorder),
      pinsWorkers: false
    ) { index, _ in if index == 3 { throw Failure(index: index) } }
    phase.work(as: 0)
    #expect(phase.failure as? Failure == Failure(index: 3))
    #expect(recorder.all == (0...3).flatMap { ["start \($0)", "end \($0)"] })
  }

  @Test(arguments: ExecutionMatrix.shared)
  func `An observer sees every task start and end once`(_ kind: WorkerPoolKind) async throws {
    let recorder = Recorder()
    try await onPlainThread {
      let pool = kind.make(WorkerPoolConfiguration(workers: 4, observer: recorder))
      defer { pool.shutDown() }
      try pool.forEach("seen", count: 100, chunk: 3) { _, _ in }
    }
    #expect(recorder.all.sorted() == (0..<100).flatMap { ["start \($0)", "end \($0)"] }.sorted())
  }

  @Test func `A chunk larger than the count is the whole, and does not overflow`() throws {
    let pool = ThreadPool(WorkerPoolConfiguration(workers: 1))
    let tally = Tally(5)
    try pool.forEach("p", count: 5, chunk: .max) { index, _ in tally.add(index) }
    #expect(tally.all == [1, 1, 1, 1, 1])
  }

  @Test(arguments: ExecutionMatrix.shared)
  func `Phases see what the phases before them wrote`(_ kind: WorkerPoolKind) async throws {
    let sums = try await onPlainThread {
      let pool = kind.make(WorkerPoolConfiguration(workers: 4))
      defer { pool.shutDown() }
      let tally = Tally(8)
      return try (1...200).map { _ in
        try pool.forEach("add", count: 8, chunk: 1) { index, _ in tally.add(index) }
        return tally.all.reduce(0, +)
      }
    }
    #expect(sums == (1...200).map { $0 * 8 })
  }

  @Test(arguments: ExecutionMatrix.shared)
  func `A failed phase leaves the executor fit for the next`(_ kind: WorkerPoolKind) async throws {
    let outputs = try await onPlainThread {
      let pool = kind.make(WorkerPoolConfiguration(workers: 4))
      defer { pool.shutDown() }
      #expect(throws: Failure(index: 2)) {
        try pool.forEach("fails", count: 9, chunk: 1) { index, _ in
          if index >= 2 { throw Failure(index: index) }
        }
      }
      return try pool.map("works", count: 9, chunk: 2) { EchoTask($0) }
    }
    #expect(outputs.map(\.index) == Array(0..<9))
  }

  @Test(arguments: WorkerPoolKind.allCases)
  func `A count below 0 and a chunk below 1 are named`(_ kind: WorkerPoolKind) {
    let pool = kind.make(WorkerPoolConfiguration(workers: 2))
    #expect(throws: InputError("phase 'p': count -1 is below 0")) {
      try pool.map("p", count: -1, chunk: 1) { EchoTask($0) }
    }
    #expect(throws: InputError("phase 'p': chunk 0 is below 1")) {
      try pool.map("p", count: 5, chunk: 0) { EchoTask($0) }
    }
  }

  @Test(arguments: [1, 3])
  func `A phase inside a phase of the same executor is refused, not waited for`(_ workers: Int) throws {
    let pool = ThreadPool(WorkerPoolConfiguration(workers: workers))
    defer { pool.shutDown() }
    let error = #expect(throws: WorkerPoolError.self) {
      try pool.forEach("outer", count: 1, chunk: 1) { _, _ in
        try pool.forEach("inner", count: 1, chunk: 1) { _, _ in }
      }
    }
    #expect(error?.description.contains("'inner' was started while the phase 'outer' runs") == true)
  }

  @Test(arguments: WorkerPoolKind.allCases)
  func `A phase after shutDown is refused`(_ kind: WorkerPoolKind) {
    let pool = kind.make(WorkerPoolConfiguration(workers: 2))
    pool.shutDown()
    pool.shutDown()
    #expect(throws: WorkerPoolError.self) { try pool.map("late", count: 1, chunk: 1) { EchoTask($0) } }
  }

  @Test func `The executor of Swift tasks refuses to block a Swift task`() async {
    let pool = TaskPool(WorkerPoolConfiguration(workers: 2))
    let error = #expect(throws: WorkerPoolError.self) {
      try pool.forEach("p", count: 1, chunk: 1) { _, _ in }
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
  @Test func `A failed map frees the outputs that were there already, a good one hands all of them over`() throws {
    let pool = ThreadPool(WorkerPoolConfiguration(workers: 3))
    defer { pool.shutDown() }
    #expect(throws: Failure.self) {
      try pool.map("fails", count: 100, chunk: 1) { CountingTask(fails: $0 == 60) }
    }
    #expect(CountingTask.Output.alive.load(ordering: .relaxed) == 0)
    let outputs = try pool.map("works", count: 100, chunk: 1) { _ in CountingTask(fails: false) }
    #expect(outputs.count == 100)
    #expect(CountingTask.Output.alive.load(ordering: .relaxed) == 100)
  }
}

import Testing

@testable import SpeedupCore
@testable import SpeedupKit

/// What must hold for every kind × workers × chunk × count.
enum ExecutionMatrix {
  static let workers = Array(1...8) + [64]
  static let chunks = [1, 3, 7, 1000]
  static let counts = [0, 1, 5, 1000]
  static let shared: [WorkerPoolKind] = [.threads, .dispatch, .tasks]

  /// Calls `body` for all cells of one kind with a pool that is reused for all chunks and counts.
  static func forEachCell(
    _ kind: WorkerPoolKind, _ body: (any WorkerPool, _ chunk: Int, _ count: Int) throws -> [String]
  ) rethrows -> [String] {
    let cpus = allowedCpus()
    // Three virtual cores, so that workers, virtual cores and CPUs all differ.
    let cores = (0..<3).map { cpus[$0 % cpus.count] }
    return try workers.flatMap { workers in
      let pool = kind.make(WorkerPoolConfiguration(workers: workers, virtualCores: cores))
      defer { pool.shutDown() }
      return try chunks.flatMap { chunk in
        try counts.flatMap { count in
          try body(pool, chunk, count).map {
            "\(kind) workers \(workers) chunk \(chunk) count \(count): \($0)"
          }
        }
      }
    }
  }

  static func forEachOnce(_ pool: any WorkerPool, chunk: Int, count: Int) throws -> [String] {
    var complaints = Complaints()
    let tally = Tally(count)
    let strangers = Tally(1)
    let workers = pool.workers
    try pool.forEach("once", count: count, chunk: chunk) { index, context in
      tally.add(index)
      if context.phase.name != "once" || !(0..<workers).contains(context.worker) { strangers.add(0) }
    }
    complaints.unless(tally.all == Array(repeating: 1, count: count), "not every index exactly once")
    complaints.unless(strangers.all == [0], "a context names another phase or no worker")
    return complaints.list
  }

  static func mapInOrder(_ pool: any WorkerPool, chunk: Int, count: Int) throws -> [String] {
    var complaints = Complaints()
    let cpus = allowedCpus()
    let outputs = try pool.map("order", count: count, chunk: chunk) { EchoTask($0) }
    complaints.unless(outputs.map(\.index) == Array(0..<count), "outputs out of order")
    let isPinned = pool.kind == .threads || pool.kind == .processes
    for output in outputs {
      let core = isPinned ? output.worker % 3 : -1
      complaints.unless(
        output.virtualCore == core, "worker \(output.worker) says virtual core \(output.virtualCore)")
      let expected = isPinned ? [cpus[core % cpus.count]] : cpus
      complaints.unless(
        output.cpus == expected, "worker \(output.worker) may run on \(output.cpus), not \(expected)")
    }
    return complaints.list
  }

  static func lowestFailure(_ pool: any WorkerPool, chunk: Int, count: Int) throws -> [String] {
    var complaints = Complaints()
    // Three failures; the lowest is neither the first nor the last of a chunk of 7.
    let failing = [count / 3 + 1, count / 2 + 1, count - 1].filter((0..<count).contains)
    guard let lowest = failing.min() else { return [] }
    let run = {
      try pool.map("fails", count: count, chunk: chunk) { EchoTask($0, fails: failing.contains($0)) }
    }
    if pool.sharesMemory {
      complaints.unlessThrows(Failure.self, "lowest is \(lowest)", where: { $0.index == lowest }, run)
    } else {
      complaints.unlessThrows(
        RemoteTaskError.self, "lowest is \(lowest)",
        where: { $0.index == lowest && $0.text == "boom \(lowest)" && $0.phase == "fails" }, run)
    }
    return complaints.list
  }

  static let headerBytes = 32
  static let taskBytes = 8 + 1
  /// Index, worker, core, and an array of one CPU with its count.
  static let outputBytes = 8 * 5

  static func bytesCounted(_ pool: any WorkerPool, chunk: Int, count: Int) throws -> [String] {
    var complaints = Complaints()
    let before = pool.boundaryBytes ?? -1
    _ = try pool.map("bytes", count: count, chunk: chunk) { EchoTask($0) }
    let chunks = (count + chunk - 1) / chunk
    let messages = min(pool.workers, chunks) + 2 * chunks
    let expected = messages * headerBytes + count * (taskBytes + outputBytes)
    let counted = (pool.boundaryBytes ?? -1) - before
    complaints.unless(counted == expected, "counted \(counted) bytes, not \(expected)")
    return complaints.list
  }
}

@Suite("Executors over workers × chunk × count") struct ExecutionMatrixTests {
  @Test(arguments: ExecutionMatrix.shared)
  func `forEach runs every index exactly once`(_ kind: WorkerPoolKind) async throws {
    let complaints = try await onPlainThread {
      try ExecutionMatrix.forEachCell(kind, ExecutionMatrix.forEachOnce)
    }
    #expect(complaints == [])
  }

  @Test(arguments: ExecutionMatrix.shared)
  func `map gives outputs in order, from workers whose mask is their virtual core's CPU`(_ kind: WorkerPoolKind)
    async throws
  {
    let complaints = try await onPlainThread {
      try ExecutionMatrix.forEachCell(kind, ExecutionMatrix.mapInOrder)
    }
    #expect(complaints == [])
  }

  @Test(arguments: ExecutionMatrix.shared)
  func `The error is that of the lowest failing index`(_ kind: WorkerPoolKind) async throws {
    let complaints = try await onPlainThread {
      try ExecutionMatrix.forEachCell(kind, ExecutionMatrix.lowestFailure)
    }
    #expect(complaints == [])
  }

  @Test func `Worker processes give outputs in order, from workers whose mask is their virtual core's CPU`() async {
    await #expect(processExitsWith: .success) {
      try inProcessWithOneThread { try ExecutionMatrix.forEachCell(.processes, ExecutionMatrix.mapInOrder) }
    }
  }

  @Test func `The error from worker processes is that of the lowest failing index`() async {
    await #expect(processExitsWith: .success) {
      try inProcessWithOneThread {
        try ExecutionMatrix.forEachCell(.processes, ExecutionMatrix.lowestFailure)
      }
    }
  }

  @Test func `Boundary bytes are what was encoded plus one header for each message`() async {
    await #expect(processExitsWith: .success) {
      try inProcessWithOneThread { try ExecutionMatrix.forEachCell(.processes, ExecutionMatrix.bytesCounted) }
    }
  }
}

import SpeedupKit

/// Sequential input and output with parallel matching, as document 001 advises against contention for the disk: the caller
/// reads some partitions, the workers match them, the caller writes what came out, and then come the next.
struct CallerIO {
  let tasks: [MatchTask]
  let pool: any WorkerPool
  /// Partitions that a worker takes at once.
  let chunk: Int

  /// Partitions that are in memory at once, for each worker.
  private static let window = 4

  /// The results, in the order of the tasks.
  /// - Throws: `SystemError` when a file can't be read or written; what a pool throws.
  func results() throws -> [MatchTask.Result] {
    var results: [MatchTask.Result] = []
    let size = max(1, pool.workers * Self.window)
    for first in stride(from: 0, to: tasks.count, by: size) {
      let group = tasks[first..<min(tasks.count, first + size)]
      var loaded: [LoadedPartition] = []
      try pool.serial("load") {
        for task in group {
          var result = MatchTask.Result()
          let started = ProcessClock.now
          let (orders, quotes) = try task.load()
          result.repeated = RepeatedOrder.number(among: orders)
          result.loadSeconds = (ProcessClock.now - started).value
          results.append(result)
          loaded.append(
            result.repeated == nil
              ? LoadedPartition(orders: orders, quotes: quotes) : LoadedPartition(orders: [], quotes: []))
        }
      }
      let (partitions, base) = (loaded, first)
      let matched = try pool.map("match", count: partitions.count, chunk: min(chunk, partitions.count)) {
        partitions[$0]
      }
      try pool.serial("write") {
        for (index, (done, task)) in zip(matched, group).enumerated() where results[base + index].repeated == nil {
          let started = ProcessClock.now
          results[base + index].seconds = done.seconds
          try task.write(done.result, into: &results[base + index])
          results[base + index].writeSeconds = (ProcessClock.now - started).value
        }
      }
    }
    return results
  }
}

/// A partition whose rows are in memory, for a worker that only matches.
struct LoadedPartition: ParallelTask {
  let orders: [SweepOrder]
  let quotes: [Quote]

  /// What came out, and how long matching took, in seconds.
  struct Output: Sendable {
    let result: Matcher.Result
    let seconds: Double
  }

  init(orders: [SweepOrder], quotes: [Quote]) { (self.orders, self.quotes) = (orders, quotes) }

  func run(_ context: TaskContext) throws -> Output {
    let started = ProcessClock.now
    let result = Matcher.match(orders, quotes)
    return Output(result: result, seconds: (ProcessClock.now - started).value)
  }

  func encode(into writer: inout ByteWriter) {
    writer.write(array: orders)
    writer.write(array: quotes)
  }

  init(from reader: inout ByteReader) throws {
    orders = try reader.readArray(of: SweepOrder.self)
    quotes = try reader.readArray(of: Quote.self)
  }

  static func encode(_ output: Output, into writer: inout ByteWriter) {
    writer.write(output.seconds)
    writer.write(array: output.result.orders)
    writer.write(array: output.result.filled)
    writer.write(array: output.result.notional2)
    writer.write(array: output.result.matchCounts)
    writer.write(array: output.result.statuses)
    writer.write(array: output.result.matches)
  }

  static func decode(from reader: inout ByteReader) throws -> Output {
    let seconds = try reader.read(Double.self)
    return Output(
      result: Matcher.Result(
        orders: try reader.readArray(of: SweepOrder.self), filled: try reader.readArray(of: Int64.self),
        notional2: try reader.readArray(of: Int64.self), matchCounts: try reader.readArray(of: Int32.self),
        statuses: try reader.readArray(of: OrderStatus.self), matches: try reader.readArray(of: Matcher.Match.self)),
      seconds: seconds)
  }
}

import SpeedupKit

/// The axes of the matching workload, each with its default.
enum MatchingParameters {
  /// How many rows are read at once.
  enum ChunkMode: String, CaseIterable, Sendable {
    /// As many as `--chunk` says.
    case fixed
    /// Half of them whenever too much memory is in use; see ``ChunkPolicy``.
    case adaptive
  }

  /// Who reads the partitions and writes the outputs.
  enum IO: String, CaseIterable, Sendable {
    /// The caller, one after the other; workers only match.
    case caller
    /// The workers, each its own partitions, at the same time.
    case workers
  }

  private static let usual = MatchingGenerator()

  static let partitions = Parameter.count(
    "partitions", atLeast: 1, default: usual.partitions, "days x instruments, if generated"
  )
  .shapingGeneratedInput()
  static let orders = Parameter.count(
    "orders", atLeast: 1, default: usual.orders,
    "orders a partition on average, if generated; half are sweep orders"
  )
  .shapingGeneratedInput()
  static let skew = Parameter.choice(
    "partition-skew", default: usual.skew,
    "orders of the partitions: all the same, or proportional to 1/rank, the ranks dealt out at random"
  )
  .shapingGeneratedInput()
  static let filler = Parameter.count(
    "filler", atLeast: 0, default: usual.filler, "columns that nobody needs; 8 make 16 in all", changesAnswer: false
  )
  .shapingGeneratedInput()
  static let chunkMode = Parameter.choice(
    "chunk-mode", default: ChunkMode.fixed,
    "rows read at once: --chunk, or halved from there while three quarters of the memory limit are in use",
    changesAnswer: false)
  static let write = Parameter.toggle(
    "write", default: true, "write the outputs, or only match", changesAnswer: false)
  static let io = Parameter.choice(
    "io", default: IO.workers,
    "who reads the partitions back and writes the outputs: the caller alone, or each worker its own",
    changesAnswer: false)

  /// All of them, in the order of the columns.
  static let all: [any WorkloadParameter] = [partitions, orders, skew, filler, chunkMode, write, io]

  /// The generator of a request that names no data file.
  /// - Throws: `InputError` for a value that is none of those known, or too many orders.
  static func generator(_ request: RunRequest) throws -> MatchingGenerator {
    let generator = MatchingGenerator(
      partitions: try request[partitions], orders: try request[orders], skew: try request[skew],
      filler: try request[filler], seed: request.seed)
    guard generator.partitions * generator.orders <= 100_000_000 else {
      throw InputError("--partitions x --orders is \(generator.partitions * generator.orders); take at most 100000000")
    }
    return generator
  }
}

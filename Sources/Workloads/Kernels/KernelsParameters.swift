import SpeedupKit

enum Kernel: String, CaseIterable, Sendable {
  /// Arithmetic in registers.
  case compute
  /// Loads that depend on each other, in memory of the worker's own.
  case chase
  /// Arithmetic in rounds; at a round's end all wait for all, asleep.
  case barrier
  /// The same, but they wait awake.
  case spin

  /// Whether it works in rounds.
  var hasRounds: Bool { self == .barrier || self == .spin }
}

enum KernelsParameters {
  static let kernel = Parameter.choice("kernel", default: Kernel.compute, "what a worker does all the time")
  static let pieces = Parameter.count(
    "pieces", atLeast: 1, default: 4_000, "pieces of work, shared out evenly: as many for one worker as for 252")
  static let steps = Parameter.count(
    "steps", atLeast: 1, default: 20_000, "dependent operations a piece: multiplications, or loads of chase")
  static let workingSet = Parameter.count(
    "working-set", atLeast: 64, default: 1 << 20, "bytes that every worker of chase has for itself")
  static let rounds = Parameter.count(
    "rounds", atLeast: 1, default: 20, "rounds of barrier and spin, the pieces shared out over them",
    changesAnswer: false)

  /// All of them, in the order of the columns.
  static let all: [any WorkloadParameter] = [kernel, pieces, steps, workingSet, rounds]
}

struct KernelsOptions: Sendable {
  let kernel: Kernel
  let pieces: Int
  let steps: Int
  /// Bytes a worker.
  let workingSet: Int
  let rounds: Int

  /// - Throws: `InputError` for a value that can't be.
  init(_ request: RunRequest) throws {
    kernel = try request[KernelsParameters.kernel]
    pieces = try request[KernelsParameters.pieces]
    steps = try request[KernelsParameters.steps]
    workingSet = try request[KernelsParameters.workingSet]
    rounds = try request[KernelsParameters.rounds]
  }
}

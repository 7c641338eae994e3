import SpeedupKit

/// The axes of the storage workload, each with its default.
enum StorageParameters {
  static let commits = Parameter.count(
    "commits", atLeast: 0, default: 400,
    "transactions of all writers together; --chunk: neighbours dealt to a writer at once")
  static let rowsPerCommit = Parameter.count(
    "rows-per-commit", atLeast: 1, default: 10, "rows that a transaction inserts")
  static let transaction = Parameter.choice(
    "transaction", default: StorageOptions.Transaction.writeOnly,
    "whether a transaction reads before it writes", changesAnswer: false)
  static let begin = Parameter.choice(
    "begin", default: StorageOptions.Begin.deferred,
    "when a transaction asks for the right to write: with its first write, or at once", changesAnswer: false)
  static let think = Parameter.text(
    "think", default: "0s", "pause of a writer between two transactions, in place of other work, such as 2ms",
    changesAnswer: false)
  static let attempts = Parameter.count(
    "attempts", atLeast: 1, default: 10_000,
    "tries of a transaction that meets locks before it is lost and the run fails; 1: as programs that do not retry",
    changesAnswer: false)
  static let kill = Parameter.count(
    "kill", atLeast: 0, default: 0,
    "writer processes killed (kill -9) in the middle; another then writes what they had not", changesAnswer: false)

  /// All of them, in the order of the columns.
  static let all: [any WorkloadParameter] = [commits, rowsPerCommit, transaction, begin, think, attempts, kill]
}

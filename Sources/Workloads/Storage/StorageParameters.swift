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
  static let synchronous = Parameter<StoragePragmas.Synchronous?>(
    "synchronous", .choice(StoragePragmas.Synchronous.allCases.map(\.rawValue)), default: nil, written: "",
    "how far a commit waits for the disk; empty: as the variant has it", changesAnswer: false
  ) { StoragePragmas.Synchronous(rawValue: $0) }
  static let busyTimeout = Parameter<Int?>.count(
    "busy-timeout", atLeast: 0, "milliseconds that a call waits for another's lock; empty: as the variant has it",
    changesAnswer: false)
  static let autocheckpoint = Parameter<Int?>.count(
    "autocheckpoint", atLeast: 0,
    "pages of write-ahead log after which it is written back; 0: never; empty: as the variant has it",
    changesAnswer: false)
  static let reader = Parameter.toggle(
    "reader", default: false,
    "another connection reads in one transaction, from before the first commit until the last: no log can start anew",
    changesAnswer: false)

  /// All of them, in the order of the columns.
  static let all: [any WorkloadParameter] = [
    commits, rowsPerCommit, transaction, begin, think, attempts, kill, synchronous, busyTimeout, autocheckpoint, reader,
  ]

  /// The settings of a request: those of its variant, and in their place what it names.
  /// - Throws: `InputError` for a value that is none of those known.
  static func pragmas(_ method: StorageOptions.Method, _ request: RunRequest) throws -> StoragePragmas {
    var pragmas = StoragePragmas(method)
    pragmas.synchronous = try request[synchronous] ?? pragmas.synchronous
    pragmas.busyTimeout = try request[busyTimeout] ?? pragmas.busyTimeout
    pragmas.autocheckpoint = try request[autocheckpoint] ?? pragmas.autocheckpoint
    for (number, option) in [(pragmas.busyTimeout, "busy-timeout"), (pragmas.autocheckpoint, "autocheckpoint")] {
      guard let number, number > StorageOptions.largestCount else { continue }
      throw InputError("--\(option) \(number): take one of 0 to \(StorageOptions.largestCount)")
    }
    return pragmas
  }
}

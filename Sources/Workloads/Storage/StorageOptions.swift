import SpeedupKit

/// What a run of the storage workload is asked for, checked.
struct StorageOptions: Sendable {
  /// How the database is set up.
  enum Method: String, CaseIterable, Sendable {
    /// As SQLite comes: rollback journal, no waiting for locks.
    case asItComes = "default"
    /// Write-ahead log, else as it comes.
    case wal
    /// Write-ahead log and the document's three settings.
    case walTuned = "wal-tuned"
  }

  enum Transaction: String, CaseIterable, Sendable {
    /// It inserts rows.
    case writeOnly = "write-only"
    /// It reads, and then inserts rows.
    case readThenWrite = "read-then-write"
  }

  /// When a transaction asks for the right to write.
  ///
  /// SQLite waits for a lock only at the first step of a transaction: one that holds something while it waits could wait
  /// for ever. So one that is `deferred` and has read is refused at once, and no busy timeout helps it.
  enum Begin: String, CaseIterable, Sendable {
    /// With its first write.
    case deferred
    /// At its beginning.
    case immediate
  }

  /// How the database is set up.
  let method: Method
  let transaction: Transaction
  /// When it asks for the right to write.
  let begin: Begin
  /// Transactions, over all writers.
  let commits: Int
  /// Rows that a transaction inserts.
  let rowsPerCommit: Int
  /// How often a transaction is tried.
  let attempts: Int
  /// Writers that are killed in the middle of their work.
  let kill: Int
  /// What a writer does between two transactions: nothing, for so long.
  let think: Seconds
  let seed: UInt64
  /// The settings of every connection.
  let pragmas: StoragePragmas
  /// Whether a reader holds its view of the database all the time.
  let hasReader: Bool

  /// More would not fit in the keys of the rows' generator.
  static let largestCount = 10_000_000

  /// The options in a request.
  /// - Throws: `InputError` for a value that is none of those known.
  init(_ request: RunRequest) throws {
    method = try request.chosenVariant()
    transaction = try request[StorageParameters.transaction]
    begin = try request[StorageParameters.begin]
    commits = try Self.count(StorageParameters.commits, request)
    rowsPerCommit = try Self.count(StorageParameters.rowsPerCommit, request)
    attempts = try Self.count(StorageParameters.attempts, request)
    kill = try Self.count(StorageParameters.kill, request)
    let text = try request[StorageParameters.think]
    guard let think = Seconds(text), think <= Seconds(60) else {
      throw InputError("--think '\(text)': take a time of at most a minute, such as 2ms")
    }
    self.think = think
    seed = request.seed
    pragmas = try StorageParameters.pragmas(method, request)
    hasReader = try request[StorageParameters.reader]
    guard method != .asItComes || !hasReader else {
      throw InputError(
        "--reader on: beside a reader nobody can commit to a rollback journal (the variant 'default'); take --variant wal"
      )
    }
  }

  /// A count that fits in the keys.
  private static func count(_ parameter: Parameter<Int>, _ request: RunRequest) throws -> Int {
    let count = try request[parameter]
    guard count > largestCount, case .count(let smallest) = parameter.kind else { return count }
    throw InputError("--\(parameter.name) \(count): take one of \(smallest) to \(largestCount)")
  }
}

extension StorageOptions {
  func encode(into writer: inout ByteWriter) {
    for text in [method.rawValue, transaction.rawValue, begin.rawValue] { writer.write(string: text) }
    for number in [commits, rowsPerCommit, attempts, kill] { writer.write(number) }
    writer.write(think.value)
    writer.write(seed)
    pragmas.encode(into: &writer)
    writer.write(hasReader)
  }

  /// Reads what `encode(into:)` wrote.
  init(from reader: inout ByteReader) throws {
    method = try RunRequest.value(reader.readString(), option: "variant")
    transaction = try RunRequest.value(reader.readString(), option: "transaction")
    begin = try RunRequest.value(reader.readString(), option: "begin")
    (commits, rowsPerCommit) = (try reader.read(), try reader.read())
    (attempts, kill) = (try reader.read(), try reader.read())
    think = Seconds(try reader.read())
    seed = try reader.read()
    pragmas = try StoragePragmas(from: &reader)
    hasReader = try reader.read()
  }
}

/// A writer's connection with its compiled statements.
final class LedgerSession {
  private let connection: SQLiteConnection
  private let options: StorageOptions
  private let begin, insert, newest, commitStatement: SQLiteStatement
  /// The highest number that this session has committed.
  private var highest: Int64 = -1

  /// Compiles the statements.
  /// - Throws: `SQLiteError`.
  init(_ connection: SQLiteConnection, _ options: StorageOptions) throws {
    (self.connection, self.options) = (connection, options)
    begin = try connection.prepare(options.begin == .immediate ? "BEGIN IMMEDIATE" : "BEGIN DEFERRED")
    insert = try connection.prepare("INSERT INTO ledger VALUES(?, ?, ?, ?)")
    newest = try connection.prepare("SELECT number FROM ledger ORDER BY number DESC LIMIT 1")
    commitStatement = try connection.prepare("COMMIT")
  }

  /// Writes transaction `number`; when this returns, it is committed.
  /// - Throws: `SQLiteError`; the transaction may then still be open. ``VanishedCommit``.
  func commit(_ number: Int) throws {
    try begin.run()
    if options.transaction == .readThenWrite { try readNewest() }
    for place in 0..<options.rowsPerCommit { try insert(number, place) }
    try commitStatement.run()
    highest = max(highest, Int64(number))
  }

  /// Ends an open transaction without its writes.
  func rollBack() {
    // SQLite has ended it already where that was the only way out.
    if connection.isInTransaction { try? connection.execute("ROLLBACK") }
  }

  private func readNewest() throws {
    var found: Int64 = -1
    while try newest.step() { found = newest.integer(0) }
    guard found >= highest else { throw VanishedCommit(number: Int(highest), path: connection.path) }
  }

  private func insert(_ number: Int, _ place: Int) throws {
    let row = LedgerRow(seed: options.seed, number: number, place: place)
    insert.bind(1, Int64(number))
    insert.bind(2, Int64(place))
    insert.bind(3, row.amount)
    try withUnsafeBytes(of: row.note) { note in
      insert.bind(4, unownedText: note)
      try insert.run()
    }
  }
}

/// A transaction was acknowledged, and its rows are not in the file.
struct VanishedCommit: Error, CustomStringConvertible {
  let number: Int
  let path: String
  var description: String { "\(path): transaction \(number) was acknowledged, and is not there" }
}

import SpeedupKit

/// The database of a run, and the files beside it, all in one directory.
struct Ledger: Sendable {
  let directory: String
  /// How the database is set up.
  let method: StorageOptions.Method
  /// The settings of every connection.
  let pragmas: StoragePragmas

  var path: String { "\(directory)/ledger.db" }
  /// The write-ahead log. It does not shrink while a connection is open, and goes with the last.
  var walPath: String { "\(path)-wal" }
  /// The numbers of the transactions that were acknowledged to `writer`: its `COMMIT` had returned.
  func acknowledgedPath(_ writer: Int) -> String { "\(directory)/acknowledged-\(writer)" }
  /// What went wrong with a writer that nobody hears.
  func failurePath(_ writer: Int) -> String { "\(directory)/failure-\(writer)" }

  /// Makes the database with its empty table, and closes it.
  /// - Throws: `InputError` where there can be none; `SQLiteError` where the disk is full, for one; `SkipRun` where the file system has no write-ahead logs.
  func create(_ library: SQLiteLibrary) throws {
    do {
      let connection = try SQLiteConnection(library, path: path, creating: true)
      if method != .asItComes, try connection.text("PRAGMA journal_mode=WAL") != "wal" {
        throw SkipRun(
          "\(path): no write-ahead log can be kept on this file system; set TMPDIR to a directory on a local disk")
      }
      try connection.execute(
        """
        CREATE TABLE ledger(number INTEGER NOT NULL, place INTEGER NOT NULL, amount INTEGER NOT NULL, \
        note TEXT NOT NULL, PRIMARY KEY(number, place)) WITHOUT ROWID
        """)
    } catch let error as SQLiteError
      where [SQLiteError.Code.cantOpen, SQLiteError.Code.readOnly, SQLiteError.Code.notADatabase].contains(
        error.primary)
    {
      throw InputError("\(error); set TMPDIR to an empty directory that can be written to")
    }
  }

  /// A connection with the settings of the run.
  /// - Throws: `SQLiteError`.
  func connect(_ library: SQLiteLibrary) throws -> SQLiteConnection {
    let connection = try SQLiteConnection(library, path: path)
    try pragmas.apply(to: connection)
    return connection
  }

  /// The transactions that were acknowledged, by writer.
  /// - Parameter writers: how many there were.
  /// - Throws: `SystemError`.
  func acknowledged(by writers: Int) throws -> [[Int]] {
    try (0..<writers).map { try NumberLog.read(acknowledgedPath($0)).map(Int.init) }
  }
}

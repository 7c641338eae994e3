import SpeedupKit

/// A reader with one long transaction, as a report that somebody left open: what is committed behind its view can be
/// written back, but the write-ahead log can't start anew, and grows.
final class LedgerReader {
  private let connection: SQLiteConnection

  /// Opens a connection and takes a view of the database as it is now.
  /// - Throws: `SQLiteError`; `SkipRun` without SQLite.
  init(_ ledger: Ledger) throws {
    connection = try ledger.connect(SQLiteLibrary())
    try connection.execute("BEGIN DEFERRED")
    // The view is taken by the first read.
    _ = try connection.text("SELECT count(*) FROM ledger")
  }

  /// How many rows its view has; the same however many were committed since.
  /// - Throws: `SQLiteError`.
  func rows() throws -> Int { try connection.text("SELECT count(*) FROM ledger").flatMap { Int($0) } ?? 0 }
}

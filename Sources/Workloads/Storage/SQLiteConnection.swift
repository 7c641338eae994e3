import SpeedupKit

/// A connection to one database file, for one thread at a time. It must not cross a fork.
final class SQLiteConnection {
  let library: SQLiteLibrary
  let path: String
  private let handle: OpaquePointer

  /// Opens the file.
  /// - Parameter creating: whether a file that is not there is made.
  /// - Throws: ``SQLiteError``, though most of what can be wrong with a file shows at its first use only.
  init(_ library: SQLiteLibrary, path: String, creating: Bool = false) throws {
    // SQLITE_OPEN_READWRITE, _CREATE, and _NOMUTEX: one thread uses a connection, so it needs no lock of its own.
    let flags: Int32 = 0x2 | (creating ? 0x4 : 0) | 0x8000
    var handle: OpaquePointer?
    let code = library.open(path, &handle, flags, nil)
    guard code == SQLiteError.Code.ok, let handle else {
      let message = String(cString: library.message(handle))
      _ = library.close(handle)
      throw SQLiteError(code: code, message: message, action: "open", path: path)
    }
    (self.library, self.path, self.handle) = (library, path, handle)
    _ = library.useExtendedCodes(handle, 1)
  }

  deinit { _ = library.close(handle) }

  /// Lets a call that meets another connection's lock wait for up to `time`, in steps that SQLite chooses.
  func setBusyTimeout(_ time: Seconds) { _ = library.busyTimeout(handle, Int32(time.value * 1000)) }

  /// Whether a transaction is open.
  var isInTransaction: Bool { library.autocommit(handle) == 0 }

  /// Runs one statement to its end.
  /// - Throws: ``SQLiteError``.
  func execute(_ sql: String) throws { try prepare(sql).run() }

  /// The first column of the first row that `sql` gives, as text; nil where it gives none.
  /// - Throws: ``SQLiteError``.
  func text(_ sql: String) throws -> String? {
    let statement = try prepare(sql)
    guard try statement.step() else { return nil }
    return statement.withText(0) { String(decoding: $0, as: UTF8.self) }
  }

  /// Compiles `sql`, which reads the file's schema and so can meet a lock.
  /// - Throws: ``SQLiteError``.
  func prepare(_ sql: String) throws -> SQLiteStatement {
    var statement: OpaquePointer?
    let code = library.prepare(handle, sql, -1, &statement, nil)
    guard code == SQLiteError.Code.ok, let statement else { throw error(code, sql) }
    return SQLiteStatement(statement, sql, of: self)
  }

  /// The error for a result code that a call on this connection has just given.
  func error(_ code: Int32, _ action: String) -> SQLiteError {
    SQLiteError(code: code, message: String(cString: library.message(handle)), action: action, path: path)
  }
}

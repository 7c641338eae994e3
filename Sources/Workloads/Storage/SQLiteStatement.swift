/// A compiled statement, to be run any number of times.
final class SQLiteStatement {
  private let library: SQLiteLibrary
  private let connection: SQLiteConnection
  private let handle: OpaquePointer
  private let sql: String

  /// Takes over `handle`, which `connection` has compiled from `sql`.
  init(_ handle: OpaquePointer, _ sql: String, of connection: SQLiteConnection) {
    (self.handle, self.sql, self.connection, library) = (handle, sql, connection, connection.library)
  }

  deinit { _ = library.finalize(handle) }

  /// Sets parameter `index` (from 1) to a number.
  func bind(_ index: Int32, _ number: Int64) { _ = library.bindInteger(handle, index, number) }

  /// Sets parameter `index` (from 1) to UTF-8 text, which must stay where it is until the statement is reset.
  func bind(_ index: Int32, unownedText text: UnsafeRawBufferPointer) {
    _ = library.bindText(handle, index, text.baseAddress, Int32(text.count), nil)
  }

  /// Goes to the next row.
  /// - Returns: false when there is none; the statement is then reset, as it is after an error.
  /// - Throws: ``SQLiteError``.
  func step() throws -> Bool {
    let code = library.step(handle)
    if code == SQLiteError.Code.row { return true }
    if code == SQLiteError.Code.done {
      reset()
      return false
    }
    // The message first: a reset may change it.
    let error = connection.error(code, sql)
    reset()
    throw error
  }

  /// Runs to the end, whatever rows come.
  /// - Throws: ``SQLiteError``.
  func run() throws { while try step() {} }

  /// Goes back to before the first row, and gives up the locks that reading it took.
  func reset() { _ = library.reset(handle) }

  /// Column `index` (from 0) of the row as a number; 0 for NULL.
  func integer(_ index: Int32) -> Int64 { library.integer(handle, index) }

  /// Hands `body` the bytes of column `index` (from 0) of the row.
  func withText<Result>(_ index: Int32, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    let start = library.text(handle, index)
    return try body(UnsafeRawBufferPointer(start: start, count: Int(library.byteCount(handle, index))))
  }
}

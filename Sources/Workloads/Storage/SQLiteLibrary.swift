import SpeedupKit

/// SQLite's C interface, from the system's library, loaded when it is first needed.
final class SQLiteLibrary {
  static let names = ["libsqlite3.so.0"]

  typealias Database = OpaquePointer
  typealias Statement = OpaquePointer

  let version: @convention(c) () -> UnsafePointer<CChar>
  let threadSafety: @convention(c) () -> Int32
  let open:
    @convention(c) (
      UnsafePointer<CChar>, UnsafeMutablePointer<Database?>, Int32, UnsafePointer<CChar>?
    ) -> Int32
  let close: @convention(c) (Database?) -> Int32
  let useExtendedCodes: @convention(c) (Database, Int32) -> Int32
  let busyTimeout: @convention(c) (Database, Int32) -> Int32
  let message: @convention(c) (Database?) -> UnsafePointer<CChar>
  let autocommit: @convention(c) (Database) -> Int32
  let prepare:
    @convention(c) (
      Database, UnsafePointer<CChar>, Int32, UnsafeMutablePointer<Statement?>,
      UnsafeMutablePointer<UnsafePointer<CChar>?>?
    ) -> Int32
  let bindInteger: @convention(c) (Statement, Int32, Int64) -> Int32
  let bindText: @convention(c) (Statement, Int32, UnsafeRawPointer?, Int32, UnsafeRawPointer?) -> Int32
  let step: @convention(c) (Statement) -> Int32
  let reset: @convention(c) (Statement) -> Int32
  let finalize: @convention(c) (Statement?) -> Int32
  let integer: @convention(c) (Statement, Int32) -> Int64
  let text: @convention(c) (Statement, Int32) -> UnsafeRawPointer?
  let byteCount: @convention(c) (Statement, Int32) -> Int32

  /// The library, by the first of `names` that the system's loader finds.
  /// - Throws: `SkipRun` with the fix where there is none, or one that can't be used from several threads.
  init(names: [String] = SQLiteLibrary.names) throws {
    guard let library = DynamicLibrary(firstOf: names) else {
      throw SkipRun(
        "the library \(names.joined(separator: ", ")) is not installed; apt-get install libsqlite3-0")
    }
    version = try Self.find("sqlite3_libversion", library)
    threadSafety = try Self.find("sqlite3_threadsafe", library)
    open = try Self.find("sqlite3_open_v2", library)
    close = try Self.find("sqlite3_close_v2", library)
    useExtendedCodes = try Self.find("sqlite3_extended_result_codes", library)
    busyTimeout = try Self.find("sqlite3_busy_timeout", library)
    message = try Self.find("sqlite3_errmsg", library)
    autocommit = try Self.find("sqlite3_get_autocommit", library)
    prepare = try Self.find("sqlite3_prepare_v2", library)
    bindInteger = try Self.find("sqlite3_bind_int64", library)
    bindText = try Self.find("sqlite3_bind_text", library)
    step = try Self.find("sqlite3_step", library)
    reset = try Self.find("sqlite3_reset", library)
    finalize = try Self.find("sqlite3_finalize", library)
    integer = try Self.find("sqlite3_column_int64", library)
    text = try Self.find("sqlite3_column_text", library)
    byteCount = try Self.find("sqlite3_column_bytes", library)
    guard threadSafety() != 0 else {
      throw SkipRun("this build of SQLite is for one thread only; apt-get install libsqlite3-0")
    }
  }

  /// The library's version, such as `3.40.1`.
  var versionText: String { String(cString: version()) }

  private static func find<Function>(_ name: String, _ library: DynamicLibrary) throws -> Function {
    guard let function = library.function(name, as: Function.self) else {
      throw SkipRun("this build of SQLite has no \(name); apt-get install libsqlite3-0")
    }
    return function
  }
}

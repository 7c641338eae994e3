import SpeedupKit

/// The settings of a connection, each by itself; nil: as SQLite comes.
struct StoragePragmas: Sendable, Equatable {
  /// When a commit waits for the disk.
  enum Synchronous: String, CaseIterable, Sendable {
    case off, normal, full, extra
  }

  var synchronous: Synchronous?
  /// Milliseconds that a call waits for another's lock.
  var busyTimeout: Int?
  /// Pages of write-ahead log after which it is written back; 0: never.
  var autocheckpoint: Int?

  init(_ method: StorageOptions.Method) {
    guard method == .walTuned else { return }
    (synchronous, busyTimeout, autocheckpoint) = (.normal, 5000, 1000)
  }

  /// Gives a connection these settings.
  /// - Throws: `SQLiteError`.
  func apply(to connection: SQLiteConnection) throws {
    if let busyTimeout { connection.setBusyTimeout(Seconds(Double(busyTimeout) / 1000)) }
    if let autocheckpoint { try connection.execute("PRAGMA wal_autocheckpoint=\(autocheckpoint)") }
    if let synchronous { try connection.execute("PRAGMA synchronous=\(synchronous.rawValue)") }
  }

  func encode(into writer: inout ByteWriter) {
    writer.write(string: synchronous?.rawValue ?? "")
    busyTimeout.encode(into: &writer)
    autocheckpoint.encode(into: &writer)
  }

  /// Reads what `encode(into:)` wrote.
  /// - Throws: an error when the bytes end early.
  init(from reader: inout ByteReader) throws {
    synchronous = Synchronous(rawValue: try reader.readString())
    busyTimeout = try Int?(from: &reader)
    autocheckpoint = try Int?(from: &reader)
  }
}

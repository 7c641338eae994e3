struct SQLiteError: Error, CustomStringConvertible, Equatable {
  /// The result code with its extension in the higher bits (sqlite.org/rescode.html).
  let code: Int32
  let message: String
  /// What was tried: an SQL text, or `open`.
  let action: String
  let path: String

  /// The result codes that are told apart.
  enum Code {
    static let ok: Int32 = 0
    static let busy: Int32 = 5
    static let locked: Int32 = 6
    static let readOnly: Int32 = 8
    static let cantOpen: Int32 = 14
    static let protocolRace: Int32 = 15
    static let notADatabase: Int32 = 26
    static let row: Int32 = 100
    static let done: Int32 = 101
    static let busySnapshot: Int32 = 5 | 2 << 8
  }

  /// The code without its extension.
  var primary: Int32 { code & 0xff }

  /// Whether another connection was in the way, so that the same may succeed later.
  var isLocked: Bool { [Code.busy, Code.locked, Code.protocolRace].contains(primary) }

  /// Whether a transaction that has read can't write any more, since another one has committed after its read. Waiting
  /// does not help, hence no busy timeout applies: it has to begin again.
  var isStaleSnapshot: Bool { code == Code.busySnapshot }

  var description: String { "\(path): \(message) (SQLite code \(code)) at '\(action)'" }
}

import SpeedupKit

/// How many rows are read at once: always the same, or, under a memory limit, half as many whenever too much of it is
/// used, or about to be. A pure value, so that it is tested without memory.
struct ChunkPolicy: Sendable, Equatable {
  /// Rows to read next.
  private(set) var rows: Int
  /// How often the rows were halved.
  private(set) var halvings = 0
  private let limit: Bytes?

  /// No fewer rows than this are worth a turn.
  static let floor = 1000
  /// The share of the limit above which a chunk is too large: the rest is for the matching and for the next chunk's growth.
  static let pressure = 0.75

  var isLimited: Bool { limit != nil }

  /// Whether so much memory is above the share of the limit that may be used; false where either is not known.
  func isTooMuch(_ used: Bytes?) -> Bool {
    guard let limit, let used else { return false }
    return Double(used.count) > Self.pressure * Double(limit.count)
  }

  /// - Parameter limit: the memory that may be used; nil: the rows stay as they are.
  init(rows: Int, limit: Bytes?) {
    self.rows = rows
    self.limit = limit
  }

  /// Takes note of the memory that a chunk would take if it grew beyond the `lines` that it has. Where that is too much,
  /// it is halved until it ends there: waiting for its end would be too late for a first chunk that does not fit.
  mutating func observe(growing lines: Int, used: Bytes?) {
    var before: Int
    repeat {
      before = rows
      observe(used: used)
    } while rows < before && rows > lines
  }

  /// Takes note of the memory that was in use with a chunk at hand.
  mutating func observe(used: Bytes?) {
    guard isTooMuch(used), rows > Self.floor else { return }
    rows = max(Self.floor, rows / 2)
    halvings += 1
  }
}

import SpeedupKit

/// Gives up cells that can't succeed: what a cell can't use once it can never use, and a cell whose first runs, warm-ups
/// included, have all failed alike will fail again.
package struct HopelessRule: StoppingRule, Sendable {
  /// A cell's failures while it has had no success.
  private struct Record {
    var kind: String
    var count = 0
    /// Whether one of them counts: a cell without any would be in no table.
    var isCounted = false
  }

  /// Failures alike after which a cell is given up.
  package static let patience = 3

  private let policy: FailurePolicy
  private var unusable: Set<Int> = []
  private var succeeded: Set<Int> = []
  private var failing: [Int: Record] = [:]

  package init(_ policy: FailurePolicy = .giveUp) { self.policy = policy }

  package mutating func observe(_ record: RunRecord) {
    if record.status == .badInput, !record.warmup { unusable.insert(record.cell) }
    guard record.status != .ok else {
      succeeded.insert(record.cell)
      return
    }
    let kind = Self.kind(of: record)
    var known = failing[record.cell] ?? Record(kind: kind)
    if known.kind != kind { known = Record(kind: kind, isCounted: known.isCounted) }
    known.count += 1
    known.isCounted = known.isCounted || !record.warmup
    failing[record.cell] = known
  }

  package func isDone(_ cell: Int) -> Bool {
    if unusable.contains(cell) { return true }
    guard policy != .keepGoing, !succeeded.contains(cell), let record = failing[cell] else { return false }
    return record.count >= Self.patience && record.isCounted
  }

  /// What makes failures alike: the status and what is before the program's own words, which may hold the time.
  private static func kind(of record: RunRecord) -> String {
    "\(record.status.rawValue) \(record.detail.prefix { $0 != ":" })"
  }
}

package struct GivenUpCell: Sendable, Equatable {
  package let cell: Int
  /// How its latest run ended, in one line.
  package let reason: String
  /// Planned runs that are not made.
  package let runsLeft: Int
}

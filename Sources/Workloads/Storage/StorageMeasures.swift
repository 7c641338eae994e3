import SpeedupKit

/// The figures of a run, from its writers' reports.
enum StorageMeasures {
  /// The measures by their names. Sums are over the writers that lived, and the successor of those that did not.
  /// - Parameter acknowledged: transactions acknowledged to anybody.
  static func measures(_ output: StorageRun.Output, acknowledged: Int) -> [String: String] {
    let recovered = output.successor?.acknowledged ?? 0
    let reports = output.allReports
    func sum(_ figure: (WriterReport) -> Int) -> String { "\(reports.reduce(0) { $0 + figure($1) })" }
    let rate = Double(acknowledged - recovered) / max(output.writing.value, 1e-9)
    return [
      "commits_per_second": "\((rate * 10).rounded() / 10)",
      "locked_failures": sum(\.lockedFailures),
      "busy_snapshot": sum(\.staleSnapshots),
      "failed_first": sum(\.failedFirst),
      "lost_commits": sum(\.lost),
      "attempts_made": sum(\.attempts),
      "wait_seconds": "\(reports.reduce(0) { $0 + $1.waited })",
      "slowest_seconds": "\(reports.map(\.slowest).max() ?? 0)",
      "largest_wal_bytes": "\(reports.map(\.walBytes).max() ?? 0)",
      "writers_at_once": "\(WriterReport.mostAtOnce(output.reports))",
      "killed_writers": "\(output.killed)",
      "recovered_commits": "\(recovered)",
      "unacknowledged_commits": "\(output.unacknowledged)",
    ]
  }
}

import SpeedupCore

extension GateReport {
  /// The same with a row for each benchmark that only the base has: nothing was measured of it, so that the gate does not pass.
  package func lacking(_ benchmarks: [String]) -> GateReport {
    GateReport(
      plan: plan,
      rows: rows
        + benchmarks.enumerated().map { place, name in
          GateRow(
            cell: plan.cells.count + place, label: name, metric: nil, verdict: .failed,
            detail: "not measured: the new side does not have it; if that is as it should be, say --allow-missing")
        }, notes: notes, ending: ending, elapsed: elapsed)
  }

  /// The same with figures that no benchmark has as bad input: what was asked for was judged nowhere.
  /// - Parameter known: the figures that the benchmarks gave.
  package func refusingUnknownFigures(known: Set<String>) -> GateReport {
    // One that could not be measured may have it.
    guard count(.failed) == 0 else { return self }
    let skipped = Set(rows.filter { $0.verdict == .skipped }.compactMap(\.metric))
    let unknown = skipped.filter { metric in rows.allSatisfy { $0.metric != metric || $0.verdict == .skipped } }
    let names = known.subtracting([BenchmarkSuites.time]).sorted().joined(separator: ", ")
    let report = GateReport(
      plan: plan,
      rows: rows.map { row in
        guard let metric = row.metric, unknown.contains(metric) else { return row }
        var row = row
        row.verdict = .badInput
        row.detail =
          "no benchmark has a figure '\(metric.name)'; "
          + (names.isEmpty ? "they have none but the time" : "there are: \(SafeText.excerpt(names))")
        return row
      }, notes: notes, ending: ending, elapsed: elapsed)
    return report
  }
}

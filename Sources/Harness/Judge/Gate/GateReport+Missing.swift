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
}

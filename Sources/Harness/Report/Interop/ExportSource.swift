import SpeedupCore

/// A results directory (or results file), grouped for writing in another tool's format.
package struct ExportSource: Sendable {
  /// What was measured, in words.
  package let title: String
  /// Where it was imported from, if it was.
  package let origin: ImportedOrigin?
  /// The machine, if there is a fingerprint.
  package let machine: MachineFingerprint?
  /// The cells with their counted runs (no warm-ups), in the grid's order.
  package let cells: [Cell]
  /// Names of the workload's own figures.
  package let measures: [String]

  package struct Cell: Sendable {
    package let axes: [AxisValue]
    /// The command it ran; nil for workloads and imported results.
    package let command: [String]?
    /// Its runs by pass.
    package let runs: [RunRecord]
  }

  /// From what a directory holds.
  package init(table: ResultTable, plan: SweepPlan?, machine: MachineFingerprint?) {
    let planned = Dictionary(
      (plan?.cells ?? []).map { ($0.index, $0) }, uniquingKeysWith: { first, _ in first })
    cells = CellRows.all(in: table.records).map { rows in
      Cell(
        axes: rows.axes, command: planned[rows.cell].flatMap { try? plan?.command(of: $0) },
        runs: rows.places.map { table.records[$0] }.sorted { $0.block < $1.block })
    }
    measures = table.columns.measures
    title = plan?.title ?? "results"
    origin = plan?.subject.origin
    self.machine = machine
  }

  /// What is to be exported of `results`.
  package init(_ results: ResultSet) {
    self.init(table: results.table, plan: results.plan, machine: results.machine)
  }
}

/// A text in another tool's format, and what could not be carried into it.
package struct ExportedText: Sendable, Equatable {
  /// The file's content.
  package let text: String
  /// What is lost, one line each.
  package let remarks: [String]
}

extension ExportSource {
  /// The results in `format`.
  /// - Throws: ``InputError`` when there is nothing that the format can hold.
  package func exported(as format: ExportFormat) throws -> ExportedText {
    switch format {
    case .hyperfine: try HyperfineExport(source: self).exported()
    case .googleBenchmark: try GoogleBenchmarkExport(source: self).exported()
    }
  }

  /// What neither format has a place for, as far as these results have it.
  func remarksOnFigures() -> [String] {
    let runs = cells.flatMap(\.runs)
    var lost: [String] = []
    func note(_ name: String, _ isThere: (RunRecord) -> Bool) {
      if runs.contains(where: isThere) { lost.append(name) }
    }
    note("CPU masks") { $0.mask != nil }
    note("answer digests") { $0.digest != nil }
    note("set-up times") { $0.figures.setup != nil }
    note("page faults and switches") { $0.figures.minorFaults != nil || $0.figures.voluntarySwitches != nil }
    note("steal, pressure and run-queue delay") {
      $0.figures.steal != nil || $0.figures.cpuPressure != nil || $0.figures.runDelay != nil
    }
    note("thread and process counts") { $0.figures.peakThreads != nil }
    note("instructions") { $0.figures.instructions != nil }
    return lost.isEmpty
      ? [] : ["not carried, the format has no place for them: \(lost.joined(separator: ", "))"]
  }
}

import SpeedupCore

/// A results directory (or results file), grouped for writing in another tool's format.
package struct ExportSource: Sendable {
  package let title: String
  package let origin: ImportedOrigin?
  package let machine: MachineFingerprint?
  /// The cells with their counted runs (no warm-ups), in the grid's order.
  package let cells: [Cell]
  let records: RunRecords
  /// Names of the workload's own figures.
  package let measures: [String]

  package struct Cell: Sendable {
    package let axes: [AxisValue]
    /// The command it ran; nil for workloads and imported results.
    package let command: [String]?
    /// Its runs by pass.
    package let runs: CellRows
  }

  package init(table: ResultTable, plan: SweepPlan?, machine: MachineFingerprint?) {
    let planned = plan.map { Self.cells(of: $0) }
    cells = CellRows.all(in: table.records).map { rows in
      Cell(
        axes: rows.axes, command: planned?(rows.cell).flatMap { try? plan?.command(of: $0) }, runs: rows.byPass)
    }
    records = table.records
    measures = table.columns.measures
    title = plan?.title ?? "results"
    origin = plan?.subject.origin
    self.machine = machine
  }

  /// The planned cells by their numbers, which in imported results may be any.
  private static func cells(of plan: SweepPlan) -> (Int) -> PlannedCell? {
    if let grid = plan.cells.grid { return { 0..<grid.count ~= $0 ? grid[$0] : nil } }
    let known = Dictionary(plan.cells.map { ($0.index, $0) }, uniquingKeysWith: { first, _ in first })
    return { known[$0] }
  }

  package init(_ results: ResultSet) {
    self.init(table: results.table, plan: results.plan, machine: results.machine)
  }
}

/// A text in another tool's format, and what could not be carried into it.
package struct ExportedText: Sendable, Equatable {
  package let text: String
  /// What is lost, one line each.
  package let remarks: [String]
}

extension ExportSource {
  /// The results in `format`.
  /// - Throws: ``InputError`` when there is nothing that the format can hold.
  package func exported(as format: ExportFormat) throws -> ExportedText {
    var text = ""
    let remarks = try export(as: format) { text += $0 }
    return ExportedText(text: text, remarks: remarks)
  }

  /// The results in `format`, given away piece by piece: the text of a million runs is larger than they are.
  /// - Returns: what could not be carried into it, one line each.
  /// - Throws: ``InputError`` when there is nothing that the format can hold, before anything is given away; and what
  ///   `take` throws.
  package func export(as format: ExportFormat, to take: @escaping (String) throws -> Void) throws -> [String] {
    switch format {
    case .hyperfine: try HyperfineExport(source: self).export(to: take)
    case .googleBenchmark: try GoogleBenchmarkExport(source: self).export(to: take)
    }
  }

  /// What neither format has a place for, as far as these results have it.
  func remarksOnFigures() -> [String] {
    var lost: [String] = []
    func note(_ name: String, _ isThere: (RunColumns, Int) -> Bool) {
      let isAny = cells.contains { cell in cell.runs.rows.contains { isThere(cell.runs.columns, $0) } }
      if isAny { lost.append(name) }
    }
    func note(_ name: String, _ metrics: [Metric]) {
      let figures = metrics.map { records.columns.figure($0) }
      note(name) { _, row in figures.contains { $0[row] != nil } }
    }
    note("CPU masks") { $0.maskNumber($1) != 0 }
    note("answer digests") { $0.digestNumber($1) != 0 }
    note("set-up times", [Metric.setup])
    note("page faults and switches", [Metric.minorFaults, Metric.voluntarySwitches])
    note("steal, pressure and run-queue delay", [Metric.steal, Metric.cpuPressure, Metric.runDelay])
    note("thread and process counts", [Metric.peakThreads])
    note("instructions", [.instructions])
    return lost.isEmpty
      ? [] : ["not carried, the format has no place for them: \(lost.joined(separator: ", "))"]
  }
}

import SpeedupCore

/// What all runs of one cell say together; see ``summaries(of:reference:)``. Warm-ups are not counted.
package struct CellSummary: Sendable, Equatable {
  /// The cell's number in the grid.
  package let cell: Int
  /// Its axis values, in the order of the axes.
  package let axes: [AxisValue]
  /// How its core count came about: oversubscribed as soon as one run was.
  package let coreMode: CoreMode
  /// How many CPUs its runs were allowed; nil when no run recorded its mask, or when they differ.
  package let allowedCPUs: Int?
  /// How many runs ended well. Every figure rests on these alone.
  package let okCount: Int
  /// How many runs did not end well, `skipped` ones not counted.
  package let failedCount: Int
  /// How many runs were skipped, for a reason that is no fault of the program.
  package let skippedCount: Int
  /// The commonest way not to end well; nil when every run did.
  package let failure: Failure?
  /// Wall time.
  package let wall: SampleSummary<Seconds>?
  /// CPU time, user and system.
  package let cpu: SampleSummary<Seconds>?
  /// Peak memory.
  package let peakMemory: SampleSummary<Bytes>?
  /// Most threads alive at once in the whole tree.
  package let peakThreads: SampleSummary<Double>?
  /// The workload's own figures, those that are numbers, by name.
  package let measures: [String: SampleSummary<Double>]
  /// The methods by which the peaks were had, sorted; usually one.
  package let memoryMethods: [String]
  /// What the answers of good runs were remarked with: they are not the right ones, so there is no speed-up.
  package let remarks: [String]
  /// How many of the good runs were disturbed by other load: see ``RunDisturbance``.
  package let disturbed: Int
  /// What else is to be said of the cell, such as a precision that was not reached; set by who knows the plan.
  package var marks: [String] = []
  /// The comparison with the reference cell; nil when there is none or no block holds good runs of both.
  package internal(set) var comparison: CellComparison?

  /// A way not to end well, and how often it happened.
  package struct Failure: Sendable, Equatable {
    /// How the runs ended.
    package let status: RunStatus
    /// Why, as recorded; may be empty.
    package let detail: String
    /// How many runs of the cell ended this way.
    package let count: Int
  }

  /// The summary of one cell's runs, not yet compared with any other.
  package init(_ runs: CellRuns) {
    let ok = runs.records.filter { $0.status == .ok }
    let others = runs.records.filter { $0.status != .ok }
    cell = runs.cell
    axes = runs.axes
    coreMode = runs.records.contains { $0.coreMode == .oversubscribed } ? .oversubscribed : .pinned
    let widths = Set(runs.records.compactMap(\.mask).map { CpuSet(list: $0)?.count })
    allowedCPUs = widths.count == 1 ? widths.first! : nil
    okCount = ok.count
    skippedCount = others.count { $0.status == .skipped }
    failedCount = others.count - skippedCount
    failure = Self.commonest(others)
    disturbed = ok.count { RunDisturbance.cause($0) != nil }
    wall = SampleSummary(ok.compactMap(\.figures.wall))
    cpu = SampleSummary(ok.compactMap(\.figures.cpu))
    let measured = ok.filter { $0.figures.peakMemory != nil }
    peakMemory = SampleSummary(measured.compactMap(\.figures.peakMemory))
    remarks = Set(ok.map(\.detail)).filter { !$0.isEmpty }.sorted()
    peakThreads = SampleSummary(ok.compactMap { $0.figures.peakThreads.map(Double.init) })
    var own: [String: [Double]] = [:]
    for (name, text) in ok.flatMap(\.measures) {
      if let number = Double(text), number.isFinite { own[name, default: []].append(number) }
    }
    measures = own.compactMapValues { SampleSummary($0) }
    memoryMethods = Set(measured.compactMap(\.figures.peakMemoryMethod)).sorted()
  }

  private static func commonest(_ records: [RunRecord]) -> Failure? {
    var kinds: [Failure] = []
    for record in records {
      let found = kinds.firstIndex { $0.status == record.status && $0.detail == record.detail }
      let count = found.map { kinds.remove(at: $0).count } ?? 0
      kinds.append(Failure(status: record.status, detail: record.detail, count: count + 1))
    }
    let most = kinds.map(\.count).max()
    return kinds.first { $0.count == most }
  }
}

/// All runs of one cell that are no warm-ups.
package struct CellRuns {
  let cell: Int
  let axes: [AxisValue]
  var records: [RunRecord] = []

  /// The runs of every cell of a table, by cell number.
  static func all(in table: ResultTable) -> [CellRuns] {
    CellRows.all(in: table.records).map { rows in
      CellRuns(cell: rows.cell, axes: rows.axes, records: rows.places.map { table.records[$0] })
    }
  }

  /// A figure of every run that ended well, by block. A block resumed after a crash may hold a run twice; the
  /// first counts.
  func byBlock(_ figure: (RunFigures) -> Seconds?) -> [Int: Double] {
    var values: [Int: Double] = [:]
    for record in records where record.status == .ok && values[record.block] == nil {
      values[record.block] = figure(record.figures)?.value
    }
    return values
  }
}

/// The summary of every cell, in the order of the cells' numbers, each compared with its reference cell.
package func summaries(
  of table: ResultTable, reference: ReferenceChoice = .automatic
) -> [CellSummary] {
  let cells = CellRuns.all(in: table)
  var summaries = cells.map(CellSummary.init)
  let finder = ReferenceFinder(choice: reference, cells: cells.map(\.axes))
  for index in cells.indices where summaries[index].remarks.isEmpty {
    // Neither has a wrong answer a speed-up, nor is there any over one.
    guard let other = finder.reference(of: index), summaries[other].remarks.isEmpty else { continue }
    summaries[index].comparison = CellComparison(
      cell: (cells[index], summaries[index].coreMode),
      reference: (cells[other], summaries[other].coreMode), isReference: other == index)
  }
  return summaries
}

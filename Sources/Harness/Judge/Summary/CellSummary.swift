import SpeedupCore

/// What all runs of one cell say together; see ``summaries(of:reference:)``. Warm-ups are not counted.
public struct CellSummary: Sendable, Equatable {
  /// The cell's number in the grid.
  public let cell: Int
  /// Its axis values, in the order of the axes.
  public let axes: [AxisValue]
  /// How its figures came about: as the weakest of its runs.
  public let evidence: Evidence
  /// How many CPUs its runs were allowed; nil when no run recorded its mask, or when they differ.
  public let allowedCPUs: Int?
  /// How many runs ended well. Figures rest on these, and times and memory also on those that were killed at a limit.
  public let okCount: Int
  /// How many runs did not end well, `skipped` ones not counted.
  public let failedCount: Int
  /// How many of those were killed at a limit on what is measured.
  public let killedCount: Int
  /// How many runs were skipped, for a reason that is no fault of the program.
  public let skippedCount: Int
  /// The commonest way not to end well; nil when every run did.
  public let failure: Failure?
  /// Wall time.
  public let wall: SampleSummary<Seconds>?
  /// CPU time, user and system.
  public let cpu: SampleSummary<Seconds>?
  /// The kernel's part of the CPU time.
  package let system: SampleSummary<Seconds>?
  /// How often a thread went to sleep by itself.
  package let voluntarySwitches: SampleSummary<Double>?
  /// Peak memory, with page cache where a control group counts it.
  public let peakMemory: SampleSummary<Bytes>?
  /// Peak of anonymous and shared memory.
  public let memoryWithoutCache: SampleSummary<Bytes>?
  /// Most threads alive at once in the whole tree.
  public let peakThreads: SampleSummary<Double>?
  /// The workload's own figures, those that are numbers, by name.
  public let measures: [String: SampleSummary<Double>]
  /// Items processed over wall time, per second; nil where the workload tells no items.
  public let itemRate: SampleSummary<Double>?
  /// The methods by which the peaks were had, sorted; usually one.
  public let memoryMethods: [String]
  /// Likewise of the peaks without page cache.
  public let memoryWithoutCacheMethods: [String]
  /// What good runs were remarked with: an answer that is not the right one, or a figure that could not be had.
  public let remarks: [String]
  /// Whether some of those remarks are about answers, which only a workload gives: then there is no speed-up.
  package let hasRemarkedAnswers: Bool
  /// How many of the good runs were disturbed by other load: see ``RunDisturbance``.
  public let disturbed: Int
  /// What else is to be said of the cell, such as a precision that was not reached; set by who knows the plan.
  public package(set) var marks: [String] = []
  /// What an oversubscribed cell's threads seem to spend their extra CPU time on; nil where that can't be told.
  package internal(set) var load: LoadKind?
  /// The comparison with the reference cell; nil when there is none or no block holds good runs of both.
  public internal(set) var comparison: CellComparison?

  /// A way not to end well, and how often it happened.
  public struct Failure: Sendable, Equatable {
    /// How the runs ended.
    public let status: RunStatus
    /// Why, as recorded; may be empty.
    public let detail: String
    /// How many runs of the cell ended this way.
    public let count: Int
  }

  /// The summary of one cell's runs, not yet compared with any other.
  package init(_ runs: CellRuns) {
    let ok = runs.records.filter { $0.status == .ok }
    let others = runs.records.filter { $0.status != .ok }
    cell = runs.cell
    axes = runs.axes
    evidence = Evidence.weakest(runs.records.lazy.map(\.evidence))
    let widths = Set(runs.records.compactMap(\.mask).map { CpuSet(list: $0)?.count })
    allowedCPUs = widths.count == 1 ? widths.first! : nil
    okCount = ok.count
    skippedCount = others.count { $0.status == .skipped }
    failedCount = others.count - skippedCount
    failure = Self.commonest(others)
    disturbed = ok.count { RunDisturbance.cause($0) != nil }
    let killed = others.filter(\.status.isLimit)
    killedCount = killed.count
    func summary<Value>(_ figure: (RunRecord) -> Value?) -> SampleSummary<Value>? {
      let values = ok.compactMap(figure)
      // Of a run whose process could not report there is no figure; it still had more than the others.
      return values.max().flatMap { most in SampleSummary(values, censored: killed.map { figure($0) ?? most }) }
    }
    wall = summary { [$0.figures.wall, $0.limitReached].compactMap(\.self).max() }
    cpu = summary(\.figures.cpu)
    system = summary(\.figures.system)
    voluntarySwitches = SampleSummary(ok.compactMap { $0.figures.voluntarySwitches.map(Double.init) })
    let measured = ok.filter { $0.figures.peakMemory != nil }
    peakMemory = summary(\.figures.peakMemory)
    memoryWithoutCache = summary(\.figures.memoryWithoutCache)
    remarks = Set(ok.map(\.detail)).filter { !$0.isEmpty }.sorted()
    hasRemarkedAnswers = ok.contains { $0.digest != nil && !$0.detail.isEmpty }
    peakThreads = SampleSummary(ok.compactMap { $0.figures.peakThreads.map(Double.init) })
    var own: [String: [Double]] = [:]
    for (name, text) in ok.flatMap(\.measures) {
      if let number = Double(text), number.isFinite { own[name, default: []].append(number) }
    }
    measures = own.compactMapValues { SampleSummary($0) }
    itemRate = SampleSummary(
      ok.compactMap { record in
        guard let items = record.figures.items, let wall = record.figures.wall, wall.value > 0 else { return nil }
        return Double(items) / wall.value
      })
    memoryWithoutCacheMethods = Set(ok.compactMap(\.figures.memoryWithoutCacheMethod)).sorted()
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

  /// A figure of every run that ended well or was killed at a limit, by block. A block resumed after a crash may hold a
  /// run twice; the first counts. Of a cell without a good run nothing is told.
  func byBlock(_ metric: Metric) -> [Int: CensoredValue] {
    let most = records.lazy.filter { $0.status == .ok }.compactMap { $0.value(metric) }.max()
    guard let most else { return [:] }
    var values: [Int: CensoredValue] = [:]
    for record in records where values[record.block] == nil {
      if record.status == .ok {
        values[record.block] = record.value(metric).map { CensoredValue(amount: $0, isCensored: false) }
      } else if record.status.isLimit {
        let limit = metric == .wall ? record.limitReached?.value : nil
        let reached = [record.figures.value(metric), limit].compactMap(\.self).reduce(most, max)
        values[record.block] = CensoredValue(amount: reached, isCensored: true)
      }
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
  let loads = loadKinds(of: summaries)
  for index in summaries.indices { summaries[index].load = loads[summaries[index].cell] }
  let finder = ReferenceFinder(choice: reference, cells: cells.map(\.axes))
  let isParallel = !Set(ResultAxes(cells: cells.map(\.axes)).varying).isDisjoint(with: ParallelAxes.resources)
  for index in cells.indices where !summaries[index].hasRemarkedAnswers {
    // Neither has a wrong answer a speed-up, nor is there any over one.
    guard let other = finder.reference(of: index), !summaries[other].hasRemarkedAnswers else { continue }
    summaries[index].comparison = CellComparison(
      cell: (cells[index], summaries[index]), reference: (cells[other], summaries[other]),
      isReference: other == index, withEfficiency: isParallel)
  }
  return summaries
}

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
  /// Instructions counted.
  public let instructions: SampleSummary<Double>?
  /// The methods by which they were counted, sorted; usually one.
  package let instructionsMethods: [String]
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

  /// The figures that it rests on, beside the program's own.
  package static let metrics: [Metric] =
    RunDisturbance.metrics + [
      .wall, .cpu, Metric.system, Metric.voluntarySwitches, .memory, Metric.memoryWithoutCache, Metric.peakThreads,
      Metric.items, .instructions,
    ]

  /// The summary of one cell's runs, not yet compared with any other.
  /// - Parameter disturbances: of the table that the rows are in.
  init(_ runs: CellRows, _ disturbances: inout DisturbedRows) {
    let columns = runs.columns
    let rows = runs.rows
    let ok = rows.filter { columns.status($0) == .ok }
    let others = ok.count == rows.count ? [] : rows.filter { columns.status($0) != .ok }
    let killed = others.filter { columns.status($0).isLimit }
    cell = runs.cell
    axes = runs.axes
    evidence = runs.evidence
    let widths = Set(
      Self.distinct(rows) { columns.maskNumber($0) }.map { columns.mask($0).flatMap { CpuSet(list: $0)?.count } })
    allowedCPUs = widths.count == 1 ? widths.first! : nil
    okCount = ok.count
    skippedCount = others.count { columns.status($0) == .skipped }
    failedCount = others.count - skippedCount
    failure = Self.commonest(others, columns)
    disturbed = ok.reduce(0) { $0 + (disturbances.contains($1) ? 1 : 0) }
    killedCount = killed.count
    func summary<Value>(_ metric: Metric) -> SampleSummary<Value>? {
      let figure = columns.figure(metric)
      let values = ok.compactMap { figure[$0] }
      // Of a run whose process could not report there is no figure; it still had more than the others.
      return values.max().flatMap { most in
        SampleSummary(amounts: values, censored: killed.map { runs.reached(metric, $0) ?? most })
      }
    }
    wall = summary(.wall)
    cpu = summary(.cpu)
    system = summary(Metric.system)
    func counts(_ metric: Metric) -> SampleSummary<Double>? {
      let figure = columns.figure(metric)
      return SampleSummary(amounts: ok.compactMap { figure[$0] })
    }
    voluntarySwitches = counts(Metric.voluntarySwitches)
    peakMemory = summary(.memory)
    memoryWithoutCache = summary(Metric.memoryWithoutCache)
    let details = Self.distinct(ok) { columns.detailNumber($0) }
    remarks = details.map { columns.detail($0) }.sorted()
    hasRemarkedAnswers =
      !details.isEmpty && ok.contains { columns.digestNumber($0) != 0 && columns.detailNumber($0) != 0 }
    peakThreads = counts(Metric.peakThreads)
    var measures: [String: SampleSummary<Double>] = [:]
    for (place, name) in columns.measureNames.enumerated() {
      measures[name] = SampleSummary(amounts: ok.compactMap { columns.number(ofMeasure: place, $0) })
    }
    self.measures = measures
    let (items, times) = (columns.figure(Metric.items), columns.figure(.wall))
    itemRate = SampleSummary(
      amounts: ok.compactMap { row in
        guard let items = items[row], let wall = times[row], wall > 0 else { return nil }
        return items / wall
      })
    func methods(_ metric: Metric, _ rows: [Int]) -> [String] {
      let numbers = columns.methodNumbers(of: metric)
      return Self.distinct(rows) { $0 < numbers.count ? numbers[$0] : 0 }
        .compactMap { columns.method(of: metric, $0) }.sorted()
    }
    instructions = counts(.instructions)
    instructionsMethods = methods(.instructions, ok)
    memoryWithoutCacheMethods = methods(Metric.memoryWithoutCache, ok)
    let peaks = columns.figure(.memory)
    memoryMethods = methods(.memory, ok.filter { peaks[$0] != nil })
  }

  /// A row for each text that these rows have, by its number; rows without one are passed over.
  private static func distinct(_ rows: [Int], _ number: (Int) -> UInt32) -> [Int] {
    var (last, seen, found) = (UInt32(0), Set<UInt32>(), [Int]())
    for row in rows {
      let number = number(row)
      guard number != 0, number != last else { continue }
      last = number
      if seen.insert(number).inserted { found.append(row) }
    }
    return found
  }

  /// Of equally many the one that ended first.
  private static func commonest(_ rows: [Int], _ columns: RunColumns) -> Failure? {
    struct Kind: Hashable {
      let status: RunStatus
      let detail: UInt32
    }
    var kinds: [Kind: (count: Int, last: Int)] = [:]
    for (place, row) in rows.enumerated() {
      let kind = Kind(status: columns.status(row), detail: columns.detailNumber(row))
      kinds[kind] = ((kinds[kind]?.count ?? 0) + 1, place)
    }
    let most = kinds.values.map(\.count).max()
    return kinds.values.filter { $0.count == most }.min { $0.last < $1.last }.map { kind in
      let row = rows[kind.last]
      return Failure(status: columns.status(row), detail: columns.detail(row), count: kind.count)
    }
  }
}

extension CellRows {
  /// How its figures came about: as the weakest of its runs.
  var evidence: Evidence {
    var found: [Evidence] = []
    for index in indices {
      let evidence = columns.evidence(row(index))
      if evidence != found.last, !found.contains(evidence) { found.append(evidence) }
    }
    return Evidence.weakest(found)
  }
}

/// The summary of every cell, in the order of the cells' numbers, each compared with its reference cell.
package func summaries(
  of table: ResultTable, reference: ReferenceChoice = .automatic
) -> [CellSummary] {
  let cells = CellRows.all(in: table.records)
  var disturbances = DisturbedRows(table.records)
  var summaries = cells.map { CellSummary($0, &disturbances) }
  let loads = loadKinds(of: summaries)
  for index in summaries.indices { summaries[index].load = loads[summaries[index].cell] }
  let axes = cells.map(\.axes)
  let finder = ReferenceFinder(choice: reference, cells: axes)
  let isParallel = !Set(ResultAxes(cells: axes).varying).isDisjoint(with: ParallelAxes.resources)
  // Neighbours in the grid often have the same one.
  var latest: (index: Int, times: CellComparison.Times)?
  for index in cells.indices where !summaries[index].hasRemarkedAnswers {
    // Neither has a wrong answer a speed-up, nor is there any over one.
    guard let other = finder.reference(of: index), !summaries[other].hasRemarkedAnswers else { continue }
    if latest?.index != other { latest = (other, CellComparison.Times(cells[other])) }
    guard let reference = latest?.times else { continue }
    summaries[index].comparison = CellComparison(
      summaries[index], other == index ? reference : CellComparison.Times(cells[index]),
      reference: (summaries[other], reference), isReference: other == index, withEfficiency: isParallel)
  }
  return summaries
}

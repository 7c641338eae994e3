import SpeedupCore

/// What all runs of one cell say together; see ``summaries(of:reference:)``. Warm-ups are not counted.
public struct CellSummary: Sendable {
  private let columns: SummaryColumns
  /// Its place among the cells of its table.
  package let place: Int

  init(_ columns: SummaryColumns, _ place: Int) { (self.columns, self.place) = (columns, place) }

  /// The cell's number in the grid.
  public var cell: Int { columns.cells.number(place) }
  /// Its axis values, in the order of the axes.
  public var axes: [AxisValue] { columns.cells.axes(place) }
  /// How its figures came about: as the weakest of its runs.
  public var evidence: Evidence { columns.samples.evidence[place] }
  /// How many CPUs its runs were allowed; nil when no run recorded its mask, or when they differ.
  public var allowedCPUs: Int? { columns.samples.allowedCPUs(place) }
  /// How many runs ended well. Figures rest on these, and times and memory also on those that were killed at a limit: where
  /// no run ended well, these are bounds.
  public var okCount: Int { columns.samples.okCount(place) }
  /// How many runs did not end well, `skipped` ones not counted.
  public var failedCount: Int { trouble?.failed ?? 0 }
  /// How many of those were killed at a limit on what is measured.
  public var killedCount: Int { trouble?.killed ?? 0 }
  /// Whether there are figures: of runs that ended well, or of those that were killed at a limit, which bounds them.
  package var hasFigures: Bool {
    okCount > 0 || killedCount > 0 && SummaryFigure.allCases.contains { sample($0) != nil }
  }
  /// How many runs were skipped, for a reason that is no fault of the program.
  public var skippedCount: Int { trouble?.skipped ?? 0 }
  /// The commonest way not to end well; nil when every run did.
  public var failure: Failure? { trouble?.failure }
  /// Wall time.
  public var wall: SampleSummary<Seconds>? { sample(.wall).map { SampleSummary($0) } }
  /// CPU time, user and system.
  public var cpu: SampleSummary<Seconds>? { sample(.cpu).map { SampleSummary($0) } }
  /// The kernel's part of the CPU time.
  package var system: SampleSummary<Seconds>? { sample(.system).map { SampleSummary($0) } }
  /// How often a thread went to sleep by itself.
  package var voluntarySwitches: SampleSummary<Double>? { sample(.voluntarySwitches) }
  /// Peak memory, with page cache where a control group counts it.
  public var peakMemory: SampleSummary<Bytes>? { sample(.memory).map { SampleSummary($0) } }
  /// Peak of anonymous and shared memory.
  public var memoryWithoutCache: SampleSummary<Bytes>? { sample(.memoryWithoutCache).map { SampleSummary($0) } }
  /// Most threads alive at once in the whole tree.
  public var peakThreads: SampleSummary<Double>? { sample(.peakThreads) }
  /// Instructions counted.
  public var instructions: SampleSummary<Double>? { sample(.instructions) }
  /// The methods by which they were counted, sorted; usually one.
  package var instructionsMethods: [String] { methods(of: .instructions) }
  /// Items processed over wall time, per second; nil where the workload tells no items.
  public var itemRate: SampleSummary<Double>? { sample(.itemRate) }
  /// The workload's own figures, those that are numbers, by name.
  public var measures: [String: SampleSummary<Double>] {
    Dictionary(
      uniqueKeysWithValues: columns.measureNames.enumerated().compactMap { number, name in
        columns.samples.sample(ofMeasure: number, place).map { (name, $0) }
      })
  }
  /// The methods by which the peaks were had, sorted; usually one.
  public var memoryMethods: [String] { methods(of: .memory) }
  /// Likewise of the peaks without page cache.
  public var memoryWithoutCacheMethods: [String] { methods(of: Metric.memoryWithoutCache) }
  /// What good runs were remarked with: an answer that is not the right one, or a figure that could not be had.
  public var remarks: [String] {
    (columns.samples.remarked[place]?.rows ?? []).map { columns.cells.records.detail($0) }.sorted()
  }
  /// Whether some of those remarks are about answers, which only a workload gives: then there is no speed-up.
  package var hasRemarkedAnswers: Bool { columns.samples.remarked[place]?.ofAnswers ?? false }
  /// How many of the good runs were disturbed by other load: see ``RunDisturbance``.
  public var disturbed: Int { columns.samples.disturbed(place) }
  /// What an oversubscribed cell's threads seem to spend their extra CPU time on; nil where that can't be told.
  package var load: LoadKind? { columns.loads.isEmpty ? nil : columns.loads[place] }
  /// The comparison with the reference cell; nil when there is none.
  public var comparison: CellComparison? {
    columns.references[place].map { CellComparison(columns, place, reference: Int($0)) }
  }

  /// A way not to end well, and how often it happened.
  public struct Failure: Sendable, Equatable {
    /// How the runs ended.
    public let status: RunStatus
    /// Why, as recorded; may be empty.
    public let detail: String
    /// How many runs of the cell ended this way.
    public let count: Int
  }

  /// The figures that it rests on, with those of the program's own that are named.
  package static func kept(_ others: [Metric] = [], measures: [String]) -> KeptFigures {
    let metrics: [Metric] =
      others + [
        .wall, .cpu, Metric.system, Metric.voluntarySwitches, .memory, Metric.memoryWithoutCache, Metric.peakThreads,
        Metric.items, .instructions,
      ]
    return KeptFigures(metrics, measures: measures, disturbances: true)
  }

  /// A figure of the program's own, by name; nil: not measured.
  package func measure(_ name: String) -> SampleSummary<Double>? {
    columns.measureNames.firstIndex(of: name)
      .flatMap { columns.samples.sample(ofMeasure: $0, place) }
  }

  /// Its value on one axis; nil where it has no such axis.
  package func value(of axis: String) -> String? { columns.axes.value(place, of: axis) }

  /// Its runs.
  var runs: CellRows { columns.cells[place] }

  /// How much of it can run at once: see ``CellComparison/idealSpeedUp``.
  var resources: Double? { columns.resources(place) }

  /// Whether it differs from another cell in nothing but how much can run at once.
  func doesTheWork(of other: CellSummary) -> Bool {
    columns.axes.areEqual(place, other.place, but: ParallelAxes.resources)
  }

  /// Its wall time over that of another, whose times these are.
  func wallOver(_ other: CellSummary, _ times: BlockValues) -> SampleSummary<Double>? {
    columns.samples.onlyRow(place) != nil && columns.samples.onlyRow(other.place) != nil
      ? columns.wallRatioOfOnes(place, other.place) : BlockValues.ratios(runs.byBlock(.wall), times)
  }

  /// The same where one asks once.
  func wallOver(_ other: CellSummary) -> SampleSummary<Double>? { wallOver(other, other.runs.byBlock(.wall)) }

  private func methods(of metric: Metric) -> [String] {
    CellSummaries(columns, chosen: [Int32(place)]).methods(of: metric)
  }

  func sample(_ figure: SummaryFigure) -> SampleSummary<Double>? { columns.samples.sample(figure, place) }

  private var trouble: CellSamples.Trouble? {
    columns.samples.trouble.isEmpty ? nil : columns.samples.trouble[place]
  }
}

extension CellSummary: Equatable {
  public static func == (a: CellSummary, b: CellSummary) -> Bool {
    a.cell == b.cell && a.axes == b.axes && a.evidence == b.evidence && a.allowedCPUs == b.allowedCPUs
      && a.okCount == b.okCount && a.failedCount == b.failedCount && a.killedCount == b.killedCount
      && a.skippedCount == b.skippedCount && a.failure == b.failure && a.remarks == b.remarks
      && a.memoryMethods == b.memoryMethods && a.memoryWithoutCacheMethods == b.memoryWithoutCacheMethods
      && SummaryFigure.allCases.allSatisfy { a.sample($0) == b.sample($0) } && a.measures == b.measures
      && a.disturbed == b.disturbed && a.load == b.load && a.comparison == b.comparison
  }
}

extension CellRows {
  /// How its figures came about: as the weakest of its runs.
  var evidence: Evidence {
    var found: [Evidence] = []
    let records = records
    for index in indices {
      let evidence = records.evidence(row(index))
      if evidence != found.last, !found.contains(evidence) { found.append(evidence) }
    }
    return Evidence.weakest(found)
  }
}

import SpeedupCore

/// What a slice of a sweep says before anybody reads its rows: cells that do the same work, held against the fastest of
/// them by pairs of runs from the same block.
package struct SliceFindings {
  /// The values on the axes that all its cells share and other slices don't.
  package let work: [AxisValue]
  /// The place of its fastest cell among the summaries.
  package let fastest: Int
  /// The other cells with their time over that of the fastest, the nearest first.
  package let others: [Other]
  /// The places of the cells with the smallest peak of memory: one, or those within a margin of it. Empty: not measured.
  package let smallest: [Int]
  /// The cell that is nearly as fast with the fewest parallel resources; nil: the fastest itself, or nothing parallel varies.
  package let knee: Int?

  /// A cell beside the fastest.
  package struct Other {
    /// Its place among the summaries.
    package let place: Int
    /// Its wall time over that of the fastest.
    package let ratio: SampleSummary<Double>
    /// Whether the runs do not show that it is slower.
    package var isTied: Bool { ratio.spread.ends.map { $0.lower <= 1 } ?? true }
  }

  /// The cells that can't be told from the fastest.
  package var tied: [Int] { others.filter(\.isTied).map(\.place) }

  /// How much slower than the fastest a cell at the knee may be.
  package static let kneeMargin = 0.10

  /// - Parameter shared: the axes on which the cells of a slice are equal.
  /// - Returns: the slices with at least two cells that were measured and may be compared, in the order of the cells.
  package static func all(of table: ResultTable, _ summaries: [CellSummary], shared: [String]) -> [SliceFindings] {
    let runs = CellRows.all(in: table.records)
    var order: [[AxisValue]] = []
    var slices: [[AxisValue]: [Int]] = [:]
    for (place, cell) in summaries.enumerated()
    where cell.wall != nil && cell.okCount > 0 && cell.evidence.allowsSpeedUp && !cell.hasRemarkedAnswers {
      let work = cell.axes.filter { shared.contains($0.name) }
      if slices[work] == nil { order.append(work) }
      slices[work, default: []].append(place)
    }
    return order.compactMap { SliceFindings(work: $0, slices[$0] ?? [], summaries, runs) }
  }

  private init?(work: [AxisValue], _ places: [Int], _ summaries: [CellSummary], _ runs: [CellRows]) {
    func time(_ place: Int) -> Double { summaries[place].wall?.median.value ?? .infinity }
    guard places.count > 1, let fastest = places.min(by: { time($0) < time($1) }) else { return nil }
    let best = runs[fastest].byBlock(.wall)
    others = places.filter { $0 != fastest }.compactMap { place in
      BlockValues.ratios(runs[place].byBlock(.wall), best).map { Other(place: place, ratio: $0) }
    }.sorted { $0.ratio.median < $1.ratio.median }
    self.work = work
    self.fastest = fastest
    let peaks = places.compactMap { place in summaries[place].peakMemory.map { (place, $0.median) } }
    let least = peaks.map(\.1).min().map { Double($0.count) * (1 + Metric.memory.pairedMargin.fraction) } ?? 0
    smallest = peaks.count == places.count ? peaks.filter { Double($0.1.count) <= least }.map(\.0) : []
    knee = Self.knee(places, fastest, summaries)
  }

  private static func knee(_ places: [Int], _ fastest: Int, _ summaries: [CellSummary]) -> Int? {
    func other(_ place: Int) -> [AxisValue] {
      summaries[place].axes.filter { !ParallelAxes.resources.contains($0.name) }
    }
    guard let most = CellComparison.resources(summaries[fastest]), let best = summaries[fastest].wall?.median.value
    else { return nil }
    let near = places.filter { place in
      other(place) == other(fastest) && (summaries[place].wall?.median.value ?? .infinity) <= best * (1 + kneeMargin)
    }
    let sized = near.compactMap { place in CellComparison.resources(summaries[place]).map { (place, $0) } }
    return sized.min { $0.1 < $1.1 }.flatMap { $0.1 < most ? $0.0 : nil }
  }
}

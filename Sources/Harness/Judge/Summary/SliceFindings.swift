import SpeedupCore

/// What a slice of a sweep says before anybody reads its rows: cells that do the same work, held against the fastest of
/// them by pairs of runs from the same block.
package struct SliceFindings {
  /// The values on the axes that all its cells share and other slices don't.
  package let work: [AxisValue]
  /// The place of its fastest cell among the summaries; see ``isOpen``.
  package let fastest: Int
  /// Whether the runs of every cell were killed at a limit so often that no cell is known to be the fastest.
  package let isOpen: Bool
  /// The other cells with their time over that of the fastest, the nearest first.
  package let others: [Other]
  /// The places of the cells with the smallest peak of memory: one, or those that can't be told from it. Empty: not measured.
  package let smallest: [Int]
  /// The cell that is nearly as fast with the fewest parallel resources; nil: the fastest itself, or nothing parallel varies.
  package let knee: Int?

  private let summaries: CellSummaries
  private let numbers: [Int32]

  /// Whether the cell at a place has no runs that failed, or that ended with an exit status other than 0 where those of others
  /// did not: such runs may have done less.
  package func isSound(_ place: Int) -> Bool { Self.isSound(summaries[place], numbers, summaries) }

  private static func isSound(_ cell: CellSummary, _ places: [Int32], _ summaries: CellSummaries) -> Bool {
    !cell.hasFailures && !(cell.endsOddly && places.contains { !summaries[Int($0)].endsOddly })
  }

  /// The places of all its cells among the summaries.
  package var places: some Sequence<Int> { numbers.lazy.map { Int($0) } }

  /// A cell beside the fastest.
  package struct Other {
    fileprivate let number: Int32
    /// Whether the runs do not show that it is slower.
    package let isTied: Bool
    /// Its median wall time over that of the fastest.
    fileprivate let ratio: Double
    /// Whether its runs were killed at a limit before they took longer than the fastest, so that nobody knows.
    package let isOpen: Bool
    /// Its place among the summaries.
    package var place: Int { Int(number) }
  }

  /// The wall time of another cell over that of the fastest.
  package func ratio(_ other: Other) -> SampleSummary<Double>? { summaries[other.place].wallOver(summaries[fastest]) }

  /// How many times less wall time the cell at a place takes than one at another, and what is known of that; nil: they
  /// have no runs of one block, or only such as were both killed.
  package func speed(of place: Int, over other: Int) -> (value: Double, bound: Bound)? {
    let cell = summaries[place]
    let known = cell.comparison.flatMap { $0.referenceCell == summaries[other].cell ? $0.speedUp : nil }
    return (known ?? summaries[other].wallOver(cell)).map { ($0.median, $0.bounds.median) }
  }

  /// The cells that can't be told from the fastest.
  package var tied: some Collection<Int> { others.lazy.filter(\.isTied).map(\.place) }

  /// The cells of which it is open whether they are slower.
  package var open: some Collection<Int> { others.lazy.filter(\.isOpen).map(\.place) }

  /// How much slower than the fastest a cell at the knee may be.
  package static let kneeMargin = 0.10

  /// - Parameter shared: the axes on which the cells of a slice are equal.
  /// - Returns: the slices with at least two cells that were measured and may be compared, in the order of the cells.
  package static func all(of summaries: CellSummaries, shared: [String]) -> [SliceFindings] {
    let works = summaries.axes.groups(by: shared)
    var slices = [[Int32]](repeating: [], count: works.count)
    for (place, cell) in summaries.enumerated()
    where cell.evidence.allowsSpeedUp && cell.hasFigures && !cell.hasRemarkedAnswers && cell.wall != nil {
      slices[Int(works.ofCell[place])].append(Int32(place))
    }
    return slices.filter { !$0.isEmpty }.sorted { $0[0] < $1[0] }.compactMap { places in
      SliceFindings(work: summaries[Int(places[0])].axes.filter { shared.contains($0.name) }, places, summaries)
    }
  }

  private init?(work: [AxisValue], _ places: [Int32], _ summaries: CellSummaries) {
    guard places.count > 1 else { return nil }
    // What is only bounded may be anything above.
    let times = places.map { place in
      summaries[Int(place)].wall.flatMap { $0.bounds.median == .exact ? $0.median.value : nil } ?? .infinity
    }
    isOpen = times.allSatisfy(\.isInfinite)
    let best = times.indices.min { times[$0] < times[$1] }!
    fastest = Int(places[best])
    let fastest = fastest
    let base = summaries[fastest].runs.byBlock(.wall)
    var others: [Other] = []
    others.reserveCapacity(places.count - 1)
    for place in places where place != fastest {
      guard let ratio = summaries[Int(place)].wallOver(summaries[fastest], base) else { continue }
      var isTied =
        ratio.isBelow(1)
        ? false
        : ratio.spread.ends.map { $0.lower <= 1 || ratio.bounds.lower == .atMost } ?? (ratio.bounds.median == .exact)
      // The fastest was chosen by its runs and is held against all others: every one of them shares the chance of error
      // (Bonferroni). Where pairs are too few for that, all of them have to agree.
      if !isTied, !ratio.isBelow(1), places.count > 2, case .interval = ratio.spread {
        let confidence = 1 - (1 - SampleSummary<Double>.confidence) / Double(places.count - 1)
        let values = summaries[Int(place)].runs.byBlock(.wall)
        isTied = (BlockValues.lowerEnd(values, base, confidence: confidence) ?? 0) <= 1
      }
      others.append(
        Other(
          number: place, isTied: isTied,
          ratio: ratio.median, isOpen: ratio.isBelow(1)))
    }
    others.sort { ($0.ratio, $0.number) < ($1.ratio, $1.number) }
    self.others = others
    self.work = work
    (self.summaries, numbers) = (summaries, places)
    smallest = Self.smallest(places, summaries)
    knee = Self.knee(places, times, fastest, summaries)
  }

  private static func smallest(_ places: [Int32], _ summaries: CellSummaries) -> [Int] {
    let peaks = places.compactMap { summaries[Int($0)].peakMemory }
    guard peaks.count == places.count else { return [] }
    // A run that fails early takes little, and what is only bounded may be anything above.
    let sound = peaks.indices.filter { isSound(summaries[Int(places[$0])], places, summaries) }
    let exact = sound.filter { peaks[$0].bounds.median == .exact }
    guard let least = sound.map({ peaks[$0].median.count }).min(),
      exact.contains(where: { peaks[$0].median.count == least })
    else { return [] }
    let best = exact.first { peaks[$0].median.count == least }!
    let margin = Double(least) * (1 + Metric.memory.pairedMargin.fraction)
    // Where intervals meet, chance decides which median is the smallest.
    let most = max(margin, peaks[best].spread.ends.map { Double($0.upper.count) } ?? 0)
    return exact.filter { Double((peaks[$0].spread.ends?.lower ?? peaks[$0].median).count) <= most }.map {
      Int(places[$0])
    }
  }

  private static func knee(_ places: [Int32], _ times: [Double], _ fastest: Int, _ summaries: CellSummaries) -> Int? {
    let best = summaries[fastest]
    guard let most = best.resources, let time = best.wall?.median.value else { return nil }
    var found: (place: Int, resources: Double)?
    for (index, place) in places.enumerated() where times[index] <= time * (1 + kneeMargin) {
      let cell = summaries[Int(place)]
      guard cell.doesTheWork(of: best), let resources = cell.resources, resources < found?.resources ?? .infinity else {
        continue
      }
      found = (Int(place), resources)
    }
    return found.flatMap { $0.resources < most ? $0.place : nil }
  }
}

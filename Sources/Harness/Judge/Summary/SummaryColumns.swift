import SpeedupCore

/// What the runs of each cell say, and each cell against its reference, by column: see ``CellSummaries``.
final class SummaryColumns: Sendable {
  let samples: CellSamples
  let axes: CellAxes
  /// The reference of each cell; nil: none, or a wrong answer on either side, over which there is no speed-up.
  let references: [Int32?]
  /// What an oversubscribed cell's threads seem to spend their extra CPU time on.
  let loads: [Int: LoadKind]
  /// The figures of the programs' own.
  let measureNames: [String]
  /// Whether some cell has another one as its reference.
  let hasComparisons: Bool
  /// Whether something parallel varies, without which there is no efficiency.
  let isParallel: Bool
  /// Where the ratios of a cell are held; none of a cell of one run whose reference has one.
  private let slots: [UInt32]
  private let speedUps: SampleColumn
  private let cpuRatios: SampleColumn
  private let wall, cpu: RunColumns.Figure
  private static let none = UInt32.max

  var cells: ResultCells { samples.cells }

  init(_ cells: ResultCells, _ reference: ReferenceChoice) {
    let samples = CellSamples(cells)
    let axes = CellAxes(cells)
    var references = ReferenceFinder(choice: reference, axes).references
    if samples.remarked.values.contains(where: \.ofAnswers) {
      func isRemarked(_ place: Int) -> Bool { samples.remarked[place]?.ofAnswers ?? false }
      for place in cells.indices {
        if isRemarked(place) || references[place].map({ isRemarked(Int($0)) }) ?? false { references[place] = nil }
      }
    }
    hasComparisons = zip(references.indices, references).contains { $1 != nil && $1 != Int32($0) }
    isParallel = !Set(ResultAxes(axes).varying).isDisjoint(with: ParallelAxes.resources)
    loads = loadKinds(of: samples, axes)
    measureNames = cells.records.columns.measureNames
    (wall, cpu) = (cells.records.columns.figure(.wall), cells.records.columns.figure(.cpu))
    var (slots, held) = ([UInt32](), 0)
    slots.reserveCapacity(cells.count)
    var (speedUps, cpuRatios) = (SampleColumn(), SampleColumn())
    // Neighbours in the grid often have the same one.
    var latest: (place: Int, times: CellTimes)?
    for place in cells.indices {
      guard let other = references[place].map({ Int($0) }),
        samples.onlyRow(place) == nil || samples.onlyRow(other) == nil
      else {
        slots.append(Self.none)
        continue
      }
      slots.append(UInt32(held))
      if latest?.place != other { latest = (other, CellTimes(cells[other])) }
      let base = latest!.times
      let own = other == place ? base : CellTimes(cells[place])
      if samples.evidence[place].allowsSpeedUp, samples.evidence[other].allowsSpeedUp {
        speedUps[held] = BlockValues.ratios(base.wall, own.wall)
      }
      cpuRatios[held] = BlockValues.ratios(own.cpu, base.cpu)
      held += 1
    }
    (self.samples, self.axes, self.references) = (samples, axes, references)
    (self.slots, self.speedUps, self.cpuRatios) = (slots, speedUps, cpuRatios)
  }

  /// The same with objects of its own.
  init(apart other: SummaryColumns) {
    (samples, axes, references, loads) = (other.samples.apart, other.axes, other.references, other.loads)
    (measureNames, hasComparisons, isParallel) = (other.measureNames, other.hasComparisons, other.isParallel)
    (slots, speedUps, cpuRatios) = (other.slots, other.speedUps, other.cpuRatios)
    (wall, cpu) = (other.wall.apart, other.cpu.apart)
  }

  /// Wall time of the reference over that of the cell, where the evidence of both allows it.
  func speedUp(_ place: Int, over other: Int) -> SampleSummary<Double>? {
    guard slots[place] == Self.none else { return speedUps[Int(slots[place])] }
    guard samples.evidence[place].allowsSpeedUp, samples.evidence[other].allowsSpeedUp else { return nil }
    return ratioOfOnes(.wall, other, place)
  }

  /// CPU time of the cell over that of the reference.
  func cpuRatio(_ place: Int, over other: Int) -> SampleSummary<Double>? {
    slots[place] == Self.none ? ratioOfOnes(.cpu, place, other) : cpuRatios[Int(slots[place])]
  }

  /// Wall time of one cell over that of another, of one run each.
  func wallRatioOfOnes(_ place: Int, _ other: Int) -> SampleSummary<Double>? { ratioOfOnes(.wall, place, other) }

  /// Of two cells with one run each: those of one block have a ratio.
  private func ratioOfOnes(_ figure: SummaryFigure, _ one: Int, _ other: Int) -> SampleSummary<Double>? {
    let records = cells.records
    guard let first = samples.onlyRow(one), let second = samples.onlyRow(other),
      records.block(first) == records.block(second)
    else { return nil }
    guard records.status(first) == .ok, records.status(second) == .ok else {
      guard let numerator = samples.sample(figure, one), let denominator = samples.sample(figure, other) else {
        return nil
      }
      return SampleSummary(ratiosOf: CollectionOfOne((numerator: numerator.single, denominator: denominator.single)))
    }
    let amounts = figure == .wall ? wall : cpu
    guard let numerator = amounts[first], let denominator = amounts[second] else { return nil }
    return SampleSummary(ratioOf: numerator, denominator)
  }

  /// How much can run at once: workers times threads of each, as far as there are cores; all cores where neither is
  /// told. nil where the cores are not known or an axis holds no number, such as a rule's name.
  func resources(_ place: Int) -> Double? {
    guard let cores = axes.number(place, of: "cores") ?? samples.allowedCPUs(place).map({ Double($0) }), cores > 0
    else { return nil }
    var parallel: Double?
    for axis in ["workers", "threads"] {
      guard let text = axes.value(place, of: axis), !text.isEmpty else { continue }
      guard let number = axes.number(place, of: axis), number >= 1 else { return nil }
      parallel = (parallel ?? 1) * number
    }
    return min(parallel ?? cores, cores)
  }
}

/// What a comparison is made of: times by block.
struct CellTimes {
  let wall: BlockValues
  let cpu: BlockValues

  init(_ runs: CellRows) { (wall, cpu) = (runs.byBlock(.wall), runs.byBlock(.cpu)) }
}

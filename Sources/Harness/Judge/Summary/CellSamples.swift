import SpeedupCore
import SpeedupStatistics

/// What the runs of each cell say by themselves, by column. Of a cell with one run nothing is held but what went wrong.
struct CellSamples: Sendable {
  /// The runs of a cell that did not end well.
  struct Trouble {
    var failed = 0
    var killed = 0
    var skipped = 0
    let failure: CellSummary.Failure?
  }

  let cells: ResultCells
  /// How the figures of each cell came about: as the weakest of its runs.
  private(set) var evidence: [Evidence] = []
  /// Of cells that have some.
  private(set) var trouble: [Int: Trouble] = [:]
  /// Of cells with remarked good runs: a row of each remark, and whether it is answers that are remarked.
  private(set) var remarked: [Int: (rows: [Int], ofAnswers: Bool)] = [:]
  /// How many good runs of a cell other load disturbed; of the last cells it may be missing, where there are none.
  private var disturbed: [UInt32] = []
  /// Where the samples of a cell are held; of a cell of one run the row, counted from -1 downwards.
  private var slots: [Int32] = []
  private var samples = [SampleColumn](repeating: SampleColumn(), count: SummaryFigure.allCases.count)
  private var measures: [SampleColumn]
  private var figures: [RunColumns.Figure]
  private var items, wall: RunColumns.Figure
  /// How many CPUs a mask has, by its number; nil where that is not told.
  private var widths: [UInt32: Int?] = [:]

  init(_ cells: ResultCells) {
    self.cells = cells
    records = cells.records
    let columns = cells.records.columns
    figures = SummaryFigure.allCases.map { columns.figure($0.metric ?? Metric.items) }
    (items, wall) = (columns.figure(Metric.items), columns.figure(.wall))
    measures = columns.measureNames.map { _ in SampleColumn() }
    evidence.reserveCapacity(cells.count)
    slots.reserveCapacity(cells.count)
    var disturbances = DisturbedRows(cells.records)
    var held: Int32 = 0
    for place in cells.indices {
      if cells.rowCount(place) == 1 {
        takeOne(cells.firstRow(place), of: place, &disturbances)
        slots.append(-1 - Int32(cells.firstRow(place)))
      } else {
        take(place, &disturbances, slot: Int(held))
        slots.append(held)
        held += 1
      }
    }
    hasSeveralRuns = held > 0
  }

  /// The same with objects of its own.
  var apart: CellSamples {
    var copy = self
    (copy.items, copy.wall) = (items.apart, wall.apart)
    copy.figures = figures.map(\.apart)
    return copy
  }

  /// The sample of a figure; nil: not measured.
  func sample(_ figure: SummaryFigure, _ place: Int) -> SampleSummary<Double>? {
    let slot = Int(slots[place])
    if slot >= 0 { return samples[figure.rawValue][slot] }
    let row = -1 - slot
    guard records.status(row) == .ok else {
      guard figure.isBounded, records.status(row).isLimit else { return nil }
      return cells[place].reached(figure.metric!, row).flatMap {
        $0 > 0 ? SampleSummary(amounts: [], censored: [$0]) : nil
      }
    }
    return (figure == .itemRate ? rate(row) : figures[figure.rawValue][row]).flatMap { SampleSummary(single: $0) }
  }

  /// The sample of a figure of the program's own, by the place of its name.
  func sample(ofMeasure name: Int, _ place: Int) -> SampleSummary<Double>? {
    let slot = Int(slots[place])
    if slot >= 0 { return measures[name][slot] }
    let row = -1 - slot
    guard records.status(row) == .ok else { return nil }
    return records.number(ofMeasure: name, row).flatMap { SampleSummary(single: $0) }
  }

  private let records: RunRecords

  /// The row of a cell of one run; nil for any other.
  func onlyRow(_ place: Int) -> Int? { slots[place] < 0 ? -1 - Int(slots[place]) : nil }

  /// Whether other load disturbed a run of some cell.
  var hasDisturbed: Bool { !disturbed.isEmpty }

  /// Whether some cell has not one run alone.
  private(set) var hasSeveralRuns = false

  /// Whether some run may have a figure.
  func isMeasured(_ figure: SummaryFigure) -> Bool {
    figure == .itemRate ? !items.isEmpty && !wall.isEmpty : !figures[figure.rawValue].isEmpty
  }

  /// How many runs ended well.
  func okCount(_ place: Int) -> Int {
    let count = slots[place] < 0 ? 1 : cells.rowCount(place)
    guard !trouble.isEmpty, let trouble = trouble[place] else { return count }
    return count - trouble.failed - trouble.skipped
  }

  /// How many of those other load disturbed.
  func disturbed(_ place: Int) -> Int { place < disturbed.count ? Int(disturbed[place]) : 0 }

  /// How many CPUs its runs were allowed; nil where one does not tell, or they differ.
  func allowedCPUs(_ place: Int) -> Int? {
    var (found, last) = (Int?.none, UInt32(0))
    for index in 0..<cells.rowCount(place) {
      let mask = records.maskNumber(cells.row(place, index))
      guard mask != 0, mask != last else { continue }
      guard let width = widths[mask] ?? nil, found == nil || found == width else { return nil }
      (found, last) = (width, mask)
    }
    return found
  }

  private func rate(_ row: Int) -> Double? {
    guard let items = items[row], let wall = wall[row], wall > 0 else { return nil }
    return items / wall
  }
}

/// How they are made.
extension CellSamples {
  private mutating func takeOne(_ row: Int, of place: Int, _ disturbances: inout DisturbedRows) {
    let records = records
    evidence.append(records.evidence(row))
    note(records.maskNumber(row), records.mask(row))
    if records.status(row) == .ok {
      if records.detailNumber(row) != 0 { remarked[place] = ([row], isOfAnswer([row])) }
      note(disturbances.contains(row) ? 1 : 0, disturbedOf: place)
    } else {
      takeTrouble([row], of: place)
    }
  }

  private mutating func take(_ place: Int, _ disturbances: inout DisturbedRows, slot: Int) {
    let (runs, records) = (cells[place], records)
    let rows = runs.rows
    let ok = rows.filter { records.status($0) == .ok }
    let others = ok.count == rows.count ? [] : rows.filter { records.status($0) != .ok }
    let killed = others.filter { records.status($0).isLimit }
    evidence.append(runs.evidence)
    var last: UInt32 = 0
    for row in rows where records.maskNumber(row) != last {
      last = records.maskNumber(row)
      note(last, records.mask(row))
    }
    if !others.isEmpty { takeTrouble(others, of: place) }
    note(ok.reduce(0) { $0 + (disturbances.contains($1) ? 1 : 0) }, disturbedOf: place)
    let details = Self.distinct(ok) { records.detailNumber($0) }
    if !details.isEmpty {
      remarked[place] = (details, isOfAnswer(details))
    }
    for figure in SummaryFigure.allCases {
      let own = figures[figure.rawValue]
      let values = ok.compactMap { figure == .itemRate ? rate($0) : own[$0] }
      // Of a run whose process could not report there is no figure; it still had more than the others. Without others, to
      // have had more than nothing says nothing.
      let (bounded, most) = (figure.isBounded ? killed : [], values.max())
      let bounds = bounded.compactMap { runs.reached(figure.metric!, $0) ?? most }.filter { most != nil || $0 > 0 }
      samples[figure.rawValue][slot] = SampleSummary(amounts: values, censored: bounds)
    }
    if !killed.isEmpty, let rate = boundedRate(ok, killed, runs) {
      samples[SummaryFigure.itemRate.rawValue][slot] = rate
    }
    for name in measures.indices {
      measures[name][slot] = SampleSummary(amounts: ok.compactMap { records.number(ofMeasure: name, $0) })
    }
  }

  /// Items per second where runs were killed: such a run was slower than any other, and slower than the usual number of
  /// items over the time it had. nil: no run tells its items.
  private func boundedRate(_ ok: [Int], _ killed: [Int], _ runs: CellRows) -> SampleSummary<Double>? {
    let times = ok.compactMap { rate($0).map { 1 / $0 } }.filter { $0.isFinite && $0 > 0 }
    guard let most = times.max(), let count = try? median(ok.compactMap { items[$0] }), count > 0 else { return nil }
    let bounds = killed.map { Swift.max(most, (runs.reached(.wall, $0) ?? 0) / count) }
    return SampleSummary(amounts: times, censored: bounds)?.reciprocal
  }

  /// Whether one of these remarks is about an answer. Only workloads, whose runs have a digest, give answers.
  private func isOfAnswer(_ rows: [Int]) -> Bool {
    rows.contains { records.digestNumber($0) != 0 && records.detail($0) != RunRecord.laterSitting }
  }

  private mutating func note(_ mask: UInt32, _ text: @autoclosure () -> String?) {
    guard mask != 0, widths[mask] == nil else { return }
    widths[mask] = .some(text().flatMap { CpuSet(list: $0)?.count })
  }

  private mutating func note(_ count: Int, disturbedOf place: Int) {
    guard count > 0 else { return }
    while disturbed.count < place { disturbed.append(0) }
    disturbed.append(UInt32(count))
  }

  private mutating func takeTrouble(_ rows: [Int], of place: Int) {
    var trouble = Trouble(failure: Self.commonest(rows, records))
    trouble.killed = rows.count { records.status($0).isLimit }
    trouble.skipped = rows.count { records.status($0) == .skipped }
    trouble.failed = rows.count - trouble.skipped
    self.trouble[place] = trouble
  }

  /// A row for each text that these rows have, by its number; rows without one are passed over.
  static func distinct(_ rows: [Int], _ number: (Int) -> UInt32) -> [Int] {
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
  private static func commonest(_ rows: [Int], _ records: RunRecords) -> CellSummary.Failure? {
    struct Kind: Hashable {
      let status: RunStatus
      let detail: UInt32
    }
    var kinds: [Kind: (count: Int, last: Int)] = [:]
    for (place, row) in rows.enumerated() {
      let kind = Kind(status: records.status(row), detail: records.detailNumber(row))
      kinds[kind] = ((kinds[kind]?.count ?? 0) + 1, place)
    }
    let most = kinds.values.map(\.count).max()
    return kinds.values.filter { $0.count == most }.min { $0.last < $1.last }.map { kind in
      let row = rows[kind.last]
      return CellSummary.Failure(status: records.status(row), detail: records.detail(row), count: kind.count)
    }
  }
}

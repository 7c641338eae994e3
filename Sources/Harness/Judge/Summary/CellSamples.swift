import SpeedupCore

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
  /// Where the samples of a cell are held; none of a cell of one run.
  private var slots: [UInt32] = []
  private var samples = [SampleColumn](repeating: SampleColumn(), count: SummaryFigure.allCases.count)
  private var measures: [SampleColumn]
  private let figures: [RunColumns.Figure]
  private let items, wall: RunColumns.Figure
  /// How many CPUs a mask has, by its number; nil where that is not told.
  private var widths: [UInt32: Int?] = [:]
  private static let none = UInt32.max

  init(_ cells: ResultCells) {
    self.cells = cells
    let columns = cells.records.columns
    figures = SummaryFigure.allCases.map { $0.metric.map { columns.figure($0) } ?? .none }
    (items, wall) = (columns.figure(.items), columns.figure(.wall))
    measures = columns.measureNames.map { _ in SampleColumn() }
    evidence.reserveCapacity(cells.count)
    slots.reserveCapacity(cells.count)
    var disturbances = DisturbedRows(cells.records)
    var held: UInt32 = 0
    for place in cells.indices {
      if cells.rowCount(place) == 1 {
        takeOne(cells.firstRow(place), of: place, columns, &disturbances)
        slots.append(Self.none)
      } else {
        take(place, columns, &disturbances, slot: Int(held))
        slots.append(held)
        held += 1
      }
    }
  }

  /// The sample of a figure; nil: not measured.
  func sample(_ figure: SummaryFigure, _ place: Int) -> SampleSummary<Double>? {
    let slot = slots[place]
    if slot != Self.none { return samples[figure.rawValue][Int(slot)] }
    let row = cells.firstRow(place)
    guard cells.records.columns.status(row) == .ok else { return nil }
    return (figure == .itemRate ? rate(row) : figures[figure.rawValue][row]).flatMap { SampleSummary(single: $0) }
  }

  /// The sample of a figure of the program's own, by the place of its name.
  func sample(ofMeasure name: Int, _ place: Int) -> SampleSummary<Double>? {
    let slot = slots[place]
    if slot != Self.none { return measures[name][Int(slot)] }
    let row = cells.firstRow(place)
    guard cells.records.columns.status(row) == .ok else { return nil }
    return cells.records.columns.number(ofMeasure: name, row).flatMap { SampleSummary(single: $0) }
  }

  /// How many runs ended well.
  func okCount(_ place: Int) -> Int {
    let count = cells.rowCount(place)
    guard !trouble.isEmpty, let trouble = trouble[place] else { return count }
    return count - trouble.failed - trouble.skipped
  }

  /// How many of those other load disturbed.
  func disturbed(_ place: Int) -> Int { place < disturbed.count ? Int(disturbed[place]) : 0 }

  /// How many CPUs its runs were allowed; nil where one does not tell, or they differ.
  func allowedCPUs(_ place: Int) -> Int? {
    let columns = cells.records.columns
    var (found, last) = (Int?.none, UInt32(0))
    for index in 0..<cells.rowCount(place) {
      let mask = columns.maskNumber(cells.row(place, index))
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
  private mutating func takeOne(_ row: Int, of place: Int, _ columns: RunColumns, _ disturbances: inout DisturbedRows) {
    evidence.append(columns.evidence(row))
    note(columns.maskNumber(row), columns.mask(row))
    if columns.status(row) == .ok {
      if columns.detailNumber(row) != 0 { remarked[place] = ([row], columns.digestNumber(row) != 0) }
      note(disturbances.contains(row) ? 1 : 0, disturbedOf: place)
    } else {
      takeTrouble([row], of: place, columns)
    }
  }

  private mutating func take(_ place: Int, _ columns: RunColumns, _ disturbances: inout DisturbedRows, slot: Int) {
    let runs = cells[place]
    let rows = runs.rows
    let ok = rows.filter { columns.status($0) == .ok }
    let others = ok.count == rows.count ? [] : rows.filter { columns.status($0) != .ok }
    let killed = others.filter { columns.status($0).isLimit }
    evidence.append(runs.evidence)
    var last: UInt32 = 0
    for row in rows where columns.maskNumber(row) != last {
      last = columns.maskNumber(row)
      note(last, columns.mask(row))
    }
    if !others.isEmpty { takeTrouble(others, of: place, columns) }
    note(ok.reduce(0) { $0 + (disturbances.contains($1) ? 1 : 0) }, disturbedOf: place)
    let details = Self.distinct(ok) { columns.detailNumber($0) }
    if !details.isEmpty {
      remarked[place] = (details, ok.contains { columns.digestNumber($0) != 0 && columns.detailNumber($0) != 0 })
    }
    for figure in SummaryFigure.allCases {
      let own = figures[figure.rawValue]
      let values = ok.compactMap { figure == .itemRate ? rate($0) : own[$0] }
      // Of a run whose process could not report there is no figure; it still had more than the others.
      let bounds =
        figure.isBounded && !killed.isEmpty && !values.isEmpty
        ? killed.map { runs.reached(figure.metric!, $0) ?? values.max()! } : []
      samples[figure.rawValue][slot] = SampleSummary(amounts: values, censored: bounds)
    }
    for name in measures.indices {
      measures[name][slot] = SampleSummary(amounts: ok.compactMap { columns.number(ofMeasure: name, $0) })
    }
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

  private mutating func takeTrouble(_ rows: [Int], of place: Int, _ columns: RunColumns) {
    var trouble = Trouble(failure: Self.commonest(rows, columns))
    trouble.killed = rows.count { columns.status($0).isLimit }
    trouble.skipped = rows.count { columns.status($0) == .skipped }
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
  private static func commonest(_ rows: [Int], _ columns: RunColumns) -> CellSummary.Failure? {
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
      return CellSummary.Failure(status: columns.status(row), detail: columns.detail(row), count: kind.count)
    }
  }
}

/// Takes in one row after the other, with errors that name the place. No field becomes a text of its own.
struct RowReader {
  private(set) var records = RunColumns()
  private let path: String
  private let header: [String]
  /// Places in a row, looked up once: a million rows have thirty million fields.
  private let figures: [FigureField]
  private let measures: [(inRecords: Int, place: Int, isNumber: Bool)]
  private let cell, block, order, warmup, mode, mask, status, detail, digest: Int
  private let user: Int?
  private let system: Int?
  private let cpuSum: Int?
  /// Whether of CPU time the sum is kept and not its parts.
  private let keepsSum: Bool
  /// Nil where the figures are kept from which it is told.
  private var disturbances: DisturbedFields?
  private var cells: CellReader
  private var passes = PassCheck()
  /// Each place of a block is one run's.
  private var positions = PassCheck()
  private var checks: RowChecks
  private var lastTexts: [UInt32]
  private let planned: PlannedRows?
  /// That of the latest row.
  private(set) var line = 1

  /// - Parameter plan: what no row may contradict.
  init(columns: ResultColumns, header: [String], path: String, plan: SweepPlan?, keeping kept: KeptFigures) {
    self.path = path
    self.header = header
    var position: [String: Int] = [:]
    for (index, name) in header.enumerated() { position[name] = index }
    // Every known column is in the header, newer figures left out: `ResultTable.columns(of:)` has seen to it.
    func place(_ name: String) -> Int { position[name]! }
    figures = Metric.columns.compactMap { metric in
      metric.column.flatMap { position[$0] }.map { FigureField(metric, at: $0, isKept: kept.holds(metric)) }
    }
    keepsSum = !kept.isAll && kept.holds(.cpu)
    var records = RunColumns()
    let declared = Set(plan?.surroundings.figures.map(\.name) ?? [])
    measures = columns.measures.filter(kept.holds(measure:)).map {
      (records.place(ofMeasure: $0), place($0), declared.contains($0))
    }
    planned = plan.map(PlannedRows.init)
    checks = RowChecks(position)
    records.knowsDisturbances = kept.disturbances
    self.records = records
    disturbances =
      kept.disturbances ? DisturbedFields(workers: columns.axes.contains("workers") ? place("workers") : nil) : nil
    (cell, block, order, warmup) = (place("cell"), place("block"), place("position"), place("warmup"))
    (mode, mask, status, detail) = (place("core_mode"), place("mask"), place("status"), place("detail"))
    digest = place("digest")
    (user, system) = (Metric.user.column.flatMap { position[$0] }, Metric.system.column.flatMap { position[$0] })
    cpuSum = Metric.cpu.column.flatMap { position[$0] }
    cells = CellReader(columns.axes, from: place("warmup") + 1, path: path, planned: plan?.cells)
    lastTexts = [UInt32](repeating: 0, count: header.count)
  }

  /// - Throws: ``InputError`` with path, line, value and fix.
  mutating func take(_ row: CSV.Row) throws {
    line = row.line
    guard row.count == header.count else {
      throw InputError(
        "\(path):\(row.line): \(row.count) fields where the header has \(header.count); restore the row, or delete it")
    }
    guard let evidence = Self.evidence(row[mode]) else {
      throw bad("core_mode", row, mode, Evidence.allCases.map(\.rawValue).joined(separator: ", "))
    }
    guard let ending = Self.place(of: row[status], in: Self.statusNames) else {
      throw bad("status", row, status, RunStatus.allCases.map(\.rawValue).joined(separator: ", "))
    }
    let field = row[warmup]
    guard field.count == 1, field[0] == UInt8(ascii: "0") || field[0] == UInt8(ascii: "1") else {
      throw bad("warmup", row, warmup, "0 or 1")
    }
    let isWarmup = field[0] == UInt8(ascii: "1")
    let (number, pass) = (try count("cell", row, cell), try count("block", row, block))
    let name = try cells.name(of: number, row, in: &records)
    guard passes.ascends(name, block: pass) || isNewPass(name, pass) else {
      throw InputError(
        "\(path):\(row.line): block \(pass) of cell \(number) stands in an earlier line too; "
          + "a run has one row, so delete one")
    }
    let position = try count("position", row, order)
    if let flaw = planned?.flaw(pass, position, isWarmup, RunColumns.evidences[Int(evidence)]) {
      throw InputError("\(path):\(row.line): \(flaw)")
    }
    if planned?.isRun == true { try check(row, pass, position) }
    records.append(cell: name, block: pass, position: position, warmup: isWarmup, evidence, UInt16(ending))
    if !row.isEmpty(mask) {
      let number = text(row, mask)
      guard checks.knowsMask(number) || checks.isMask(row.string(mask), number) else {
        throw bad("mask", row, mask, "a list of CPUs such as 0-3,8, or nothing for a run that was not started")
      }
      records.set(mask: number)
    }
    if !row.isEmpty(detail) { records.set(detail: text(row, detail)) }
    try takeFigures(row)
    if !row[digest].isEmpty { records.set(digest: text(row, digest)) }
    for (own, place, isNumber) in measures where !row.isEmpty(place) {
      if isNumber, NumberField.decimal(row[place])?.isFinite != true {
        throw bad(header[place], row, place, "a number, as sweep.json declares it, or nothing for \"not measured\"")
      }
      records.set(measure: own, text(row, place))
    }
  }

  /// Apart from ``take(_:)``, since it is rare and holds on to the columns.
  @inline(never)
  private mutating func isNewPass(_ cell: UInt32, _ pass: Int) -> Bool {
    passes.isNew(cell, block: pass, after: records) { records.cell[$0] }
  }

  @inline(never)
  private mutating func isNewPosition(_ position: UInt32, _ pass: Int) -> Bool {
    positions.isNew(position, block: pass, after: records) { UInt32(records.position($0)) }
  }

  /// Refuses what no run of a plan that was carried out here can have.
  private mutating func check(_ row: CSV.Row, _ pass: Int, _ position: Int) throws {
    let place = UInt32(position)
    guard positions.ascends(place, block: pass) || isNewPosition(place, pass) else {
      throw InputError(
        "\(path):\(row.line): position \(position) of block \(pass) stands in an earlier line too; "
          + "one of them was changed, so restore it")
    }
    if let flaw = checks.flaw(row) { throw bad(header[flaw.place], row, flaw.place, flaw.expected) }
  }

  /// Gives all rows away, as they came or those of a cell together.
  mutating func take(byCell: Bool) -> RunColumns {
    // Or there would be two references to every column, and each a copy.
    var rows = RunColumns()
    swap(&rows, &records)
    if byCell { rows.sortByCell() }
    return rows
  }

  private mutating func takeFigures(_ row: CSV.Row) throws {
    // A sum is taken only where its parts are not known.
    let hasParts = [user, system].allSatisfy { $0.map { !row.isEmpty($0) } ?? false }
    var (times, sum) = (RunDisturbance.Times(), 0.0)
    for figure in figures where !row.isEmpty(figure.place) && !(hasParts && figure.role == .cpu) {
      switch figure.unit {
      case .seconds:
        let value = try time(row, figure.place)
        if figure.isKept { records.set(figure.number, bits: value.bitPattern) }
        switch figure.role {
        case .wall: times.wall = value
        case .delay: times.delay = value
        case .steal: times.steal = value
        case .pressure: times.pressure = value
        case .partOfCpu: sum += value
        case .cpu: times.cpu = value
        case .threads, .other: break
        }
      case .bytes, .count:
        guard let value = NumberField.whole(row[figure.place]), value >= 0 else { throw badCount(row, figure.place) }
        guard value <= RowLimits.mostUnits else {
          throw bad(header[figure.place], row, figure.place, RowLimits.unitsText)
        }
        if figure.isKept { records.set(figure.number, bits: UInt64(bitPattern: value)) }
        if figure.role == .threads { times.threads = Double(value) }
      case .text: if figure.isKept { records.set(method: figure.number, text(row, figure.place)) }
      case .declared, .ratio: throw badFigure(row, figure.place)
      }
    }
    if hasParts { times.cpu = sum }
    if hasParts, let cpuSum, !row.isEmpty(cpuSum) {
      let told = try time(row, cpuSum)
      guard abs(told - sum) <= Self.tolerance * (1 + sum) else {
        throw bad(header[cpuSum], row, cpuSum, "\(sum), the sum of user_seconds and system_seconds")
      }
    }
    if keepsSum, hasParts { records.set(Metric.cpu.number, bits: sum.bitPattern) }
    if disturbances?.isDisturbed(times, row, mask: mask, records) == true { records.setDisturbed() }
  }

  /// Of a sum that is in the file beside its parts.
  private static let tolerance = 1e-6

  private func time(_ row: CSV.Row, _ place: Int) throws -> Double {
    guard let value = NumberField.decimal(row[place]), value.isFinite, value >= 0 else { throw badFigure(row, place) }
    guard value == 0 || RowLimits.times.contains(value) else {
      throw bad(header[place], row, place, RowLimits.timesText)
    }
    return value
  }

  /// The number of a field's text, which is often that of the row before.
  private mutating func text(_ row: CSV.Row, _ place: Int) -> UInt32 {
    if lastTexts[place] == 0 || !records.texts.holds(lastTexts[place], row[place]) {
      lastTexts[place] = records.texts.number(of: row[place])
    }
    return lastTexts[place]
  }

  private func count(_ name: String, _ row: CSV.Row, _ place: Int) throws -> Int {
    guard let number = NumberField.whole(row[place]), (0...Int64(RowLimits.largest)).contains(number) else {
      throw bad(name, row, place, "a whole number of at most \(RowLimits.largest)")
    }
    return Int(number)
  }

  private func badFigure(_ row: CSV.Row, _ place: Int) -> InputError {
    bad(header[place], row, place, "a number of at least 0, or nothing for \"not measured\"")
  }

  /// Of a size or a count that is no number which a row can have.
  private func badCount(_ row: CSV.Row, _ place: Int) -> InputError {
    guard let number = NumberField.decimal(row[place]), number.isFinite, number >= 0 else {
      return badFigure(row, place)
    }
    let isBeyond = number > Double(RowLimits.mostUnits)
    return bad(header[place], row, place, isBeyond ? RowLimits.unitsText : "a whole number, written in digits alone")
  }

  private func bad(_ name: String, _ row: CSV.Row, _ place: Int, _ wanted: String) -> InputError {
    InputError("\(path):\(row.line): \(name) is '\(SafeText.excerpt(row.string(place)))'; expected \(wanted)")
  }

  private static let statusNames = RunColumns.statuses.map { Array($0.rawValue.utf8) }
  private static let evidenceNames = RunColumns.evidences.map { Array($0.rawValue.utf8) }

  private static func place(of field: UnsafeBufferPointer<UInt8>, in names: [[UInt8]]) -> Int? {
    names.firstIndex { $0.count == field.count && $0.elementsEqual(field) }
  }

  private static func evidence(_ field: UnsafeBufferPointer<UInt8>) -> UInt16? {
    if let place = place(of: field, in: evidenceNames) { return UInt16(place) }
    // Old files have another name for one of them.
    return Evidence(field: String(decoding: field, as: UTF8.self))
      .flatMap { RunColumns.evidences.firstIndex(of: $0) }.map { UInt16($0) }
  }
}

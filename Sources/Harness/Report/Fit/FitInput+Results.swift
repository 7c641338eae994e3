import SpeedupCore
import SpeedupJudge
import SpeedupStatistics

extension FitInput {
  /// The medians of a sweep's cells. Oversubscribed, simulated and fitted times, disturbed runs and cells whose median
  /// rests on killed runs are left out, and that is said.
  /// - Parameter name: what the results are called in errors.
  /// - Throws: ``InputError`` for an axis or a figure that is not there.
  package init(_ table: ResultTable, _ request: FitRequest, name: String) throws {
    let known = table.columns.axes
    for (axis, option) in [(request.x, "--x")] + request.kept.map({ ($0.name, "--where") }) where !known.contains(axis)
    {
      throw InputError.unknown(axis, kind: "axis", among: known, at: "\(name): \(option)")
    }
    let isOwn = table.columns.measures.contains(request.y)
    guard FitRequest.known.contains(request.y) || isOwn else {
      throw InputError.unknown(request.y, among: FitRequest.known + table.columns.measures, at: "--y")
    }
    if request.weights != nil {
      throw InputError("--weights: goes with a plain CSV; the medians of a sweep count alike")
    }
    var kept = table
    try request.checkKept({ name in table.records.cellAxes.compactMap { $0.value(of: name) } }, in: name)
    kept.records = kept.records.ofCells { axes in request.keeps { axes.value(of: $0) } }
    if ParallelAxes.resources.contains(request.x), request.isTime {
      let all = Set(kept.records.lazy.map(\.cell)).count
      kept.records = kept.records.ofCells { !Self.isCrowded($0) }
      let crowded = all - Set(kept.records.lazy.map(\.cell)).count
      if crowded > 0 {
        leftOut.append("\(Counted.text(crowded, "cell")) with more workers or threads than cores, which took turns")
      }
    }
    let usable = Self.usable(kept.records, request, &leftOut)
    kept.records = usable
    note(imported: usable.count { $0.evidence == .imported }, "run")
    let cells = summaries(of: kept)
    let series = Self.seriesAxes(cells.map(\.axes), x: request.x)
    if !series.following.isEmpty { notes.append("\(series.following.joined(separator: ", ")) went with \(request.x).") }
    let items = request.y == "throughput" ? Self.items(usable) : [:]
    let runs = Self.runs(usable, request, isOwn ? request.y : nil, items)
    var failed = 0
    for cell in cells {
      guard let x = cell.axes.number(of: request.x), x > 0 else {
        leftOut.append("cells whose \(request.x) is no number above 0"); continue
      }
      try FitRange.requireX(x, request.x, at: name, text: cell.axes.value(of: request.x))
      let label = cell.axes.filter { series.names.contains($0.name) }.map { "\($0.name)=\($0.value)" }
        .joined(separator: " ")
      let own = items[cell.cell, default: [:]][cell.axes]
      guard let figure = Self.figure(cell, request, isOwn ? request.y : nil, own), figure.isExact else {
        guard let ending = cell.ending else { failed += 1; continue }
        // A rate of runs is bounded by their time; how many items a run would have done is not known.
        let bound =
          request.y == "throughput"
          ? (items.isEmpty ? cell.least(of: .wall).map { 1 / $0 } : nil) : request.metric.flatMap { cell.least(of: $0) }
        lost.append(Lost(label: label, x: x, bound: bound, ending: ending))
        continue
      }
      try FitRange.requireY(figure.y, request.y, at: "\(name): \(Self.place(label, request.x, x))")
      if let ending = cell.ending { notes.append("\(Self.place(label, request.x, x)): \(ending).") }
      var point = Point(point: CurvePoint(x: x, y: figure.y), bar: figure.bar, count: cell.okCount)
      point.rows = (runs[cell.cell]?[cell.axes] ?? []).map { CurvePoint(x: x, y: $0) }
      point.isOpenAbove = figure.isOpenAbove
      add(point, to: label)
    }
    for one in lost.prefix(Self.mostSeries) {
      leftOut.append("\(Self.place(one.label, request.x, one.x)): \(one.ending)")
    }
    if lost.count > Self.mostSeries { leftOut.append("\(lost.count - Self.mostSeries) more such cells") }
    if failed > 0 { leftOut.append("\(Counted.text(failed, "cell")) without \(request.y)") }
    leftOut = ReferenceChoice.distinct(leftOut)
    if request.y == "throughput" {
      let counted = !items.isEmpty
      notes.append("throughput: \(counted ? "items" : "runs") a second of wall time.")
    }
    self = try checked(name, request, axes: series.names)
  }

  /// Whether there are more workers × threads than cores: such a time is that of fewer.
  private static func isCrowded(_ axes: [AxisValue]) -> Bool {
    guard let cores = axes.number(of: "cores") else { return false }
    return (axes.number(of: "workers") ?? 1) * (axes.number(of: "threads") ?? 1) > cores
  }

  private static func usable(_ records: RunRecords, _ request: FitRequest, _ leftOut: inout [String]) -> RunRecords {
    let isTime = request.isTime
    let isWall = request.metric == .wall || request.y == "throughput"
    var crowded = 0
    var foretold = 0
    var disturbed = 0
    let rows = records.columns
    var disturbances = DisturbedRows(records)
    let kept = records.rows { row in
      guard !rows.isWarmup(row) else { return false }
      switch rows.evidence(row) {
      case .oversubscribed where isTime: crowded += 1; return false
      case .simulated, .fitted: foretold += 1; return false
      case .pinned, .inProcess, .imported, .oversubscribed: break
      }
      if isWall, !request.usesDisturbed, rows.status(row) == .ok, disturbances.contains(row) {
        disturbed += 1
        return false
      }
      return true
    }
    if crowded > 0 {
      leftOut.append("\(Counted.text(crowded, "oversubscribed run")): their times are no scaling result")
    }
    if foretold > 0 { leftOut.append("\(Counted.text(foretold, "run")) simulated or fitted, not measured") }
    if disturbed > 0 {
      let fix = request.namesDisturbedOption ? " (--disturbed uses them)" : ""
      leftOut.append("\(Counted.text(disturbed, "run")) that other load disturbed\(fix)")
    }
    return kept
  }

  /// The median number of items that a run of each cell does, by its number and values; cells without any are left out.
  private static func items(_ records: RunRecords) -> [Int: [[AxisValue]: Double]] {
    let rows = records.columns
    let figure = rows.figure(Metric.items)
    var items: [Int: [[AxisValue]: Double]] = [:]
    for cell in CellRows.all(in: records) {
      let values = cell.rows.filter { rows.status($0) == .ok }.compactMap { figure[$0] }
      if let middle = try? median(values) { items[cell.cell, default: [:]][cell.axes] = middle }
    }
    return items
  }

  /// The figures of the single runs of each cell, by its number and values; of cells of which all runs ended well.
  /// - Parameters:
  ///   - own: as of ``figure(_:_:_:_:)``.
  ///   - items: that a run of each cell does.
  private static func runs(
    _ records: RunRecords, _ request: FitRequest, _ own: String?, _ items: [Int: [[AxisValue]: Double]]
  ) -> [Int: [[AxisValue]: [Double]]] {
    let rows = records.columns
    let (figure, measure) = (rows.figure(request.metric ?? .wall), own.flatMap { rows.measureNames.firstIndex(of: $0) })
    func value(_ row: Int) -> Double? { measure.map { rows.number(ofMeasure: $0, row) } ?? figure[row] }
    var runs: [Int: [[AxisValue]: [Double]]] = [:]
    for cell in CellRows.all(in: records) where cell.rows.allSatisfy({ rows.status($0) == .ok }) {
      let count = items[cell.cell]?[cell.axes] ?? 1
      runs[cell.cell, default: [:]][cell.axes] = cell.rows.compactMap(value).filter { $0 > 0 }
        .map { own == nil && request.y == "throughput" ? count / $0 : $0 }
    }
    return runs
  }

  private typealias Told = (y: Double, bar: ClosedRange<Double>?, isExact: Bool, isOpenAbove: Bool)

  /// - Parameter own: the figure of the program's own that is asked for; nil: another one is.
  private static func figure(_ cell: CellSummary, _ request: FitRequest, _ own: String?, _ items: Double?) -> Told? {
    let metric = request.metric ?? .wall
    guard let sample = own.map({ cell.measure($0) }) ?? cell.sample(of: metric), sample.median > 0 else { return nil }
    let bar = sample.spread.ends.map { $0.lower...$0.upper }
    let isExact = sample.bounds.median == .exact
    guard own == nil, request.y == "throughput" else {
      return (sample.median, bar, isExact, sample.bounds.upper != .exact)
    }
    let items = items ?? 1
    return (
      items / sample.median, bar.map { items / $0.upperBound...items / max($0.lowerBound, 1e-12) }, isExact, false
    )
  }

  /// `variant=filter n=3200`.
  private static func place(_ label: String, _ axis: String, _ x: Double) -> String {
    "\(label.isEmpty ? "" : "\(label) ")\(axis)=\(Readable.short(x))"
  }

  /// The axes that tell series apart, and those that only go with x (workers set to the cores, say).
  private static func seriesAxes(_ cells: [[AxisValue]], x: String) -> (names: [String], following: [String]) {
    let varying = ResultAxes(cells: cells).varying.filter { $0 != x }
    let following = varying.filter { axis in
      Dictionary(grouping: cells) { $0.value(of: x) }.values.allSatisfy { cells in
        Set(cells.map { $0.value(of: axis) }).count == 1
      }
    }
    return (varying.filter { !following.contains($0) }, following)
  }

  mutating func add(_ point: Point, to label: String) {
    guard let place = series.firstIndex(where: { $0.label.isExactly(label) }) else {
      return series.append(Series(label: label, points: [point]))
    }
    series[place].points.append(point)
    series[place].points.sort { $0.point.x < $1.point.x }
  }
}

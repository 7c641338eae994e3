import SpeedupCore
import SpeedupPredict

extension PlanReport {
  /// Time by cost along the front, and where the core-time goes by cores.
  package var charts: [NamedChart] { [frontier].compactMap { $0 } + [waste].compactMap { $0 } }

  private var frontier: NamedChart? {
    // Where one row beats all others, they are drawn beside it.
    let isBeaten = plan.front.count < 2
    let rows =
      isBeaten
      ? plan.rows.filter { $0.fits != false }.sorted { $0.cost < $1.cost } : plan.front.map { plan.rows[$0] }
    guard let first = rows.first, let last = rows.last, rows.count > 1 else { return nil }
    func point(_ row: PlanRow) -> ChartPoint {
      ChartPoint(x: row.cost, y: row.time.centre, bar: row.time.low...row.time.high)
    }
    let reach = rows.filter { $0.forecast.reach <= 1 }.map(\.cost).max() ?? first.cost
    var named: [ChartSeries] = []
    for (label, row) in [
      ("recommended", plan.recommended), ("cheapest at the centre", plan.cheapestAtCentre), ("knee", plan.knee),
    ] {
      if let row {
        named.append(
          ChartSeries(
            label:
              "\(label): \(Counted.text(row.place.cores, "core"))\(row.place.instance.map { " of \($0.name)" } ?? "")",
            points: [point(row)], isJoined: false))
      }
    }
    let measured = plan.rows.filter { isMeasured($0) && $0.fits != false }
    if !measured.isEmpty {
      named.insert(ChartSeries(label: "measured", points: measured.map(point), isJoined: false), at: 0)
    }
    let isSimulated = rows.contains { $0.forecast.evidence == .simulated }
    let modelled = isSimulated ? "simulated, with band" : "fitted, with band"
    // Between two machines there is none.
    let hasMachines = rows.contains { $0.place.instance != nil }
    if hasMachines || isBeaten {
      // What was measured here is fitted on a machine that is only read of.
      for evidence in [Evidence.fitted, .simulated] {
        let some = rows.filter { $0.forecast.evidence == evidence }
        guard !some.isEmpty else { continue }
        let label = "\(evidence.rawValue), with band"
        named.insert(ChartSeries(label: label, points: some.map(point), isJoined: false), at: 0)
      }
    }
    let costs = rows.map(\.cost) + measured.map(\.cost)
    let deadline = plan.goal.deadline.value
    let top = min(rows.map(\.time.high).max() ?? 1, 3 * max(rows[0].time.centre, deadline))
    let unit = plan.price == .coreHours ? "core-hours of a run" : "cost of a run"
    let plot = LinePlot(
      x: ChartAxis(unit, .linear, .count, holding: costs + [0]),
      y: ChartAxis("time", .linear, .seconds, holding: [0, top, deadline]), legendTitle: "", series: named,
      guide: GuideLine(
        label: "deadline", points: [ChartPoint(x: first.cost, y: deadline), ChartPoint(x: last.cost, y: deadline)]),
      curves: hasMachines || isBeaten
        ? []
        : [
          ChartCurve(
            label: modelled,
            points: rows.map { row in
              var point = point(row)
              point.bar = min(row.time.low, top)...min(row.time.high, top)
              return point
            }, edge: reach)
        ])
    return NamedChart(
      "plan frontier",
      Chart(
        title: "Time by cost: \(name)", subtitle: answer,
        notes: [basis, "Shaded: the band. Dashed: beyond the measured cores."],
        plot: .lines(plot)))
  }

  /// Shares of the core-time by cause, with a worker for each core.
  private var waste: NamedChart? {
    let rows = plan.rows.filter { row in
      row.place.workers == row.place.cores && row.forecast.waste != nil && row.place.chunk == plan.subject?.place.chunk
        && row.place.instance == nil
    }
    guard rows.count > 1 else { return nil }
    // So many that marks don't touch: each at least a tenth more cores than the one before.
    var drawn: [PlanRow] = []
    for row in rows where Double(row.place.cores) >= 1.1 * Double(drawn.last?.place.cores ?? 0) { drawn.append(row) }
    let edge = rows.filter { $0.forecast.reach <= 1 }.map { Double($0.place.cores) }.max()
    func line(_ label: String, _ part: (ReplayWaste) -> Double) -> ChartSeries? {
      let points = drawn.map { row in
        ChartPoint(x: Double(row.place.cores), y: part(row.forecast.waste!) / max(row.forecast.waste!.total, 1e-30))
      }
      return points.contains { $0.y > 0.005 } ? ChartSeries(label: label, points: points) : nil
    }
    let causes = WasteCause.allCases.filter { $0 != .unused }
    let series = [line("work") { $0.work }] + causes.map { cause in line(cause.rawValue) { $0[cause] } }
    let cores = rows.map { Double($0.place.cores) }
    let plot = LinePlot(
      x: ChartAxis("cores, with a worker each", .log, .count, holding: cores),
      y: ChartAxis("part of the core-time", .linear, .count, holding: [0, 1]), legendTitle: "",
      series: series.compactMap { $0 },
      region: edge.flatMap {
        $0 < (cores.max() ?? 1) ? ShadedRegion(from: $0, lines: ["beyond what", "was measured"]) : nil
      })
    return NamedChart(
      "plan waste", Chart(title: "Where the core-time goes: \(name)", subtitle: basis, notes: [], plot: .lines(plot)))
  }
}

import SpeedupCore
import SpeedupEngine
import SpeedupPredict
import SpeedupStatistics
import SpeedupSystem

/// A figure of the program's own that tells what a run does: a count, or a rate, which is counted over the wall time of its
/// run.
struct CountingFigure {
  let name: String
  /// The seconds that a rate is over; nil: it is a count.
  let span: Double?

  /// - Throws: ``InputError`` where these results have no such figure, or its unit is no rate.
  init(_ name: String, in path: String) throws {
    try InputPath.requireResults(path)
    let known = try SweepDirectory.tableByCommand(path).columns.measures
    guard known.contains(name) else { throw InputError.unknown(name, kind: "figure", among: known, at: "--items") }
    let declared = Files.isDirectory(path) ? try SweepDirectory.plan(path)?.surroundings.figures : nil
    let unit = declared?.first { $0.name == name }?.unit ?? ""
    span = ["/s": 1, "/min": 60, "/h": 3600][unit]
    guard !unit.hasPrefix("/") || span != nil else {
      throw InputError("--items: '\(name)' counts by '\(unit)'; a rate is by /s, /min or /h")
    }
    self.name = name
  }
}

/// What the runs of a cell do.
struct CellWork {
  let axes: [AxisValue]
  /// In the median.
  let items: Double

  /// How many times another two counts of items may be that are taken as the same work.
  static let same = 1.05
  /// The same where they are had from rates, over times that scatter.
  static let sameByRate = 1.25

  /// By cells; those without a count are left out.
  /// - Parameter figure: nil: the program's items.
  static func of(_ table: ResultTable, _ figure: CountingFigure?) -> [CellWork] {
    let runs = table.records.filter { $0.status == .ok && !$0.warmup }
    return Dictionary(grouping: runs, by: \.cell).values.compactMap { runs in
      let counts = runs.compactMap { run -> Double? in
        guard let figure else { return run.figures.items.map(Double.init) }
        guard let value = run.measures[figure.name].flatMap({ Double($0) }) else { return nil }
        return figure.span.map { span in run.figures.wall.map { value * $0.value / span } } ?? value
      }
      return (try? median(counts)).map { CellWork(axes: runs[0].axes, items: $0) }
    }
  }

  /// - Throws: ``ReplayRefusal`` where runs of these cells do different work, as where it grows with the cores.
  static func requireOne(_ all: [CellWork], in path: String, tolerance: Double) throws {
    guard let least = all.min(by: { $0.items < $1.items }), let most = all.max(by: { $0.items < $1.items }),
      most.items > least.items * tolerance
    else { return }
    let axis = ["cores", "workers", "threads"].first { least.axes.value(of: $0) != most.axes.value(of: $0) }
    func place(_ one: CellWork) -> String { axis.map { " at \($0)=\(one.axes.value(of: $0) ?? "")" } ?? "" }
    throw ReplayRefusal(
      "a run does \(Readable.brief(least.items)) items\(place(least)) and \(Readable.brief(most.items))\(place(most)), so their "
        + "times are not of the same work; choose cells by --only, or ask for the rate: "
        + "speedup fit \(ShellWord.quoted(path)) --x \(axis ?? "cores") --y throughput")
  }
}

extension PlanInput {
  /// Has the program's items, or a figure of its own, tell what a run does.
  /// - Throws: ``InputError`` where no run has such a figure, ``ReplayRefusal`` where cells that are held against each other
  ///   do different work.
  mutating func count(_ figure: CountingFigure?, in path: String, _ table: ResultTable, only words: [String]) throws {
    var table = table
    table.records = Self.records(table, words)
    let works = CellWork.of(table, figure)
    if case .curves = source {
      try CellWork.requireOne(works, in: path, tolerance: figure?.span == nil ? CellWork.same : CellWork.sameByRate)
    }
    items = try? median(works.map(\.items))
    guard let figure else { return }
    guard let items, items > 0, items.isFinite else {
      throw InputError("--items: no run of these cells has a '\(figure.name)' above 0")
    }
    remarks.append(
      figure.span == nil
        ? "Items of a run: its '\(figure.name)', \(Readable.brief(items)) in the median."
        : "Items of a run: its '\(figure.name)' over its wall time, start-up included, \(Readable.brief(items)) in the median."
    )
  }

  /// Takes the work, and with it the times, of another size.
  /// - Throws: ``InputError`` where a rate is asked, and the items of that size are not known.
  mutating func scale(_ scale: PlanScale, items figure: CountingFigure?, asksRate: Bool) throws -> TimeBand? {
    if asksRate, let known = items { items = known * (try scale.items(by: figure)) }
    let factors = scale.growths.mapValues(\.factor)
    guard case .curves(let curves) = source, factors.count > 1 else {
      remarks.insert(scale.sentence(byCores: false), at: 0)
      return scale.fewest.factor
    }
    let scaled = curves.compactMapValues { $0.scaled(by: factors) }
    guard scaled.count == curves.count else {
      remarks.insert(scale.sentence(byCores: false), at: 0)
      return scale.fewest.factor
    }
    source = .curves(scaled)
    measured = measured.compactMap { one in
      (factors[one.cores] ?? factors[one.workers]).map { one.scaled(by: $0) }
    }
    remarks.insert(scale.sentence(byCores: true), at: 0)
    return nil
  }
}

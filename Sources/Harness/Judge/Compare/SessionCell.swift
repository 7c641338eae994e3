import SpeedupCore
import SpeedupStatistics

/// The counted runs of one cell of a session.
struct SessionCell {
  /// In the order of the passes, warm-ups left out.
  private let runs: CellRows
  private let records: RunRecords
  /// Runs that ended otherwise than well and than at a limit: neither a cost nor a bound on one.
  private(set) var failed = 0
  /// The ways in which runs were killed at a limit.
  private(set) var killed: Set<RunStatus> = []
  /// How its figures came about, by the weakest of its runs.
  let evidence: Evidence
  let isOversubscribed: Bool
  /// Digests of the answers of the runs that ended well.
  private(set) var digests: Set<String> = []
  /// Runs that ended well, and how many of them other load disturbed.
  private(set) var disturbance = (runs: 0, disturbed: 0)

  init(_ runs: CellRows, _ disturbances: inout DisturbedRows) {
    self.runs = runs.byPass
    records = runs.records
    var last: UInt32 = 0
    let first = records.evidence(runs.row(0))
    var others: [Evidence] = []
    for index in self.runs.indices {
      let row = self.runs.row(index)
      let how = records.evidence(row)
      if how != first, !others.contains(how) { others.append(how) }
      switch records.status(row) {
      case .ok:
        disturbance.runs += 1
        if disturbances.contains(row) { disturbance.disturbed += 1 }
        let digest = records.digestNumber(row)
        if digest != last, let text = records.digest(row) { digests.insert(text) }
        last = digest
      case .skipped: break
      case .timeout: killed.insert(.timeout)
      case .memoryLimit: killed.insert(.memoryLimit)
      case .failed, .badInput, .crashed, .outputLimit, .leftover, .hookFailed, .mismatch: failed += 1
      }
    }
    evidence = others.isEmpty ? first : Evidence.weakest(others + [first])
    isOversubscribed = first == .oversubscribed || others.contains(.oversubscribed)
  }

  /// The costs by pass; of a run killed at a limit +∞, the most that it may have cost. Nil when a run that ended well lacks
  /// the figure, or no run says anything.
  /// - Parameters:
  ///   - resolution: a smaller amount counts as this much.
  ///   - least: of a killed run what it had cost when it was killed, which is the least; 0 where nothing tells.
  func costs(_ figure: SessionFigure, resolution: Double = 0, least: Bool = false) -> [Double]? {
    var costs: [Double] = []
    costs.reserveCapacity(runs.count)
    return read(figure, resolution, least: least) { costs.append($0) } && !costs.isEmpty ? costs : nil
  }

  /// The median of the costs as a table shows it, and whether it is only a bound; ∞ where runs were killed and nothing tells
  /// what they had cost by then.
  func middle(_ figure: SessionFigure) -> (cost: Double, bound: Bound)? {
    var (known, killed) = ([Double](), [Double]())
    for index in runs.indices {
      let row = runs.row(index)
      if records.status(row).isLimit { killed.append(least(figure, row)) }
      if records.status(row) == .ok, let value = figure.values[row] { known.append(figure.cost(value)) }
    }
    // Of many cells an interval that nobody asks for would take long.
    if killed.isEmpty { return (try? median(known)).map { ($0, .exact) } }
    return SampleSummary(amounts: known, censored: killed).map {
      $0.median > 0 || $0.bounds.median == .exact ? ($0.median, $0.bounds.median) : (.infinity, .exact)
    }
  }

  private func least(_ figure: SessionFigure, _ row: Int) -> Double {
    // What a program tells of itself, and what is better when it is higher, says nothing before its end.
    figure.metric.unit == .declared || figure.isInverse ? 0 : runs.reached(figure.metric, row) ?? 0
  }

  /// The values of a figure of the runs that ended well.
  func values(_ figure: RunColumns.Figure) -> Set<Double> {
    Set(runs.rows.filter { records.status($0) == .ok }.compactMap { figure[$0] })
  }

  /// How many costs there are, and whether one of them is 0.
  func costCount(_ figure: SessionFigure, resolution: Double = 0) -> (costs: Int, hasZero: Bool)? {
    var found = (costs: 0, hasZero: false)
    var isKnown = false
    let isWhole = read(figure, resolution, least: false) { cost in
      found.costs += 1
      if cost == 0 { found.hasZero = true }
      if cost.isFinite { isKnown = true }
    }
    // Where all were killed, what they had by then may tell.
    if !isKnown, found.costs > 0 {
      isKnown = runs.rows.contains { records.status($0).isLimit && least(figure, $0) > 0 }
    }
    return isWhole && isKnown ? found : nil
  }

  /// - Returns: false when a run that ended well lacks the figure.
  private func read(_ figure: SessionFigure, _ resolution: Double, least isLeast: Bool, _ take: (Double) -> Void)
    -> Bool
  {
    for index in runs.indices {
      let row = runs.row(index)
      switch records.status(row) {
      case .ok:
        guard let value = figure.values[row] else { return false }
        take(max(figure.cost(value), figure.isInverse ? 0 : resolution))
      case .timeout, .memoryLimit: take(isLeast ? max(least(figure, row), resolution) : .infinity)
      case .skipped, .failed, .badInput, .crashed, .outputLimit, .leftover, .hookFailed, .mismatch: break
      }
    }
    return true
  }

  /// How the figure came about in the runs that ended well: the methods it was had by, and for times how the runs got
  /// their cores. What came about in different ways doesn't compare, and a method that is not told can't be shown to be
  /// the same. Empty where no run ended well.
  func provenance(_ figure: SessionFigure) -> Provenance {
    var found = Provenance.none
    guard figure.isTime || figure.hasMethods else { return found }
    for index in runs.indices where records.status(runs.row(index)) == .ok {
      let row = runs.row(index)
      found.insert(figure.isTime ? figure.way(ofEvidence: records.evidence(row)) : figure.way(ofMethodIn: row))
    }
    return found
  }
}

/// The ways in which a figure came about, as numbers of ``WayNames``.
enum Provenance: Equatable {
  case none
  case one(Int)
  case several(Set<Int>)

  mutating func insert(_ way: Int) {
    switch self {
    case .none: self = .one(way)
    case .one(way): break
    case .one(let other): self = .several([way, other])
    case .several(var ways):
      ways.insert(way)
      self = .several(ways)
    }
  }

  /// Whether two figures were had in more than one way. Without a run that ended well there is nothing that was had in any
  /// way.
  func differs(from other: Provenance) -> Bool { self != .none && other != .none && (self != other || isMixed) }

  private var isMixed: Bool { if case .several = self { true } else { false } }

  func text(_ names: WayNames) -> String {
    let ways: Set<Int> =
      switch self {
      case .none: []
      case .one(let way): [way]
      case .several(let ways): ways
      }
    return ways.map(names.name).sorted().joined(separator: " and ")
  }
}

/// Names of ways, by numbers that both sides of a comparison share.
final class WayNames {
  private var names: [String] = []
  private var numbers: [String: Int] = [:]

  func number(of name: String) -> Int {
    if let known = numbers[name] { return known }
    numbers[name] = names.count
    names.append(name)
    return names.count - 1
  }

  func name(_ number: Int) -> String { names[number] }
}

/// A figure of one side of a comparison.
final class SessionFigure {
  let metric: Metric
  let values: RunColumns.Figure
  let isInverse: Bool
  let isTime: Bool
  let isWall: Bool
  let hasMethods: Bool
  let fewestPasses: Int
  private let records: RunRecords
  private let methods: RunColumns.MethodNumbers
  private let evidences: [Int]
  private let names: WayNames
  private var latest: (method: UInt32, way: Int)?

  init(_ metric: Metric, of records: RunRecords, _ names: WayNames) {
    (self.metric, self.records, self.names) = (metric, records, names)
    values = records.columns.figure(metric)
    methods = records.columns.methodNumbers(of: metric)
    (isInverse, isTime, hasMethods) = (metric.better == .higher, metric.unit == .seconds, metric.method != nil)
    (isWall, fewestPasses) = (metric == .wall, SessionShift.fewestPasses(of: metric))
    evidences = Evidence.allCases.map { names.number(of: $0.rawValue) }
  }

  func cost(_ value: Double) -> Double { isInverse && value > 0 ? 1 / value : value }

  func way(ofEvidence evidence: Evidence) -> Int { evidences[Evidence.allCases.firstIndex(of: evidence)!] }

  func way(ofMethodIn row: Int) -> Int {
    let method = methods[row]
    if let latest, latest.method == method { return latest.way }
    let way = names.number(of: records.columns.method(of: metric, row) ?? "a method that is not told")
    latest = (method, way)
    return way
  }
}

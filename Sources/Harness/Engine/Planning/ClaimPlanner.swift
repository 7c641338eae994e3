import SpeedupJudge
import SpeedupKit

/// Turns the cells of claims into plans of runs. Cells that several readings name are run once for all of them.
package struct ClaimPlanner {
  private let host: Host
  private let workloads: [any Workload]
  private let digest: (String) throws -> String
  private let program: String?

  /// The plans, one a distinct cell of the files, whose grid it spans.
  package private(set) var plans: [SweepPlan] = []
  /// The cell that each plan is of.
  package private(set) var cells: [ClaimCell] = []
  /// Of each run: which plan it belongs to, its place there, and what it is called.
  package private(set) var runs: [(plan: Int, cell: Int, name: String)] = []
  private var known: [String: [ClaimRun]] = [:]
  private var numbers: [String: Int] = [:]

  /// - Parameters:
  ///   - digest: the digest of a data file.
  ///   - program: the digest of this executable.
  package init(
    host: Host, workloads: [any Workload], program: String? = nil, digest: @escaping (String) throws -> String
  ) {
    self.host = host
    self.workloads = workloads
    self.program = program
    self.digest = digest
  }

  /// The reading with its runs.
  /// - Throws: ``InputError`` with file and line: no such workload, axis or value, or a figure that no run gives.
  package mutating func reading(_ reading: ClaimReading, claim: Int, place: Int) throws -> ClaimPlan.Reading {
    let subject = try reading.subject.map { try runs(of: $0, for: reading) } ?? []
    let reference = try reading.reference.map { try runs(of: $0, for: reading) } ?? []
    return try ClaimPlan.Reading(claim: claim, place: place, reading, subject: subject, reference: reference)
  }

  private mutating func runs(of cell: ClaimCell, for reading: ClaimReading) throws -> [ClaimRun] {
    var key = cell
    key.place = ""
    let name = "\(key)"
    if let found = known[name] { return found }
    let plan: SweepPlan
    do { plan = try SweepPlanner(try request(cell), host: host, workloads: workloads).plan() } catch let error
      as InputError
    {
      throw InputError("\(cell.place): \(error)")
    }
    try requireFigures(reading, plan)
    let number = plans.count
    plans.append(plan)
    cells.append(cell)
    let found = plan.cells.map { planned in
      let label = "\(cell.commandPrefix) \(planned.label)"
      let place = numbers[label] ?? runs.count
      if place == runs.count { runs.append((number, planned.index, label)) }
      numbers[label] = place
      let replayed = cell.replayCores.isEmpty ? nil : planned.values.value(of: "cores")
      return ClaimRun(place, planned.values + (replayed.map { [AxisValue("replay_cores", $0)] } ?? []))
    }
    known[name] = found
    return found
  }

  private func requireFigures(_ reading: ClaimReading, _ plan: SweepPlan) throws {
    let there = ClaimFigures.known(measures: plan.measures, axes: plan.cells.first?.values.map(\.name) ?? [])
    guard let missing = reading.metric.names.subtracting(there).sorted().first else { return }
    let near = NearestName.of(missing, among: there.sorted()).map { "; did you mean \($0)?" } ?? ""
    throw InputError("\(reading.place): the metric names '\(missing)', which no run gives\(near)")
  }

  private func request(_ cell: ClaimCell) throws -> SweepRequest {
    var subject: Subject
    switch cell.program {
    case .workload(let name): subject = Subject(.workload(name), program: program)
    case .command(let template): subject = Subject(.command(template))
    }
    var request = SweepRequest([subject])
    request.axes = cell.axes.map { ($0.name, $0.values) }
    if !cell.replayCores.isEmpty {
      request.axes.removeAll { $0.name == "cores" }
      request.axes.append(("cores", cell.replayCores.map(String.init)))
    }
    request.surroundings.figures = cell.figures
    request.zips = cell.zips
    request.memoryLimit = cell.memoryLimit
    request.timeout = cell.timeout ?? Self.usualTimeout
    if let data = cell.data { request.data = (data, try digest(data)) }
    return request
  }

  /// A single run may not eat the time of all others.
  private static let usualTimeout = Seconds(60)
}

extension ClaimCell {
  /// What tells its runs from those of other programs, data files and limits.
  fileprivate var commandPrefix: String {
    let program =
      switch program {
      case .workload(let name): name
      case .command(let template): template.text
      }
    let limits = [
      replayCores.isEmpty ? nil : "replayed", data, memoryLimit.map { "memory \($0.count)" },
      timeout.map { "timeout \($0.value)" },
    ]
    return ([program] + limits.compactMap(\.self) + figures.map(\.name)).joined(separator: " ")
  }
}

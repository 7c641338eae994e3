import SpeedupJudge
import SpeedupKit

/// Turns the cells of claims into plans of runs. Cells that several readings name are run once for all of them.
package struct ClaimPlanner {
  private let host: Host
  private let workloads: [any Workload]
  private let digest: (String) throws -> String
  private let program: String?
  private let memory: Bytes?

  /// The machine's available memory, which a metric may name beside the figures of a run.
  package static let memoryName = "available_memory_bytes"

  /// The plans, one a distinct cell of the files, whose grid it spans.
  package private(set) var plans: [SweepPlan] = []
  /// The cell that each plan is of.
  package private(set) var cells: [ClaimCell] = []
  /// Of each run: which plan it belongs to, its place there, and what it is called.
  package private(set) var runs: [(plan: Int, cell: Int, name: String)] = []
  private var known: [String: [ClaimRun]] = [:]
  private var numbers: [String: Int] = [:]
  /// All figures that are declared for one and the same cell: its runs serve every reading.
  private var figures: [String: [DeclaredFigure]] = [:]

  /// - Parameters:
  ///   - digest: the digest of a data file.
  ///   - program: the digest of this executable.
  ///   - memory: the machine's available memory; nil: not known.
  package init(
    host: Host, workloads: [any Workload], program: String? = nil, memory: Bytes? = nil,
    digest: @escaping (String) throws -> String
  ) {
    self.host = host
    self.workloads = workloads
    self.program = program
    self.memory = memory
    self.digest = digest
  }

  /// Takes in which figures a reading needs of its cells; before the first ``reading(_:claim:place:)``.
  package mutating func declareFigures(of reading: ClaimReading) {
    for cell in [reading.subject, reading.reference].compactMap(\.self) {
      for figure in cell.figures where !figures[cell.key, default: []].contains(figure) {
        figures[cell.key, default: []].append(figure)
      }
    }
  }

  /// The reading with the CPUs that its commands take without seeing them, where there are fewer here: the claim is not
  /// testable, and others of the file are.
  /// - Throws: ``InputError`` for a command that can't be read.
  package func settingLeastCores(_ reading: ClaimReading) throws -> ClaimReading {
    var reading = reading
    for cell in [reading.subject, reading.reference].compactMap(\.self) {
      guard case .command = cell.program, cell.axes.contains(where: { $0.name == "cores" }) else { continue }
      let request = try request(cell)
      let planner = try SweepPlanner(request, host: host, workloads: workloads)
      if let unseen = try planner.unseenCores(request.axes.map { Axis($0.name, $0.values) }) {
        reading.leastCores = max(reading.leastCores ?? 0, unseen.cores)
      }
    }
    return reading
  }

  /// The reading with its runs.
  /// - Throws: ``InputError`` with file and line: no such workload, axis or value, or a figure that no run gives.
  package mutating func reading(_ reading: ClaimReading, claim: Int, place: Int) throws -> ClaimPlan.Reading {
    let memory = reading.metric.names.contains(Self.memoryName) ? memory : nil
    func runs(_ cell: ClaimCell?, _ planner: inout ClaimPlanner) throws -> [ClaimRun] {
      guard let runs = try cell.map({ try planner.runs(of: $0, for: reading) }) else { return [] }
      guard let memory else { return runs }
      return runs.map { ClaimRun($0.cell, $0.axes + [AxisValue(Self.memoryName, "\(memory.count)")]) }
    }
    let subject = try runs(reading.subject, &self)
    let reference = try runs(reading.reference, &self)
    return try ClaimPlan.Reading(claim: claim, place: place, reading, subject: subject, reference: reference)
  }

  private mutating func runs(of cell: ClaimCell, for reading: ClaimReading) throws -> [ClaimRun] {
    var cell = cell
    let all = figures[cell.key] ?? cell.figures
    // One name for two figures: each of their cells has its own runs.
    if Set(all.map(\.name)).count == all.count { cell.figures = all }
    let name = "\(cell.key) \(cell.figures)"
    if let found = known[name] { return found }
    let plan: SweepPlan
    var host = host
    let environment = host.environment
    host.environment = { [variables = cell.environment] in variables[$0] ?? environment($0) }
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
      .union([Self.memoryName])
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
    if case .command = cell.program {
      request.surroundings.environment = cell.environment.keys.sorted()
      request.axes += cell.environment.sorted { $0.key < $1.key }.map { ($0.key, [$0.value]) }
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
  /// What tells it from cells that are run otherwise, whatever figures are wanted of them.
  fileprivate var key: String {
    var key = self
    (key.place, key.figures) = ("", [])
    return "\(key)"
  }

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
    let variables = environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    return ([program] + limits.compactMap(\.self) + figures.map(\.name) + variables).joined(separator: " ")
  }
}

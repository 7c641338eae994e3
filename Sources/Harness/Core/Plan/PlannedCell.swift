package struct PlannedCell: Sendable, Codable, Equatable {
  /// Its place among the cells.
  package var index: Int
  /// Which of the plan's subjects it measures.
  package var subject = 0
  /// The value on every axis, with workers, chunk and threads as they came out of rules and environment.
  package var values: [AxisValue]
  /// What decides the right answer; nil where answers are not compared.
  package var inputIdentity: String?
  /// What fills places of its command and is no value of an axis.
  package var places: [AxisValue] = []

  private enum CodingKeys: String, CodingKey {
    case index, subject, values
    case inputIdentity = "input_identity"
  }

  package init(index: Int, subject: Int = 0, values: [AxisValue], inputIdentity: String? = nil) {
    self.index = index
    self.subject = subject
    self.values = values
    self.inputIdentity = inputIdentity
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    index = try container.decode(Int.self, forKey: .index)
    subject = try container.decodeIfPresent(Int.self, forKey: .subject) ?? 0
    values = try container.decode([AxisValue].self, forKey: .values)
    inputIdentity = try container.decodeIfPresent(String.self, forKey: .inputIdentity)
  }

  /// A short name for messages: `variant=filter symbols=50`.
  package var label: String {
    values.filter { !$0.value.isEmpty }.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
  }

  /// Its values and the number of a run, for the places of templates.
  package func values(run: Int) -> [AxisValue] { values + places + [AxisValue(RunSurroundings.runPlace, String(run))] }

  /// How many cores it is told it has.
  package var cores: CoreCount { values.value(of: "cores").flatMap { CoreCount($0) } ?? .one }
}

extension SweepPlan {
  /// What a run of a workload's cell is asked to do.
  package func request(of cell: PlannedCell) -> RunRequest {
    func count(_ name: String) -> Int? { cell.values.value(of: name).flatMap { Int($0) } }
    var parameters: [String: String] = [:]
    for axis in cell.values where !Self.ownAxes.contains(axis.name) { parameters[axis.name] = axis.value }
    return RunRequest(
      variant: cell.values.value(of: "variant") ?? "", parameters: parameters, workers: count("workers") ?? 1,
      chunk: count("chunk"), cores: cell.cores.value, threads: count("threads"), dataFile: dataFile, seed: seed,
      memoryLimit: memoryLimit)
  }

  /// The command of a cell; nil where it measures something else.
  /// - Parameter run: the number of the run, which `{run}` stands for.
  /// - Throws: ``InputError`` when the template has a place that nothing fills.
  package func command(of cell: PlannedCell, run: Int = 0) throws -> [String]? {
    guard case .command(let template) = subjects[cell.subject].kind else { return nil }
    return try template.command(cell.values(run: run))
  }

  /// The axes that are not a workload's parameters.
  private static let ownAxes: Set<String> = ["variant", "executor", "rule", "cores", "workers", "chunk", "threads"]
}

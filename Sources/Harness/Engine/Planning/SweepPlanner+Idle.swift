import SpeedupKit

extension SweepPlanner {
  /// What has no effect on a cell of the workload, with when it has one; see `Workload.idle(in:)`.
  func idle(in values: [AxisValue]) -> [String: String] {
    guard let workload else { return [:] }
    let parameters = values.filter { value in workload.parameters.contains { $0.name == value.name } }
    return workload.idle(
      in: RunRequest(
        variant: values.value(of: "variant") ?? "",
        parameters: Dictionary(parameters.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 }),
        dataFile: request.data?.path))
  }

  /// The cells with empty values where an axis has no effect, each once: `--model all,gemm --size 10,20` is one run of all
  /// models and two products.
  /// - Throws: ``InputError`` for an option that has an effect on no cell.
  func effective(_ cells: [[AxisValue]]) throws -> [[AxisValue]] {
    guard workload != nil else { return cells }
    let idle = cells.map(idle)
    for name in request.axes.map(\.name) + (request.data == nil ? [] : ["data"]) {
      guard let why = idle.first?[name], idle.allSatisfy({ $0[name] != nil }) else { continue }
      throw InputError("--\(name): has no effect here: \(why); leave it out")
    }
    var seen: Set<[AxisValue]> = []
    return zip(cells, idle).map(Self.blanked).filter { seen.insert($0).inserted }
  }

  /// A cell with empty values where an axis has no effect.
  static func blanked(_ cell: [AxisValue], _ idle: [String: String]) -> [AxisValue] {
    idle.isEmpty ? cell : cell.map { idle[$0.name] == nil ? $0 : AxisValue($0.name, "") }
  }
}

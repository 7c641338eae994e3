import Platform

/// Turns a request into a plan: completes the axes, makes the grid, and resolves every cell's cores, workers, chunk
/// and threads. Pure: the machine and the environment come in as values.
package struct SweepPlanner {
  private let request: SweepRequest
  private let place: SweepPlace
  private let workload: (any Workload)?

  /// Axes that size the parallelism; they stand behind the workload's own.
  package static let sizing = ["workers", "chunk", "threads"]

  /// A planner.
  /// - Throws: ``InputError`` when the workload is not registered.
  package init(_ request: SweepRequest, place: SweepPlace, workloads: [any Workload]) throws {
    self.request = request
    self.place = place
    switch request.subject {
    case .command: workload = nil
    case .imported(let origin): throw origin.refusal
    case .workload(let name):
      workload = try Self.workload(named: name, among: workloads)
    }
  }

  /// The workload called `name`.
  /// - Throws: ``InputError`` naming those there are.
  static func workload(named name: String, among workloads: [any Workload]) throws -> any Workload {
    guard let found = workloads.first(where: { $0.name == name }) else {
      let names = workloads.map(\.name)
      let near = ParsedOptions.nearest(to: name, among: names).map { "; did you mean \($0)?" } ?? ""
      throw InputError("there is no workload '\(name)'\(near) There are: \(names.joined(separator: ", "))")
    }
    return found
  }

  /// The plan.
  /// - Throws: ``InputError`` naming the axis, the value and the mend.
  package func plan() throws -> SweepPlan {
    let axes = try completeAxes()
    let grid = try Grid(axes: axes, zips: request.zips, sample: request.sample)
    let combinations = grid.cells(seed: request.seed)
    let memoryLimit = request.memoryLimit ?? place.memory.map { Bytes($0.count / 10 * 9) }
    let order = try CoreOrder(
      allowed: place.allowed, topology: place.topology, placement: request.placement, quota: place.quota)
    let cells = try combinations.enumerated().map { try cell($0.offset, $0.element, order, memoryLimit) }
    let plan = SweepPlan(
      subject: request.subject, axes: axes, zips: request.zips, sample: request.sample,
      repeats: request.repeats, warmups: request.warmups, precision: request.precision, budget: request.budget,
      seed: request.seed, timeout: request.timeout,
      memoryLimit: memoryLimit, dataFile: request.data?.path, dataDigest: request.data?.digest,
      dump: request.dump, reference: request.reference, program: place.program,
      measures: workload?.measures ?? [], cells: cells)
    if let flaw = plan.flaw { throw InputError("\(flaw); take less with --repeat, --warmup or --sample") }
    // Here rather than when all runs are made and the summary asks for it.
    if let reference = request.reference { _ = try ReferenceChoice(parsing: reference, cells: cells.map(\.values)) }
    return plan
  }

  /// The axes named, checked, in a fixed order, and with the defaults of those that were not named.
  private func completeAxes() throws -> [Axis] {
    var named: [String: [String]] = [:]
    for axis in request.axes { named[axis.name] = axis.values }
    var axes: [Axis] = []
    if let workload {
      let variants = workload.variants.map(\.name)
      axes.append(Axis("variant", try choice(named["variant"], variants, axis: "variant") ?? variants))
      for parameter in workload.parameters {
        axes.append(Axis(parameter.name, try values(of: parameter, named[parameter.name])))
      }
      let kinds = ExecutorKind.allCases.map(\.rawValue)
      let executors = try choice(named["executor"], kinds, axis: "executor")
      axes.append(Axis("executor", executors ?? [ExecutorKind.threads.rawValue]))
    } else {
      let ours = ["rule", "cores"] + Self.sizing
      for axis in request.axes where !ours.contains(axis.name) { axes.append(Axis(axis.name, axis.values)) }
    }
    if let rules = named["rule"] {
      for rule in rules { _ = try SizingRule(named: rule) }
      axes.append(Axis("rule", rules))
    }
    let cores = try counts(named["cores"], axis: "cores")
    axes.append(Axis("cores", cores ?? [String(min(place.allowed.count, place.quota?.value ?? Int.max))]))
    for name in Self.sizing {
      if let given = try counts(named[name], axis: name) { axes.append(Axis(name, given)) }
    }
    try refuseUnknown(axes)
    return axes
  }

  private func refuseUnknown(_ axes: [Axis]) throws {
    let known = axes.map(\.name)
    for axis in request.axes where !known.contains(axis.name) {
      let near = ParsedOptions.nearest(to: axis.name, among: known).map { "; did you mean \($0)?" } ?? ""
      throw InputError(
        "there is no axis '\(axis.name)'\(near) The axes are \(known.joined(separator: ", "))")
    }
    guard case .command(let template) = request.subject else { return }
    let places = try template.names()
    for axis in request.axes where axis.name != "cores" && axis.name != "rule" && !places.contains(axis.name) {
      throw InputError("--command: the axis '\(axis.name)' has no place in it; write {\(axis.name)} there")
    }
  }

  private func values(of parameter: any WorkloadParameter, _ given: [String]?) throws -> [String] {
    guard let given else { return [parameter.defaultText] }
    for text in given { try parameter.check(text) }
    return given
  }

  private func choice(_ given: [String]?, _ choices: [String], axis: String) throws -> [String]? {
    for value in given ?? [] { try ParameterKind.check(value, among: choices, option: axis) }
    return given
  }

  private func counts(_ given: [String]?, axis: String) throws -> [String]? {
    for text in given ?? [] {
      guard let number = Int(text), number >= 1 else {
        throw InputError("--\(axis): '\(text)' is not a whole number of at least 1")
      }
      guard axis == "chunk" || number <= 65_536 else {
        throw InputError("--\(axis): \(number) is more than any machine has; the most is 65536")
      }
    }
    return given
  }

  private func cell(
    _ index: Int, _ given: [AxisValue], _ order: CoreOrder, _ memoryLimit: Bytes?
  ) throws -> PlannedCell {
    var values = given
    func value(_ name: String) -> String? { values.first { $0.name == name }?.value }
    let cores = CoreCount(value("cores") ?? "") ?? .one
    let plan = CorePlan(cores: cores, order: order)
    var said = SizingChoice()
    var spec = SizingChoice()
    for (name, path) in [("workers", \SizingChoice.workers), ("chunk", \.chunk), ("threads", \.threads)] {
      guard let number = value(name).flatMap({ Int($0) }) else { continue }
      if request.specAxes.contains(name) { spec[keyPath: path] = number } else { said[keyPath: path] = number }
    }
    let rule = try value("rule").map { try SizingRule(named: $0) }
    let input = SizingInput(cores: cores, memory: request.memoryLimit ?? place.memory)
    let sizing = try ResolvedSizing(
      commandLine: said, environment: place.environment, spec: spec, rule: rule,
      variant: workload?.sizing(of: value("variant") ?? "", for: input), input: input)
    var planned = PlannedCell(
      index: index, values: values, coreMode: plan.mode, virtualCores: CpuSequence(plan.virtualCores))
    switch request.subject {
    case .command(let template):
      let resolved = [("workers", sizing.workers.value), ("chunk", sizing.chunk?.value), ("threads", sizing.threads?.value)]
      let places = try template.names()
      for (name, number) in resolved where places.contains(name) {
        Self.set(&values, name, number.map { String($0) } ?? "")
      }
      planned.values = values
      planned.command = try template.command(values)
    case .imported(let origin): throw origin.refusal
    case .workload:
      Self.set(&values, "workers", String(sizing.workers.value))
      Self.set(&values, "chunk", sizing.chunk.map { String($0.value) } ?? "")
      Self.set(&values, "threads", sizing.threads.map { String($0.value) } ?? "")
      planned.values = values
      planned.executor = ExecutorKind(rawValue: value("executor") ?? "")
      planned.request = runRequest(values, cores: cores, sizing, memoryLimit)
      planned.inputIdentity = identity(values, chunk: sizing.chunk?.value)
    }
    return planned
  }

  private static func set(_ values: inout [AxisValue], _ name: String, _ value: String) {
    values.removeAll { $0.name == name }
    values.append(AxisValue(name, value))
  }

  private func runRequest(
    _ values: [AxisValue], cores: CoreCount, _ sizing: ResolvedSizing, _ memoryLimit: Bytes?
  ) -> RunRequest {
    var parameters: [String: String] = [:]
    for parameter in workload?.parameters ?? [] {
      parameters[parameter.name] = values.first { $0.name == parameter.name }?.value ?? parameter.defaultText
    }
    return RunRequest(
      variant: values.first { $0.name == "variant" }?.value ?? "", parameters: parameters,
      workers: sizing.workers.value, chunk: sizing.chunk?.value, cores: cores.value,
      threads: sizing.threads?.value, dataFile: request.data?.path, seed: request.seed,
      memoryLimit: memoryLimit)
  }

  /// Equal for cells whose right answers are equal.
  private func identity(_ values: [AxisValue], chunk: Int?) -> String {
    let deciding = Set((workload?.parameters ?? []).filter(\.changesAnswer).map(\.name))
    let parts = values.filter { deciding.contains($0.name) }.map { "\($0.name)=\($0.value)" }
    let variant = values.first { $0.name == "variant" }?.value
    let isApart = workload?.variants.contains { $0.name == variant && $0.answersDifferently } == true
    let own = isApart ? ["variant=\(variant ?? "")", "chunk=\(chunk.map { String($0) } ?? "")"] : []
    return (own + parts + ["data=\(request.data?.digest ?? "")", "seed=\(request.seed)"]).joined(separator: " ")
  }
}

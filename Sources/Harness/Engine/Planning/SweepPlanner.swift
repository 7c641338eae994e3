import SpeedupKit

/// Turns a request into a plan: completes the axes, makes the grid, and resolves every cell's cores, workers, chunk
/// and threads. Pure: the machine and the environment come in as values.
package struct SweepPlanner {
  var request: SweepRequest
  let host: Host
  let workload: (any Workload)?

  /// A planner.
  /// - Throws: ``InputError`` when the workload is not registered.
  package init(_ request: SweepRequest, host: Host, workloads: [any Workload]) throws {
    self.request = request
    self.host = host
    for subject in request.subjects { if let origin = subject.origin { throw origin.refusal } }
    workload = try request.subjects.first?.workload.map { try Self.workload(named: $0, among: workloads) }
  }

  /// The workload called `name`.
  /// - Throws: ``InputError`` naming those there are.
  package static func workload(named name: String, among workloads: [any Workload]) throws -> any Workload {
    guard let found = workloads.first(where: { $0.name == name }) else {
      throw InputError.unknown(name, kind: "workload", among: workloads.map(\.name))
    }
    return found
  }

  /// The plan.
  /// - Throws: ``InputError`` naming the axis, the value and the fix.
  package func plan() throws -> SweepPlan {
    let axes = try completeAxes()
    let grid = try Grid(axes: axes, zips: request.zips, sample: request.sample)
    try grid.requireLimit()
    var plan = try self.plan(axes, try cells(of: grid))
    plan.rehearsals = try rehearsals()
    if let flaw = plan.flaw { throw InputError("\(flaw); take less with --repeat, --warmup or --sample") }
    // Here rather than when all runs are made and the summary asks for it.
    if let reference = request.reference {
      _ = try ReferenceChoice(parsing: reference, cells: plan.cells.rowsOfAllValues)
    }
    return plan
  }

  /// The plan of these cells, without looking at all of them together.
  func plan(_ axes: [Axis], _ all: PlannedCells) throws -> SweepPlan {
    var plan = SweepPlan(
      subjects: request.subjects, axes: axes, zips: request.zips, repeats: request.repeats,
      warmups: request.warmups, seed: request.seed, measures: workload?.measures ?? [], cells: try chosen(all))
    plan.sample = request.sample
    plan.precision = request.precision
    plan.budget = request.budget
    plan.onFailure = request.onFailure
    plan.surroundings = request.surroundings
    plan.measures += request.surroundings.measures
    plan.isUndisturbed = request.isUndisturbed
    plan.timeout = request.timeout
    plan.memoryLimit = request.memoryLimit
    plan.placement = request.placement
    plan.dataFile = request.data?.path
    plan.dataDigest = request.data?.digest
    plan.dump = request.dump
    plan.reference = request.reference
    plan.isTraced = request.isTraced
    plan.isCounting = request.isCounting
    if let name = plan.columns.ambiguous {
      throw InputError("two columns of the results would be called '\(name)'; rename the axis, parameter or figure")
    }
    let named = plan.axes.map(\.name) + plan.surroundings.figures.map(\.name)
    if let name = named.first(where: ResultColumns.isTableKey) {
      throw InputError("two columns of tables would be called '\(name)'; rename the axis, parameter or figure")
    }
    return plan
  }

  /// The names of all places in the commands and in what surrounds their runs.
  func places() throws -> Set<String> {
    try Self.places(templates + request.surroundings.templates)
  }

  private static func places(_ templates: [CommandTemplate]) throws -> Set<String> {
    try templates.reduce(into: []) { $0.formUnion(try $1.names()) }
  }

  /// The axes named, checked, in a fixed order, and with the defaults of those that were not named.
  func completeAxes() throws -> [Axis] {
    var named: [String: [String]] = [:]
    for axis in request.axes { named[axis.name] = axis.values }
    var axes: [Axis] = []
    if let workload {
      let variants = workload.variants.map(\.name)
      axes.append(Axis("variant", try choice(named["variant"], variants, axis: "variant") ?? variants))
      for parameter in workload.parameters {
        axes.append(Axis(parameter.name, try values(of: parameter, named[parameter.name])))
      }
      let kinds = WorkerPoolKind.allCases.map(\.rawValue)
      let executors = try choice(named["executor"], kinds, axis: "executor")
      axes.append(Axis("executor", executors ?? [WorkerPoolKind.threads.rawValue]))
    } else {
      if !request.commandNames.isEmpty { axes.append(Axis(CommandAxis.name, request.commandNames)) }
      let ours = ["rule", "cores"] + ParallelAxes.sizing
      for axis in request.axes where !ours.contains(axis.name) { axes.append(Axis(axis.name, axis.values)) }
    }
    if let rules = named["rule"] {
      for rule in rules { _ = try SizingRule(named: rule) }
      axes.append(Axis("rule", rules))
    }
    let cores = try counts(named["cores"], axis: "cores")
    axes.append(Axis("cores", cores ?? [String(host.cores)]))
    for name in ParallelAxes.sizing {
      if let given = try counts(named[name], axis: name) { axes.append(Axis(name, given)) }
    }
    try refuseUnknown(axes)
    try refuseUnseenCores(axes)
    return axes
  }

  private func refuseUnknown(_ axes: [Axis]) throws {
    let known = axes.map(\.name)
    for axis in request.axes where !known.contains(axis.name) {
      throw InputError.unknown(axis.name, kind: "axis", among: known)
    }
    guard let first = templates.first else { return }
    let around = try Self.places(request.surroundings.templates).union(request.surroundings.environment)
    let places = try templates.map { try $0.names().union(around) }
    if request.axes.contains(where: { $0.name == "rule" }),
      let blind = zip(templates, places).first(where: { $1.isDisjoint(with: ParallelAxes.sizing) })?.0
    {
      throw InputError(
        "--rule: \(blind.option) has no place for what a rule sizes; write {workers}, {chunk} or {threads} into it")
    }
    for axis in request.axes where axis.name != "cores" && axis.name != "rule" {
      // Of two sides of a gate both must see it; of several commands one may be what the others are held against.
      let isSeen = { (names: Set<String>) in names.contains(axis.name) }
      if request.commandNames.isEmpty ? places.allSatisfy(isSeen) : places.contains(where: isSeen) { continue }
      guard CommandTemplate.isName(axis.name[...]) else {
        throw InputError(
          "--set: '\(axis.name)' can't be the name of a place; begin it with a letter, and use letters, digits, _ and - only"
        )
      }
      let option = zip(templates, places).first { !isSeen($1) }?.0.option ?? first.option
      throw InputError("\(option): the axis '\(axis.name)' has no place in it; write {\(axis.name)} there")
    }
  }

  var templates: [CommandTemplate] {
    request.subjects.compactMap { if case .command(let template) = $0.kind { template } else { nil } }
  }

  private func values(of parameter: any WorkloadParameter, _ given: [String]?) throws -> [String] {
    let isIdle = parameter.generates && request.data != nil
    guard let given else { return [isIdle ? "" : parameter.defaultText] }
    if isIdle, let data = request.data {
      throw InputError(
        "--\(parameter.name) shapes the generated input and has no effect with --data \(data.path); leave out one of them"
      )
    }
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

  /// The cells of one place in the grid, one a subject.
  func cells(_ place: Int, _ given: [AxisValue], _ places: Set<String>) throws -> [PlannedCell] {
    var values = given
    let sizing = try sizing(of: values)
    func set(_ name: String, _ value: Int?) {
      values.removeAll { $0.name == name }
      values.append(AxisValue(name, value.map { String($0) } ?? ""))
    }
    let idle = idle(in: values)
    let resolved = [
      ("workers", sizing.workers.value), ("chunk", sizing.chunk?.value), ("threads", sizing.threads?.value),
    ]
    for (name, number) in resolved where workload != nil || places.contains(name) {
      set(name, idle[name] == nil ? number : nil)
    }
    if let name = values.value(of: CommandAxis.name), let subject = request.commandNames.firstIndex(of: name) {
      try check(templates[subject], values)
      let filled = try CommandTemplate(name, option: "--name").filled(values)
      values = values.map { $0.name == CommandAxis.name ? AxisValue($0.name, filled) : $0 }
      return [PlannedCell(index: place, subject: subject, values: values)]
    }
    for template in templates { try check(template, values) }
    let identity = workload == nil ? nil : identity(values, chunk: sizing.chunk?.value)
    return request.subjects.indices.map { subject in
      PlannedCell(
        index: place * request.subjects.count + subject, subject: subject, values: values, inputIdentity: identity)
    }
  }

  /// Refuses places that nothing fills, in a command and in what surrounds its runs.
  private func check(_ template: CommandTemplate, _ values: [AxisValue]) throws {
    let values = values + [AxisValue(RunSurroundings.runPlace, "0")]
    _ = try template.command(values)
    for other in request.surroundings.templates { _ = try other.filled(values) }
  }

  /// Workers, chunk and threads of a cell, by the strongest that says something.
  func sizing(of values: [AxisValue]) throws -> ResolvedSizing {
    var said = SizingChoice()
    var spec = SizingChoice()
    for (name, path) in [("workers", \SizingChoice.workers), ("chunk", \.chunk), ("threads", \.threads)] {
      guard let number = values.value(of: name).flatMap({ Int($0) }) else { continue }
      if request.specAxes.contains(name) { spec[keyPath: path] = number } else { said[keyPath: path] = number }
    }
    let rule = try values.value(of: "rule").map { try SizingRule(named: $0) }
    let cores = CoreCount(values.value(of: "cores") ?? "") ?? .one
    let input = SizingInput(cores: cores, memory: request.memoryLimit ?? host.memory)
    return try ResolvedSizing(
      commandLine: said, environment: host.environment, spec: spec, rule: rule,
      variant: workload?.sizing(of: values.value(of: "variant") ?? "", for: input), input: input)
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

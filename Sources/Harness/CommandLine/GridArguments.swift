import SpeedupCore
import SpeedupEngine
import SpeedupKit
import SpeedupSystem

/// The grid that a command line asks for, and what the machine is: of every command that runs one.
struct GridArguments {
  private let parsed: ParsedOptions
  let facts: MachineFacts
  let host: Host

  /// - Throws: ``InputError`` for a second operand, and where no CPU is allowed.
  init(_ parsed: ParsedOptions, command: String) throws {
    self.parsed = parsed
    if command != "sweep", parsed.operands.count > 1 {
      throw InputError("\(command) takes one workload; what is '\(parsed.operands[1])' for?")
    }
    facts = gatherFacts()
    host = try Host(facts)
  }

  /// The grid and its limits for these subjects.
  /// - Throws: ``InputError``.
  func request(_ subjects: [Subject]) throws -> SweepRequest {
    var request = SweepRequest(subjects)
    request.zips = parsed[GridOptions.zip]
    request.axes = try axes(zipped: Set(request.zips.joined()))
    request.specAxes = parsed.fromSpec
    request.sample = parsed[GridOptions.sample]
    request.only = parsed[GridOptions.only]
    request.surroundings = try RunSurroundings(parsed, subjects: subjects)
    request.seed = parsed[GridOptions.seed]
    request.timeout = parsed[GridOptions.timeout]
    request.memoryLimit = parsed[GridOptions.memoryLimit]
    if let file = parsed[GridOptions.data] {
      request.data = (file, try InputPath.digest(of: file, option: GridOptions.data.name))
    }
    request.placement = parsed[GridOptions.spread] ? .spread : .compact
    return request
  }

  private func axes(zipped: Set<String>) throws -> [(name: String, values: [String])] {
    var axes: [(name: String, values: [String])] = []
    func add(_ name: String, _ values: [String]) {
      // A zipped axis keeps its repeats: 1,1,2 with 5,6,6 are three places, not two of other values.
      axes.append((name, zipped.contains(name) ? values : ReferenceChoice.distinct(values)))
    }
    for axis in GridOptions.axes where parsed.has(axis) { add(axis.name, parsed[axis]) }
    for parameter in parsed.workload?.parameters ?? [] where !axes.contains(where: { $0.name == parameter.name }) {
      if let values = parsed.parameter(parameter.name) { add(parameter.name, values) }
    }
    let own = parsed[GridOptions.set].map { ("--set", $0) } + parsed[ProgramOptions.environment].map { ("--env", $0) }
    for (option, axis) in own {
      guard !axes.contains(where: { $0.name == axis.name }) else {
        throw InputError("\(option): the axis '\(axis.name)' is set twice; write all its values in one list")
      }
      guard !ResultColumns(axes: [], measures: []).header.contains(axis.name) else {
        throw InputError("\(option): '\(axis.name)' is the name of a column of the results; choose another")
      }
      guard ![CommandAxis.name, RunSurroundings.runPlace].contains(axis.name) else {
        throw InputError("\(option): {\(axis.name)} is given by the harness; choose another name")
      }
      add(axis.name, axis.values)
    }
    return axes
  }
}

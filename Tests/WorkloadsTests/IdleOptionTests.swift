import Testing

@testable import SpeedupCore
@testable import SpeedupEngine
@testable import SpeedupKit
@testable import SpeedupWorkloads

/// An option that has no effect on a run is an error: else the same run is measured under several labels.
@Suite("Options without effect")
struct IdleOptionTests {
  private func plan(_ workload: String, data: Bool = false, _ axes: (String, [String])...) throws -> SweepPlan {
    var request = SweepRequest([Subject(.workload(workload))])
    request.axes = axes.map { (name: $0.0, values: $0.1) }
    if data { request.data = ("real.csv", "0") }
    return try SweepPlanner(request, host: Host(allowed: CpuSet(0..<2)), workloads: BuiltIn.workloads).plan()
  }

  /// Every workload with every choice that one of its parameters has, the others at their defaults.
  static let choices: [(workload: String, parameter: String, value: String)] = BuiltIn.workloads.flatMap { workload in
    workload.parameters.flatMap { parameter -> [(String, String, String)] in
      switch parameter.kind {
      case .choice(let names), .choices(let names): names.map { (workload.name, parameter.name, $0) }
      case .count, .text: []
      }
    }
  }

  /// A value of a parameter that is not its default.
  private func value(of parameter: any WorkloadParameter) -> String {
    switch parameter.kind {
    case .choice(let names), .choices(let names): names.first { $0 != parameter.defaultText } ?? names[0]
    case .count(let minimum): String(max(3, minimum))
    case .text: parameter.defaultText.isEmpty ? "1" : parameter.defaultText
    }
  }

  @Test(arguments: choices)
  func `whatever is idle in a run is refused when it is asked for, and its column is empty when it is not`(
    _ workload: String, _ parameter: String, _ choice: String
  ) throws {
    let type = try SweepPlanner.workload(named: workload, among: BuiltIn.workloads)
    let variant = try #require(type.variants.first?.name)
    func idle(_ parameters: [String: String]) -> [String: String] {
      type.idle(in: RunRequest(variant: variant, parameters: parameters))
    }
    let names = type.parameters.map(\.name) + ["chunk", "threads", "data"]
    #expect(idle([parameter: choice]).keys.allSatisfy(names.contains))
    if let why = idle([parameter: choice])[parameter] {
      #expect(throws: InputError("--\(parameter): has no effect here: \(why); leave it out")) {
        try plan(workload, ("variant", [variant]), (parameter, [choice]))
      }
      return
    }
    let asked =
      (type.parameters.filter { $0.name != parameter }.map { ($0.name, value(of: $0)) })
      + [("chunk", "7"), ("threads", "2")]
    for (name, text) in asked {
      guard let why = idle([parameter: choice, name: text])[name] else {
        let cell = try plan(workload, ("variant", [variant]), (parameter, [choice]), (name, [text])).cells[0]
        #expect(cell.values.value(of: name) == text)
        continue
      }
      #expect(throws: InputError("--\(name): has no effect here: \(why); leave it out")) {
        try plan(workload, ("variant", [variant]), (parameter, [choice]), (name, [text]))
      }
      let cell = try plan(workload, ("variant", [variant]), (parameter, [choice])).cells[0]
      #expect(cell.values.value(of: name) ?? "" == "", "\(workload) --\(parameter) \(choice): \(name)")
    }
  }

  @Test func `a summary that says what a parameter goes with is no promise alone`() {
    for workload in BuiltIn.workloads {
      for parameter in workload.parameters
      where parameter.summary.contains("with --") || parameter.summary.contains("of --model") {
        let idle = workload.idle(in: RunRequest(variant: workload.variants[0].name))
        #expect(idle[parameter.name] != nil, "\(workload.name) --\(parameter.name)")
      }
    }
  }

  @Test(arguments: [("training", ["model": "gemm"]), ("storage", [:])])
  func `a data file that nobody would read is refused`(_ workload: String, _ parameters: [String: String]) throws {
    let axes = parameters.map { ($0.key, [$0.value]) }
    let error = #expect(throws: InputError.self) {
      if let axis = axes.first { try plan(workload, data: true, axis) } else { try plan(workload, data: true) }
    }
    #expect(error?.description.hasPrefix("--data: has no effect here: ") == true)
    let type = try SweepPlanner.workload(named: workload, among: BuiltIn.workloads)
    let request = RunRequest(
      variant: type.variants[0].name, parameters: parameters, dataFile: "/nowhere/real.csv")
    #expect(throws: InputError.self) { try type.prepare(request) }
  }

  @Test func `in a grid where an option has an effect on some cells the others are measured once`() throws {
    let plan = try plan(
      "training", ("variant", ["balanced"]), ("model", ["ridge", "gemm"]), ("size", ["64", "128"]), ("folds", ["2"]))
    let cells = plan.cells.map { cell in ["model", "size", "folds"].map { cell.values.value(of: $0) ?? "?" } }
    #expect(cells == [["ridge", "", "2"], ["gemm", "64", ""], ["gemm", "128", ""]])
    #expect(plan.cells.map(\.index) == [0, 1, 2])
  }

  @Test func `threads that a rule would give are not told of a workload without any`() throws {
    let cell = try plan("matching", ("variant", ["parallel"]), ("rule", ["blas-003"])).cells[0]
    #expect(cell.values.value(of: "threads") == "")
  }
}

import Testing

@testable import SpeedupCore
@testable import SpeedupEngine
@testable import SpeedupKit

/// The smallest workload there can be, with one axis that decides the answer and one that does not.
struct Sum: Workload {
  let name = "sum"
  let variants = [Variant("loop", "adds"), Variant("formula", "multiplies")]
  static let size = Parameter.count("size", atLeast: 1, default: 10, "numbers to add")
  static let style = Parameter.choice("style", among: ["fast", "slow"], default: "fast", "how", changesAnswer: false)
  static let shape = Parameter.choice("shape", among: ["flat", "hump"], default: "flat", "of the input")
    .shapingGeneratedInput()
  let parameters: [any WorkloadParameter] = [size, style, shape]
  func prepare(_ request: RunRequest) throws -> Int { try request[Self.size] }
  func run(_ size: Int, _ request: RunRequest, on pool: any WorkerPool) throws -> Int { size * (size + 1) / 2 }
  func answer(_ sum: Int, _ size: Int, _ request: RunRequest) throws -> Answer { Answer(digest: "\(sum)") }
}

@Suite struct SweepPlannerTests {
  private func plan(
    subject: Subject.Kind = .workload("sum"), environment: [String: String] = [:], spec: Set<String> = [],
    _ axes: (String, [String])...
  ) throws -> SweepPlan {
    var request = SweepRequest([Subject(subject)])
    request.axes = axes.map { (name: $0.0, values: $0.1) }
    request.specAxes = spec
    let place = Host(
      allowed: CpuSet(0..<4), memory: Bytes(1 << 30), environment: { environment[$0] })
    return try SweepPlanner(request, host: place, workloads: [Sum()]).plan()
  }

  private func workers(_ plan: SweepPlan) -> Int { plan.request(of: plan.cells[0]).workers }

  @Test func `unnamed axes have their defaults`() throws {
    let plan = try plan()
    #expect(plan.cells.count == 2)
    #expect(plan.cells[0].label == "variant=loop size=10 style=fast shape=flat executor=threads cores=4 workers=4")
    #expect(workers(plan) == 4)
  }

  @Test(arguments: 1...252) func `every core count has that many virtual cores`(count: Int) throws {
    let plan = try plan(("cores", ["\(count)"]))
    let cores = try Placement(plan.placement, on: Host(allowed: CpuSet(0..<4))).cores(of: plan.cells[0])
    #expect(cores.virtualCores.count == count)
    #expect(plan.request(of: plan.cells[0]).cores == count)
    #expect(cores.mode == (count <= 4 ? .pinned : .oversubscribed))
    #expect(cores.virtualCores.enumerated().allSatisfy { $0.element == $0.offset % 4 })
  }

  @Test func `workers come from the strongest source`() throws {
    let env = ["SWEEP_WORKERS": "7"]
    #expect(try workers(plan()) == 4)
    #expect(try workers(plan(("rule", ["leave-two"]))) == 2)
    #expect(try workers(plan(spec: ["workers"], ("workers", ["5"]))) == 5)
    #expect(try workers(plan(environment: env, spec: ["workers"], ("workers", ["5"]))) == 7)
    #expect(try workers(plan(environment: env, ("workers", ["5"]))) == 5)
  }

  @Test func `the sizing that came out stands in the cell`() throws {
    let cell = try plan(("rule", ["tiered"])).cells[0]
    #expect(cell.values.contains(AxisValue("workers", "3")))
    #expect(cell.values.contains(AxisValue("chunk", "52428")), "5 % of 1 GiB at 1 KiB a row")
  }

  @Test func `answers are compared among cells of the same input only`() throws {
    let plan = try plan(("size", ["10", "20"]), ("style", ["fast", "slow"]))
    let identities = Set(plan.cells.compactMap(\.inputIdentity))
    #expect(plan.cells.count == 8 && identities.count == 2)
  }

  @Test(arguments: [
    ("variant", "lop", "loop"), ("size", "0", "at least 1"), ("size", "x", "a whole number"),
    ("size", "1000000001", "1000000000"),
    ("style", "medium", "slow"),
    ("executor", "thread", "threads"), ("rule", "most", "three-quarters"), ("cores", "0", "at least 1"),
    ("workers", "99999", "65536"), ("siz", "1", "size"), ("chunk", "-1", "at least 1"),
  ])
  func `a bad value is refused with the fix`(axis: String, value: String, fix: String) {
    let error = #expect(throws: InputError.self) { try plan((axis, [value])) }
    #expect(error?.description.contains(fix) == true)
  }

  @Test func `a bad environment is named`() {
    let error = #expect(throws: InputError.self) { try plan(environment: ["SWEEP_WORKERS": "many"]) }
    #expect(error?.description.contains("SWEEP_WORKERS") == true && error?.description.contains("many") == true)
  }

  @Test func `a command must have a place for every axis`() throws {
    let template = CommandTemplate("run {workers} {depth}")
    let plan = try plan(subject: .command(template), ("depth", ["1", "2"]), ("cores", ["1", "2"]))
    let commands = try plan.cells.map { try plan.command(of: $0) ?? [] }
    #expect(commands == [["run", "1", "1"], ["run", "2", "1"], ["run", "1", "2"], ["run", "2", "2"]])
    #expect(throws: InputError.self) { try self.plan(subject: .command(template)) }
    #expect(throws: InputError.self) { try self.plan(subject: .command(CommandTemplate("run")), ("depth", ["1"])) }
  }

  @Test func `an option that shapes the generated input is refused beside a data file`() throws {
    var request = SweepRequest([Subject(.workload("sum"))])
    request.data = ("prices.csv", "0")
    let place = Host(allowed: CpuSet(0..<4))
    let plan = try SweepPlanner(request, host: place, workloads: [Sum()]).plan()
    #expect(plan.cells[0].values.value(of: "shape") == "" && !plan.cells[0].label.contains("shape"))
    #expect(plan.title == "sum on prices.csv")
    request.axes = [("shape", ["hump"])]
    let expected = "--shape shapes the generated input and has no effect with --data prices.csv; leave out one of them"
    #expect(throws: InputError(expected)) { try SweepPlanner(request, host: place, workloads: [Sum()]).plan() }
  }

  @Test func `cores above the CPUs are refused for a command that does not see them`() throws {
    func plan(_ text: String, _ axes: (String, [String])..., zips: [[String]] = []) throws -> SweepPlan {
      var request = SweepRequest([Subject(.command(CommandTemplate(text)))])
      request.axes = axes.map { (name: $0.0, values: $0.1) }
      request.zips = zips
      return try SweepPlanner(request, host: Host(allowed: CpuSet(0..<2)), workloads: []).plan()
    }
    let error = #expect(throws: InputError.self) { try plan("run", ("cores", ["2", "4", "16"])) }
    #expect(error?.description.contains("--cores: 16 is above the 2 CPUs here, and --command does not see it") == true)
    #expect(throws: InputError.self) { try plan("run {workers}", ("cores", ["2", "4"]), ("workers", ["1", "2"])) }
    #expect(try plan("run", ("cores", ["1", "2"])).cells.count == 2)
    #expect(try plan("run {cores}", ("cores", ["2", "16"])).cells.count == 2)
    #expect(try plan("run {workers}", ("cores", ["2", "16"])).cells.count == 2, "workers follow the cores")
    #expect(
      try plan("run {workers}", ("cores", ["2", "4"]), ("workers", ["1", "2"]), zips: [["cores", "workers"]]).cells
        .count == 2)
  }

  @Test(arguments: ["items", "cell", "peak_memory_bytes"])
  func `an axis that would be a second column of its name is refused before anything runs`(name: String) throws {
    let template = CommandTemplate("true {\(name)}", option: "--command")
    let error = #expect(throws: InputError.self) { try plan(subject: .command(template), (name, ["1", "2"])) }
    #expect(error?.description.contains("would be called '\(name)'") == true)
  }

  @Test func `a run with no more threads than CPUs is not oversubscribed`() throws {
    let placement = try Placement(.compact, on: Host(allowed: CpuSet(0..<4)))
    func mode(_ axes: (String, [String])...) throws -> Evidence {
      var request = SweepRequest([Subject(.workload("sum"))])
      request.axes = axes.map { (name: $0.0, values: $0.1) }
      let plan = try SweepPlanner(request, host: Host(allowed: CpuSet(0..<4)), workloads: [Sum()]).plan()
      return placement.mode(of: plan.cells[0], in: plan)
    }
    #expect(try mode(("cores", ["8"]), ("workers", ["1"]), ("threads", ["1"])) == .pinned)
    #expect(try mode(("cores", ["8"]), ("workers", ["2"]), ("threads", ["3"])) == .oversubscribed)
    #expect(try mode(("cores", ["8"]), ("workers", ["1"])) == .oversubscribed, "how many threads is not known")
    #expect(try mode(("cores", ["4"]), ("workers", ["9"]), ("threads", ["9"])) == .oversubscribed, "threads take turns")
    #expect(try mode(("cores", ["4"]), ("workers", ["9"])) == .oversubscribed, "a worker is a thread at least")
    #expect(try mode(("cores", ["4"]), ("workers", ["4"])) == .pinned)
  }

  @Test func `a command that is told of more workers than it has CPUs is oversubscribed`() throws {
    let host = Host(allowed: CpuSet(0..<4))
    let placement = try Placement(.compact, on: host)
    func mode(_ command: String, _ axes: (String, [String])...) throws -> Evidence {
      var request = SweepRequest([Subject(.command(CommandTemplate(command)))])
      request.axes = axes.map { (name: $0.0, values: $0.1) }
      let plan = try SweepPlanner(request, host: host, workloads: []).plan()
      return placement.mode(of: plan.cells[0], in: plan)
    }
    #expect(try mode("run {workers}", ("workers", ["8"])) == .oversubscribed)
    #expect(try mode("run {workers} {threads}", ("workers", ["2"]), ("threads", ["3"])) == .oversubscribed)
    #expect(try mode("run {workers}", ("workers", ["4"])) == .pinned)
    #expect(try mode("run {jobs}", ("jobs", ["8"])) == .pinned, "what another place means is not known")
  }

  @Test func `an axis that can't be a place in a command is named as such`() {
    let error = #expect(throws: InputError.self) {
      try plan(subject: .command(CommandTemplate("run {x.y}")), ("x.y", ["1"]))
    }
    #expect(error?.description.contains("'x.y' can't be the name of a place") == true)
  }

  @Test(arguments: [("depth=1", "no axis 'depth'"), ("size=11", "no cell has size=11"), ("size", "AXIS=VALUE")])
  func `a reference that is none is refused before the runs`(reference: String, told: String) {
    var request = SweepRequest([Subject(.workload("sum"))])
    request.reference = reference
    let place = Host(allowed: CpuSet(0..<4))
    let error = #expect(throws: InputError.self) {
      try SweepPlanner(request, host: place, workloads: [Sum()]).plan()
    }
    #expect(error?.description.contains(told) == true)
  }

  @Test(arguments: [Int.max, 60_000_000]) func `more runs than fit in memory are refused`(repeats: Int) {
    var request = SweepRequest([Subject(.workload("sum"))])
    request.repeats = repeats
    let place = Host(allowed: CpuSet(0..<4))
    let error = #expect(throws: InputError.self) {
      try SweepPlanner(request, host: place, workloads: [Sum()]).plan()
    }
    #expect(error?.description.contains("2 cells x (1 warm-up + \(repeats))") == true)
  }

  @Test func `a plan survives its file`() throws {
    let plan = try plan(("cores", ["1", "252"]))
    #expect(try jsonRoundTrip(plan) == plan)
  }

  private func planner(_ request: SweepRequest) throws -> SweepPlanner {
    try SweepPlanner(request, host: Host(allowed: CpuSet(0..<4), memory: Bytes(1 << 30)), workloads: [Sum()])
  }

  @Test func `an excerpt of a large grid holds cells of its plan under their numbers`() throws {
    var request = SweepRequest([Subject(.workload("sum"))])
    request.axes = [("size", (1...9000).map { "\($0)" })]
    request.sample = 15_000
    request.reference = "size=9000"
    let (plan, (some, count, isExact)) = (try planner(request).plan(), try planner(request).excerpt(7))
    #expect(count == 15_000 && plan.cells.count == count && isExact && some.cells.count == 7)
    #expect(some.cells.allSatisfy { plan.cells[$0.index] == $0 })
  }

  @Test func `an excerpt of a small grid is its plan`() throws {
    var request = SweepRequest([Subject(.workload("sum"))])
    request.axes = [("size", (1...90).map { "\($0)" })]
    let (some, count, isExact) = try planner(request).excerpt(7)
    #expect(try some == planner(request).plan() && count == 180 && isExact)
  }

  @Test func `an excerpt refuses what the plan refuses`() throws {
    var request = SweepRequest([Subject(.workload("sum"))])
    request.axes = [("size", (1...9000).map { "\($0)" })]
    request.reference = "size=9001"
    #expect(throws: InputError.self) { try planner(request).excerpt(7) }
  }
}

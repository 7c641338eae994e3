import Testing

@testable import SpeedupCore
@testable import SpeedupEngine
@testable import SpeedupKit

@Suite struct GridPlanTests {
  /// Axes, with those from a spec file, the environment, zips and sample.
  static let grids: [(axes: [(name: String, values: [String])], spec: Set<String>, zips: [[String]], sample: Int?)] = [
    ([("a", number(12)), ("b", number(11))], [], [], nil),
    ([("a", number(12)), ("b", number(11))], [], [["cores", "workers"]], nil),
    ([("a", number(12)), ("b", number(11)), ("threads", ["07", "3"])], ["threads"], [], 500),
    ([("a", number(12)), ("b", number(11)), ("rule", ["three-quarters", "all"])], [], [], nil),
    ([("a", number(12)), ("b", number(12))], ["workers"], [["a", "b"]], nil),
    ([("a", number(2)), ("b", ["1"]), ("rule", ["three-quarters"]), ("cores", ["2"])], [], [], nil),
    (
      [("a", ["1"]), ("b", ["1"]), ("rule", ["all"]), ("cores", ["4"]), ("workers", ["2"])], [], [["cores", "rule"]], 1
    ),
  ]

  private static func number(_ count: Int) -> [String] { (1...count).map { "\($0)" } }

  @Test(arguments: grids.indices)
  func `cells made of a grid are those that would be listed`(place: Int) throws {
    let (axes, spec, zips, sample) = Self.grids[place]
    var request = SweepRequest([
      Subject(.command(CommandTemplate("x {a} {b} {workers} {threads}"))),
      Subject(.command(CommandTemplate("y {workers} {a} {b} {threads}"))),
    ])
    let usual = [("cores", ["1", "2", "4"]), ("workers", ["2", "3", "1"])]
    request.axes = axes + usual.filter { one in !axes.contains { $0.name == one.0 } }
    (request.specAxes, request.zips, request.sample) = (spec, zips, sample)
    let host = Host(allowed: CpuSet(0..<4), memory: Bytes(1 << 30), environment: { _ in nil })
    let planner = try SweepPlanner(request, host: host, workloads: [])
    let plan = try planner.plan()
    let grid = try Grid(axes: try planner.completeAxes(), zips: zips, sample: sample)
    let listed = try grid.cells(seed: request.seed).enumerated().flatMap {
      try planner.cells($0.offset, $0.element, try planner.places())
    }
    #expect(plan.cells.grid != nil && plan.cells == PlannedCells(listed))
    #expect(plan.columns.axes == listed[0].values.map(\.name))
  }

  @Test func `a value that no argument can hold is refused in a grid, too`() throws {
    var request = SweepRequest([Subject(.command(CommandTemplate("x {a}")))])
    request.axes = [("a", ["1", "2\0"])]
    let planner = try SweepPlanner(request, host: Host(allowed: CpuSet(0..<4)), workloads: [])
    #expect(throws: InputError.self) { try planner.plan() }
  }
}

import Testing

@testable import SpeedupCore
@testable import SpeedupEngine
@testable import SpeedupJudge
@testable import SpeedupReport

/// Several commands with places in them: in results each cell has a text of its own, and yet they are as many commands as
/// were given.
@Suite struct CommandNamesTests {
  private static let sizes = [1, 2, 4, 8]

  private func plan(_ names: [String]) -> SweepPlan {
    var cells: [PlannedCell] = []
    for (subject, name) in names.enumerated() {
      for n in Self.sizes {
        let text = String(name.prefix { $0 != "{" }) + (name.contains("{") ? "\(n)" : "")
        cells.append(
          PlannedCell(
            index: cells.count, subject: subject, values: [AxisValue("command", text), AxisValue("n", "\(n)")]))
      }
    }
    return SweepPlan(
      subjects: names.map { Subject(.workload($0), program: "p") },
      axes: [Axis("command", names), Axis("n", Self.sizes.map { "\($0)" })], repeats: 4, warmups: 0, seed: 1,
      measures: [], cells: cells)
  }

  private func results(_ plan: SweepPlan) -> ResultTable {
    var results = MadeUpResults(axes: ["command", "n"])
    for cell in plan.cells {
      let wall = (Double(cell.values[1].value) ?? 0) * Double(1 + cell.subject)
      results.add(cell.values.map(\.value), walls: Array(repeating: wall, count: 6))
    }
    return results.table
  }

  @Test func `cells are told by the template where its places are filled`() {
    #expect(plan(["a", "b"]).commandNames.isEmpty)
    let names = plan(["a {n}", "b"]).commandNames
    var imported = plan(["a {n}", "b"])
    imported.subjects.removeLast()
    #expect(imported.commandNames.isEmpty, "one subject, and the commands are what it had been measured for")
    #expect(names == [0: "a {n}", 1: "a {n}", 2: "a {n}", 3: "a {n}"])
  }

  @Test func `a chart has a line a command, and a fit a curve`() throws {
    let plan = plan(["a {n}", "b {n}"])
    let table = SweepDirectory.byCommand(results(plan), plan)
    let chart = try #require(try charts(for: table, title: "").charts.first { $0.name == "time-by-n" }).chart
    guard case .lines(let plot) = chart.plot else { throw NotDrawable(reason: "no lines") }
    #expect(plot.series.map(\.label) == ["a {n}", "b {n}"] && plot.series.allSatisfy { $0.points.count == 4 })
    let fit = try FitInput(table, FitRequest(x: "n", y: "wall"), name: "r")
    #expect(fit.series.map(\.points.count) == [4, 4])
  }
}

import SpeedupCore
import Testing

@Suite struct SweepWordsTests {
  private func plan(_ text: String, shell: Bool = false) -> SweepPlan {
    let axes = [("n", ["1", "2"]), ("A", ["x y"]), ("cores", ["1", "2"])].map { Axis($0.0, $0.1) }
    let cells = ["1", "2"].enumerated().map { index, n in
      PlannedCell(index: index, values: [AxisValue("n", n), AxisValue("A", "x y"), AxisValue("cores", "1")])
    }
    var plan = SweepPlan(
      subjects: [Subject(.command(CommandTemplate(text, shell: shell)))], axes: axes, repeats: 1, warmups: 0, seed: 1,
      measures: [], cells: cells)
    plan.surroundings.environment = ["A"]
    return plan
  }

  @Test func `a sweep's words carry its axes, its environment and what surrounds its runs`() {
    var plan = plan("sleep 0.{n}", shell: true)
    plan.surroundings.directory = "/tmp"
    plan.surroundings.input = "in put"
    plan.surroundings.hooks = [.setup: ["make {n}"]]
    plan.surroundings.ignoredFailures = .only([1, 2])
    #expect(
      plan.sweepWords([AxisValue("n", "1")], without: ["cores"])?.joined(separator: " ")
        == "--command 'sleep 0.{n}' --shell --set n=1 --env 'A=x y' --setup 'make {n}' --ignore-failure=1,2 "
        + "--input 'in put' --directory /tmp")
  }

  @Test func `axes that nobody chose keep all values`() {
    #expect(
      plan("sleep {n}").sweepWords([])?.joined(separator: " ")
        == "--command 'sleep {n}' --set n=1,2 --env 'A=x y' --cores 1,2")
  }

  @Test func `a program is told with its places filled, or not at all`() {
    #expect(plan("sleep 0.{n}").program([AxisValue("n", "2")]) == ["sleep", "0.2"])
    #expect(plan("sleep 0.{n}").program([]) == nil)
  }
}

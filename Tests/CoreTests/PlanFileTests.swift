import FoundationEssentials
import Testing

@testable import SpeedupCore

@Suite struct PlanFileTests {
  private func plan(_ count: Int, sample: Int? = nil) throws -> SweepPlan {
    let axes = [
      Axis("a", (1...count).map { "\($0)" }), Axis("b", (1...200).map { "\($0)" }), Axis("cores", ["1", "2"]),
    ]
    let workers = SizedValues("workers", by: ["cores"], values: ["1", "2"])
    let grid = try Grid(axes: axes, sample: sample)
    var plan = SweepPlan(
      subjects: [Subject(.command(CommandTemplate("x {a} {b} {workers}")))], axes: axes, repeats: 3, warmups: 1,
      seed: 4,
      measures: [],
      cells: PlannedCells(
        try GridCells(grid, seed: 4, names: ["a", "b", "cores", "workers"], sized: [workers], subjects: 1)))
    plan.sample = sample
    return plan
  }

  private func read(_ text: String) throws -> SweepPlan {
    try JSONFile.decode(SweepPlan.self, Array(text.utf8), file: "sweep.json", fix: "fix it")
  }

  @Test(arguments: [nil, 12_345] as [Int?])
  func `many cells of a grid are written as its axes`(sample: Int?) throws {
    let plan = try plan(100, sample: sample)
    let text = try JSONFile.text(of: plan)
    #expect(text.utf8.count < 10_000 && text.contains("\"format\" : 3"))
    let back = try read(text)
    #expect(back == plan && back.cells.grid != nil && back.flaw == nil)
  }

  @Test func `few cells are listed, as in older versions`() throws {
    let plan = try plan(10)
    let text = try JSONFile.text(of: plan)
    #expect(text.contains("\"format\" : 2") && text.contains("\"cells\""))
    let back = try read(text)
    #expect(back == plan && back.cells.grid == nil && back.flaw == nil)
  }

  @Test func `cells that are not those of the axes any more are listed`() throws {
    var plan = try plan(100)
    plan.axes[0] = Axis("a", ["7"])
    #expect(try read(try JSONFile.text(of: plan)) == plan)
  }

  @Test(arguments: [
    ("\"count\" : 40000", "\"count\" : 40001", "40000 cells, and it says 40001"),
    ("\"workers\"\n", "\"chunk\"\n", "'chunk' is neither an axis nor sized"),
    ("\"seed\" : 4", "\"sample\" : 2000000, \"seed\" : 4", "40000 cells, and it says"),
  ])
  func `a damaged grid is one line that says where`(from: String, to: String, said: String) throws {
    let text = try JSONFile.text(of: try plan(100)).replacing(from, with: to)
    let error = #expect(throws: InputError.self) {
      let plan = try read(text)
      if plan.cells.count == 40_000 { throw InputError("40000 cells, and it says nothing of it") }
    }
    #expect("\(error!)".contains(said) && !"\(error!)".contains("\n"))
  }

  @Test func `a grid of more cells than a sweep takes is refused`() throws {
    let text = try JSONFile.text(of: try plan(100))
    let many = (1...3000).map { "\"\($0)\"" }.joined(separator: ",")
    let grown = text.replacing(
      "\"name\" : \"cores\",\n      \"values\" : [\n", with: "\"name\" : \"cores\",\n      \"values\" : [\(many),\n")
    let error = #expect(throws: InputError.self) { try read(grown) }
    #expect("\(error!)".contains("more than 1000000 cells"))
  }
}

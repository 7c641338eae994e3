import Foundation
import Testing

@testable import SpeedupCore

@Suite struct RunSurroundingsTests {
  @Test func `a hook has one text for all commands or one for each`() throws {
    var around = RunSurroundings()
    around.hooks = [.prepare: ["one {n}"], .setup: ["first", "second {run}"]]
    let values = [AxisValue("n", "5"), AxisValue("run", "2")]
    #expect(try around.command(of: .prepare, subject: 1, values: values)?.last == "one 5")
    #expect(try around.command(of: .setup, subject: 0, values: values)?.last == "first")
    #expect(try around.command(of: .setup, subject: 1, values: values)?.last == "second 2")
    #expect(try around.command(of: .cleanup, subject: 0, values: values) == nil)
  }

  @Test func `a value is one word of a hook's shell, whatever is in it`() throws {
    var around = RunSurroundings()
    around.hooks = [.prepare: ["rm {f}"]]
    let values = [AxisValue("f", "a; touch b")]
    #expect(
      try around.command(of: .prepare, subject: 0, values: values) == ["/bin/sh", "-c", "rm 'a; touch b'"])
  }

  @Test func `a place that nothing fills is refused with the option's name`() {
    var around = RunSurroundings()
    around.hooks = [.cleanup: ["rm {nothing}"]]
    let error = #expect(throws: InputError.self) { try around.command(of: .cleanup, subject: 0, values: []) }
    #expect(error?.description.hasPrefix("--cleanup: nothing fills {nothing}") == true)
  }

  @Test func `it is written to a plan and read back, and a plan without it has none`() throws {
    var around = RunSurroundings()
    around.hooks = [.setup: ["make {n}"], .conclude: ["x"]]
    around.ignoredFailures = .only([1, 2])
    around.output = .kept
    (around.input, around.directory, around.environment) = ("in", "there", ["OMP"])
    around.figures = [DeclaredFigure(name: "tps", unit: "/s", better: .higher, pattern: "(x)")]
    (around.shellStartUp, around.hookTimeout) = (Seconds(0.001), Seconds(7))
    var plan = SweepPlan(subjects: [], axes: [], repeats: 1, warmups: 0, seed: 1, measures: [], cells: [])
    plan.subjects = [Subject(.command(CommandTemplate("x", interpreter: "/bin/zsh")))]
    plan.surroundings = around
    let data = try JSONEncoder().encode(plan)
    #expect(try JSONDecoder().decode(SweepPlan.self, from: data) == plan)
    #expect(plan.shellNote?.hasPrefix("/bin/zsh takes 1.00 ms") == true)
    plan.surroundings = RunSurroundings()
    #expect(!String(decoding: try JSONEncoder().encode(plan), as: UTF8.self).contains("surroundings"))
    #expect(plan.shellNote == nil)
  }

  @Test func `a template of an older plan that asked for a shell has the usual one`() throws {
    let old = #"{"text": "a | b", "shell": true}"#
    let template = try JSONDecoder().decode(CommandTemplate.self, from: Data(old.utf8))
    #expect(template == CommandTemplate("a | b", shell: true))
    #expect(try template.command([]) == ["/bin/sh", "-c", "a | b"])
  }

  @Test func `a shell's own arguments stand before the line`() throws {
    let template = CommandTemplate("a | b", interpreter: "'/opt/my shells/bash' --norc")
    #expect(try template.command([]) == ["/opt/my shells/bash", "--norc", "-c", "a | b"])
  }

  @Test func `exit statuses are ignored as they are named`() {
    #expect(IgnoredFailures.all.contains(77))
    #expect(IgnoredFailures.only([1, 2]).contains(2) && !IgnoredFailures.only([1, 2]).contains(3))
  }

  @Test func `of several commands the first is the reference, whatever else varies`() {
    let cells = ["b", "a"].flatMap { name in
      ["1", "2"].map { [AxisValue("command", name), AxisValue("n", "x"), AxisValue("cores", $0)] }
    }
    let finder = ReferenceFinder(choice: .automatic, cells: cells)
    #expect(cells.indices.map(finder.reference) == [0, 1, 0, 1])
    #expect(
      ReferenceChoice.automatic.explanation(for: ResultAxes(cells: cells))
        == "the first command, equal on the other axes")
  }
}

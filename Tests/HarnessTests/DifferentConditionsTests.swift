import Testing

@testable import SpeedupCore
@testable import SpeedupJudge
@testable import SpeedupReport

/// Two results that were not had under the same conditions: other inputs, shells, units, axes.
@Suite struct DifferentConditionsTests {
  private func plan(_ text: String = "sort -n", _ change: (inout SweepPlan) -> Void) -> SweepPlan {
    let cell = PlannedCell(index: 0, values: [AxisValue("n", "1")])
    var plan = SweepPlan(
      subjects: [Subject(.command(CommandTemplate(text)))], axes: [], repeats: 6, warmups: 0, seed: 1, measures: [],
      cells: [cell])
    change(&plan)
    return plan
  }

  private func result(
    _ plan: SweepPlan?, _ name: String = "r", axes: [String] = ["n"], cells: [[String]] = [["1"]], wall: Double = 1,
    own: Double? = nil
  ) -> ResultSet {
    var results = MadeUpResults(axes: axes)
    for cell in cells { results.add(cell, walls: (0..<6).map { wall * (1 + 0.001 * Double($0)) }) }
    if let own {
      for index in results.table.records.indices { results.table.records[index].figures.own["t"] = own }
      for index in results.table.records.indices { results.table.records[index].measures["t"] = "\(own)" }
    }
    return ResultSet(name: name, table: results.table, plan: plan)
  }

  private func reading(_ path: String, digest: String) -> SweepPlan {
    plan {
      $0.surroundings.input = path
      $0.subjects[0].argumentFiles = [ProgramFile(word: path, path: path, size: 1, modified: 1, digest: digest)]
    }
  }

  @Test func `inputs of other content are told apart, and copies of one are the same`() {
    let (a, b, copy) = (reading("a", digest: "1"), reading("b", digest: "2"), reading("c", digest: "1"))
    #expect(ResultSet.inputDifferences(result(a), result(b)) == ["--input: a in BASE, b in NEW"])
    #expect(ResultSet.inputDifferences(result(a), result(copy)).isEmpty)
    let changed = reading("a", digest: "3")
    #expect(
      ResultSet.inputDifferences(result(a), result(changed))
        == ["--input: a (digest 1) in BASE, a (digest 3) in NEW"])
    #expect(ResultSet.inputDifferences(result(a), result(plan { _ in })) == ["--input: a in BASE, none in NEW"])
  }

  @Test func `side by side, results of other inputs have no mean`() throws {
    let document = try sideBySide([
      result(reading("a", digest: "1"), wall: 2), result(reading("b", digest: "2"), wall: 1),
    ])
    let text = TextRenderer(width: 200).text(document)
    #expect(text.contains("2 had other input than 1, so that its times don't compare: --input: a in 1, b in 2."))
    #expect(!text.contains("geometric mean"))
  }

  @Test func `another shell or hook is told, by compare and side by side`() throws {
    let dash = plan { $0.subjects = [Subject(.command(CommandTemplate("x", interpreter: "/bin/dash")))] }
    let bash = plan {
      $0.subjects = [Subject(.command(CommandTemplate("x", interpreter: "/bin/bash")))]
      $0.surroundings.hooks = [.prepare: ["sync"]]
    }
    let (base, new) = (result(dash), result(bash))
    let remark = "not run alike: --shell: /bin/dash in BASE, /bin/bash in NEW; --prepare: none in BASE, sync in NEW"
    #expect(try Comparison(base: base, new: new).remarks.contains(remark))
    let text = TextRenderer(width: 200).text(try sideBySide([base, new]))
    #expect(text.contains("Not run alike: --shell: /bin/dash in 1, /bin/bash in 2."))
    #expect(try Comparison(base: base, new: base).remarks.isEmpty)
  }

  @Test(arguments: ["t[s]", "t[ms,higher]"])
  func `a figure of another unit or direction is not judged`(declaration: String) throws {
    func side(_ text: String) throws -> ResultSet {
      let figure = try DeclaredFigure(parsing: text)
      return result(plan { $0.surroundings.figures = [figure] }, own: 5)
    }
    let (base, new) = (try side("t[ms]"), try side(declaration))
    var settings = ComparisonSettings()
    settings.metrics = [.own(try DeclaredFigure(parsing: declaration))]
    let found = try Comparison(base: base, new: new, settings: settings)
    guard case .provenanceDiffers(let one, let other)? = found.cells[0].refusal else {
      Issue.record("judged: \(found.cells[0])")
      return
    }
    #expect(one == "t[ms,lower]" && other.hasPrefix(declaration.dropLast()) && found.exitStatus == 4)
    settings.metrics = [.own(try DeclaredFigure(parsing: "t[ms]"))]
    #expect(try Comparison(base: base, new: base, settings: settings).cells[0].evidence != nil)
  }

  @Test func `side by side, an axis that only one result has does not keep cells apart`() throws {
    let one = result(nil, axes: ["n"], cells: [["1"], ["2"]])
    let two = result(nil, axes: ["n", "x"], cells: [["1", "5"], ["2", "5"]])
    let text = TextRenderer(width: 200).text(try sideBySide([one, two]))
    #expect(text.contains("over 2 common cells"), "\(text)")
    #expect(text.contains("2 has x=5, which not all have and which decides nothing."), "\(text)")
  }

  @Test func `an axis that only one result has is shown where it keeps cells apart`() throws {
    let one = result(nil, axes: ["n"], cells: [["1"], ["2"]])
    let two = result(nil, axes: ["n", "x"], cells: [["1", "5"], ["1", "6"]])
    let text = TextRenderer(width: 200).text(try sideBySide([one, two]))
    #expect(text.contains("The results have no cell in common."), "\(text)")
    #expect(text.split(separator: "\n").contains { $0.hasPrefix("n  x") }, "\(text)")
    #expect(text.contains("2 has x, which not all have and which keeps its cells from matching."), "\(text)")
  }

  @Test func `an axis with the name of a figure is nothing to sort by`() {
    var options = SummaryOptions()
    options.sort = "memory"
    let table = result(nil, axes: ["memory"], cells: [["1"], ["2"]]).table
    let error = #expect(throws: InputError.self) { try summaryDocument(of: table, title: "t", options) }
    #expect(error?.description.hasPrefix("--sort: 'memory' is an axis here and a figure") == true)
  }

  @Test func `names that tables have for their own figures are no names for axes`() {
    #expect(["wall_s", "speed_up_low", "efficiency", "remark", "wall_s_mark"].allSatisfy(ResultColumns.isTableKey))
    #expect(!["wall", "memory", "n", "low", "speed"].contains(where: ResultColumns.isTableKey))
  }
}

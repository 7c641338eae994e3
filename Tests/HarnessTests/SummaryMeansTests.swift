import Testing

@testable import SpeedupCore
@testable import SpeedupJudge
@testable import SpeedupReport

/// Geometric means below a table of several commands.
@Suite struct SummaryMeansTests {
  private func text(_ table: ResultTable, _ options: SummaryOptions = SummaryOptions()) throws -> String {
    TextRenderer().text(try summaryDocument(of: table, title: "t", options))
  }

  private static let walls = [1.00, 1.01, 0.99, 1.02, 0.98, 1.00, 1.01, 0.99]

  /// Commands over the sizes 1, 2 and 3; each takes its factor times the size.
  private func overSizes(
    _ factors: KeyValuePairs<String, Double>, text: (String, Int) -> String = { name, _ in name }
  ) -> MadeUpResults {
    var results = MadeUpResults(axes: ["command", "n"])
    for (name, factor) in factors {
      for n in 1...3 { results.add([text(name, n), "\(n)"], walls: Self.walls.map { $0 * factor * Double(n) }) }
    }
    return results
  }

  @Test func `the geometric mean goes by the command, whatever its places are filled with`() throws {
    let results = overSizes(["a {n}": 2, "b {n}": 1]) { name, n in name.prefix(2) + "\(n)" }
    var options = SummaryOptions()
    for cell in 0..<6 { options.subjects[cell] = cell < 3 ? "a {n}" : "b {n}" }
    let text = try text(results.table, options)
    #expect(text.contains("Over 3 common cells b {n} has ×2.00 the speed of a {n} (geometric mean)."), "\(text)")
    #expect(text.contains("n=2: b 2 ran 2.00× faster"))
  }

  @Test func `a geometric mean over disturbed runs or runs killed at a limit says so`() throws {
    var disturbed = overSizes(["a": 2, "b": 1])
    for place in disturbed.table.records.indices where disturbed.table.records[place].cell == 4 {
      disturbed.table.records[place].figures.runDelay = Seconds(0.5)
    }
    let unfit = try text(disturbed.table)
    #expect(
      unfit.contains("b has ×2.00† the speed of a (geometric mean; other load disturbed runs)."), "\(unfit)")
    var killed = overSizes(["a": 2, "b": 1])
    for place in killed.table.records.indices
    where killed.table.records[place].cell == 5 && killed.table.records[place].block > 1 {
      killed.table.records[place].status = .timeout
      killed.table.records[place].detail = "killed after 30 s"
      killed.table.records[place].figures.wall = Seconds(30)
    }
    let text = try text(killed.table)
    // (2 · 2 · 6/30)^⅓
    #expect(text.contains("Over 3 common cells b has <×0.93 the speed of a (geometric mean)."), "\(text)")
    #expect(text.contains("n=3: a and b can't be told apart: >×4.98 [0.50, >5.10]"), "\(text)")
  }

  @Test func `the geometric mean is against the command that is the reference, or the first that is shown`() throws {
    let results = overSizes(["a": 4, "b": 2, "c": 1])
    let chosen = TextRenderer().text(
      try summaryDocument(
        of: results.table, title: "t", reference: .fixed([AxisValue("command", "b")]), SummaryOptions()))
    #expect(
      chosen.contains("c has ×2.00 the speed of b (") && chosen.contains("a has ×0.50 the speed of b ("), "\(chosen)")
    let sizes = TextRenderer().text(
      try summaryDocument(of: results.table, title: "t", reference: .fixed([AxisValue("n", "1")]), SummaryOptions()))
    #expect(sizes.contains("b has ×2.00 the speed of a ("), "\(sizes)")
    var options = SummaryOptions()
    options.conditions = [AxisValue("command", "b"), AxisValue("command", "c")]
    #expect(try text(results.table, options).contains("c has ×2.00 the speed of b ("))
  }
}

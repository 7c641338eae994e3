import Testing

@testable import SpeedupCore
@testable import SpeedupJudge
@testable import SpeedupReport

/// What stands beside each other has to have come about in the same way before it has a ratio.
@Suite struct SideBySideTests {
  private func result(_ evidence: Evidence, _ wall: Double, timedOut: Int = 0, delay: Double = 0) -> ResultSet {
    var results = MadeUpResults(axes: ["n"])
    results.add(["1"], walls: Array(repeating: wall, count: 4), mode: evidence)
    results.add(["2"], walls: Array(repeating: 2 * wall, count: 4), mode: evidence)
    for place in results.table.records.indices where results.table.records[place].cell == 0 {
      if results.table.records[place].block < timedOut { results.table.records[place].status = .timeout }
      results.table.records[place].figures.runDelay = Seconds(delay * wall)
    }
    return ResultSet(name: evidence.rawValue, table: results.table)
  }

  private func rows(_ results: ResultSet...) throws -> [Substring] {
    TextRenderer(width: 200).text(try sideBySide(results)).split(separator: "\n")
  }

  @Test(arguments: [Evidence.imported, .simulated, .fitted, .oversubscribed])
  func `a time that was not measured on CPUs of its own has no ratio, and its row says what it is`(
    evidence: Evidence
  ) throws {
    let rows = try rows(result(.pinned, 2), result(evidence, 1))
    #expect(!rows.contains { $0.contains("×") && !$0.hasPrefix("1, 2") }, "\(rows)")
    #expect(rows.contains { $0.hasPrefix("1") && $0.contains("2: \(evidence.rawValue)") }, "\(rows)")
    #expect(rows.contains { $0.hasPrefix("No cell has a ratio") })
  }

  @Test func `a median that killed runs only bound is no number, nor is its ratio`() throws {
    let rows = try rows(result(.pinned, 2), result(.pinned, 1, timedOut: 3))
    #expect(rows.contains { $0.hasPrefix("1 ") && $0.contains(">1.00 s") && $0.contains("<×2.00") }, "\(rows)")
    #expect(rows.contains("2 has <×2.00 the speed of 1 (geometric mean over 2 common cells)."), "\(rows)")
  }

  @Test func `a cell whose runs were killed on both sides is told beside the mean, disturbed runs in it`() throws {
    let killed = try rows(result(.pinned, 2, timedOut: 3), result(.pinned, 1, timedOut: 3))
    #expect(
      killed.contains("2 has ×2.00 the speed of 1 (geometric mean over 1 common cell; 1 cell more without a ratio)."),
      "\(killed)")
    let disturbed = try rows(result(.pinned, 2), result(.pinned, 1, delay: 0.5))
    #expect(
      disturbed.contains(
        "2 has ×2.00† the speed of 1 (geometric mean over 2 common cells; other load disturbed runs)."), "\(disturbed)")
  }

  @Test func `bounds from above and from below give no mean`() throws {
    var mean = MeanRatio()
    mean.add((2, .atLeast), isDisturbed: false)
    #expect(mean.text == ">×2.00")
    mean.add((3, .atMost), isDisturbed: false)
    #expect(mean.text == "an unknown multiple of" && mean.remarks.count == 1)
  }

  @Test func `axes that are numbers are numbers in JSON, and those that do not vary are there`() throws {
    var results = MadeUpResults(axes: ["n", "variant"])
    results.add(["1", "x"], walls: [1])
    results.add(["2", "x"], walls: [1])
    let set = ResultSet(name: "a", table: results.table)
    let text = JSONRenderer.text(try sideBySide([set, set]))
    #expect(text.contains("\"n\": 1,") && text.contains("\"variant\": \"x\""), "\(text)")
  }

  @Test func `a ratio that rests on disturbed runs is marked`() throws {
    let rows = try rows(result(.pinned, 2), result(.pinned, 1, delay: 0.5))
    #expect(rows.contains { $0.hasPrefix("1 ") && $0.contains("×2.00†") }, "\(rows)")
    #expect(rows.contains { $0.hasPrefix("†: rests on runs that other load disturbed") })
  }

  @Test func `programs read beside a number that it is only a bound or rests on disturbed runs`() throws {
    let document = try sideBySide([result(.pinned, 2, delay: 0.3), result(.pinned, 1, timedOut: 3)])
    let csv = CSVRenderer.text(document).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(csv[0] == ["n", "wall_1_s", "wall_2_s", "wall_2_s_mark", "speed_up_2", "speed_up_2_mark"], "\(csv)")
    #expect(csv[1] == ["1", "2", "1", ">", "2", "<\(RunDisturbance.mark)"], "\(csv)")
    #expect(JSONRenderer.text(document).contains("\"wall_2_s_mark\": \">\""))
  }
}

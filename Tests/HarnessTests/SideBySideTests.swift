import Testing

@testable import SpeedupCore
@testable import SpeedupEngine
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
    #expect(
      rows.contains(
        "2 has <×2.00 the speed of 1 (geometric mean over 2 common cells; runs are missing, see the rows)."), "\(rows)")
  }

  @Test func `a cell whose runs were killed on both sides is told beside the mean, disturbed runs in it`() throws {
    let killed = try rows(result(.pinned, 2, timedOut: 3), result(.pinned, 1, timedOut: 3))
    #expect(
      killed.contains {
        $0.hasPrefix("2 has ×2.00 the speed of 1 (geometric mean over 1 common cell; 1 cell more without a ratio; runs")
      },
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
    #expect(
      csv[0] == ["n", "wall_1_s", "wall_2_s", "wall_2_s_mark", "speed_up_2", "speed_up_2_mark", "remark"], "\(csv)")
    let remark = "1: unfit: 4 of 4 runs disturbed; 2: 1 of 4 runs ok; 2: timeout"
    #expect(csv[1] == ["1", "2", "1", ">", "2", "<\(RunDisturbance.mark)", remark[...]], "\(csv)")
    #expect(JSONRenderer.text(document).contains("\"wall_2_s_mark\": \">\""))
  }

  @Test func `runs that are missing, failed or disturbed are told in every form of output`() throws {
    var results = MadeUpResults(axes: ["n"])
    for n in 1...3 { results.add(["\(n)"], walls: [1, 1, 1, 1]) }
    var other = MadeUpResults(axes: ["n"])
    other.add(["1"], walls: [1, 1])
    other.add(["2"], walls: [1, 1, 1, 1])
    for place in other.table.records.indices where other.table.records[place].cell == 1 {
      if other.table.records[place].block == 0 { other.table.records[place].status = .timeout }
      other.table.records[place].figures.runDelay = Seconds(0.5)
    }
    var plan = mockPlan(cells: 4, repeats: 4, warmups: 0)
    for n in 0..<4 { plan.cells[n].values = [AxisValue("n", "\(n + 1)")] }
    let marks = SweepShortfall(other.table, of: plan)?.marks ?? [:]
    let document = try sideBySide(
      [ResultSet(name: "a", table: results.table), ResultSet(name: "b", table: other.table, plan: plan)],
      marks: [[:], marks])
    let forms = [
      TextRenderer(width: 200).text(document), MarkdownRenderer.text(document), CSVRenderer.text(document),
      JSONRenderer.text(document), HTMLRenderer.text(document),
    ]
    for form in forms {
      #expect(form.contains("2: 2 of 4 runs made"), "\(form)")
      #expect(
        form.contains("2: unfit: 3 of 3 runs disturbed") && form.contains("2: 3 of 4 runs ok")
          && form.contains("2: timeout"), "\(form)")
      #expect(form.contains("2: 0 of 4 runs made"), "\(form)")
    }
    #expect(
      forms[0].contains("2 common cells; other load disturbed runs; runs are missing, see the rows)."), "\(forms[0])")
    #expect(
      forms[0].contains("2: 1 cell with less than was planned") && forms[0].contains("2: 2 planned cells without"))
    let chosen = try sideBySide(
      [ResultSet(name: "a", table: results.table), ResultSet(name: "b", table: other.table, plan: plan)],
      marks: [[:], marks], conditions: [AxisValue("n", "3")])
    #expect(TextRenderer().text(chosen).contains("2: 1 planned cell without a run."))
  }

  @Test func `a cell that was not run is told though its result has an axis more`() throws {
    var results = MadeUpResults(axes: ["n"])
    for n in 1...2 { results.add(["\(n)"], walls: [1, 1, 1, 1]) }
    var other = MadeUpResults(axes: ["n", "x"])
    other.add(["1", "5"], walls: [1, 1, 1, 1])
    var plan = mockPlan(cells: 2, repeats: 4, warmups: 0)
    for n in 0..<2 { plan.cells[n].values = [AxisValue("n", "\(n + 1)"), AxisValue("x", "5")] }
    let marks = SweepShortfall(other.table, of: plan)?.marks ?? [:]
    let document = try sideBySide(
      [ResultSet(name: "a", table: results.table), ResultSet(name: "b", table: other.table, plan: plan)],
      marks: [[:], marks])
    #expect(TextRenderer(width: 200).text(document).contains("2: 0 of 4 runs made"))
  }

  @Test func `what is said of several results is said once, with their numbers`() throws {
    let rows = try rows(result(.pinned, 2, delay: 0.5), result(.pinned, 1, delay: 0.5), result(.pinned, 1))
    #expect(rows.contains { $0.hasPrefix("1 ") && $0.hasSuffix("1, 2: unfit: 4 of 4 runs disturbed") }, "\(rows)")
    #expect(!rows.contains { $0.contains("unfit reference") })
  }

  @Test func `sweeps that counted instructions are held side by side by their counts`() throws {
    func counted(_ count: Int) -> ResultSet {
      var table = result(.pinned, 1).table
      for place in table.records.indices {
        table.records[place].figures = RunFigures()
        table.records[place].figures.take(instructions: count, by: .cachegrind)
      }
      return ResultSet(name: "\(count)", table: table)
    }
    let rows = try rows(counted(2_000_000), counted(1_000_000))
    #expect(rows.contains { $0.hasPrefix("1 ") && $0.contains("2000000  1000000  ×2.00") }, "\(rows)")
    #expect(!rows.contains { $0.hasPrefix("No cell has a ratio") })
  }
}

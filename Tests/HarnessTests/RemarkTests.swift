import Testing

@testable import SpeedupCore
@testable import SpeedupEngine
@testable import SpeedupJudge
@testable import SpeedupKit
@testable import SpeedupReport
@testable import SpeedupStatistics

/// A variant may be known to answer wrongly; that must neither fail the sweep nor look like a speed-up.
@Suite struct RemarkTests {
  /// One right variant and one that is known to be wrong.
  private struct Guess: Workload {
    let name = "guess"
    let variants = [Variant("right", "counts"), Variant("wrong", "guesses", answersDifferently: true)]
    func prepare(_ request: RunRequest) throws -> Int { 1 }
    func run(_ input: Int, _ request: RunRequest, on pool: any WorkerPool) throws -> Int { input }
    func answer(_ output: Int, _ input: Int, _ request: RunRequest) throws -> Answer { Answer(digest: "\(output)") }
  }

  private func identities(_ variant: String) throws -> [String] {
    var request = SweepRequest([Subject(.workload("guess"))])
    request.axes = [("variant", [variant]), ("chunk", ["10", "20"])].map { (name: $0.0, values: $0.1) }
    let place = Host(allowed: CpuSet(0..<2), memory: Bytes(1 << 30), environment: { _ in nil })
    return try SweepPlanner(request, host: place, workloads: [Guess()]).plan().cells.compactMap(\.inputIdentity)
  }

  @Test func `only a variant that answers differently is compared with itself alone`() throws {
    let right = try identities("right")
    #expect(right.count == 2 && Set(right).count == 1, "its answer must not depend on the chunk")
    let wrong = try identities("wrong")
    #expect(wrong.count == 2 && Set(wrong).count == 2, "its answer may depend on the chunk")
    #expect(Set(wrong).isDisjoint(with: right))
  }

  private func records(_ digest: @escaping (Schedule.Slot) -> String) throws -> [RunRecord] {
    let runner = MockRunner { _, slot in
      var result = CellResult(status: .ok)
      result.answer = Answer(digest: digest(slot))
      result.answer?.remark = "9 of 10 are wrong"
      return result
    }
    var records: [RunRecord] = []
    _ = try Sweep(plan: mockPlan(cells: 1, repeats: 2, warmups: 0), runner: runner).run { records.append($0) }
    return records
  }

  @Test func `a remark stands in the record of a good run`() throws {
    #expect(try records { _ in "a" }.allSatisfy { $0.status == .ok && $0.detail == "9 of 10 are wrong" })
  }

  @Test func `a remark hides no mismatch`() throws {
    let bad = try records { "\($0.block)" }.filter { $0.status == .mismatch }
    #expect(bad.count == 1 && bad[0].detail.contains("differs"))
  }

  private func table(remarked: Int) -> ResultTable {
    var results = MadeUpResults(axes: ["variant"])
    results.add(["a"], walls: [2, 2, 2])
    results.add(["b"], walls: [1, 1, 1])
    var table = results.table
    for index in table.records.indices where table.records[index].cell == remarked {
      table.records[index].detail = "9 of 10 are wrong"
      table.records[index].digest = "d"
    }
    return table
  }

  @Test(arguments: [0, 1]) func `no speed up of a wrong answer and none over one`(remarked: Int) {
    let cells = summaries(of: table(remarked: remarked))
    #expect(cells.map(\.comparison?.speedUp?.median) == (remarked == 1 ? [1, nil] : [nil, nil]))
    #expect(cells[remarked].remarks == ["9 of 10 are wrong"] && cells[1 - remarked].remarks.isEmpty)
  }

  @Test func `a run of a later sitting has a speed-up, and table and sentence say what it rests on`() {
    var results = MadeUpResults(axes: ["command"])
    results.add(["a"], around: 2)
    results.add(["b"], around: 1)
    for index in results.table.records.indices where results.table.records[index].cell == 1 {
      (results.table.records[index].detail, results.table.records[index].digest) = (RunRecord.laterSitting, "d")
    }
    #expect(summaries(of: results.table).allSatisfy { $0.comparison?.speedUp != nil })
    let text = TextRenderer().text(summaryDocument(of: results.table, title: "t"))
    #expect(text.contains("remark: made in a later sitting than other runs of its block"), "\(text)")
    #expect(text.contains("than a (runs of two sittings; see the rows)"), "\(text)")
    #expect(text.split(separator: "\n").contains { $0.hasPrefix("b ") && $0.contains("of a later sitting") }, "\(text)")
    let notes = ChartNotes.lines(Array(summaries(of: results.table)), machine: "")
    #expect(notes == ["In 1 of 2 cells runs were made in a later sitting than those beside them."])
  }

  @Test func `no title claims a speed-up over runs of another sitting, and a mean of such says so`() throws {
    func results(_ axes: [String], _ cells: [([String], Double)], isLater: Bool) -> ResultTable {
      var results = MadeUpResults(axes: axes)
      for (values, wall) in cells { results.add(values, around: wall) }
      for index in results.table.records.indices where isLater && results.table.records[index].cell == 1 {
        results.table.records[index].detail = RunRecord.laterSitting
      }
      return results.table
    }
    let byCores = [(["1"], 2.0), (["2"], 1.0)]
    func title(isLater: Bool) throws -> String? {
      let table = results(["cores"], byCores, isLater: isLater)
      return try charts(for: table, title: "").charts.first { $0.name == "speed-up-by-cores" }?.chart.title
    }
    #expect(try title(isLater: false)?.hasPrefix("speed-up ×") == true)
    #expect(try title(isLater: true) == "speed-up by cores")
    let commands = [(["a", "1"], 2.0), (["b", "1"], 1.0), (["a", "2"], 4.0), (["b", "2"], 2.0)]
    let table = results(["command", "n"], commands, isLater: true)
    let text = TextRenderer().text(summaryDocument(of: table, title: "t"))
    #expect(text.contains("(geometric mean; runs of two sittings)"), "\(text)")
  }

  @Test func `the table says what is wrong`() {
    let text = TextRenderer().text(summaryDocument(of: table(remarked: 1), title: "t"))
    #expect(text.contains("remark: 9 of 10 are wrong."))
    #expect(!text.contains("×"), "nothing in it is a speed-up")
  }
}

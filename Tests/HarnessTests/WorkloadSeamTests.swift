import Glibc
import Testing

@testable import SpeedupCommandLine
@testable import SpeedupCore
@testable import SpeedupEngine
@testable import SpeedupJudge
@testable import SpeedupKit
@testable import SpeedupReport
@testable import SpeedupSystem

/// A workload whose variants size themselves, and one of which is known to be wrong.
private struct Sized: Workload {
  let name = "sized"
  let variants = [
    Variant("two", "two workers"), Variant("free", "any"), Variant("wrong", "", answersDifferently: true),
  ]
  func sizing(of variant: String, for input: SizingInput) -> Sizing? {
    variant == "two" ? Sizing(workers: 2, chunkRows: 77, threads: input.cores.value) : nil
  }
  func prepare(_ request: RunRequest) -> Int { 0 }
  func run(_ input: Int, _ request: RunRequest, on pool: any WorkerPool) -> Int { 0 }
  func answer(_ output: Int, _ input: Int, _ request: RunRequest) -> Answer { Answer(digest: "0") }
}

@Suite("What a workload may say for itself")
struct WorkloadSeamTests {
  private func plan(_ axes: [(String, [String])]) throws -> SweepPlan {
    var request = SweepRequest([Subject(.workload("sized"))])
    request.axes = axes.map { (name: $0.0, values: $0.1) }
    let host = Host(allowed: CpuSet(0..<8), memory: Bytes(1 << 30))
    return try SweepPlanner(request, host: host, workloads: [Sized()]).plan()
  }

  private func requests(_ axes: (String, [String])...) throws -> [RunRequest] {
    let plan = try plan(axes)
    return plan.cells.map { plan.request(of: $0) }
  }

  @Test
  func `A variant's own sizing is weaker than whatever the user says, and stronger than the rule that holds otherwise`()
    throws
  {
    let plain = try requests()
    #expect(plain.map(\.workers) == [2, 8, 8])
    #expect(plain.map(\.chunk) == [77, nil, nil])
    #expect(plain.map(\.threads) == [8, nil, nil])
    #expect(try requests(("rule", ["cap-8", "leave-two"])).map(\.workers) == [8, 6, 8, 6, 8, 6])
    #expect(try requests(("workers", ["5"])).map(\.workers) == [5, 5, 5])
    #expect(try requests(("workers", ["5"]))[0].chunk == 77)
  }

  @Test func `Answers that are known to be wrong are compared among themselves, with the same chunk`() throws {
    let identities = try plan([("chunk", ["1", "2"])]).cells.map(\.inputIdentity)
    #expect(Set(identities).count == 3, "one for both right variants, one for each chunk of the wrong one")
    #expect(identities[0] == identities[3] && identities[4] != identities[5])
  }

  @Test func `A run with a remark has no speed-up, and the remark stands below the table`() throws {
    let plan = mockPlan(cells: 2)
    let runner = MockRunner { cell, _ in
      var result = CellResult(status: .ok)
      result.figures.wall = Seconds(cell.index == 0 ? 4 : 1)
      result.answer = Answer(digest: "a")
      result.answer?.remark = cell.index == 0 ? nil : "5 of 9 rows are wrong"
      return result
    }
    var records: [RunRecord] = []
    _ = try Sweep(plan: plan, runner: runner).run(sink: { records.append($0) })
    let summaries = SpeedupJudge.summaries(of: ResultTable(columns: plan.columns, records: records))
    #expect(summaries[0].comparison != nil && summaries[1].comparison == nil)
    let lines = SummaryFootnotes(
      cells: summaries, axes: ResultAxes(cells: summaries.map(\.axes)), reference: .automatic
    ).lines
    #expect(lines.contains("remark: 5 of 9 rows are wrong."))
  }

  @Test func `Every run has an empty directory of its own, which is gone afterwards`() throws {
    let parent = try TemporaryDirectory()
    let made = try ScratchDirectory.make(in: parent.path)
    #expect(made.hasPrefix(parent.path) && Files.isDirectory(made))
    try Files.makeDirectory("\(made)/deeper/still")
    try Files.write("\(made)/deeper/file", "text")
    try #require(symlink("/etc", "\(made)/deeper/link") == 0)
    let launcher = try Launcher(executable: Built.speedup)
    let outcome = try launcher.run(LaunchRequest([Built.child, "exit", "0"], scratch: made))
    #expect(outcome?.ending == .exited(0))
    #expect(!Files.exists(made) && Files.exists("/etc"))
  }

  @Test func `A killed harness leaves no such directory behind`() throws {
    let parent = try TemporaryDirectory()
    let sweep = "exec '\(Built.speedup)' sweep preprocess --symbols 400 --days 3000 --cores 1 --out \(parent.path)/out"
    // Waits for the first directory, kills, and waits for it to go: both for 20 s at most, however busy the machine is.
    let isThere = "ls \(parent.path) | grep -q speedup-"
    let script = """
      TMPDIR=\(parent.path) \(sweep) & seen=0
      for i in $(seq 200); do if \(isThere); then seen=1; break; fi; sleep 0.1; done
      kill -9 $!; wait; echo $seen
      for i in $(seq 200); do \(isThere) || break; sleep 0.1; done
      ls \(parent.path)
      """
    let result = try Tool.run("/bin/sh", ["-c", script])
    let lines = String(decoding: result.output, as: UTF8.self).split(separator: "\n")
    #expect(lines == ["1", "out"], "one while it ran, none after the kill")
  }
}

@Suite("speedup list")
struct ListCommandTests {
  private func run(_ words: String...) throws -> (Int32, String, String) {
    let result = try Tool.run(Built.speedup, ["list"] + words)
    return (result.status, String(decoding: result.output, as: UTF8.self), result.errors)
  }

  @Test func `Without a name every workload has its line and its source`() throws {
    let (status, output, _) = try run()
    #expect(status == 0)
    for word in ["weekly", "matching", "preprocess", "analyzer", "document 000", "document 001", "document 004"] {
      #expect(output.contains(word))
    }
  }

  @Test func `With a name all that can be said of it`() throws {
    let text = TextRenderer().text(WorkloadListing.document(of: Sized()))
    #expect(text.hasPrefix("sized:\n\nvariants"))
    #expect(text.contains("  two    two workers\n"))
    #expect(text.contains("(default: what the variant prescribes)"))
    #expect(TextRenderer().text(WorkloadListing.document(of: Sum())).contains("--style fast|slow  how (default: fast)"))
    #expect(TextRenderer().text(WorkloadListing.document(of: Sum())).contains("(default: all)"))
    let (status, output, errors) = try run("weakly")
    #expect(status == 2 && output.isEmpty && errors.contains("did you mean weekly?"))
    #expect(try run("weekly", "matching").0 == 2)
  }
}

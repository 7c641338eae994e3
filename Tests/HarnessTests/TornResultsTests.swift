import Glibc
import Testing

@testable import SpeedupCore
@testable import SpeedupEngine
@testable import SpeedupSystem

/// What stands behind the last line end of a file of runs is cut off where a killed writer left it, and nothing else is.
@Suite struct TornResultsTests {
  private let directory: TemporaryDirectory
  private let machine = MachineFingerprint(gatherFacts())
  private let plan = mockPlan(cells: 1, repeats: 3, warmups: 0)
  private var path: String { "\(directory.path)/a" }
  private var file: String { "\(path)/results.csv" }

  init() throws { directory = try TemporaryDirectory() }

  /// A sweep's folder with these runs; the file's text.
  private func store(_ statuses: [RunStatus] = [.ok, .ok]) throws -> String {
    let sweep = try SweepDirectory(creating: path, plan: plan, machine: machine)
    for (block, status) in statuses.enumerated() { try sweep.append(record(block, status)) }
    return try Files.readText(file)
  }

  private func record(_ block: Int, _ status: RunStatus = .ok) -> RunRecord {
    RunRecord(
      cell: 0, block: block, position: 0, warmup: false, axes: [AxisValue("n", "0")], mask: "0", status: status)
  }

  /// What is said when the sweep is gone on with.
  private func refusal(_ continuation: SweepContinuation = SweepContinuation()) -> String? {
    do { _ = try SweepDirectory(resuming: path, machine: machine, continuation) } catch let error as InputError {
      return "\(error)".replacing("\(path)/", with: "")
    } catch { return "no input error: \(error)" }
    return nil
  }

  @Test func `a file without a line end that is no header is refused and left as it is`() throws {
    let whole = try store()
    for text in ["my thesis, no newline", whole.replacing("\n", with: "\r"), "cell,blocks"] {
      try Files.write(file, text)
      let said = try #require(refusal())
      #expect(said.hasPrefix("results.csv:1: '\(text.prefix(4))") && said.contains("restore the file"), "\(said)")
      #expect(try Files.readText(file) == text)
    }
  }

  @Test func `the beginning of a header is cut off, also with the zeros of a failure of the machine`() throws {
    let header = CSV.line(plan.columns.header)
    _ = try store()
    for text in [String(header.dropLast()), String(header.prefix(9)), "cell,bl\0\0\0", "\0\0"] {
      try Files.write(file, text)
      #expect(refusal() == nil)
      #expect(try Files.readText(file) == header)
    }
  }

  @Test(arguments: [
    "my thesis", "0,1,x", "0,1,0,2", "0,1,0,0,a\rb", "0,1,0,0,\"a\"b", "0,1\0,0", ",1",
    "0,1,0,0,0,pinned,0,fine,", String(repeating: "0,", count: 90),
  ])
  func `a tail that is no part of a row is refused with its line and left as it is`(tail: String) throws {
    let whole = try store()
    try Files.write(file, whole + tail)
    let said = try #require(refusal())
    #expect(said.hasPrefix("results.csv:4: '") && said.hasSuffix("restore the row, or delete it"), "\(said)")
    #expect(try Files.readText(file) == whole + tail)
  }

  @Test(arguments: [
    "0", "0,2,0", "0,2,0,0,\"a, \"\"b", "0,2,0,0,0,pinned,0,o", "0,2,0,0,0,pi\0\0\0", "\0\0\0", "0,2,0\r",
  ])
  func `a tail that a writer left is cut off`(tail: String) throws {
    let whole = try store()
    try Files.write(file, whole + tail)
    let sweep = try SweepDirectory(resuming: path, machine: machine)
    #expect(sweep.recorded.count == 2 && sweep.remark?.contains("was cut off in the middle") == true)
    #expect(try Files.readText(file) == whole)
  }

  @Test func `a torn row behind rows that are damaged is left where it is`() throws {
    let text = try store().replacing(",ok,", with: ",fine,") + "0,2"
    try Files.write(file, text)
    #expect(refusal()?.hasPrefix("results.csv:2: status is 'fine'") == true)
    #expect(try Files.readText(file) == text)
  }

  @Test func `gigabytes without a line end are refused with what cuts them off`() throws {
    let whole = try store()
    #expect(truncate(file, 3 << 30) == 0)
    let said = try #require(refusal())
    #expect(
      said.hasPrefix("results.csv:4: ") && said.contains("(truncate -s \(whole.utf8.count) "), "\(said)")
    #expect(Files.size(file) == Bytes(3 << 30))
    #expect(throws: InputError.self) { try SweepDirectory.table(path) }
  }

  @Test func `a sweep whose results are refused keeps its plan`() throws {
    let whole = try store()
    let before = try Files.readText("\(path)/sweep.json")
    try Files.write(file, whole + "my thesis")
    var more = SweepContinuation()
    more.repeats = 9
    #expect(refusal(more) != nil)
    #expect(try Files.readText("\(path)/sweep.json") == before)
  }

  @Test func `runs that are set aside are left as they are where failed csv is something else`() throws {
    let whole = try store([.ok, .failed])
    try Files.write("\(path)/failed.csv", "my notes")
    var retry = SweepContinuation()
    retry.retriesFailed = true
    #expect(refusal(retry)?.hasPrefix("failed.csv:1: 'my notes'") == true)
    #expect(try Files.readText("\(path)/failed.csv") == "my notes" && Files.readText(file) == whole)
  }

  @Test func `rows that a killed process has set aside before are not doubled`() throws {
    let whole = try store([.failed, .ok, .timeout])
    var retry = SweepContinuation()
    retry.retriesFailed = true
    do { _ = try SweepDirectory(resuming: path, machine: machine, retry) }
    let aside = try Files.readText("\(path)/failed.csv")
    #expect(aside.split(separator: "\n").count == 3)
    // Killed before results.csv was written anew; in the middle of a row; behind the first row.
    let first = aside.split(separator: "\n", omittingEmptySubsequences: false).prefix(2).joined(separator: "\n") + "\n"
    for before in [aside, String(aside.dropLast(5)), first] {
      try Files.write(file, whole)
      try Files.write("\(path)/failed.csv", before)
      do { _ = try SweepDirectory(resuming: path, machine: machine, retry) }
      #expect(try Files.readText("\(path)/failed.csv") == aside)
      #expect(try SweepDirectory.table(path).records.map(\.block) == [1])
    }
    // The same runs that fail again are others.
    do {
      let sweep = try SweepDirectory(resuming: path, machine: machine)
      try sweep.append(record(0, .crashed))
    }
    do { _ = try SweepDirectory(resuming: path, machine: machine, retry) }
    #expect(try Files.readText("\(path)/failed.csv").split(separator: "\n").count == 4)
  }

  @Test func `rows of claims are left as they are where what stands behind them is none`() throws {
    let columns = ResultColumns(axes: ["run"], measures: [])
    let context = ClaimContext(seed: 1, program: "p", plans: [], readings: [:], runs: ["a"])
    func open() throws -> ClaimDirectory {
      try ClaimDirectory(path, machine: machine, context: context, measures: [], resuming: true)
    }
    do {
      let claims = try open()
      var run = record(0)
      run.axes = [AxisValue("run", "a")]
      try claims.append(run)
      try claims.finish()
      try claims.noteSitting()
    }
    let rows = try Files.readText("\(path)/runs.csv")
    #expect(rows.hasPrefix(CSV.line(columns.header)))
    for text in [
      rows + "my thesis", "my thesis", rows.replacing("\n", with: "\r"),
      rows.replacing(",0,0,0,a", with: ",7,0,0,a") + "0,1",
      "cell,bl", "",
    ] {
      try Files.write("\(path)/runs.csv", text)
      #expect(throws: InputError.self) { try open() }
      #expect(try Files.readText("\(path)/runs.csv") == text)
    }
    try Files.write("\(path)/runs.csv", rows + "0,1,0")
    #expect(try open().recorded.count == 1)
    #expect(try Files.readText("\(path)/runs.csv") == rows)
  }
}

import Testing

@testable import SpeedupCommandLine
@testable import SpeedupCore
@testable import SpeedupJudge
@testable import SpeedupSystem

/// `speedup gate` as a user meets it.
@Suite(.serialized) struct GateCommandTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func gate(_ words: String...) throws -> (status: Int32, output: String, errors: String) {
    try Built.run(["gate"] + words)
  }

  @Test(arguments: [
    (["--base", "a"], "--new"), (["--base", "a", "--new", "b", "sum"], "quotes"),
    (["--base-binary", "/bin/true", "--new-binary", "/bin/true"], "WORKLOAD"),
    (["--base-binary", "/nonesuch", "--new-binary", "/bin/true", "weekly"], "--base-binary"),
    (["--base", "a {n}", "--new", "b"], "--base: nothing fills {n}"),
    (["--base", "a {n}", "--new", "b", "--set", "n=1"], "--new: the axis 'n' has no place"),
    (["--base", "a", "--new", "b", "--metric", "cpuu"], "did you mean cpu"),
    (["--base", "a && b", "--new", "b"], "--base: '&&' is for a shell"),
    (["--base", "a", "--new", "b", "--level", "0"], "--level"),
    (["--base", "a", "--new", "b", "--budget", "soon"], "--budget"),
    (["--base", "a", "--new", "b", "--json", "--markdown"], "choose one"),
    (["--base", "a", "--new", "b", "--metric", "cpu,wall", "--together"], "leave out wall"),
    (["--base", "a", "--new", "b", "--junit", "/nonesuch/junit.xml"], "--junit"),
    (["--base", "a", "--new", "b", "--limit", "wall<=1s", "--together"], "leave out wall"),
    (["--base", "a {n}", "--new", "b {n}", "--set", "n=1", "--threshold", "n=2:cpu=5%"], "the values are: 1"),
    (["--base", "a", "--new", "b", "--junit", "/tmp"], "--junit: /tmp is a directory"),
  ])
  func `bad usage is status two and one line with the fix`(words: [String], fix: String) throws {
    let result = try Tool.run(Built.speedup, ["gate"] + words)
    #expect(result.status == 2 && result.output.isEmpty)
    #expect(result.errors.contains(fix), "\(result.errors)")
    #expect(result.errors.split(separator: "\n").count == 1)
  }

  @Test(Built.needsCgroup)
  func `a program that takes ten times the memory is a regression in every form`() throws {
    let (out, junit) = ("\(directory.path)/gate", "\(directory.path)/junit.xml")
    // Held long enough to be looked at in time on a crowded machine too.
    let (status, output, errors) = try gate(
      "--base", "\(Built.childWord) hold {n}000000 300", "--new", "\(Built.childWord) hold {n}0000000 300",
      "--set", "n=4,6", "--metric", "memory", "--out", out, "--junit", junit, "--github", "--json")
    #expect(status == 1)
    let report = try GateReport(parsing: output, path: "standard output")
    #expect(report.count(.regressed) == 2 && report.plan.cells.map(\.label).allSatisfy { $0.hasPrefix("n=") })
    #expect(errors.contains("::error title=speedup gate"))
    #expect(try Files.readText(junit).contains("failures=\"2\""))
    #expect(try GateReport(parsing: try Files.readText("\(out)/gate.json"), path: out) == report)
    let rows = try CSV.parse(try Files.readText("\(out)/pairs.csv"))
    // A pair of which a short run was not looked at in time is kept, but judges nothing.
    #expect(rows.count >= 1 + report.rows.reduce(0) { $0 + $1.pairs } && Files.exists("\(out)/machine.json"))
    let again = try gate("--base", "true", "--new", "true", "--out", out)
    #expect(again.status == 2 && again.errors.contains("holds results already"))
  }

  @Test(Built.needsCgroup)
  func `a program that writes twice as much to a file takes no more memory`() throws {
    let write = { (count: Int, name: String) in "head -c \(count)000000 /dev/zero > \(self.directory.path)/\(name)" }
    let (status, output, _) = try gate(
      "--shell", "--base", write(30, "a"), "--new", write(60, "b"), "--metric", "memory", "--json")
    let report = try GateReport(parsing: output, path: "standard output")
    #expect(status == 0 && report.rows.map(\.figure) == [Metric.memoryWithoutCache], "\(output)")
    #expect(report.notes.contains { $0.contains("a short peak may be missed") })
  }

  @Test(Built.needsCgroup)
  func `a build against itself is measured cell by cell and never a regression`() throws {
    let copy = "\(directory.path)/branch"
    #expect(try Tool.run("/bin/cp", [Built.speedup, copy]).status == 0)
    let (status, output, errors) = try gate(
      "--base-binary", Built.speedup, "--new-binary", copy, "weekly", "--variant", "partition", "--symbols", "3,6",
      "--days", "50", "--cores", "1", "--max-pairs", "4", "--metric", "cpu,memory", "--json")
    #expect(status == 0 || status == 4, "\(errors)")
    let report = try GateReport(parsing: output, path: "standard output")
    #expect(report.plan.cells.count == 2 && report.rows.count == 4)
    #expect(report.rows.allSatisfy { $0.pairs >= 2 }, "both builds ran the workload")
    #expect(report.count(.regressed) == 0 && report.count(.improved) == 0)
  }

  @Test func `two builds of a benchmark run the same grid by their own executables`() throws {
    let parsed = try OptionParser(command: "gate", options: GateOptions.all, workloads: [Sum()]).parse(
      ["--base-binary", Built.speedup, "--new-binary", Built.child, "sum", "--size", "10,20", "--variant", "loop"])
    let arguments = try GateArguments(parsed, workloads: [Sum()])
    let subjects = arguments.runs.subjects
    #expect(subjects.map(\.executable) == [Built.speedup, Built.child])
    #expect(subjects[0].program != subjects[1].program, "each subject names its own build")
    #expect(subjects.map(\.kind) == [.workload("sum"), .workload("sum")])
    let cells = arguments.runs.cells
    #expect(arguments.plan.cells.count == 2 && cells.map(\.subject) == [0, 1, 0, 1])
    #expect(cells[0].values == cells[1].values && cells[2].values == cells[3].values)
  }

  @Test func `several builds a side are subjects of their own and every cell has each of them`() throws {
    let parsed = try OptionParser(command: "gate", options: GateOptions.all).parse([
      "--base", "a1 {n}", "--base", "a2 {n}", "--new", "b {n}", "--set", "n=1,2", "--cores", "1",
      "--threshold", "cpu=2%,n=2:cpu=5%", "--limit", "memory<=1G", "--limit", "n=1:memory<=2G", "--together=never",
    ])
    let arguments = try GateArguments(parsed, workloads: [])
    #expect(arguments.runs.subjects.count == 3 && arguments.runs.cells.map(\.subject) == [0, 1, 2, 0, 1, 2])
    #expect(arguments.plan.units == 2 && arguments.plan.cells.count == 2 && arguments.plan.pairing == .inTurn)
    let margins = arguments.plan.cells.map { arguments.plan.metrics(of: $0)[0].margin.fraction }
    #expect(margins == [0.02, 0.05])
    #expect(arguments.plan.cells.map { $0.limits?.map(\.bound) } == [[2_147_483_648], [1_073_741_824]])
  }

  @Test
  func
    `two programs whose outputs differ are a regression, and their hooks, input and directory are those of the runs`()
    throws
  {
    let file = "\(directory.path)/input"
    try Files.write(file, "b\na\n")
    let words = [
      "--same-output", "--input", file, "--directory", directory.path, "--prepare", "touch prepared", "--max-pairs",
      "2",
      "--json", "--inconclusive", "pass",
    ]
    let same = try Tool.run(Built.speedup, ["gate", "--base", "sort", "--new", "sort -s"] + words)
    #expect(same.status == 0 && Files.exists("\(directory.path)/prepared"), "\(same.errors)")
    let other = try Tool.run(Built.speedup, ["gate", "--base", "sort", "--new", "sort -r"] + words)
    let report = try GateReport(parsing: String(decoding: other.output, as: UTF8.self), path: "other")
    #expect(other.status == 1 && report.rows.map(\.verdict) == [.regressed])
    #expect(report.rows[0].detail.contains("the outputs differ: 4 and 4 bytes, from byte 0"))
  }

  @Test func `how long verdicts take is told where it is not soon, with the budget where that ends them`() {
    let text = GateDisplay.estimate(pair: Seconds(0.5), least: 20, most: 200, budget: Seconds(60))
    #expect(
      text == "a pair takes 500 ms; the verdicts take 0:10 at least and 1:40 at most; the budget ends them in 1:00")
    #expect(GateDisplay.estimate(pair: Seconds(0.5), least: 2, most: 19, budget: nil) == nil)
    #expect(
      GateDisplay.estimate(pair: Seconds(0.5), least: 2, most: 30, budget: Seconds(60))?.contains("budget") == false)
  }

  @Test func `an estimate is made of one run of each side`() throws {
    let (status, output, _) = try gate(
      "--base", "\(Built.childWord) exit 0", "--new", "\(Built.childWord) exit 0", "--dry-run", "--estimate")
    #expect(status == 0 && output.contains("from one run of each cell, made now"))
    let none = try gate("--base", "false", "--new", "false", "--dry-run", "--estimate")
    #expect(none.status == 2 && none.errors.contains("no run of these cells ended well"))
  }

  @Test func `a new program that fails is a regression with its last words`() throws {
    let (status, output, _) = try gate("--base", "\(Built.childWord) exit 0", "--new", "\(Built.childWord) say")
    #expect(status == 1 && output.contains("regressed") && output.contains("exit status 7: last words"))
  }

  @Test func `two programs that fail are not measured`() throws {
    let (status, output, _) = try gate("--base", "\(Built.childWord) say", "--new", "\(Built.childWord) say")
    #expect(status == 3 && output.contains("both sides fail"))
  }

  @Test func `a new program that is not there is bad usage before the first run`() throws {
    let (status, output, errors) = try gate("--base", "\(Built.childWord) exit 0", "--new", "/nonesuch/program")
    #expect(status == 2 && output.isEmpty && errors.contains("--new: '/nonesuch/program' is no executable file"))
  }

  @Test func `programs that wait for each other end only together`() throws {
    // Opening a named pipe waits for the other end to be opened.
    let pipe = "\(directory.path)/pipe"
    #expect(try Tool.run("/usr/bin/mkfifo", [pipe]).status == 0)
    let words = ["--base", "cat \(pipe)", "--new", "cp /dev/null \(pipe)", "--metric", "cpu", "--max-pairs", "4"]
    let together = try Tool.run(Built.speedup, ["gate", "--together", "--json"] + words)
    let report = try GateReport(parsing: String(decoding: together.output, as: UTF8.self), path: "together")
    #expect(report.plan.pairing == .together && report.rows.map(\.pairs) == [4] && report.count(.failed) == 0)
    let inTurn = try Tool.run(Built.speedup, ["gate", "--timeout", "0.2s"] + words)
    #expect(inTurn.status == 3 && String(decoding: inTurn.output, as: UTF8.self).contains("timeout"))
  }

  @Test func `the budget holds and the gate says what it lacks`() throws {
    let (status, output, _) = try gate(
      "--base", "sleep 0.05", "--new", "sleep 0.05", "--metric", "wall", "--budget", "200ms", "--markdown")
    #expect(status == 4 && output.contains("when the budget of 0:00 ended"))
  }
}

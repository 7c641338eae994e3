import Testing

@testable import SpeedupCommandLine
@testable import SpeedupCore
@testable import SpeedupEngine
@testable import SpeedupJudge
@testable import SpeedupReport
@testable import SpeedupSystem

/// `sweep --metric instructions`, with a stand-in for valgrind where this machine has no counter.
@Suite struct CountingSweepTests {
  private let directory: TemporaryDirectory
  private var root: String { directory.path }
  private static let hasCounter =
    HardwareCounters(HardwareCounters.probe(), paranoid: nil) == .available

  init() throws {
    directory = try TemporaryDirectory()
    try Files.makeDirectory("\(root)/bin")
    try Valgrind.standIn(in: "\(root)/bin")
  }

  private func speedup(_ line: String, path: String = "$PWD/bin:$PATH") throws -> (status: Int32, output: String) {
    let result = try Tool.run(
      "/bin/bash", ["-c", "cd '\(root)' && PATH=\"\(path)\" '\(Built.speedup)' \(line) 2>&1"])
    return (result.status, String(decoding: result.output, as: UTF8.self))
  }

  @Test func `runs that count have a count with its method, and nothing else`() throws {
    let sweep = try speedup("sweep --metric instructions --command 'sleep {t}' --set t=0.01,0.02 --out counts")
    #expect(sweep.status == 0, "\(sweep.output)")
    #expect(sweep.output.contains("instructions by ") && !sweep.output.contains("wall time"))
    let records = try SweepDirectory.table("\(root)/counts").records
    #expect(records.count == 8 && records.count(where: \.warmup) == 2)
    for record in records {
      if record.warmup {
        #expect(record.figures.wall != nil)
      } else {
        var alone = RunFigures()
        alone.takeInstructions(of: record.figures)
        #expect(record.figures == alone && record.figures.instructions ?? 0 > 0 && record.mask != nil)
        #expect(record.figures.instructionsMethod == (Self.hasCounter ? "counter" : "cachegrind"))
      }
    }
    let summary = try speedup("table counts --csv")
    #expect(summary.output.hasPrefix("t,runs ok,instructions") || summary.output.contains("instructions"))
    let compared = try speedup("compare counts counts --metric instructions")
    #expect(compared.status == 0 && compared.output.contains("equivalent"), "\(compared.output)")
    let timed = try speedup("compare counts counts --metric cpu")
    #expect(timed.status == 2 && timed.output.contains("--metric cpu: measured in no cell"), "\(timed.output)")
  }

  @Test func `a sweep that was stopped goes on with what its warm-ups showed`() throws {
    #expect(try speedup("sweep --metric instructions --command 'sleep 0.01' --out counts").status == 0)
    // Without its last run.
    let rows = try Files.readText("\(root)/counts/results.csv").split(separator: "\n").dropLast()
    try Files.write("\(root)/counts/results.csv", rows.joined(separator: "\n") + "\n")
    let resumed = try speedup("sweep --resume counts")
    #expect(resumed.status == 0, "\(resumed.output)")
    let records = try SweepDirectory.table("\(root)/counts").records
    #expect(records.count == 4 && records.allSatisfy { $0.warmup || $0.figures.instructions != nil })
  }

  @Test func `a program that fails by itself is told as that`() throws {
    let sweep = try speedup("sweep --metric instructions --command 'sh -c \"exit 7\"' --out counts")
    #expect(sweep.status == 3 && sweep.output.contains("exit status 7"), "\(sweep.output)")
    #expect(try SweepDirectory.table("\(root)/counts").records.allSatisfy { $0.status == .failed })
  }

  @Test(.enabled(if: !hasCounter, "this machine has a counter"))
  func `without anything to count with nothing is run`() throws {
    let sweep = try speedup("sweep --metric instructions --command 'sleep 0' --out counts", path: "/nowhere")
    #expect(sweep.status == 3 && sweep.output.contains("install valgrind"), "\(sweep.output)")
    #expect(!Files.exists("\(root)/counts"))
  }

  @Test(.enabled(if: !hasCounter, "this machine has a counter"))
  func `a program with several threads is not counted, and that is no success`() throws {
    let sweep = try speedup(
      "sweep --metric instructions --command 'bash -c \"sleep 0.3 & sleep 0.3 & wait\"' --out counts")
    #expect(sweep.status == 3 && sweep.output.contains("only single-threaded cells are counted"), "\(sweep.output)")
  }

  @Test func `another machine of the same architecture is no objection to counts`() throws {
    func side(_ model: String, _ architecture: String) -> ResultSet {
      var machine = StableMachine()
      (machine.cpuModel, machine.architecture) = (model, architecture)
      let table = ResultTable(columns: ResultColumns(axes: [], measures: []), records: [RunRecord]())
      return ResultSet(
        name: model, table: table, machine: MachineFingerprint(machine: machine, state: MachineState()))
    }
    let (one, other, arm) = (side("a", "x86_64"), side("b", "x86_64"), side("b", "aarch64"))
    #expect(ResultSet.machineDifferences(one, other, for: [.instructions]).isEmpty)
    #expect(!ResultSet.machineDifferences(one, other, for: [.instructions, .cpu]).isEmpty)
    #expect(ResultSet.machineDifferences(one, arm, for: [.instructions]).count == 1)
  }

  @Test(arguments: [
    ("--metric cpu", "there is no metric 'cpu'"), ("--metric instructions --trace", "--trace: has no effect"),
    ("--metric instructions --repeat auto", "--repeat auto: judges wall time"),
    ("--metric instructions --warmup 0", "write 1"), ("--metric instructions --strict", "--strict: has no effect"),
    ("--metric instructions --figure 'a=(b)'", "--figure: has no effect"),
  ])
  func `what counting has no use for is refused`(options: String, says: String) throws {
    let result = try speedup("sweep --command true --out counts \(options)")
    #expect(result.status == 2 && result.output.contains(says), "\(result.output)")
  }
}

import Glibc
import Testing

@testable import SpeedupCore
@testable import SpeedupEngine
@testable import SpeedupSystem

/// What becomes of the harness's own files where a program, another harness or a kill has been at them.
@Suite(.serialized) struct HarnessFilesTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private struct End {
    let status: Int32
    let output: String, errors: String
  }

  private func shell(_ script: String) throws -> End {
    let end = try Tool.run(
      "/bin/sh", ["-c", "cd '\(directory.path)' && S='timeout -s KILL 60 \(Built.speedup)' && \(script)"])
    return End(status: end.status, output: String(decoding: end.output, as: UTF8.self), errors: end.errors)
  }

  /// A program that does something in one of its runs, and tells a figure in the others.
  private func program(_ fault: String, in run: Int = 1) throws {
    try Files.write(
      "\(directory.path)/p.sh",
      "#!/bin/sh\nif [ $SPEEDUP_RUN = \(run) ]; then \(fault)\nelif [ -n \"$SPEEDUP_FIGURES\" ]; then "
        + "echo q 5 >$SPEEDUP_FIGURES; fi 2>/dev/null\n")
    try Files.makeExecutable("\(directory.path)/p.sh")
  }

  private func statuses(_ name: String = "out") throws -> [RunStatus] {
    try SweepDirectory.table("\(directory.path)/\(name)").records.map(\.status)
  }

  @Test(arguments: [
    ": >out/results.csv", "head -2 out/results.csv >x; cat x >out/results.csv", "echo garbage >>out/results.csv",
    "rm out/results.csv", "rm -rf out",
  ])
  func `runs whose results file was changed are kept in a folder beside, which can be gone on with`(fault: String)
    throws
  {
    try program("[ -e done ] || { touch done; \(fault); }", in: 2)
    let end = try shell("$S sweep ./p.sh --cores 1 -r 4 -w 0 --out out")
    #expect(end.status == 3, "\(end.errors)")
    #expect(end.output.contains("runs ok"), "the table of the runs made comes first")
    #expect(end.errors.contains("all runs that were made are in out-rescued"), "\(end.errors)")
    #expect(try statuses("out-rescued") == [.ok, .ok, .ok])
    let resumed = try shell("$S sweep --resume out-rescued")
    #expect(resumed.status == 0, "\(resumed.errors)")
    #expect(try statuses("out-rescued").count == 4)
  }

  @Test(arguments: [
    "rm out/sweep.json", "rm out/sweep.json; mkfifo out/sweep.json", "echo x >out/machine.json", "rm out/*.json",
  ])
  func `a plan or a machine that is removed or changed meanwhile is put back`(fault: String) throws {
    try program(fault)
    let end = try shell("$S sweep ./p.sh --cores 1 -r 3 -w 0 --out out")
    #expect(end.status == 0 && end.errors.contains("put back, since it was"), "\(end.errors)")
    #expect(try shell("$S sweep --resume out -r 4").status == 0)
    #expect(try statuses().count == 4)
  }

  @Test(arguments: [
    "mkfifo $SPEEDUP_TRACE", "ln -s /dev/zero $SPEEDUP_TRACE", "mkdir $SPEEDUP_TRACE", "echo x >$SPEEDUP_TRACE.1",
    "rm -rf out/traces",
  ])
  func `a trace that is no file is neither waited for nor kept`(fault: String) throws {
    try program(fault)
    let end = try shell("$S sweep ./p.sh --trace --cores 1 -r 3 -w 0 --timeout 20s --out out")
    #expect(try statuses() == [.ok, .ok, .ok])
    #expect(end.errors.contains("no trace"), "\(end.errors)")
    #expect(try Files.names(in: "\(directory.path)/out/traces").isEmpty)
  }

  @Test func `a run without a place for its files fails alone`() throws {
    try program("rm -rf tmp")
    let end = try shell(
      "mkdir tmp; TMPDIR=$PWD/tmp $S sweep ./p.sh true --figure q --keep-going --cores 1 -r 3 -w 0 --out out")
    #expect(end.status == 3 && end.output.contains("runs ok"), "\(end.errors)")
    #expect(try statuses().count == 6)
  }

  @Test func `a gate goes on where one run has spoilt its figures`() throws {
    try program("rm -rf $(dirname $SPEEDUP_FIGURES)", in: 3)
    let end = try shell(
      "$S gate --base ./p.sh --new './p.sh 1' --figure q --threshold q=50% --cores 1 --max-pairs 8 --metric q")
    #expect(end.output.contains("verdict"), "\(end.output) \(end.errors)")
  }

  @Test func `verdicts are printed though the folder of verify vanishes`() throws {
    try Files.write(
      "\(directory.path)/claims.json",
      """
      {"format": 1, "claims": [{"id": "ends", "claim": "it ends well", "kind": "success-rate", "region": {"at_least": 1},
      "runs": 2, "subject": {"command": "sh -c 'rm -rf out'"}}]}
      """)
    let end = try shell("$S verify claims.json --allow-commands --budget 30s --out out --csv")
    #expect(end.status == 3 && end.output.contains("ends,"), "\(end.output) \(end.errors)")
    #expect(end.errors.contains("was removed or replaced"), "\(end.errors)")
  }

  @Test func `compare prints its verdict though a file of it can't be written`() throws {
    try program("exit 0")
    #expect(
      try shell("$S sweep ./p.sh --cores 1 -r 6 -w 0 --out a && $S sweep ./p.sh --cores 1 -r 6 -w 0 --out b").status
        == 0)
    try #require(mkfifo("\(directory.path)/pipe", 0o600) == 0)
    for words in ["--junit /dev/full", "--export pipe.md"] {
      let end = try shell("ln -sf pipe pipe.md; $S compare a b \(words)")
      #expect(end.status == 3 && end.output.contains("cpu"), "\(end.output) \(end.errors)")
    }
  }

  @Test func `without its lock a folder lets no second writer in`() throws {
    let end = try shell(
      "true; \(Built.speedup) sweep 'sleep 2' --cores 1 -r 50 -w 0 --out out >said 2>&1 & P=$!; "
        + "until [ -s out/results.csv ]; do sleep 0.05; done; rm out/lock; "
        + "$S sweep --resume out; echo $? >status; kill -TERM $P; wait $P")
    #expect(try Files.readText("\(directory.path)/status") == "2\n")
    #expect(end.errors.contains("another speedup writes to it"), "\(end.errors)")
    #expect(throws: Never.self) { try statuses() }
  }

  @Test func `what a killed harness began ends, its hook's own processes too, and its folders go`() throws {
    _ = try shell(
      "mkdir tmp; TMPDIR=$PWD/tmp \(Built.speedup) sweep true --figure q --cores 1 -r 2 -w 0 --out out "
        + "--prepare 'sleep 1000 & echo $! >hook; wait' >/dev/null 2>&1 & P=$!; "
        + "until [ -s hook ]; do sleep 0.05; done; kill -9 $P; wait $P")
    let hook = try #require(pid_t(try Files.readText("\(directory.path)/hook").split(separator: "\n").joined()))
    // As long as it takes.
    func isOver() throws -> Bool {
      // Who gets the orphan need not reap it soon.
      try ProcessTree.isEnding(hook) && Files.names(in: "\(directory.path)/tmp").isEmpty
    }
    for _ in 0..<600 where try !isOver() { usleep(100_000) }
    #expect(try isOver())
  }
}

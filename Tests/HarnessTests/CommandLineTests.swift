import Glibc
import Testing

@testable import SpeedupCore
@testable import SpeedupEngine
@testable import SpeedupSystem

/// The program as a user meets it: arguments in, exit status and text out.
@Suite(.serialized) struct CommandLineTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func speedup(_ words: String...) throws -> (status: Int32, output: String, errors: String) {
    try Built.run(words)
  }

  @Test func `bad usage is status two and one line`() throws {
    for words in [
      ["sweep", "--command", "true", "--dump", "d", "--dry-run"], ["swep"], ["sweep", "nonesuch"],
      ["sweep", "--nonesuch"], ["detect", "x"], ["sweep"],
    ] {
      let result = try Tool.run(Built.speedup, words)
      #expect(result.status == 2 && result.output.isEmpty)
      #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
    }
  }

  @Test(arguments: [
    ["sweep", "--command", "true", "--out", ""], ["sweep", "weekly", "--dump="], ["gate", "--junit", ""],
    ["import", "a.json", "--out", ""],
  ])
  func `an empty name is an option left open`(words: [String]) throws {
    let result = try Tool.run(Built.speedup, words)
    #expect(result.status == 2 && result.errors.contains("the name is empty"), "\(result.errors)")
  }

  @Test(arguments: [("timeout", "0"), ("budget", "0s"), ("memory-limit", "0"), ("memory-limit", "4K")])
  func `a limit that no run can keep is bad usage`(option: String, value: String) throws {
    let (status, _, errors) = try speedup("sweep", "--command", "true", "--dry-run", "--\(option)", value)
    #expect(status == 2 && errors.contains("--\(option): "))
  }

  @Test func `a sweep of a command leaves its plan its machine and its rows`() throws {
    let out = "\(directory.path)/sweep"
    let (status, output, _) = try speedup(
      "sweep", "--command", "\(Built.childWord) touch {size}", "--set", "size=1000000,20000000", "--cores", "1",
      "--repeat", "3", "--out", out)
    #expect(status == 0)
    #expect(output.contains("20000000"))
    let table = try SweepDirectory.table(out)
    #expect(table.records.count == 8 && table.records.allSatisfy { $0.status == .ok })
    // Which CPU it is hangs on those that the tests themselves may use.
    let cpu = try #require(try Affinity.allowed().cpus.first)
    #expect(table.records.allSatisfy { $0.mask == "\(cpu)" })
    #expect(Files.exists("\(out)/machine.json") && Files.exists("\(out)/sweep.json"))
  }

  @Test func `every kind of misbehaviour is one failed cell and the sweep goes on`() throws {
    // One verb hangs until its time is up; the others end by themselves, however slow the machine is.
    func sweep(_ verbs: String, timeout: String) throws -> [String: RunStatus] {
      let out = "\(directory.path)/sweep-\(timeout)"
      let (status, _, _) = try speedup(
        "sweep", "--command", "\(Built.childWord) {verb} 100000000", "--set", "verb=\(verbs)", "--repeat", "1",
        "--warmup", "0", "--timeout", timeout, "--memory-limit", "400M", "--out", out)
      #expect(status == 3)
      let records = try SweepDirectory.table(out).records
      return Dictionary(uniqueKeysWithValues: records.map { ($0.axes[0].value, $0.status) })
    }
    #expect(try sweep("exit,hang", timeout: "1s")["hang"] == .timeout)
    #expect(
      try sweep("touch,crash,daemon,flood-out,flood-err,eat,say", timeout: "120s") == [
        "touch": .ok, "crash": .crashed, "daemon": .leftover, "flood-out": .ok, "flood-err": .outputLimit,
        "eat": .memoryLimit, "say": .failed,
      ])
  }

  @Test func `a data file that cannot be read is bad input with its line`() throws {
    let (data, out) = ("\(directory.path)/prices.csv", "\(directory.path)/sweep")
    let rows = "date,symbol,open,high,low,close,volume\n2024-01-02,A,1,1,1,1,5\n2024-01-03,A,1,one,1,1,5\n"
    try Files.write(data, rows)
    let (status, _, errors) = try speedup(
      "sweep", "weekly", "--data", data, "--variant", "partition,filter", "--repeat", "1", "--out", out)
    #expect(status == 2 && errors.contains("\(data), line 3: high 'one' is not a number; write it"))
    let table = try SweepDirectory.table(out)
    #expect(table.records.count == 4 && table.records.allSatisfy { $0.status == .badInput })
  }

  @Test func `what a command line says twice is never dropped`() throws {
    let twice = try speedup("sweep", "--command", "true", "--command", "false", "--dry-run")
    #expect(twice.status == 0 && twice.output.contains("command=true") && twice.output.contains("command=false"))
    let variants = try speedup(
      "sweep", "weekly", "--variant", "filter", "--variant", "partition", "--cores", "1", "--dry-run")
    #expect(variants.output.contains("2 cells"), "\(variants.errors)")
    let gate = try speedup("gate", "--base", "true", "--new", "true", "--metric", "cpu", "--metric", "speed")
    #expect(gate.status == 2 && gate.errors.contains("there is no metric 'speed'"))
  }

  @Test func `a file that can't be made is named, and not the one beside it`() throws {
    try Files.write("\(directory.path)/results.csv", MadeUpResults.sizes.text)
    let out = "\(directory.path)/no/such.json"
    let result = try speedup("export", "\(directory.path)/results.csv", "--format", "hyperfine", "--out", out)
    #expect(result.status != 0 && result.errors.contains(out) && !result.errors.contains(".new"), "\(result.errors)")
  }

  @Test func `help COMMAND is COMMAND --help`() throws {
    #expect(try speedup("help", "sweep").output == speedup("sweep", "--help").output)
    #expect(try speedup("help", "sweep", "weekly").output.contains("--symbols"))
  }

  @Test func `the dry run shows the plan and runs nothing`() throws {
    let out = "\(directory.path)/sweep"
    let (status, output, _) = try speedup(
      "sweep", "--command", "\(Built.childWord) exit {n}", "--set", "n=1..3", "--dry-run", "--out", out)
    #expect(status == 0 && output.contains("3 cells x (1 warm-up + 10) = 33 runs"))
    #expect(!Files.exists(out))
    let words = try speedup("sweep", "--command", "echo {n} | cat", "--set", "n=a b", "--shell", "--dry-run").output
    #expect(words.contains("\n  /bin/sh -c 'echo a b | cat'\n"), "words are told apart: \(words)")
  }

  @Test func `zipped axes are not shifted by a repeated value`() throws {
    let (status, output, _) = try speedup(
      "sweep", "--command", "true {a} {b}", "--set", "a=1,1,2", "--set", "b=5,6,6", "--zip", "a,b", "--dry-run")
    #expect(status == 0 && output.contains("3 cells") && output.contains("a=1 b=6"), "\(output)")
  }

  @Test func `the dry run tells its limits and nothing that a terminal obeys`() throws {
    let (status, output, _) = try speedup(
      "sweep", "--command", "\(Built.childWord) exit {n}", "--set", "n=\u{1B}[31mred", "--timeout", "90s",
      "--memory-limit", "1536MiB", "--dry-run")
    #expect(status == 0)
    #expect(output.contains("each within 90.0 s and 1.50 GiB"))
    #expect(!output.contains("\u{1B}") && output.contains("\\u{1B}[31mred"))
  }

  @Test func `nothing on standard error is obeyed by a terminal`() throws {
    let (out, red) = ("\(directory.path)/sweep", "\u{1B}[31m")
    let failing = try speedup(
      "sweep", "--command", "false {n}", "--set", "n=\(red)1,\(red)2", "--repeat", "1", "--warmup", "0", "--out", out)
    #expect(failing.status == 3 && failing.errors.contains("failed: n=\\u{1B}[31m1"))
    let spec = "\(directory.path)/spec.json"
    try Files.write(spec, "{\"\\u001b[31mset\\nx\": \"1\"}")
    let bad = try speedup("sweep", "--spec", spec)
    #expect(bad.status == 2 && bad.errors.split(separator: "\n").count == 1)
    var results = MadeUpResults(axes: ["\(red)n"])
    results.addFailed(["1"], .failed, "")
    results.addFailed(["2"], .failed, "")
    try Files.write("\(directory.path)/results.csv", results.table.text)
    let undrawn = try speedup("chart", directory.path)
    #expect(
      undrawn.status == 2 && undrawn.errors.contains("fewer than two values of \\u{1B}[31mn"), "\(undrawn.errors)")
    for errors in [failing.errors, bad.errors, undrawn.errors] { #expect(!errors.contains("\u{1B}")) }
  }

  @Test func `a sweep stopped before its reference has a table`() throws {
    let out = "\(directory.path)/sweep"
    _ = try speedup(
      "sweep", "--command", "true {n}", "--set", "n=1,2", "--reference", "n=2", "--repeat", "1", "--warmup", "0",
      "--out", out)
    let rows = try Files.readText("\(out)/results.csv").split(separator: "\n")
    try Files.write("\(out)/results.csv", "\(rows.filter { !$0.hasPrefix("1,") }.joined(separator: "\n"))\n")
    let table = try speedup("chart", out, "--table")
    #expect(table.status == 0 && table.output.contains("1 cell, 1 run"), "\(table.errors)")
  }

  @Test func `charts of a bare file are bad usage and its table is not`() throws {
    let file = "\(directory.path)/results.csv"
    try Files.write(file, MadeUpResults.sizes.text)
    let drawn = try speedup("chart", file)
    #expect(drawn.status == 2 && drawn.errors.contains("name its directory, or print --table"), "\(drawn.errors)")
    #expect(try speedup("chart", file, "--table").status == 0)
  }

  @Test func `a spec file is weaker than the command line`() throws {
    let spec = "\(directory.path)/spec.json"
    try Files.write(
      spec, "{\"command\": \"\(Built.childWord) exit {workers}\", \"workers\": \"0x\", \"repeat\": \"2\"}")
    #expect(try speedup("sweep", "--spec", spec, "--dry-run").status == 2)
    let (status, output, _) = try speedup("sweep", "--spec", spec, "--workers", "1,2", "--dry-run")
    #expect(status == 0 && output.contains("2 cells x (1 warm-up + 2)"))
    try Files.write(spec, "{\"wrokers\": \"1\"}")
    let (bad, _, errors) = try speedup("sweep", "--spec", spec)
    #expect(bad == 2 && errors.contains(spec) && errors.contains("'workers'"))
    try Files.write(spec, "{\"spread\": \"yes\"}")
    let flag = try speedup("sweep", "--spec", spec)
    #expect(flag.status == 2 && flag.errors.contains("expected true or false"), "\(flag.errors)")
  }

  @Test(arguments: ["--dry-run", "--warmup=7", "weekly"]) func `a resumed sweep takes nothing besides`(word: String)
    throws
  {
    let out = "\(directory.path)/sweep"
    _ = try speedup("sweep", "--command", "true", "--repeat", "1", "--warmup", "0", "--out", out)
    let (status, _, errors) = try speedup("sweep", "--resume=\(out)", word)
    #expect(status == 2 && errors.contains("can't change it"))
    #expect(try speedup("sweep", "--resume=\(out)").status == 0)
  }

  @Test func `a finished sweep is extended by --repeat and stays finished`() throws {
    let out = "\(directory.path)/sweep"
    _ = try speedup("sweep", "--command", "true", "--repeat", "1", "--warmup", "0", "--out", out)
    let (status, output, _) = try speedup("sweep", "--resume", out, "--repeat", "4")
    #expect(status == 0 && output.contains("1 cell, 4 runs"))
  }

  @Test func `a hopeless sweep makes three runs and says why there are no more`() throws {
    let out = "\(directory.path)/sweep"
    let (status, _, errors) = try speedup("sweep", "--command", "false", "--repeat", "300", "--out", out)
    #expect(status == 3 && errors.contains("its other 298 runs are not made"))
    #expect(try Files.readText("\(out)/results.csv").split(separator: "\n").count == 4)
  }

  @Test func `an interrupt kills the run and can be resumed`() throws {
    // A name that no other run of these tests on this machine has at the same time.
    let (out, family) = ("\(directory.path)/sweep", "hang-family 71\(getpid())")
    // With job control, since a shell has the others ignore an interrupt in the background.
    let script = """
      set -m; '\(Built.speedup)' sweep --command '"\(Built.child)" \(family)' --repeat 1 --warmup 0 --timeout 20s --out '\(out)' >/dev/null 2>&1 &
      while ! [ -s '\(out)/results.csv' ]; do sleep 0.02; done
      sleep 0.3; kill -INT $!; wait $!; echo "status $?"
      """
    let result = try Tool.run("/bin/bash", ["-c", script])
    #expect(String(decoding: result.output, as: UTF8.self) == "status 130\n")
    #expect(try SweepDirectory.table(out).records.isEmpty)
    // The launcher ends the tree by itself after the harness has gone: a moment, or seconds on a busy machine.
    let gone = "for i in {1..300}; do pgrep -f '[h]\(family.dropFirst())' >/dev/null || exit 0; sleep 0.1; done; exit 1"
    #expect(try Tool.run("/bin/bash", ["-c", gone]).status == 0)
  }
}

import Glibc
import Testing

@testable import SpeedupCore
@testable import SpeedupEngine
@testable import SpeedupSystem

/// What disks, files and command lines do to the program as users start it.
@Suite(.serialized) struct FaultTests {
  private let directory: TemporaryDirectory
  private var out: String { "\(directory.path)/out" }

  init() throws { directory = try TemporaryDirectory() }

  private func shell(_ script: String) throws -> Tool.Result {
    try Tool.run("/bin/sh", ["-c", "cd '\(directory.path)' && S='\(Built.speedup)' && \(script)"])
  }

  private func sweep(_ words: String...) throws -> Tool.Result {
    try Tool.run(Built.speedup, ["sweep", "--repeat", "2", "--warmup", "0", "--cores", "1", "--out", out] + words)
  }

  @Test(arguments: ["rm -rf out", "mv out/results.csv out/other.csv", "rm out/results.csv; : >out/results.csv"])
  func `results that vanish while they are written are an error`(fault: String) throws {
    let end = try sweep("--shell", "--command", "cd '\(directory.path)'; \(fault)")
    #expect(end.status == 3, "\(end.errors)")
    #expect(end.errors.contains("was removed or replaced"), "\(end.errors)")
    #expect(!end.errors.contains("results in"))
  }

  @Test func `a verdict is printed though its files can't be written`() throws {
    try Files.makeDirectory("\(directory.path)/there")
    let end = try shell(
      "$S gate --base 'sh -c \"rm -rf there; exit 0\"' --new 'sh -c \"exit 0\"' --cores 1 --max-pairs 2 --junit there/j.xml"
    )
    #expect(end.status == 3, "\(end.errors)")
    #expect(String(decoding: end.output, as: UTF8.self).contains("pairs"), "\(end.errors)")
  }

  @Test func `a result that can't be dumped is no good run`() throws {
    let end = try Tool.run(
      Built.speedup,
      ["sweep", "weekly", "--variant", "partition", "--symbols", "5", "--days", "20", "--repeat", "1", "--warmup", "1"]
        + ["--cores", "1", "--dump", "/proc/nowhere", "--out", out])
    #expect(end.status == 3, "\(end.errors)")
    #expect(try SweepDirectory.table(out).records.last?.status == .failed)
  }

  @Test(arguments: ["chart /dev/zero --table", "export /dev/zero --format hyperfine", "compare /dev/zero /dev/zero"])
  func `a device is no results file`(words: String) throws {
    let end = try shell("timeout 20 $S \(words)")
    #expect(end.status == 2)
    #expect(end.errors.contains("a device"))
  }

  @Test func `a reader that has gone and a limit on files end nothing by a signal`() throws {
    #expect(try shell("{ $S --help; echo $? >&2; } | true").errors == "0\n")
    let end = try shell("ulimit -f 1; $S sweep --command /bin/true --repeat 40 --cores 1 --out out")
    #expect(end.status == 3, "\(end.status) \(end.errors)")
    #expect(end.errors.contains("File too large"), "\(end.errors)")
  }

  @Test(arguments: [("HUP", 129), ("INT", 130), ("QUIT", 131), ("TERM", 143)])
  func `a signal ends a command with its own status, and without the backtrace of a crash`(name: String, status: Int)
    throws
  {
    // With job control, since a shell has the others ignore an interrupt in the background.
    func said(_ words: String) throws -> String {
      let start = "cd '\(directory.path)'; set -m; '\(Built.speedup)' \(words) >said 2>&1 & P=$!"
      let end = try Tool.run(
        "/bin/bash", ["-c", "\(start); sleep 1; kill -\(name) $P; wait $P; echo status $?; cat said"])
      return String(decoding: end.output, as: UTF8.self)
    }
    let sweep = try said("sweep 'sleep 5' --cores 1 -r 1 -w 0 --out out")
    #expect(
      sweep.contains("status \(status)\n") && sweep.contains("go on with: speedup sweep --resume out"), "\(sweep)")
    for text in [sweep, try said("doctor")] {
      #expect(!text.contains("rash") && !text.contains("acktrace") && !text.contains("Thread 0"), "\(text)")
    }
  }

  @Test func `bytes that are no UTF-8 and a NUL are refused and never changed`() throws {
    let end = try shell("$S sweep --command \"$(printf 'echo \\377')\" --out out")
    #expect(end.status == 2)
    #expect(end.errors.contains("no UTF-8"))
    let spec = try shell(
      "printf '{\"command\": \"echo {x}\",\\n\"set\": {\"x\": \"a\\377\"}}' >spec.json; $S sweep --spec spec.json --out out"
    )
    #expect(spec.status == 2 && spec.errors.contains("spec.json:2: "), "\(spec.errors)")
    for name in ["PATH", "TMPDIR"] {
      let end = try shell("\(name)=\"$(printf '/\\377')\" \(Built.speedup) --version")
      #expect(end.status == 2 && end.errors.contains("\(name) is"), "\(end.errors)")
    }
    let template = CommandTemplate("echo {text}")
    #expect(throws: InputError.self) { try template.command([AxisValue("text", "a\0b")]) }
  }

  @Test func `the environment reaches a program byte for byte`() throws {
    let end = try shell(
      "V=\"$(printf 'a\\377b')\" $S sweep --shell --command 'test \"$(printf %s \"$V\" | od -An -tx1)\" = \" 61 ff 62\"'"
        + " --repeat 1 --warmup 0 --cores 1 --out out")
    #expect(end.status == 0, "\(end.errors)")
  }

  @Test(arguments: ["detect --cores 65537", "detect --memory 0", "sweep --command true --timeout 0x10s --dry-run"])
  func `figures that mean nothing are refused`(words: String) throws { #expect(try shell("$S \(words)").status == 2) }

  @Test(arguments: ["timeout", "memory_limit", "budget"])
  func `limits below nothing in a plan are refused`(name: String) throws {
    #expect(try sweep("--command", "true", "--timeout", "5s", "--memory-limit", "1G", "--budget", "1m").status == 0)
    let text = try Files.readText("\(out)/sweep.json")
    let lines = text.split(separator: "\n").map {
      $0.contains("\"\(name)") ? "  \"\($0.split(separator: "\"")[1])\" : -1," : String($0)
    }
    try Files.write("\(out)/sweep.json", lines.joined(separator: "\n"))
    let end = try Tool.run(Built.speedup, ["sweep", "--resume", out])
    #expect(end.status == 2, "\(end.errors)")
  }

  @Test func `a long word is split in no time that grows with its square`() throws {
    // With a square this is a matter of hours.
    let word = String(repeating: "x", count: 4 << 20)
    #expect(try CommandTemplate.split("echo \(word)") == ["echo", word])
  }

  @Test(.enabled(if: getuid() == 0 && Tool.find("setpriv") != nil, "takes root, and setpriv"))
  func `a program that can't be killed is not said to have been`() throws {
    // For a user who may not kill it, a set-user-ID program of root.
    let child = "\(directory.path)/child"
    let speedup = "\(directory.path)/speedup"
    let made = try shell(
      "cp '\(Built.child)' child && chmod 4755 child && cp $S speedup && chmod 777 . && setpriv --reuid 65534 --clear-groups true"
    )
    try #require(made.status == 0)
    let end = try Tool.run(
      "/usr/bin/setpriv",
      ["--reuid", "65534", "--regid", "65534", "--clear-groups", speedup, "sweep", "--command", "\(child) nap 3000"]
        + ["--timeout", "1s", "--repeat", "1", "--warmup", "0", "--cores", "1", "--out", out])
    let record = try #require(try SweepDirectory.table(out).records.first, "\(end.errors)")
    #expect(record.status == .timeout)
    #expect(record.detail.contains("could not be killed"), "\(record.detail)")
  }
}

import Glibc
import Testing

@testable import SpeedupCommandLine
@testable import SpeedupCore
@testable import SpeedupEngine
@testable import SpeedupSystem

/// What programs under measurement, patterns and tools do that may take for ever, or spoil the runs of others.
@Suite struct EndlessWorkTests {
  private let directory: TemporaryDirectory
  private var out: String { "\(directory.path)/out" }

  init() throws { directory = try TemporaryDirectory() }

  private func sweep(_ words: String...) throws -> Tool.Result {
    try Tool.run(
      Built.speedup, ["sweep", "--repeat", "1", "--warmup", "0", "--cores", "1", "--out", out] + words)
  }

  @Test func `a pattern that never ends fails its run`() throws {
    let letters = String(repeating: "a", count: 44)
    let end = try sweep("--command", "echo \(letters)!", "--figure", "q=^(a+)+$")
    #expect(end.status == 3, "\(end.errors)")
    let record = try #require(try SweepDirectory.table(out).records.first, "\(end.errors)")
    #expect(record.status == .failed)
    #expect(record.detail.contains("takes more than 10 s"), "\(record.detail)")
  }

  @Test func `a pattern finds its number in an output of many lines`() throws {
    let end = try sweep("--shell", "--command", "seq 1 5000; echo 7.5 tps", "--figure", "q=([0-9.]+) tps")
    #expect(end.status == 0, "\(end.errors)")
    #expect(try SweepDirectory.table(out).records.first?.measures["q"] == "7.5")
  }

  @Test func `only patterns that can't take long are searched for at once`() {
    #expect(PatternSearch.isQuick("n=1", longest: 1 << 20))
    #expect(PatternSearch.isQuick("([0-9.]+) tps", longest: 80))
    #expect(!PatternSearch.isQuick("([0-9.]+) tps", longest: 40_000))
    #expect(!PatternSearch.isQuick("^(a+)+$", longest: 44))
    #expect(!PatternSearch.isQuick("a*a*a*b", longest: 44))
  }

  @Test func `a tool that does not end and one that prints for ever are killed`() throws {
    let slow = try Tool.run("/bin/sh", ["-c", "exec sleep 1000"], limit: Seconds(0.2))
    #expect(slow.status == 128 + SIGKILL && slow.errors.contains("killed after 200 ms"))
    let flood = try Tool.run("/bin/sh", ["-c", "exec yes >&2"])
    #expect(flood.status == 128 + SIGKILL && flood.errors.contains("printed more than"))
  }

  @Test func `a memory limit above what the machine gives is lowered to it and that is told`() throws {
    var plan = mockPlan(cells: 1)
    let host = Host(allowed: CpuSet([0]), topology: nil, quota: nil, memory: Bytes(1_000_000_000))
    #expect(host.memoryLimit(of: plan) == Bytes(900_000_000) && host.remark(onLimitOf: plan) == nil)
    plan.memoryLimit = Bytes(500_000_000)
    #expect(host.memoryLimit(of: plan) == Bytes(500_000_000) && host.remark(onLimitOf: plan) == nil)
    plan.memoryLimit = Bytes(5_000_000_000)
    #expect(host.memoryLimit(of: plan) == Bytes(900_000_000))
    #expect(host.remark(onLimitOf: plan)?.contains("more than this machine") == true)
  }

  @Test func `a results file that is a directory is bad input`() throws {
    try Files.makeDirectory("\(directory.path)/r")
    try Files.makeDirectory("\(directory.path)/r/results.csv")
    let end = try Tool.run(Built.speedup, ["table", "\(directory.path)/r"])
    #expect(end.status == 2, "\(end.errors)")
    #expect(end.errors.contains("directory"), "\(end.errors)")
  }

  @Test(.enabled(if: getuid() == 0 && Tool.find("setpriv") != nil, "takes root, and setpriv"))
  func `a results file that may not be read is bad input`() throws {
    try Files.makeDirectory("\(directory.path)/r")
    try Files.write("\(directory.path)/r/results.csv", "cell\n")
    let script =
      "cd '\(directory.path)' && chmod 755 . r && chmod 600 r/results.csv && cp '\(Built.speedup)' s && chmod 755 s && "
      + "setpriv --reuid 65534 --regid 65534 --clear-groups ./s table r"
    let end = try Tool.run("/bin/sh", ["-c", script])
    #expect(end.status == 2, "\(end.errors)")
    #expect(end.errors.contains("chmod +r"), "\(end.errors)")
  }

  @Test(.enabled(if: getuid() == 0 && Tool.find("setpriv") != nil, "takes root, and setpriv"))
  func `what an earlier run left is not blamed on the next`() throws {
    // For a user who may not kill it, a set-user-ID program of root.
    let script =
      "cd '\(directory.path)' && cp '\(Built.child)' child && chmod 4755 child && cp '\(Built.speedup)' s && chmod 777 . && "
      + "setpriv --reuid 65534 --regid 65534 --clear-groups ./s sweep --command 'sh -c \"./child nap 9000 & exit 0\"' "
      + "--command true --cores 1 --repeat 2 --warmup 0 --out out"
    let end = try Tool.run("/bin/sh", ["-c", script])
    let records = try SweepDirectory.table(out).records
    try #require(records.count == 4, "\(end.errors)")
    for record in records where record.cell == 0 {
      #expect(record.status == .leftover && record.detail.contains("left 1 "), "\(record.detail)")
      #expect(record.detail.contains("could not be killed"), "\(record.detail)")
    }
    // At least that of the second round comes after one that left something.
    for record in records where record.cell == 1 { #expect(record.status == .ok, "\(record.detail)") }
  }

  @Test func `words of a label keep the blanks and commas of its values`() {
    let axes = ["command", "n"]
    #expect(PlanInput.words(of: "command=ls -l n=1", axes: axes) == ["command=ls -l", "n=1"])
    #expect(PlanInput.words(of: "command=echo a,b,n=1", axes: axes, separator: ",") == ["command=echo a,b", "n=1"])
    #expect(PlanInput.words(of: "", axes: axes).isEmpty)
  }
}

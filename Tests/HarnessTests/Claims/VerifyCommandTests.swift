import Testing

@testable import SpeedupCommandLine
@testable import SpeedupCore
@testable import SpeedupSystem

/// `speedup verify` and `speedup claim` as a user meets them.
@Suite(.serialized) struct VerifyCommandTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func speedup(_ words: [String]) throws -> (status: Int32, output: String, errors: String) {
    try Built.run(words)
  }

  private func file(_ claims: String) throws -> String {
    let path = "\(directory.path)/claims.json"
    try Files.write(path, "{\"format\": 1, \"claims\": [\(claims)]}")
    return path
  }

  private static let same = """
    {"id": "same", "claim": "all workers give the same rows", "kind": "determinism", "how": "counted",
    "subject": {"workload": "weekly", "set": {"variant": "partition", "symbols": 3, "days": 40, "workers": "1,2"}}}
    """
  private static let sum = """
    {"id": "sum", "claim": "it adds up", "kind": "consistency", "holds": "1 + 1 == 3"}
    """

  @Test func `claims are run, kept with a page each, and gone on with`() throws {
    let path = try file(Self.same)
    let out = "\(directory.path)/out"
    let first = try speedup(["verify", path, "--out", out, "--budget", "60s", "--json"])
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.output.contains("\"verdict\": \"confirmed\""))
    for name in ["claims.json", "claims.md", "junit.xml", "runs.csv", "machine.json", "pages/same.html"] {
      #expect(Files.exists("\(out)/\(name)"), "\(name)")
    }
    let runs = try Files.readText("\(out)/runs.csv")
    let again = try speedup(["verify", path, "--out", out, "--resume", "--budget", "60s", "--csv"])
    #expect(again.status == 0)
    #expect(try Files.readText("\(out)/runs.csv") == runs)
    let refused = try speedup(["verify", path, "--out", out])
    #expect(refused.status == 2 && refused.errors.contains("say --resume"))
  }

  @Test func `rows that were edited, and a folder that does not say what its runs are of, are not gone on with`() throws
  {
    let path = try file(Self.same)
    let out = "\(directory.path)/out"
    #expect(try speedup(["verify", path, "--out", out, "--budget", "60s"]).status == 0)
    let rows = try Files.readText("\(out)/runs.csv")
    func resume() throws -> (status: Int32, output: String, errors: String) {
      try speedup(["verify", path, "--out", out, "--resume", "--budget", "60s"])
    }
    let lines = rows.split(separator: "\n").map(String.init)
    let wall = try #require(lines[0].split(separator: ",").firstIndex(of: "wall_seconds"))
    var fields = lines[lines.count - 1].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    fields[wall] += "1"
    let edited = (lines.dropLast() + [fields.joined(separator: ",")]).joined(separator: "\n") + "\n"
    try Files.write("\(out)/runs.csv", edited)
    let changed = try resume()
    #expect(changed.status == 2 && changed.errors.contains("runs.csv:\(lines.count): was changed"), "\(changed)")
    try Files.write("\(out)/runs.csv", rows + lines[1] + "\n")
    let doubled = try resume()
    #expect(doubled.status == 2 && doubled.errors.contains("runs.csv:\(lines.count + 1): "), "\(doubled)")
    try Files.write("\(out)/runs.csv", rows)
    #expect(try resume().status == 0)
    try Files.remove("\(out)/sitting.json")
    let unknown = try resume()
    #expect(unknown.status == 2 && unknown.errors.contains("sitting.json: is missing"), "\(unknown)")
  }

  @Test func `a memory limit that this machine can't give is said to be another`() throws {
    let claim = """
      {"id": "a", "claim": "c", "kind": "bound", "region": {"at_most": 1000}, "metric": "cpu_seconds",
      "subject": {"command": "true", "memory_limit": "900TB"}}
      """
    let result = try speedup(["verify", try file(claim), "--allow-commands", "--budget", "30s"])
    #expect(result.status == 0, "\(result)")
    #expect(result.output.contains("is more than this machine or container gives"), "\(result)")
  }

  @Test func `an inconsistent claim is status one`() throws {
    let result = try speedup(["verify", try file(Self.sum), "--csv"])
    #expect(result.status == 1 && result.output.contains("internally inconsistent"))
  }

  @Test func `commands of a file run only where they are allowed`() throws {
    let claim = """
      {"id": "fails", "claim": "it ends well", "kind": "success-rate", "region": {"at_least": 1}, "runs": 2,
      "subject": {"command": "\(Built.childWord) exit 3"}}
      """
    let refused = try speedup(["verify", try file(claim), "--csv"])
    #expect(refused.status == 3 && refused.output.contains("--allow-commands"))
    let run = try speedup(["verify", try file(claim), "--csv", "--allow-commands", "--budget", "30s"])
    #expect(run.status == 1 && run.output.contains("refuted"))
  }

  @Test func `a command on more cores than there are, which it does not see, is not testable here beside others`()
    throws
  {
    let claim = """
      {"id": "wide", "claim": "c", "kind": "bound", "region": {"at_most": 1}, "metric": "cpu",
      "subject": {"command": "true", "set": {"cores": 100000}}}
      """
    let result = try speedup(["verify", try file("\(claim), \(Self.sum)"), "--allow-commands", "--csv"])
    #expect(result.status == 1, "\(result.errors)")
    #expect(result.output.contains("not testable here") && result.output.contains("internally inconsistent"))
    #expect(result.output.contains("takes a machine with 100000 CPUs or more"), "\(result.output)")
  }

  @Test func `a command that is not there is told before anything runs`() throws {
    let claim = """
      {"id": "a", "claim": "c", "kind": "bound", "region": {"at_most": 1}, "metric": "cpu",
      "subject": {"command": "/nonesuch/program"}}
      """
    let result = try speedup(["verify", try file(claim), "--allow-commands"])
    #expect(result.status == 2 && result.errors.contains("/nonesuch/program"))
  }

  @Test func `a claim about two programs is answered in a sentence`() throws {
    let child = Built.childWord
    let result = try speedup([
      "claim", "--base", "\(child) touch 60000000", "--new", "\(child) touch 6000000", "--is", "minor_faults >= 5x",
      "--budget", "60s",
    ])
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    #expect(result.output.contains("× less minor-faults ["))
    #expect(result.output.contains(": confirmed; "))
  }

  @Test func `a claim over several cells says which of them its figure is of, and a multiple is one of the base`()
    throws
  {
    let child = Built.childWord
    let result = try speedup([
      "claim", "--base", "\(child) touch {n}0000000", "--new", "\(child) touch {n}000000", "--set", "n=4,6", "--is",
      "minor_faults <= 0.5x", "--budget", "60s",
    ])
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    #expect(result.output.contains("× the minor-faults [") && result.output.contains("] of \(child) touch"))
    #expect(result.output.contains("the worst of 2 cells (") && result.output.contains("n=4"), "\(result.output)")
  }

  @Test func `a claim about a program that fails is not measured, which is exit status 3`() throws {
    for (base, new) in [("false", "true"), ("true", "false")] {
      let result = try speedup(["claim", "--base", base, "--new", new, "--is", "cpu >= 1x", "--budget", "30s"])
      #expect(result.status == 3 && result.output.contains("its runs fail: failed: exit status 1"), "\(result.output)")
    }
  }

  @Test func `a sitting goes on with the same programs, the same seed and the same claims only`() throws {
    let (program, out) = ("\(directory.path)/program", "\(directory.path)/out")
    func build(_ text: String) throws {
      try Files.write(program, "#!/bin/sh\n\(text)\n")
      #expect(try Tool.run("/bin/chmod", ["+x", program]).status == 0)
    }
    func claim(_ bound: Int) -> String {
      """
      {"id": "a", "claim": "c", "kind": "bound", "region": {"at_most": \(bound)}, "metric": "cpu_seconds",
      "subject": {"command": "\(program)"}}
      """
    }
    func sitting(_ bound: Int, _ more: [String]) throws -> (status: Int32, output: String, errors: String) {
      try speedup(["verify", try file(claim(bound)), "--allow-commands", "--budget", "60s", "--out", out] + more)
    }
    try build("exit 0")
    let first = try sitting(1000, [])
    #expect(first.status == 0, "\(first)")
    #expect(try sitting(1000, ["--resume"]).status == 0)
    let changed = try sitting(2000, ["--resume"])
    #expect(changed.status == 2 && changed.errors.contains("a 1 claims 'bound of cpu_seconds"), "\(changed)")
    try build("exit 0 ")
    let rebuilt = try sitting(1000, ["--resume"])
    #expect(rebuilt.status == 2 && rebuilt.errors.contains("has changed since"), "\(rebuilt)")
  }

  @Test func `that a command's answers are equal is not testable, since nobody sees them`() throws {
    let claim = """
      {"id": "a", "claim": "c", "kind": "determinism", "runs": 3, "subject": {"command": "date +%N"}}
      """
    let result = try speedup(["verify", try file(claim), "--csv", "--allow-commands", "--budget", "60s"])
    #expect(result.output.contains("not testable here") && result.output.contains("--same-output"), "\(result)")
    #expect(!result.output.contains("answers compared"))
  }

  @Test func `outputs that differ refute a claim of the same output`() throws {
    let result = try speedup([
      "claim", "--base", "echo a", "--new", "echo b", "--is", "cpu <= 1000x", "--same-output", "--budget", "30s",
    ])
    #expect(result.status == 1 && result.output.contains("2 and 2 bytes, from byte 0"))
  }

  @Test func `a command that can't run here is not testable, and refutes nothing`() throws {
    let claim = """
      {"id": "absent", "claim": "it ends well", "kind": "success-rate", "region": {"at_least": 1}, "runs": 2,
      "subject": {"command": "\(Built.childWord) exit 3", "skip_status": 3}}
      """
    let run = try speedup(["verify", try file(claim), "--csv", "--allow-commands", "--budget", "30s"])
    #expect(run.status == 0 && run.output.contains("not testable here"), "\(run.output)\(run.errors)")
  }

  @Test func `a workload is replayed on cores that are not there`() throws {
    let claim = """
      {"id": "replayed", "claim": "four cores are faster than one", "kind": "ratio", "region": {"at_least": 1.05},
      "how": "replay",
      "reference": {"workload": "weekly", "set": {"variant": "partition", "symbols": 40, "workers": 1},
      "replay_cores": 4},
      "subject": {"workload": "weekly", "set": {"variant": "partition", "symbols": 40, "workers": 4},
      "replay_cores": 4}}
      """
    let run = try speedup(["verify", try file(claim), "--json", "--budget", "120s"])
    #expect(run.output.contains("\"evidence\": \"simulated\""), "\(run.output)\(run.errors)")
    #expect(!run.output.contains("\"verdict\": \"confirmed\"") && !run.output.contains("\"verdict\": \"refuted\""))
  }
}

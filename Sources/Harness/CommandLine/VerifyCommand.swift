import SpeedupCore
import SpeedupJudge
import SpeedupKit
import SpeedupReport
import SpeedupSystem

/// `speedup verify`: judges every claim of a file.
struct VerifyCommand: Command {
  let name = "verify"
  let summary = "Judges every claim of a file: confirmed, refuted, inconclusive or not testable here."
  let usage = ["FILE... [--only ID,ID] [--budget 20m] [--quick] [--out DIR [--resume]] [OPTIONS]", "--new"]

  static let only = Option<[String]>.texts("only", "IDS", "only these claims; 002 or 002-1 takes all that begin so")
  static let budget = Option<Seconds?>.span(
    "budget", "time for all runs", default: Seconds(1200), written: "20m", example: "90s or 20m")
  static let quick = Option<Bool>.flag("quick", "a budget of 4 minutes; more claims stay open")
  static let out = Option<String?>.path(
    "out", "DIR", "keep claims.json, claims.md, junit.xml, runs.csv, machine.json and a page a claim there")
  static let resume = Option<Bool>.flag("resume", "go on with the runs that are in --out DIR")
  static let allowCommands = Option<Bool>.flag("allow-commands", "run the commands that the files name")
  static let explain = Option<String?>.text("explain", "ID", "print what would be run for a claim and how it is judged")
  static let new = Option<Bool>.flag("new", "print a claims file to begin with")
  static let level = JudgingOptions.level("bound on wrong verdicts in the whole list", default: 0.05, written: "5%")
  let options: [any CommandOption] =
    [only, budget, quick, out, resume, allowCommands, explain, new, level] + OutputForm.options
  let examples = [
    "speedup verify Fixtures/claims/002.json --only 002-16,002-17a",
    "speedup verify claims.json --budget 10m --out verified",
    "speedup verify claims.json --explain 002-16", "speedup verify --new > claims.json",
  ]

  func notes(_ workloads: [any Workload]) -> [String] {
    [
      "",
      "Claims are judged together: rounds over the cells of all that are open, in shuffled order, until each is",
      "decided or the budget is spent. Claims on wall time need a fit machine. Commands in a file run only with",
      "--allow-commands. Exit status: 0 none refuted and none open, 1 refuted or inconsistent, 4 inconclusive,",
      "3 not run, for want of --allow-commands, 2 a file that can't be used.",
    ]
  }

  func run(_ parsed: ParsedOptions, in context: CommandContext) throws -> Int32 {
    for asked in [Self.new.name, Self.explain.name] where parsed.names.contains(asked) {
      try Self.refuseIdle(parsed, beside: asked)
    }
    if parsed[Self.new] {
      try Console.write(ClaimTemplate.text)
      return 0
    }
    let files = try Self.files(parsed.operands)
    let claims = try Self.chosen(files.flatMap(\.claims), parsed[Self.only])
    if parsed[Self.resume], parsed[Self.out] == nil { throw InputError("--resume goes with --out DIR") }
    if let out = parsed[Self.out] { try InputPath.requireFolder(out, option: Self.out.name) }
    if parsed[Self.quick], parsed.has(Self.budget) { throw InputError("--quick and --budget: choose one") }
    if let id = parsed[Self.explain] {
      guard let claim = claims.first(where: { $0.id == id }) else {
        throw InputError.unknown(id, kind: "claim", among: claims.map(\.id), at: "--explain")
      }
      try ReportOutput(parsed).print(ClaimExplanation(claim).document)
      return 0
    }
    // The launcher first, while this process is small.
    let launcher = try Launcher()
    Interrupts.watch()
    var settings = VerifySession.Settings(seed: files[0].seed)
    settings.budget = parsed[Self.quick] ? Seconds(240) : parsed[Self.budget]
    settings.level = parsed[Self.level]
    settings.out = parsed[Self.out]
    settings.resumes = parsed[Self.resume]
    settings.allowsCommands = parsed[Self.allowCommands]
    let output = try ReportOutput(parsed)
    let session = try VerifySession(claims, settings, workloads: context.workloads)
    launcher.prepare()
    let report = try session.run(launcher: launcher, output: output)
    return report.ending == .interrupted ? 128 + (Interrupts.arrived ?? 2) : report.exitStatus
  }

  /// `--new` and `--explain` judge nothing: what says how to judge would have no effect beside them.
  private static func refuseIdle(_ parsed: ParsedOptions, beside asked: String) throws {
    let forms = asked == explain.name ? OutputForm.options.map(\.name) + [only.name] : []
    if let idle = parsed.names.first(where: { $0 != asked && !forms.contains($0) }) {
      throw InputError("--\(idle): has no effect with --\(asked), which judges nothing; leave it out")
    }
    if asked == new.name, let file = parsed.operands.first {
      throw InputError("--new prints a file to begin with; what is '\(file)' for?")
    }
  }

  private static func files(_ paths: [String]) throws -> [ClaimFile] {
    guard !paths.isEmpty else {
      throw InputError("verify takes a file of claims; write one with: speedup verify --new > claims.json")
    }
    let files = try paths.map { path in
      try InputPath.requireRegular(path)
      let bytes = try Files.read(path)
      try EncodedText.requireUTF8(bytes, file: path)
      return try ClaimFile(reading: bytes, path: path)
    }
    try ClaimFile.requireDistinct(files)
    return files
  }

  private static func chosen(_ claims: [Claim], _ only: [String]) throws -> [Claim] {
    for id in only where !claims.contains(where: { $0.id.hasPrefix(id) }) {
      throw InputError.unknown(id, kind: "claim", among: claims.map(\.id), at: "--only")
    }
    guard !only.isEmpty else { return claims }
    // A whole id is that claim alone: 002-1 is not 002-16 where there is a 002-1.
    return claims.filter { claim in
      only.contains { id in claims.contains { $0.id == id } ? claim.id == id : claim.id.hasPrefix(id) }
    }
  }
}

import SpeedupCore
import SpeedupEngine
import SpeedupKit
import SpeedupSystem

/// The command line of `sweep`, or of another command that runs a grid, read: options, spec file, and what the machine is.
struct SweepArguments {
  private let parsed: ParsedOptions
  private let fromSpec: Set<String>
  private let workload: (any Workload)?
  let facts: MachineFacts
  let host: Host

  /// Reads the arguments.
  /// - Throws: ``InputError``.
  init(_ arguments: [String], workloads: [any Workload]) throws {
    let options = Self.options(SweepCommand.options, workloads)
    var parsed = try ParsedOptions(arguments, options: options, command: "sweep")
    var fromSpec: Set<String> = []
    if let spec = parsed.value("spec") { try Self.merge(spec, into: &parsed, &fromSpec, options: options) }
    try self.init(parsed, fromSpec: fromSpec, workloads: workloads, command: "sweep")
    if let directory = parsed.value("resume") {
      let stray = options.first { parsed.has($0.name) && !Self.besideResume.contains($0.name) }?.name ?? parsed.operands.first
      if let stray {
        throw InputError(
          "--resume \(directory): the plan is in its sweep.json, and '\(stray)' can't change it; "
            + "only --repeat N, --retry-failed, --keep-going, --fail-fast and --strict go with it")
      }
    }
  }

  /// A command's options and the workloads' own parameters, which are options too; which of those depends on the
  /// operand, so all are known.
  static func options(_ known: [Option], _ workloads: [any Workload]) -> [Option] {
    let own = Set(workloads.flatMap { $0.parameters.map(\.name) }).subtracting(known.map(\.name))
    return known + own.sorted().map { Option(name: $0, kind: .value("RANGE"), help: "") }
  }

  /// Arguments of any command that runs a grid, taken apart already.
  /// - Throws: ``InputError``.
  init(_ parsed: ParsedOptions, fromSpec: Set<String>, workloads: [any Workload], command: String) throws {
    self.parsed = parsed
    self.fromSpec = fromSpec
    if parsed.operands.count > 1 {
      throw InputError("\(command) takes one workload; what is '\(parsed.operands[1])' for?")
    }
    for place in ["out", "dump", "junit"] { _ = try parsed.path(place) }
    workload = parsed.operands.first.flatMap { name in workloads.first { $0.name == name } }
    facts = gatherFacts()
    guard let allowed = facts.cpuLimits.cpus ?? (try? Affinity.allowed()) else {
      throw InputError("can't tell which CPUs are allowed here")
    }
    host = Host(
      allowed: allowed, topology: facts.topology,
      quota: facts.cpuLimits.quotaCores,
      memory: facts.memory.available,
      environment: { Environment.value($0) })
  }

  private static let besideResume: Set<String> = [
    "resume", "repeat", "retry-failed", "keep-going", "fail-fast", "strict",
  ]

  /// What a resumed sweep does beside the runs that are left.
  /// - Throws: ``InputError``.
  func continuation() throws -> SweepContinuation {
    var continuation = SweepContinuation()
    continuation.repeats = try parsed.count("repeat", atLeast: 1)
    continuation.retriesFailed = parsed.has("retry-failed")
    continuation.onFailure = try onFailure()
    return continuation
  }

  /// What is done about runs that fail; nil where no option says it.
  private func onFailure() throws -> FailurePolicy? {
    switch (parsed.has("keep-going"), parsed.has("fail-fast")) {
    case (true, true): throw InputError("--keep-going and --fail-fast: choose one")
    case (true, false): .keepGoing
    case (false, true): .failFast
    case (false, false): nil
    }
  }

  /// Whether disturbed runs make the sweep inconclusive.
  var isStrict: Bool { parsed.has("strict") }

  /// The directory to go on with.
  var resume: String? { parsed.value("resume") }
  /// Whether only the plan is wanted.
  var dryRun: Bool { parsed.has("dry-run") }

  /// Where the results go.
  /// - Throws: `SystemError` when the default folder can't be made.
  func out(_ plan: SweepPlan) throws -> String {
    if let given = parsed.value("out") { return given }
    let name =
      switch plan.subject.kind {
      case .workload(let name): name
      case .command: "command"
      case .imported: "imported"
      }
    return try SweepDirectory.makeFresh("speedup-out/\(name)-\(Process.timestamp)")
  }

  /// The sweep that is asked for.
  /// - Throws: ``InputError``.
  func request() throws -> SweepRequest { try request([try subject()]) }

  /// The same grid and limits for this subject.
  /// - Throws: ``InputError``.
  func request(_ subjects: [Subject]) throws -> SweepRequest {
    var request = SweepRequest(subjects)
    request.zips = parsed.list("zip").map { $0.split(separator: ",").map(String.init) }
    request.axes = try axes(zipped: Set(request.zips.joined()))
    request.specAxes = fromSpec
    request.sample = try parsed.count("sample", atLeast: 1)
    try readRepetition(into: &request)
    request.isUndisturbed = parsed.has("undisturbed")
    request.onFailure = try onFailure() ?? .giveUp
    if parsed.has("retry-failed") { throw InputError("--retry-failed goes with --resume DIR") }
    request.warmups = try parsed.count("warmup", atLeast: 0) ?? request.warmups
    request.seed = try parsed.read("seed", as: UInt64.self, "a whole number of at least 0") ?? request.seed
    request.timeout = try span("timeout", "90s or 5m") ?? request.timeout
    request.memoryLimit = try parsed.read("memory-limit", as: Bytes.self, "a size such as 512M")
    if let limit = request.memoryLimit, limit < Self.leastMemory {
      throw InputError("--memory-limit: \(limit.count) bytes are too few to start a program; the least is 1M")
    }
    if let file = parsed.value("data") { request.data = (file, try Self.digest(of: file, option: "data")) }
    request.dump = parsed.value("dump")
    request.placement = parsed.has("spread") ? .spread : .compact
    request.reference = parsed.value("reference")
    return request
  }

  /// A limit on less than this meets the launcher, on its way from the run's group into the program.
  private static let leastMemory = Bytes(1 << 20)

  /// An option's value as a time above 0: with none no run could be made.
  private func span(_ name: String, _ example: String) throws -> Seconds? {
    guard let span = try parsed.read(name, as: Seconds.self, "a time such as \(example)") else { return nil }
    guard span > Seconds(0) else {
      throw InputError("--\(name): 0 leaves no time for any run; write a time such as \(example)")
    }
    return span
  }

  /// `--repeat N`, or `--repeat auto` with `--precision` and `--budget`.
  private func readRepetition(into request: inout SweepRequest) throws {
    if parsed.value("repeat") == "auto" {
      request.precision = try parsed.read("precision", as: Percentage.self, "a percentage such as 2%")?.fraction ?? 0.02
      request.repeats = Self.mostRepeats
    } else {
      if parsed.has("precision") { throw InputError("--precision goes with --repeat auto") }
      request.repeats = try parsed.count("repeat", atLeast: 1) ?? request.repeats
    }
    request.budget = try span("budget", "5m")
  }

  /// Most runs of a cell with `--repeat auto`: a cell that needs more can't be known that well here.
  private static let mostRepeats = 200

  private func subject() throws -> Subject {
    switch (parsed.value("command"), parsed.operands.first) {
    case (let text?, nil):
      guard !parsed.has("dump") else {
        throw InputError("--dump goes with a workload; a command writes its results itself")
      }
      return Subject(.command(CommandTemplate(text, shell: parsed.has("shell"))))
    case (nil, let name?):
      guard !parsed.has("shell") else { throw InputError("--shell goes with --command") }
      return Subject(.workload(name), program: try Self.digest(of: Process.executable))
    case (_?, let name?): throw InputError("sweep takes a workload or --command, not both; leave out '\(name)'")
    case (nil, nil): throw InputError("sweep needs a WORKLOAD or --command 'PROGRAM ...'; see: speedup sweep --help")
    }
  }

  /// A zipped axis keeps its repeats: 1,1,2 with 5,6,6 are three places, not two of other values.
  private func axes(zipped: Set<String>) throws -> [(name: String, values: [String])] {
    func values(_ name: String, _ text: String, _ option: String) throws -> [String] {
      try AxisRange.values(text, option: option, keepsRepeats: zipped.contains(name))
    }
    var axes: [(name: String, values: [String])] = []
    let own = workload?.parameters.map(\.name) ?? []
    for name in SweepCommand.axes + own {
      if let text = parsed.value(name) { axes.append((name, try values(name, text, "--\(name)"))) }
    }
    for text in parsed.list("set") {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty else {
        throw InputError("--set: '\(text)' is not NAME=VALUES, such as depth=1,2,3")
      }
      let name = String(parts[0])
      guard !axes.contains(where: { $0.name == name }) else { throw InputError("--set: the axis '\(name)' is set twice") }
      guard !ResultColumns(axes: [], measures: []).header.contains(name) else {
        throw InputError("--set: '\(name)' is the name of a column of the results; choose another")
      }
      axes.append((name, try values(name, String(parts[1]), "--set \(name)")))
    }
    return axes
  }

  /// FNV-1a over a file's bytes.
  /// - Throws: ``InputError`` when it can't be read.
  static func digest(of path: String) throws -> String {
    do { return Digest.text(of: try Files.read(path)) } catch { throw InputError("\(error)") }
  }

  /// Adds the options of a spec file, which are weaker than those given.
  private static func merge(
    _ path: String, into parsed: inout ParsedOptions, _ names: inout Set<String>, options: [Option]
  ) throws {
    try requireRegular(path, option: "spec")
    let values: [String: String]
    do {
      values = try JSONFile.read(
        [String: String].self, path,
        mend: "write one JSON object of texts, such as {\"workers\": \"1..8\", \"repeat\": \"5\"}")
    } catch let error as SystemError { throw InputError("--spec: \(error)") }
    for (name, value) in values.sorted(by: { $0.key < $1.key }) {
      if name == "workload" {
        if parsed.operands.isEmpty { parsed.operands = [value] }
        continue
      }
      let option = options.first { $0.name == name }
      if let option, option.kind == .flag || name == "spec" || name == "resume" {
        throw InputError("\(path): '\(name)' has no place in a spec file; write \(option.usage) on the command line")
      }
      guard option != nil else {
        let near = NearestName.of(name, among: options.map(\.name)).map { "; did you mean '\($0)'?" } ?? ""
        throw InputError("\(path): '\(name)' is no option of sweep\(near)")
      }
      if !parsed.has(name) { names.insert(name) }
      parsed.setDefault(name, value)
    }
  }
}

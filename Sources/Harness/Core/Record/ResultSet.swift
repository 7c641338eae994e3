/// The results of one sweep, with what is known of how they came about.
public struct ResultSet: Sendable {
  /// How it is called in messages: its path.
  public let name: String
  /// Its runs.
  public let table: ResultTable
  /// Its plan; nil for a bare results file.
  package let plan: SweepPlan?
  /// Its machine; nil when no fingerprint is there.
  package let machine: MachineFingerprint?

  package init(name: String, table: ResultTable, plan: SweepPlan? = nil, machine: MachineFingerprint? = nil) {
    self.name = name
    self.table = table
    self.plan = plan
    self.machine = machine
  }

  /// What is said in place of differences where nothing is known of the machines.
  package static let unknownMachine = "neither side says which machine it was measured on"

  /// What the two sessions' machines differ by, one line each ("here" is the new one's); empty when they are
  /// shown to be the same.
  /// - Parameter metrics: what is compared. Counts of instructions depend on the architecture alone.
  package static func machineDifferences(_ base: ResultSet, _ new: ResultSet, for metrics: [Metric]? = nil) -> [String]
  {
    var lines: [String] = []
    if metrics == [.instructions], let one = base.machine?.machine.architecture,
      let other = new.machine?.machine.architecture
    {
      return one == other ? [] : [SafeText.excerpt("architecture: \(other) here, \(one) there")]
    }
    switch (base.machine, new.machine) {
    case (let one?, let other?): lines = other.differences(from: one)
    case (nil, _?), (_?, nil): lines.append("machine.json is missing on one side")
    case (nil, nil): break
    }
    for key in ["host_name", "num_cpus", "mhz_per_cpu"] {
      let (one, other) = (base.origin?.context[key], new.origin?.context[key])
      if one != other { lines.append("\(key): \(other ?? "unknown") here, \(one ?? "unknown") there") }
    }
    let nothing = StableMachine()
    let isKnown =
      (base.machine.map { $0.machine != nothing } ?? false) || base.origin?.context["host_name"] != nil
    if lines.isEmpty, !isKnown { lines.append(unknownMachine) }
    return lines.map { SafeText.excerpt($0) }
  }

  /// Why the two sessions can't have had the same input, one line each; empty where nothing speaks against
  /// it.
  package static func inputDifferences(
    _ base: ResultSet, _ new: ResultSet, named side: (base: String, new: String) = ("BASE", "NEW")
  ) -> [String] {
    guard let one = base.plan, let other = new.plan else { return [] }
    var lines: [String] = []
    if let a = one.subject.workload, let b = other.subject.workload {
      if a != b { lines.append("workload: \(a) in \(side.base), \(b) in \(side.new)") }
      // A command's seed decides the order of the runs only; a workload's also what it is given to work on.
      if one.seed != other.seed { lines.append("seed: \(one.seed) in \(side.base), \(other.seed) in \(side.new)") }
    }
    if one.dataDigest != other.dataDigest {
      func file(_ plan: SweepPlan) -> String {
        (plan.dataFile.map { "\($0), " } ?? "") + (plan.dataDigest.map { "digest \($0)" } ?? "none")
      }
      lines.append("data: \(file(one)) in \(side.base), \(file(other)) in \(side.new)")
    }
    if let (a, b) = one.differentInputs(other) { lines.append("--input: \(a) in \(side.base), \(b) in \(side.new)") }
    return lines.map { SafeText.excerpt($0) }
  }

  /// What else surrounded the runs of the two sessions in different ways, one line each: what may be as it should be where
  /// two checkouts have their own, and may be what the times differ by.
  package static func surroundingDifferences(
    _ base: ResultSet, _ new: ResultSet, named side: (base: String, new: String) = ("BASE", "NEW")
  ) -> [String] {
    guard let one = base.plan, let other = new.plan else { return [] }
    func hooks(_ plan: SweepPlan, _ hook: Hook) -> String? { plan.surroundings.hooks[hook]?.joined(separator: "; ") }
    let settings: [(String, String?, String?)] =
      [
        ("--shell", one.shells, other.shells),
        ("--directory", one.surroundings.directory, other.surroundings.directory),
      ] + Hook.allCases.map { ($0.option, hooks(one, $0), hooks(other, $0)) }
    return settings.filter { $1 != $2 }.map {
      SafeText.excerpt("\($0): \($1 ?? "none") in \(side.base), \($2 ?? "none") in \(side.new)")
    }
  }

  /// By name the program's own figures that the two sessions declared with another unit or direction, as they are typed.
  package static func figureDifferences(_ base: ResultSet, _ new: ResultSet) -> [String: (base: String, new: String)] {
    var differing: [String: (base: String, new: String)] = [:]
    for one in base.plan?.surroundings.figures ?? [] {
      guard let other = new.plan?.surroundings.figures.first(where: { $0.name == one.name }),
        (one.unit, one.better) != (other.unit, other.better)
      else { continue }
      func text(_ figure: DeclaredFigure) -> String { "\(figure.name)[\(figure.unit),\(figure.better.rawValue)]" }
      differing[one.name] = (text(one), text(other))
    }
    return differing
  }

  /// Ways to be killed at a limit that was not the same in both sessions. A memory limit that follows the
  /// free memory of the moment is never quite the same; a tenth is let pass.
  package static func differingLimits(_ base: ResultSet, _ new: ResultSet) -> Set<RunStatus> {
    guard let one = base.plan, let other = new.plan else { return [] }
    var differing: Set<RunStatus> = []
    if one.timeout != other.timeout { differing.insert(.timeout) }
    // As floating point: a file may hold any two numbers, and their difference need not be one.
    let (a, b) = (one.memoryLimit.map { Double($0.count) }, other.memoryLimit.map { Double($0.count) })
    if let a, let b { if abs(a - b) > max(a, b) / 10 { differing.insert(.memoryLimit) } }
    if (a == nil) != (b == nil) { differing.insert(.memoryLimit) }
    return differing
  }

  private var origin: ImportedOrigin? {
    plan?.subject.origin
  }
}

extension SweepPlan {
  /// The shells of its commands; nil: none, or there are no commands.
  fileprivate var shells: String? {
    let names = subjects.compactMap { subject -> String? in
      if case .command(let template) = subject.kind { template.interpreter } else { nil }
    }
    return names.isEmpty ? nil : ReferenceChoice.distinct(names).joined(separator: ", ")
  }

  /// What the two plans' runs read on their standard inputs, in a few words, where it differs; nil where it doesn't. The
  /// content decides where both sessions recorded it, else the path.
  fileprivate func differentInputs(_ other: SweepPlan) -> (String, String)? {
    guard surroundings.input != other.surroundings.input || surroundings.input != nil else { return nil }
    let (mine, others) = (inputFiles, other.inputFiles)
    let isSame =
      mine.isEmpty || others.isEmpty
      ? surroundings.input == other.surroundings.input : Set(mine.map(\.digest)) == Set(others.map(\.digest))
    func text(_ plan: SweepPlan, _ files: [ProgramFile]) -> String {
      let digests =
        files.count == 1 && surroundings.input == other.surroundings.input ? " (digest \(files[0].digest))" : ""
      return (plan.surroundings.input ?? "none") + digests
    }
    return isSame ? nil : (text(self, mine), text(other, others))
  }

  /// The files that were runs' standard input, as they were.
  private var inputFiles: [ProgramFile] {
    guard let input = surroundings.input else { return [] }
    let template = CommandTemplate(input, option: "--input")
    let paths = Set(cells.compactMap { try? template.filled($0.values(run: 0)) })
    return subjects.flatMap { $0.argumentFiles ?? [] }.filter { paths.contains($0.path) }
  }
}

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

  /// A result set from its parts.
  package init(name: String, table: ResultTable, plan: SweepPlan? = nil, machine: MachineFingerprint? = nil) {
    self.name = name
    self.table = table
    self.plan = plan
    self.machine = machine
  }

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
    if lines.isEmpty, !isKnown { lines.append("neither side says which machine it was measured on") }
    return lines.map { SafeText.excerpt($0) }
  }

  /// Why the two sessions can't have had the same input, one line each; empty where nothing speaks against
  /// it.
  package static func inputDifferences(_ base: ResultSet, _ new: ResultSet) -> [String] {
    guard let one = base.plan, let other = new.plan else { return [] }
    var lines: [String] = []
    if let a = one.subject.workload, let b = other.subject.workload {
      if a != b { lines.append("workload: \(a) in BASE, \(b) in NEW") }
      // A command's seed decides the order of the runs only; a workload's also what it is given to work on.
      if one.seed != other.seed { lines.append("seed: \(one.seed) in BASE, \(other.seed) in NEW") }
    }
    if one.dataDigest != other.dataDigest {
      lines.append("data digest: \(one.dataDigest ?? "none") in BASE, \(other.dataDigest ?? "none") in NEW")
    }
    return lines.map { SafeText.excerpt($0) }
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

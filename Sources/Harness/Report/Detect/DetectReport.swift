import SpeedupCore
import SpeedupSystem

/// What `detect` answers: the machine, what of it this process may use and why, and what every sizing rule
/// gives for it. Its `Codable` form is the JSON.
package struct DetectReport: Codable, Sendable, Equatable {
  package struct Limit: Codable, Sendable, Equatable {
    /// What limits, such as `affinity mask`.
    package let source: String
    /// The call or file that says so.
    package let place: String
    /// CPUs' worth.
    package let share: Double
    /// Which CPUs, as a list; nil for a quota.
    package let cpus: String?
    package let binds: Bool

    private enum CodingKeys: String, CodingKey {
      case source, place, cpus, binds
      case share = "share_cpus"
    }
  }

  package struct RuleAnswer: Codable, Sendable, Equatable {
    package let rule: SizingRule
    /// The number of the document it comes from.
    package let document: String
    package let sizing: Sizing
  }

  package let fingerprint: MachineFingerprint
  package let cpuLimits: [Limit]
  /// The file that limits the memory; nil when nothing does.
  package let memoryLimitPlace: String?
  /// How many processes and threads may be alive; nil: no limit known.
  package let processLimit: Int?
  package let processLimitPlace: String?
  package let tools: [InstalledTool]
  /// The cores that the rules were asked for; nil when nobody named any and none could be detected.
  package let sizingCores: CoreCount?
  /// The memory that the rules were asked for; nil: unknown.
  package let sizingMemory: Bytes?
  /// The jobs at once that the rules were asked for; nil: nobody said.
  package let sizingJobs: Int?
  /// The memory of a worker that the rules were asked for; nil: nobody said.
  package let sizingWorkerMemory: Bytes?
  /// What every rule answers; empty when the cores are unknown.
  package let rules: [RuleAnswer]
  /// What the rules do not know, and what to ask in their place.
  package let rulesNote: String

  /// What is said below the rules.
  static let note =
    "The rules are the documents' and know nothing of your program. How many cores, workers and bytes it needs: "
    + "speedup plan DIR --deadline TIME, with DIR a sweep of it (--trace tells most)."

  private enum CodingKeys: String, CodingKey {
    case fingerprint, tools, rules
    case rulesNote = "rules_note"
    case cpuLimits = "cpu_limits"
    case memoryLimitPlace = "memory_limit_place"
    case processLimit = "process_limit"
    case processLimitPlace = "process_limit_place"
    case sizingCores = "sizing_cores"
    case sizingMemory = "sizing_memory_bytes"
    case sizingJobs = "sizing_jobs"
    case sizingWorkerMemory = "sizing_worker_memory_bytes"
  }

  init(facts: MachineFacts, cores: CoreCount?, memory: Bytes?, jobs: Int? = nil, workerMemory: Bytes? = nil) {
    (sizingJobs, sizingWorkerMemory) = (jobs, workerMemory)
    rulesNote = Self.note
    fingerprint = MachineFingerprint(facts)
    let binding = facts.cpuLimits.binding
    cpuLimits = facts.cpuLimits.limits.map {
      Limit(
        source: $0.source.rawValue, place: $0.place, share: $0.share, cpus: $0.cpus?.list,
        binds: $0 == binding)
    }
    memoryLimitPlace = facts.memory.limit?.place
    processLimit = facts.processLimit?.count
    processLimitPlace = facts.processLimit?.place
    tools = facts.tools
    let sizingMemory = memory ?? facts.memory.available
    sizingCores = cores ?? facts.cpuLimits.cores
    self.sizingMemory = sizingMemory
    rules =
      sizingCores.map { cores in
        SizingRule.allCases.map { rule in
          RuleAnswer(
            rule: rule, document: rule.document,
            sizing: rule.sizing(
              for: SizingInput(cores: cores, memory: sizingMemory, jobs: jobs, workerMemory: workerMemory)))
        }
      } ?? []
  }
}

/// The report on a machine.
/// - Parameters:
///   - cores: the cores to ask the sizing rules for; nil: those that were detected.
///   - memory: the memory to ask them for; nil: what is available now.
///   - jobs: the jobs at once to ask them for; nil: what each rule takes by itself.
///   - workerMemory: the memory of a worker; nil: unknown.
package func detectReport(
  facts: MachineFacts, cores: CoreCount?, memory: Bytes?, jobs: Int? = nil, workerMemory: Bytes? = nil
) -> DetectReport {
  DetectReport(facts: facts, cores: cores, memory: memory, jobs: jobs, workerMemory: workerMemory)
}

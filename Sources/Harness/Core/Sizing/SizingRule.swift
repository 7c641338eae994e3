/// A named rule by which one of the five source documents (000 to 004) sizes its worker pool. The formulas
/// stand as the documents give them, also where a document's own examples contradict them.
public enum SizingRule: String, CaseIterable, Codable, Sendable {
  /// Document 000: a worker a CPU.
  case all
  /// Document 000, tuning tips: all CPUs but two, for the other services of the machine.
  case leaveTwo = "leave-two"
  /// Document 001, sections 2.1 and 2.2: steps by CPU count, and a chunk size by available memory.
  case tiered
  /// Document 003, item 2: at most eight.
  case cap8 = "cap-8"
  /// Document 003, item 3: threads of the linear algebra library within each of several jobs.
  case blas003 = "blas-003"
  /// Document 004, recommended approach: three quarters of the CPUs.
  case threeQuarters = "three-quarters"

  /// The document's number.
  public var document: String {
    switch self {
    case .all, .leaveTwo: "000"
    case .tiered: "001"
    case .cap8, .blas003: "003"
    case .threeQuarters: "004"
    }
  }

  /// The rule called `name`.
  /// - Throws: ``InputError`` naming the rules there are.
  public init(named name: String) throws(InputError) {
    guard let rule = SizingRule(rawValue: name) else {
      throw InputError.unknown(name, kind: "rule", among: SizingRule.allCases.map(\.rawValue), at: "--rule")
    }
    self = rule
  }

  /// What the rule answers.
  public func sizing(for input: SizingInput) -> Sizing {
    let cores = input.cores.value
    switch self {
    case .all: return Sizing(workers: cores)
    case .leaveTwo: return Sizing(workers: max(1, cores - 2))
    case .tiered:
      return Sizing(workers: Self.tieredWorkers(cores), chunkRows: Self.chunkRows(input.memory))
    case .cap8: return Sizing(workers: max(1, min(8, cores, Self.fitting(input) ?? 8)))
    case .blas003:
      // The formula gives threads only. Jobs that nobody named are as many as the document lets run.
      let jobs = max(1, input.jobs ?? min(8, cores))
      return Sizing(workers: jobs, threads: min(4, max(1, cores / max(8, jobs))))
    // In two parts, since three times the largest count is no number any more.
    case .threeQuarters: return Sizing(workers: max(1, cores / 4 * 3 + cores % 4 * 3 / 4))
    }
  }

  private static func tieredWorkers(_ cores: Int) -> Int {
    switch cores {
    case ...2: 1
    case ...4: cores - 1
    case ...8: cores - 2
    default: min(cores - 2, 16)
    }
  }

  /// 5 % of the memory at 1 KiB a row; 1 KiB / 5 % is 20 KiB of memory a row. 100,000 if memory is unknown.
  private static func chunkRows(_ memory: Bytes?) -> Int {
    guard let memory else { return 100_000 }
    return Int(min(max(memory.count / 20_480, 10_000), 500_000))
  }

  /// How many workers fit into the memory; nil where either is unknown.
  private static func fitting(_ input: SizingInput) -> Int? {
    guard let memory = input.memory, let worker = input.workerMemory, worker.count > 0 else { return nil }
    return Int(clamping: memory.count / worker.count)
  }
}

/// What a sizing rule is asked for.
public struct SizingInput: Sendable, Equatable {
  /// The CPUs there are.
  public var cores: CoreCount
  /// The memory that can be had; nil: unknown.
  public var memory: Bytes?
  /// Jobs that run at once; nil: not said.
  public var jobs: Int?
  /// What one worker needs; nil: unknown.
  public var workerMemory: Bytes?

  /// A question.
  public init(cores: CoreCount, memory: Bytes? = nil, jobs: Int? = nil, workerMemory: Bytes? = nil) {
    self.cores = cores
    self.memory = memory
    self.jobs = jobs
    self.workerMemory = workerMemory
  }
}

/// What a sizing rule answers.
public struct Sizing: Sendable, Equatable, Codable {
  /// Workers at once, at least 1.
  public var workers: Int
  /// Rows to read at a time; nil: the rule does not say.
  public var chunkRows: Int?
  /// Threads within each worker; nil: the rule does not say.
  public var threads: Int?

  /// An answer.
  public init(workers: Int, chunkRows: Int? = nil, threads: Int? = nil) {
    self.workers = workers
    self.chunkRows = chunkRows
    self.threads = threads
  }

  private enum CodingKeys: String, CodingKey {
    case workers, threads
    case chunkRows = "chunk_rows"
  }
}

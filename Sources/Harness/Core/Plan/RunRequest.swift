/// What one run of a workload is asked to do: one cell of the grid, as the workload sees it.
public struct RunRequest: Sendable, Codable, Equatable {
  /// Which variant.
  public var variant: String
  /// The workload's own parameters as text; they are read by type, see ``Parameter``. One that is not here, or empty, has
  /// its default.
  public var parameters: [String: String]
  /// How many workers share the work.
  public var workers: Int
  /// How many tasks (or rows, as the workload defines) a worker takes at once; nil: the workload chooses.
  public var chunk: Int?
  /// How many cores the workload is told it has; more than the machine has when oversubscribed.
  public var cores: Int
  /// Threads per task where the workload has a second level of parallelism; nil: the workload chooses.
  public var threads: Int?
  /// A real input file, where one was named.
  public var dataFile: String?
  /// Seed of generated inputs: the same bytes on every machine.
  public var seed: UInt64
  /// The memory the run may use, where a limit was set.
  public var memoryLimit: Bytes?
  /// An empty directory for this one run, removed after it, however it ends; nil where nobody made one: see
  /// ``scratchDirectory()``.
  public var scratch: String?

  /// A request for `variant` with everything else at its smallest.
  public init(
    variant: String, parameters: [String: String] = [:], workers: Int = 1, chunk: Int? = nil,
    cores: Int = 1, threads: Int? = nil, dataFile: String? = nil, seed: UInt64 = 1,
    memoryLimit: Bytes? = nil
  ) {
    self.variant = variant
    self.parameters = parameters
    self.workers = workers
    self.chunk = chunk
    self.cores = cores
    self.threads = threads
    self.dataFile = dataFile
    self.seed = seed
    self.memoryLimit = memoryLimit
  }

  /// The variant as one of an enumeration's values.
  /// - Throws: ``InputError`` that names those values when it is none of them.
  public func chosenVariant<Value: RawRepresentable<String> & CaseIterable>() throws -> Value {
    try Self.value(variant, option: "variant")
  }

  /// The value of an enumeration that `text`, given with `--option`, names.
  /// - Throws: ``InputError`` that names all of them when it names none.
  public static func value<Value: RawRepresentable<String> & CaseIterable>(
    _ text: String, option: String
  ) throws -> Value {
    guard let value = Value(rawValue: text) else {
      let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
      throw InputError("--\(option): '\(text)' is none of \(known)")
    }
    return value
  }
}

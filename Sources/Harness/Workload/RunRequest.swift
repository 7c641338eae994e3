import Platform

/// What one run of a workload is asked to do: one cell of the grid, as the workload sees it.
public struct RunRequest: Sendable, Codable, Equatable {
  /// Which variant.
  public var variant: String
  /// The workload's own parameters, all of them, as text.
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

  /// A parameter as a whole number; nil when it is not set.
  /// - Throws: ``InputError`` when it is set to something else.
  public func count(_ name: String) throws -> Int? {
    guard let text = parameters[name], !text.isEmpty else { return nil }
    guard let number = Int(text) else {
      throw InputError("--\(name): '\(text)' is not a whole number")
    }
    return number
  }

  /// ``scratch``, or, where a workload is run without the harness, a new directory that the caller has to remove.
  /// - Throws: an error naming the place where no directory can be made.
  public func scratchDirectory() throws -> String { try scratch ?? ScratchDirectory.make() }

  /// A parameter as text; nil when it is not set.
  public func text(_ name: String) -> String? {
    guard let text = parameters[name], !text.isEmpty else { return nil }
    return text
  }
}

/// Bad usage or bad input: one line that names the place, the value and the mend. Exit status 2.
public struct InputError: Error, CustomStringConvertible, Equatable {
  /// The line.
  public let description: String

  /// An error that says `description`.
  public init(_ description: String) { self.description = description }
}

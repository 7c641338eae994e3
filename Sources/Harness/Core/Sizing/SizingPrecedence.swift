/// Where a value of the sizing came from, the strongest first.
package enum SizingSource: Sendable, Equatable {
  case commandLine
  case environment(String)
  case spec
  case rule(SizingRule)
  /// The workload's variant itself.
  case variant
}

extension SizingSource: CustomStringConvertible {
  /// As it is reported, such as `SWEEP_WORKERS`.
  package var description: String {
    switch self {
    case .commandLine: "command line"
    case .environment(let name): name
    case .spec: "spec file"
    case .rule(let rule): "rule \(rule.rawValue)"
    case .variant: "variant"
    }
  }
}

package struct Sourced<Value: Sendable & Equatable>: Sendable, Equatable {
  package let value: Value
  package let source: SizingSource
}

/// What one source says of the sizing; nil where it says nothing.
package struct SizingChoice: Sendable, Equatable {
  /// Workers at once.
  package var workers: Int?
  /// Rows (or tasks) at a time.
  package var chunk: Int?
  /// Threads within each worker.
  package var threads: Int?

  package init(workers: Int? = nil, chunk: Int? = nil, threads: Int? = nil) {
    self.workers = workers
    self.chunk = chunk
    self.threads = threads
  }

  /// What the environment says: `SWEEP_WORKERS` and `SWEEP_CHUNK_SIZE`.
  /// - Parameter variable: the value of a variable, nil when it is not set.
  /// - Throws: ``InputError`` for a value that is no whole number of at least 1, the empty one included.
  package init(environment variable: (String) -> String?) throws(InputError) {
    workers = try Self.count(Self.workersVariable, variable)
    chunk = try Self.count(Self.chunkVariable, variable)
  }

  static let workersVariable = "SWEEP_WORKERS"
  static let chunkVariable = "SWEEP_CHUNK_SIZE"

  private static func count(_ name: String, _ variable: (String) -> String?) throws(InputError) -> Int? {
    guard let text = variable(name) else { return nil }
    guard let number = Int(text) else {
      let digits = !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) }
      let wrong = digits ? "too large" : "not a whole number"
      throw InputError("\(name) is '\(text)', \(wrong); set it to 1 or more, or unset it")
    }
    guard number >= 1 else {
      throw InputError("\(name) is '\(text)', below 1; set it to 1 or more, or unset it")
    }
    return number
  }
}

/// The sizing of a run, every value with its source.
package struct ResolvedSizing: Sendable, Equatable {
  /// Workers at once.
  package let workers: Sourced<Int>
  /// Rows (or tasks) at a time; nil: nobody says, the workload chooses.
  package let chunk: Sourced<Int>?
  /// Threads within each worker; nil: nobody says, the workload chooses.
  package let threads: Sourced<Int>?

  /// Each value from the strongest source that says one: command line, then environment, then spec file, then the
  /// rule that the user named; where none is named, what the variant prescribes, then the rule `all`. All sources are checked, also where a stronger one speaks: a bad value is never passed over.
  /// A rule that counts jobs is told the workers that a stronger source chose.
  /// - Throws: ``InputError`` naming the source and the value.
  package init(
    commandLine: SizingChoice, environment: (String) -> String?, spec: SizingChoice, rule: SizingRule?,
    variant: Sizing? = nil, input: SizingInput
  ) throws(InputError) {
    let variables = try SizingChoice(environment: environment)
    try Self.check(commandLine, ("--workers", "--chunk", "--threads"))
    try Self.check(spec, ("spec file: workers", "spec file: chunk", "spec file: threads"))
    func strongest(_ value: KeyPath<SizingChoice, Int?>, variable: String?) -> Sourced<Int>? {
      if let found = commandLine[keyPath: value] { return Sourced(value: found, source: .commandLine) }
      if let variable, let found = variables[keyPath: value] {
        return Sourced(value: found, source: .environment(variable))
      }
      return spec[keyPath: value].map { Sourced(value: $0, source: .spec) }
    }
    let workers = strongest(\.workers, variable: SizingChoice.workersVariable)
    var input = input
    input.jobs = workers?.value ?? input.jobs
    let prescribed = rule == nil ? variant : nil
    let answer = prescribed ?? (rule ?? .all).sizing(for: input)
    let source = prescribed == nil ? SizingSource.rule(rule ?? .all) : .variant
    func ruled(_ value: Int) -> Sourced<Int> { Sourced(value: value, source: source) }
    self.workers = workers ?? ruled(answer.workers)
    chunk = strongest(\.chunk, variable: SizingChoice.chunkVariable) ?? answer.chunkRows.map(ruled)
    threads = strongest(\.threads, variable: nil) ?? answer.threads.map(ruled)
  }

  private static func check(
    _ choice: SizingChoice, _ names: (workers: String, chunk: String, threads: String)
  ) throws(InputError) {
    for (name, value) in [
      (names.workers, choice.workers), (names.chunk, choice.chunk), (names.threads, choice.threads),
    ] {
      if let value, value < 1 { throw InputError("\(name) is \(value); expected a whole number from 1 up") }
    }
  }
}

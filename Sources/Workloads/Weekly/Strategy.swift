/// How the symbols of a run are shared out among the workers.
enum Strategy: String, CaseIterable, Sendable {
  /// Every symbol is a task.
  case direct
  /// Symbols are grouped, in their order, into tasks of about equally many rows.
  case batched
  /// One symbol after the other, on the caller.
  case sequential
  /// Chosen from the sizes of the symbols; see ``SymbolSchedule``.
  case adaptive
  /// As many symbols at a time as there is memory for, one group after the other; see ``MemoryGroups``.
  case memoryAware = "memory-aware"

  /// The strategies to try, each simpler than the one before, beginning with this one.
  var fallbackChain: [Strategy] {
    // What is simpler than memory-aware needs more memory: there is nothing to fall back to.
    if self == .memoryAware { return [self] }
    let all: [Strategy] = [.adaptive, .batched, .direct, .sequential]
    return Array(all.drop { $0 != self })
  }
}

/// Tries one strategy after the other until one succeeds.
enum FallbackChain {
  struct Outcome<Value> {
    let value: Value
    /// Those that failed before it, with the reasons.
    let failures: [(strategy: Strategy, reason: String)]
  }

  /// The outcome of the first strategy of `chain` for which `attempt` does not throw.
  /// - Parameter isFinal: whether an error makes further attempts pointless; it is then thrown at once.
  /// - Throws: the error of the last attempt when all fail.
  static func run<Value>(
    _ chain: [Strategy], isFinal: (any Error) -> Bool, attempt: (Strategy) throws -> Value
  ) throws -> Outcome<Value> {
    precondition(!chain.isEmpty)
    var failures: [(strategy: Strategy, reason: String)] = []
    for (index, strategy) in chain.enumerated() {
      do {
        return Outcome(value: try attempt(strategy), failures: failures)
      } catch {
        if isFinal(error) || index == chain.count - 1 { throw error }
        failures.append((strategy, "\(error)"))
      }
    }
    fatalError("the last attempt returns or throws")
  }
}

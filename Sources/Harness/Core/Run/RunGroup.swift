/// Runs that are made together: a single one of a sweep, or the two of a pair.
package struct RunGroup: Sendable, Equatable {
  package enum Purpose: Sendable, Equatable {
    /// Time, memory and the other figures.
    case measure
    /// An instruction count alone, by the machine's counter or by a simulator. The result is `skipped` with the reason
    /// where there is no count to be had.
    case countInstructions
  }

  /// In the order in which they start.
  package var slots: [Schedule.Slot]
  /// Whether they run at once on the same CPUs; otherwise each starts when the one before it has ended.
  package var together = false
  /// Whether they run on the first CPU of their cell alone.
  package var onOneCpu = false
  package var purpose = Purpose.measure
  /// Whether something new begins here, so that a spent budget may end the runs before it. Inside a pair it may not.
  package var startsAnew = true
  /// Whether no other group follows, as far as is known before it is run.
  package var isLast = false

  package init(
    _ slots: [Schedule.Slot], together: Bool = false, onOneCpu: Bool = false, purpose: Purpose = .measure,
    startsAnew: Bool = true
  ) {
    self.slots = slots
    self.together = together
    self.onOneCpu = onOneCpu
    self.purpose = purpose
    self.startsAnew = startsAnew
  }
}

/// Says what is to be run next, and when nothing is: an order and its stopping rules. A pure value, which a loop drives
/// with a real runner and a test with a mock.
package protocol RunDirector {
  /// The next runs; nil when all is settled.
  mutating func next() throws -> RunGroup?
  /// Takes in what came of a group, a result a slot. Called once after every `next()` that gave one.
  mutating func observe(_ group: RunGroup, _ results: [CellResult]) throws
}

/// Why no more runs were started.
package enum RunEnding: String, Sendable, Codable {
  case complete
  /// The time that was set is over.
  case budget
  case interrupted
  /// No run can be made any more, for want of a launcher for one.
  case broken
}

/// Makes runs. The real one starts processes; the tests' one answers from a table, so that orders and stopping rules
/// are tested without a clock or a process.
package protocol Runner: AnyObject {
  /// Makes the runs of a group.
  /// - Returns: a result a slot, in the order of the slots; nil when the user interrupted them.
  /// - Throws: when no run can be made at all any more.
  func run(_ group: RunGroup) throws -> [CellResult]?
}

/// Ends a cell before all of its planned runs are made.
package protocol StoppingRule {
  /// Takes in a run.
  mutating func observe(_ record: RunRecord)
  /// Whether the cell needs no more runs.
  func isDone(_ cell: Int) -> Bool
}

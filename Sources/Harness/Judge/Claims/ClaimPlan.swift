import SpeedupCore

/// What a sitting judges: the readings that can be decided, with the cells that each rests on.
package struct ClaimPlan: Sendable {
  package struct Reading: Sendable {
    /// Its claim, by its place in the list, and its own place among that claim's readings.
    package let claim: Int
    package let place: Int
    package let reading: ClaimReading
    /// The runs it rests on, the subject's and the reference's.
    package let runs: [ClaimRun]
    package let parts: [ClaimPart]

    /// A reading with its cells.
    /// - Throws: ``InputError`` where subject and reference don't go together.
    package init(
      claim: Int, place: Int, _ reading: ClaimReading, subject: [ClaimRun], reference: [ClaimRun]
    ) throws {
      self.claim = claim
      self.place = place
      self.reading = reading
      runs = subject + reference
      parts = try reading.parts(subject: subject, reference: reference)
    }

    /// Whether it is decided by statistics, and so shares the error of the list: exact counts, answers, the absence of
    /// failures and bands of a replay don't.
    package var isStatistical: Bool {
      // What a model allows is no sample: its band is held against the region.
      if reading.means == .replay { return false }
      return switch reading.kind {
      case .determinism: false
      case .equivalence: reading.region != nil && reading.means != .counted
      case .successRate: reading.region.map { $0.lower < 1 } ?? false
      default: reading.means != .counted
      }
    }
  }

  package let readings: [Reading]
  /// How the verdict of each claim is formed, and what its readings without runs came to; empty: each stands for itself.
  package var claims: [(combine: Claim.Combination, beside: [[ClaimVerdict]])] = []
  /// Bound on the probability of any wrong verdict in the list.
  package var level = 0.05
  /// Most rounds; nil: to the last look.
  package var maxRounds: Int?
  /// Rounds before the first one that counts.
  package var warmups = 0
  /// Whether the runs of a reading are made at once on the same CPUs; only for two cells and no wall time.
  package var together = false
  /// Decides every order.
  package var seed: UInt64 = 1
  /// The machine's CPUs, to which its steal time belongs.
  package var cpus = CoreCount.one

  package init(_ readings: [Reading]) { self.readings = readings }

  /// Readings that share the error.
  package var family: Int { readings.count(where: \.isStatistical) }

  package var looks: ClaimLooks { ClaimLooks(readings: family, level: level, most: maxRounds) }
}

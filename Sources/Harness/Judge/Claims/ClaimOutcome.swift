import SpeedupCore
import SpeedupStatistics

package struct ClaimReadingOutcome: Sendable, Equatable {
  package let name: String
  package let kind: ClaimKind
  package let means: ClaimMeans
  package var verdict: ClaimVerdict
  /// The figures, one a part; the deciding one first.
  package var figures: [Figure] = []
  /// What the verdict rests on: `24 pairs`, `1,008 values checked`.
  package var basis = ""
  /// Why there is no verdict, or what is against it; may be empty.
  package var reason = ""
  /// What would decide it; nil where it is decided.
  package var wouldDecide: String?
  /// The weakest class of its evidence; nil without runs.
  package var evidence: Evidence?
  /// Where the figure has to lie, as text.
  package var region = ""
  /// The figure's formula.
  package var metric = ""
  /// Commands that repeat its runs.
  package var commands: [String] = []
  /// What it is, or may still be.
  package var outcomes: [ClaimVerdict] { verdict == .inconclusive ? mayBe : [verdict] }
  private let mayBe: [ClaimVerdict]

  /// One figure with its interval, in its own unit.
  package struct Figure: Sendable, Equatable {
    package let label: String
    package let estimate: Double
    /// The 95 % interval of the median.
    package let interval: Interval?
    package let count: Int
    /// Whether runs that were killed at a limit leave only a bound: of the estimate, and of the interval's ends.
    package internal(set) var bound = Bound.exact
    package internal(set) var lowerBound = Bound.exact
    package internal(set) var upperBound = Bound.exact

    /// A figure without bounds.
    package init(label: String, estimate: Double, interval: Interval?, count: Int) {
      self.label = label
      self.estimate = estimate
      self.interval = interval
      self.count = count
    }

    /// The estimate as people read it, `>2.6×` where it is a bound.
    package func text(_ number: (Double) -> String) -> String { bound.sign + number(estimate) }

    /// With every bound the other way round, for a text that shows reciprocals.
    var seenInverted: Figure {
      var other = self
      (other.bound, other.lowerBound, other.upperBound) = (bound.inverted, lowerBound.inverted, upperBound.inverted)
      return other
    }

    /// The ends of the interval likewise; nil where there is none.
    package func ends(_ number: (Double) -> String) -> (lower: String, upper: String)? {
      interval.map { (lowerBound.sign + number($0.lower), upperBound.sign + number($0.upper)) }
    }
  }

  /// Whether no run of a cell ended well, so that nothing was measured.
  package internal(set) var isUnmeasured = false

  package init(_ reading: ClaimReading, _ verdict: ClaimVerdict, reason: String = "") {
    name = reading.name
    kind = reading.kind
    means = reading.means
    mayBe = reading.outcomes
    self.verdict = verdict
    self.reason = reason
    metric = reading.means.makesRuns ? reading.metric.text : ""
    region = reading.region.map { $0.text(reading.kind.text) } ?? ""
    commands = [reading.reference, reading.subject].compactMap { $0?.commandLine }
  }
}

package struct ClaimOutcome: Sendable, Equatable {
  package let claim: Claim
  package let readings: [ClaimReadingOutcome]

  package init(_ claim: Claim, _ readings: [ClaimReadingOutcome]) {
    self.claim = claim
    self.readings = readings
  }

  package var verdict: ClaimVerdict { claim.combine.verdict(readings.map(\.outcomes)) }

  /// What is to be said of its readings together, where they came out differently; nil where they did not.
  package var disagreement: String? {
    guard Set(readings.map(\.verdict).filter { $0 != .notTestable }).count > 1 else { return nil }
    guard verdict == .inconclusive else { return "its readings come out differently" }
    let open = readings.filter { $0.verdict == .inconclusive }.map { "'\($0.name)'" }
    return open.isEmpty
      ? "its readings come out differently"
      : "open as long as \(open.joined(separator: ", ")) \(open.count == 1 ? "is" : "are"): it could still change the verdict"
  }
}

extension ClaimReadingOutcome {
  package init(_ state: ClaimReadingState, ending: RunEnding, family: ClaimFamilySize) {
    let reading = state.plan.reading
    let verdict: ClaimVerdict
    var reason = ""
    switch state.standing {
    case .decided(let decided): verdict = decided
    case .closed(let closed, let why): (verdict, reason) = (closed, why)
    case .open: verdict = .inconclusive
    }
    self.init(reading, verdict, reason: reason)
    evidence = state.evidence.isEmpty ? nil : Evidence.weakest(state.evidence)
    figures = state.figures
    basis = Self.basis(state)
    isUnmeasured = state.isUnmeasured
    if let difference = state.difference { self.reason = difference }
    if reading.kind == .successRate, let failure = state.failure { self.reason = failure }
    guard verdict == .inconclusive else { return }
    let open = ClaimShortfall(state, ending: ending, family: family)
    if self.reason.isEmpty { self.reason = open.reason }
    wouldDecide = state.remedy ?? (reading.means == .replay ? "a machine with so many cores" : open.wouldDecide)
  }

  private static func basis(_ state: ClaimReadingState) -> String {
    switch state.plan.reading.kind {
    case .successRate:
      let bound = (try? clopperPearson(successes: state.successes, trials: state.trials, confidence: 0.90))?.lower
      let rest = bound.map { ", so at least \(Readable.percent($0)) do (95 %)" } ?? ""
      return "\(state.successes) of \(Counted.text(state.trials, "run")) ended well\(state.trials > 0 ? rest : "")"
    case .determinism: return state.hasAnswers ? "\(Counted.text(state.trials, "answer")) compared" : ""
    case _ where state.plan.reading.means == .replay:
      return "\(Counted.text(state.values.map(\.count).min() ?? 0, "replay")), their band"
    case .equivalence where state.plan.reading.region == nil:
      return state.hasAnswers ? "\(Counted.text(state.trials, "answer")) compared" : ""
    default:
      let word = state.plan.parts.contains { $0.second != nil } ? "pair" : "run"
      return Counted.text(state.values.map(\.count).min() ?? 0, word)
    }
  }
}

extension ClaimReadingState {
  /// The figures in their own unit, the one nearest to the wrong side first.
  package var figures: [ClaimReadingOutcome.Figure] {
    let kind = plan.reading.kind
    func shown(_ value: Double) -> Double { plan.reading.isSlope ? value : kind.shown(value) }
    let all = zip(plan.parts, values).compactMap { part, values -> (ClaimReadingOutcome.Figure, Double)? in
      guard let middle = try? median(values.map(\.middle)) else { return nil }
      if plan.reading.means == .replay, let low = values.map(\.lower).min(), let high = values.map(\.upper).max() {
        let room = region.map { min(low - $0.lower, $0.upper - high) } ?? 0
        let interval = Interval(lower: shown(low), upper: shown(high), confidence: 0)
        return (.init(label: part.label, estimate: shown(middle), interval: interval, count: values.count), room)
      }
      let room = region.map { min(middle - $0.lower, $0.upper - middle) } ?? 0
      return ClaimReadingOutcome.Figure(label: part.label, of: values, shown: shown).map { ($0, room) }
    }
    return all.sorted { $0.1 < $1.1 }.map(\.0)
  }
}

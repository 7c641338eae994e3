import SpeedupCore

/// One sentence that somebody wrote about a program, and the ways in which it is tested.
package struct Claim: Sendable, Equatable {
  /// What it is called by, such as `002-16`; the only one of that name in all files of a sitting.
  package let id: String
  package let source: Source
  /// What it says, in one sentence.
  package let sentence: String
  /// Remarks of who wrote the file.
  package let note: String
  /// How the verdicts of its readings make the claim's.
  package let combine: Combination
  /// The meanings it may have, or the ways to test it, each judged by itself; at least one.
  package var readings: [ClaimReading]
  /// The file and the line where it is, for messages.
  package let place: String

  package struct Source: Sendable, Equatable {
    package let document: String
    /// Its own words and figures.
    package let quote: String

    package init(document: String, quote: String) {
      self.document = document
      self.quote = quote
    }
  }

  package init(
    id: String, source: Source, sentence: String, note: String = "", combine: Combination = .each,
    readings: [ClaimReading], place: String
  ) {
    self.id = id
    self.source = source
    self.sentence = sentence
    self.note = note
    self.combine = combine
    self.readings = readings
    self.place = place
  }

  /// How the verdicts of several readings make one.
  package enum Combination: String, Sendable, CaseIterable {
    /// Each reading stands for itself, and the gravest verdict is the claim's, once no open one could be graver.
    case each
    /// The sentence holds only where every reading does.
    case all
  }
}

/// What sort of statement a claim is: it decides which figure is formed and how it is judged.
package enum ClaimKind: String, Sendable, CaseIterable {
  /// Reference over subject: "8x faster".
  case ratio
  /// 1 − subject / reference: "50–90 % less".
  case reduction
  /// The figure itself lies in a range: "0.52 s".
  case range
  /// The figure itself stays below or above a bound: "at most 8 workers".
  case bound
  /// The figure itself is this one: "63 threads".
  case equality
  /// How the figure grows over an axis, as the local exponent at its largest values: "O(N)".
  case exponent
  /// Efficiency over an axis of resources: "linear scaling".
  case scaling
  /// Subject and reference are the same: by their answers, or a figure within a margin.
  case equivalence
  /// A rule or formula gives these values.
  case table
  /// Figures or statements that are to agree with each other.
  case consistency
  /// How often runs end well: "100 % success rate".
  case successRate = "success-rate"
  /// The same rows again.
  case determinism
  /// Nothing that a figure could decide; listed, never judged.
  case qualitative
}

/// Where the evidence of a reading comes from.
package enum ClaimMeans: String, Sendable, CaseIterable {
  /// Measured on the CPUs at hand.
  case measured
  /// Counts, which are the same in every run and hold in oversubscribed cells too.
  case counted
  /// The claim's own programs, run as commands.
  case stack
  /// A trace replayed on simulated cores.
  case replay
  /// Arithmetic of a rule or of stated figures.
  case arithmetic
  /// Two statements of a document held against each other.
  case documents
  /// Not testable here.
  case none

  package var makesRuns: Bool {
    switch self {
    case .measured, .counted, .stack, .replay: true
    case .arithmetic, .documents, .none: false
    }
  }
}

import SpeedupCore
import SpeedupJudge

/// What `claim` answers: a sentence to paste, and what it rests on.
package struct ClaimAnswer: Sendable {
  package let report: ClaimReport
  private let spoken: [SpokenClaim]
  private let base: String
  private let new: String
  private let settings: String
  /// How the outputs differ; nil where they were not compared, or are the same.
  private let outputs: String?

  /// An answer about these statements, in the order of the report's claims.
  package init(
    report: ClaimReport, spoken: [SpokenClaim], base: String, new: String, where settings: String, outputs: String?
  ) {
    self.report = report
    self.spoken = spoken
    self.base = base
    self.new = new
    self.settings = settings
    self.outputs = outputs
  }

  /// All statements together: one that is wrong makes the claim wrong.
  package var verdict: ClaimVerdict {
    outputs == nil ? Claim.Combination.all.verdict(report.outcomes.flatMap(\.readings).map(\.outcomes)) : .refuted
  }

  /// 0 confirmed, 1 refuted, 3 not measured, 4 open.
  package var exitStatus: Int32 {
    switch verdict {
    case .refuted, .internallyInconsistent: 1
    case .confirmed, .moreThanClaimed: 0
    case .notTestable: 3
    case .inconclusive where report.outcomes.contains { $0.readings.contains(where: \.isUnmeasured) }: 3
    case .inconclusive, .consistentInSimulation, .contradictedInSimulation: 4
    }
  }

  /// `B needs 3.5× less CPU time [3.4, 3.7] and 0.41× the peak memory [0.40, 0.42] than A: confirmed; 24 pairs, ...`
  package var sentence: String {
    let told = zip(spoken, report.outcomes).compactMap { spoken, outcome in
      outcome.readings.first?.figures.first.map { (form: spoken.form(of: $0), text: spoken.told($0)) }
    }
    // What is better when there is more of it is not needed, but had.
    let verbs = told.map { $0.form == .timesMore ? "has" : "needs" }
    let parts = told.indices.map {
      $0 > 0 && verbs[$0] == verbs[$0 - 1] ? told[$0].text : "\(verbs[$0]) \(told[$0].text)"
    }
    // More or less than the base's, or a multiple of it.
    let joint = told.last?.form == .timesMore || told.last?.form == .timesAsMuch ? "of" : "than"
    let figures = told.isEmpty ? "" : "\(parts.joined(separator: " and ")) \(joint) \(base)"
    let basis = report.outcomes.first?.readings.first?.basis ?? ""
    let place = [worst, basis, settings, report.machine].filter { !$0.isEmpty }.joined(separator: ", ")
    let difference = outputs.map { "; \($0)" } ?? ""
    return
      "\(new) \(figures.isEmpty ? "could not be measured against \(base)" : figures): \(verdict.rawValue)\(difference); \(place)"
  }

  /// Which cells the figures are of where there are several; empty where there is one.
  private var worst: String {
    let readings = report.outcomes.compactMap(\.readings.first).filter { $0.figures.count > 1 }
    let labels = ReferenceChoice.distinct(readings.map { $0.figures[0].label })
    guard let count = readings.first?.figures.count, !labels.isEmpty else { return "" }
    return
      "the worst of \(Counted.text(count, "cell")) (\(labels.map { SafeText.excerpt($0) }.joined(separator: "; ")))"
  }

  package var document: Document {
    let rows = zip(spoken, report.outcomes).map { spoken, outcome in
      let reading = outcome.readings.first
      let told = reading?.figures.first.map(spoken.told) ?? ""
      return Table.Row(
        [
          .init(outcome.verdict.rawValue, outcome.verdict.tone), .init(spoken.text), .init(told),
          .init(reading?.basis ?? ""),
        ],
        remarks: [reading?.reason ?? "", reading?.wouldDecide.map { "would decide it: \($0)" } ?? ""].filter {
          !$0.isEmpty
        },
        verdict: .init(
          name: spoken.text, outcome: outcome.verdict.outcome, word: outcome.verdict.rawValue,
          sentence: reading?.sentence ?? told))
    }
    let basis =
      "95 % intervals of the median ratio; a wrong verdict: at most \(Readable.percent(report.family.level)); seed \(report.seed)"
    return Document(
      "speedup claim", title: "speedup claim: \(verdict.rawValue)", took: report.elapsed,
      [
        .paragraph([sentence]),
        .table(
          Table(
            remarksBelow: true,
            [.init("verdict"), .init("claim"), .init("the new side needs"), .init("basis", rank: 1)], rows)),
        .paragraph([basis]),
      ])
  }

  /// The sentence, the verdict on all statements together, and the report as of `verify`.
  package var json: String {
    guard case .object(let members) = report.jsonValue.content else { return report.json }
    let own = [
      ("sentence", JSONValue.text(sentence)), ("verdict", .text(verdict.rawValue)),
      ("exit_status", .number(Int(exitStatus))),
    ]
    let rest = members.filter { !["exit_status", "summary"].contains($0.name) }
    return JSONValue(.object(JSONValue.object(own.map { (name: $0.0, value: $0.1) }).members + rest)).document
  }
}

extension JSONValue {
  fileprivate var members: [Member] { if case .object(let members) = content { members } else { [] } }
}

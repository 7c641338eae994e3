import SpeedupCore
import SpeedupJudge
import SpeedupReport

/// What `verify --explain ID` prints: what would be run for a claim, and how it is judged.
struct ClaimExplanation {
  let document: Document

  init(_ claim: Claim) {
    var blocks: [Document.Block] = [
      .paragraph(
        ["\(claim.source.document): \(claim.source.quote)", claim.sentence] + (claim.note.isEmpty ? [] : [claim.note]))
    ]
    for reading in claim.readings {
      let name = reading.name.isEmpty ? "" : "\(reading.name): "
      blocks.append(.paragraph(["\(name)\(Self.question(reading))"] + Self.ways(reading)))
      if !reading.statements.isEmpty {
        blocks.append(.notes(reading.statements.flatMap(\.holds).map { "has to hold: \($0.text)" }))
      }
      for (role, cell) in [("reference", reading.reference), ("subject", reading.subject)] {
        if let cell { blocks.append(.code(cell.commandLine, purpose: "\(role):")) }
      }
    }
    document = Document("speedup verify", title: "\(claim.id): \(claim.sentence)", blocks)
  }

  private static func question(_ reading: ClaimReading) -> String {
    let region = reading.region.map { $0.text(reading.kind.text) } ?? ""
    switch reading.kind {
    case .table, .consistency: return "arithmetic, checked exactly"
    case .qualitative: return "nothing that a figure could decide; listed, never judged"
    case .determinism: return "all runs have to give the same answer"
    case .equivalence where reading.region == nil: return "all runs have to give the same answer"
    case .successRate: return "runs that end well: \(region)"
    case .ratio: return "reference over subject of \(reading.metric.text): \(region)"
    case .reduction: return "1 − subject / reference of \(reading.metric.text): \(region)"
    case .equivalence: return "subject over reference of \(reading.metric.text): \(region)"
    case .exponent: return "exponent of \(reading.metric.text) at the largest \(reading.over ?? ""): \(region)"
    case .scaling: return "efficiency of \(reading.metric.text) over \(reading.over ?? ""): \(region)"
    case .range, .bound, .equality:
      let figure =
        reading.isSlope ? "growth of \(reading.metric.text) a unit of \(reading.over ?? "")" : reading.metric.text
      return "\(figure): \(region)"
    }
  }

  private static func ways(_ reading: ClaimReading) -> [String] {
    var lines: [String] = []
    if !reading.needs.isEmpty { lines.append("needs: \(reading.needs.joined(separator: "; "))") }
    if let machine = reading.machine { lines.append("machine: \(machine)") }
    switch reading.means {
    case .measured, .stack:
      if reading.kind == .successRate {
        let isCertain = (reading.region?.lower ?? 1) >= 1
        lines.append(
          isCertain
            ? "one run that fails refutes it"
            : "judged by an exact test of the share of runs; the whole list shares the error")
        break
      }
      lines.append("judged by the interval of the median over rounds of runs; the whole list shares the error")
      if reading.isTimed { lines.append("it follows the clock, so the machine has to be fit") }
    case .counted: lines.append("counts: every run has to lie in the region")
    case .replay: lines.append("simulated: at most consistent or contradicted in simulation")
    case .arithmetic, .documents, .none: break
    }
    if !reading.note.isEmpty { lines.append(reading.note) }
    return lines
  }
}

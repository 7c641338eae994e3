import SpeedupCore
import SpeedupJudge

extension ClaimOutcome {
  /// A page on this claim alone: what was said, what came out, figure by figure, and the commands that repeat it.
  /// - Parameter machine: the machine, in one line.
  package func page(machine: String) -> Document {
    var blocks: [Document.Block] = [
      .paragraph(["\(claim.source.document): \(claim.source.quote)", claim.sentence])
    ]
    if !claim.note.isEmpty { blocks.append(.paragraph([claim.note])) }
    for (reading, outcome) in zip(claim.readings, readings) { blocks += Self.blocks(reading, outcome) }
    if let disagreement { blocks.append(.notes(["The claim counts as \(verdict.rawValue): \(disagreement)."])) }
    blocks.append(.paragraph(["machine: \(machine)"]))
    return Document("speedup verify", title: "\(claim.id): \(verdict.rawValue)", blocks)
  }

  private static func blocks(_ reading: ClaimReading, _ outcome: ClaimReadingOutcome) -> [Document.Block] {
    let name = reading.name.isEmpty ? "" : "\(reading.name): "
    var lines = ["\(name)\(outcome.verdict.rawValue)"]
    if !outcome.region.isEmpty { lines.append("claimed: \(outcome.region)") }
    if !outcome.metric.isEmpty {
      lines.append("figure: \(reading.kind.rawValue) of \(outcome.metric)\(reading.over.map { " over \($0)" } ?? "")")
    }
    lines += [outcome.basis, outcome.reason].filter { !$0.isEmpty }
    if let need = outcome.wouldDecide { lines.append("would decide it: \(need)") }
    if let evidence = outcome.evidence { lines.append("evidence: \(reading.means.rawValue), \(evidence.rawValue)") }
    if !reading.note.isEmpty { lines.append(reading.note) }
    var blocks: [Document.Block] = [.paragraph(lines)]
    if !outcome.figures.isEmpty { blocks.append(.table(figures(reading, outcome))) }
    if !reading.statements.isEmpty {
      blocks.append(.notes(reading.statements.flatMap(\.holds).map { "holds: \($0.text)" }))
    }
    blocks += outcome.commands.map { .code($0, purpose: "repeat its runs:") }
    return blocks
  }

  private static func figures(_ reading: ClaimReading, _ outcome: ClaimReadingOutcome) -> Table {
    Table(
      [
        .init("cell"), .init("median", key: "median", .right),
        .init("95 % interval", key: "median", .right, range: true),
        .init("rounds", .right), .init("region and interval", key: "strip"),
      ],
      outcome.figures.map { figure in
        let interval = figure.interval
        return Table.Row([
          .init(figure.label),
          .init(figure.text(reading.kind.text), number: figure.estimate.isFinite ? figure.estimate : nil),
          .init(
            figure.ends(reading.kind.text).map { "\($0.lower) … \($0.upper)" } ?? "",
            number: interval.flatMap { $0.lower.isFinite ? $0.lower : nil },
            high: interval.flatMap { $0.upper.isFinite ? $0.upper : nil }),
          .init("\(figure.count)", number: Double(figure.count)),
          .init(reading.region.map { ClaimStrip(figure, $0).text } ?? ""),
        ])
      })
  }
}

/// The region of a claim and the interval of a figure side by side, in one line of text: `  ====|--o-|==  `, `=` the
/// region, `|-o-|` the interval around its median.
struct ClaimStrip {
  let text: String

  private static let width = 40

  init(_ figure: ClaimReadingOutcome.Figure, _ region: ClaimRegion) {
    let ends = [region.lower, region.upper].filter(\.isFinite)
    let marks = ([figure.estimate] + [figure.interval?.lower, figure.interval?.upper].compactMap(\.self)).filter(
      \.isFinite)
    guard let least = (ends + marks).min(), let most = (ends + marks).max(), most > least, figure.estimate.isFinite
    else {
      text = ""
      return
    }
    let margin = (most - least) * 0.15
    let (from, to) = (least - margin, most + margin)
    func place(_ value: Double) -> Int {
      let share = (min(max(value, from), to) - from) / (to - from)
      return min(Self.width - 1, Int(share * Double(Self.width)))
    }
    var line = [Character](repeating: " ", count: Self.width)
    for index in place(region.lower)...place(region.upper) { line[index] = "=" }
    if let interval = figure.interval {
      let (low, high) = (place(interval.lower), place(interval.upper))
      for index in low...high { line[index] = "-" }
      (line[low], line[high]) = ("|", "|")
    }
    line[place(figure.estimate)] = "o"
    text = String(line)
  }
}

import SpeedupJudge
import SpeedupStatistics

extension GateReport {
  /// Markdown for a comment on a pull request, the worst rows first.
  package var markdown: String {
    let title =
      switch exitStatus {
      case 0: "no regression"
      case 1: "regression"
      case 2: "bad input"
      case 4: "inconclusive"
      default: "could not be measured"
      }
    var lines = [
      "### speedup gate: \(title)", "", Self.escaped(closing[0]), "",
      "| verdict | metric | change | 95 % interval | basis | base | new | cell | remark |",
      "|---|---|--:|--:|--:|--:|--:|---|---|",
    ]
    for row in worstFirst {
      let loud = [.regressed, .badInput, .failed].contains(row.verdict)
      let fields = [
        loud ? "**\(row.verdict.rawValue)**" : row.verdict.rawValue, row.metricTitle, row.changeText,
        row.intervalText, row.basisText, row.valueText(.base), row.valueText(.new), Self.escaped(row.label),
        Self.escaped(row.detail),
      ]
      lines.append("| \(fields.joined(separator: " | ")) |")
    }
    lines += ["", Self.escaped(closing[1])]
    if !notes.isEmpty { lines += [""] + notes.map { "- \(Self.escaped($0))" } }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Text that Markdown shows as it is: no table cell, tag, link, mention or emphasis begins in it.
  static func escaped(_ text: String) -> String {
    OutsideText.line(text).unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      // A mention or an issue's number would notify strangers; as an entity it does not.
      case "@": result += "&#64;"
      case "#": result += "&#35;"
      case "\\", "`", "*", "_", "[", "]", "|", "~", "!": result += "\\\(scalar)"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }
}

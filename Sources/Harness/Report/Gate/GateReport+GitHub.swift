import SpeedupJudge
import SpeedupStatistics

extension GateReport {
  /// Workflow commands that GitHub turns into annotations: errors for regressions and failures, warnings for
  /// what is inconclusive, a notice for what improved, and one notice as summary.
  package var annotations: String {
    var lines = worstFirst.compactMap { row -> String? in
      let level: String? =
        switch row.verdict {
        case .regressed, .badInput, .failed: "error"
        case .inconclusive: "warning"
        case .improved: "notice"
        case .equivalent, .skipped, .notJudged: nil
        }
      let label = row.label.isEmpty ? "" : "\(row.label): "
      let title = "speedup gate: \(row.verdict.rawValue)"
      return level.map { Self.annotation($0, title: title, label + row.sentence) }
    }
    lines.append(Self.annotation("notice", title: "speedup gate", closing.joined(separator: "\n")))
    return lines.joined(separator: "\n") + "\n"
  }

  private static func annotation(_ level: String, title: String, _ message: String) -> String {
    "::\(level) title=\(property(title))::\(data(OutsideText.lines(message)))"
  }

  /// As the runner's toolkit escapes a message (actions/toolkit, command.ts, `escapeData`).
  package static func data(_ text: String) -> String { escaped(text, [("%", "%25"), ("\r", "%0D"), ("\n", "%0A")]) }

  /// As it escapes a property (`escapeProperty`).
  static func property(_ text: String) -> String {
    escaped(text, [("%", "%25"), ("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C")])
  }

  /// By scalars: "\r\n" is one Character, and would slip through a comparison of characters.
  private static func escaped(_ text: String, _ table: [(Unicode.Scalar, String)]) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      if let replacement = table.first(where: { $0.0 == scalar })?.1 {
        result += replacement
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
  }
}

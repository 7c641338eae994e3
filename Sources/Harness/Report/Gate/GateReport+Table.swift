import SpeedupJudge
import SpeedupStatistics

extension GateReport {
  /// The table for a terminal, the worst rows first.
  package var table: String {
    let header = ["verdict", "metric", "change", "95 % interval", "basis", "base", "new", "cell"]
    let body = worstFirst.map { row in
      [
        row.verdict.rawValue, row.metricTitle, row.changeText, row.intervalText, row.basisText,
        row.valueText(.base), row.valueText(.new), OutsideText.line(row.label),
      ]
    }
    let widths = header.indices.map { column in ([header] + body).map { $0[column].count }.max() ?? 0 }
    func line(_ fields: [String]) -> String {
      let padded = fields.enumerated().map { column, field in
        let gap = String(repeating: " ", count: widths[column] - field.count)
        // Figures stand at the right, names at the left.
        return (2...6).contains(column) ? gap + field : field + gap
      }
      return trimmedEnd(padded.joined(separator: "  "))
    }
    var lines = [line(header)]
    for (row, fields) in zip(worstFirst, body) {
      lines.append(line(fields))
      if !row.detail.isEmpty { lines.append("  ^ \(OutsideText.line(row.detail))") }
    }
    lines += [""] + closing + notes.map { "note: \(OutsideText.line($0))" }
    return lines.joined(separator: "\n") + "\n"
  }

  private func trimmedEnd(_ text: String) -> String {
    var text = Substring(text)
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}

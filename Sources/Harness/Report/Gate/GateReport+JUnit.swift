import SpeedupCore
import SpeedupJudge
import SpeedupStatistics

extension GateReport {
  /// JUnit XML: a test case a row. A regression is a failure, what could not be measured an error, and what
  /// is inconclusive counts as skipped, which CI systems show without calling it passed.
  package var junit: String {
    let skipped = count(.inconclusive) + count(.skipped)
    let errors = count(.failed) + count(.badInput)
    let counts =
      "tests=\"\(rows.count)\" failures=\"\(count(.regressed))\" errors=\"\(errors)\" "
      + "skipped=\"\(skipped)\" time=\"\(Readable.fixed(elapsed.value, decimals: 3))\""
    var lines = [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<testsuites \(counts)>",
      "  <testsuite name=\"speedup gate\" \(counts)>",
    ]
    for row in worstFirst {
      let name = Self.attribute(row.label.isEmpty ? row.metricTitle : "\(row.label): \(row.metricTitle)")
      let message = "message=\"\(Self.attribute("\(row.verdict.rawValue): \(row.sentence)"))\""
      let outcome: String? =
        switch row.verdict {
        case .regressed: "<failure type=\"regressed\" \(message)/>"
        case .failed, .badInput: "<error type=\"\(row.verdict.rawValue)\" \(message)/>"
        case .inconclusive, .skipped, .notJudged: "<skipped \(message)/>"
        case .improved, .equivalent: nil
        }
      let open = "    <testcase classname=\"speedup.gate\" name=\"\(name)\""
      lines += outcome.map { ["\(open)>", "      \($0)", "    </testcase>"] } ?? ["\(open)/>"]
    }
    lines += ["  </testsuite>", "</testsuites>"]
    return lines.joined(separator: "\n") + "\n"
  }

  /// Text in an XML attribute. Control characters, which XML 1.0 does not allow, become spaces.
  static func attribute(_ text: String) -> String {
    OutsideText.line(text).unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&apos;"
      // The two last code points of every plane are no XML characters.
      case _ where scalar.value & 0xFFFE == 0xFFFE: result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
  }
}

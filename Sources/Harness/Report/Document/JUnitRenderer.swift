import SpeedupCore

/// A document's verdicts as JUnit XML, a test case each. What is undecided counts as skipped, which CI systems show
/// without calling it passed.
package enum JUnitRenderer {
  /// The whole text, with a line end.
  package static func text(_ document: Document) -> String {
    let verdicts = document.verdicts
    func count(_ outcomes: Document.Verdict.Outcome...) -> Int { verdicts.count { outcomes.contains($0.outcome) } }
    let time = document.took.map { " time=\"\(Readable.fixed($0.value, decimals: 3))\"" } ?? ""
    let counts =
      "tests=\"\(verdicts.count)\" failures=\"\(count(.failure))\" errors=\"\(count(.error))\" "
      + "skipped=\"\(count(.undecided, .skipped))\"\(time)"
    let lines =
      [
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<testsuites \(counts)>",
        "  <testsuite name=\"\(SafeText.xml(document.subject))\" \(counts)>",
      ] + verdicts.flatMap { cases($0, of: document.subject) } + ["  </testsuite>", "</testsuites>"]
    return lines.joined(separator: "\n") + "\n"
  }

  private static func cases(_ verdict: Document.Verdict, of subject: String) -> [String] {
    let message = "message=\"\(SafeText.xml("\(verdict.word): \(verdict.sentence)"))\""
    let outcome: String? =
      switch verdict.outcome {
      case .failure: "<failure type=\"\(SafeText.xml(verdict.word))\" \(message)/>"
      case .error: "<error type=\"\(SafeText.xml(verdict.word))\" \(message)/>"
      case .undecided, .skipped: "<skipped \(message)/>"
      case .better, .passed: nil
      }
    let name = SafeText.xml(subject.split(separator: " ").joined(separator: "."))
    let open = "    <testcase classname=\"\(name)\" name=\"\(SafeText.xml(verdict.name))\""
    return outcome.map { ["\(open)>", "      \($0)", "    </testcase>"] } ?? ["\(open)/>"]
  }
}

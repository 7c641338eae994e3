import SpeedupCore

/// A document's verdicts as workflow commands that GitHub turns into annotations: errors, warnings for what is
/// undecided, notices for what became better, and one notice with the paragraphs as summary.
package enum GitHubRenderer {
  /// One command a line, with line ends.
  package static func text(_ document: Document) -> String {
    var lines = document.verdicts.compactMap { verdict -> String? in
      let level: String? =
        switch verdict.outcome {
        case .failure, .error: "error"
        case .undecided: "warning"
        case .better: "notice"
        case .skipped, .passed: nil
        }
      let message = [verdict.name, verdict.sentence].filter { !$0.isEmpty }.joined(separator: ": ")
      return level.map { annotation($0, title: "\(document.subject): \(verdict.word)", message) }
    }
    lines.append(annotation("notice", title: document.subject, document.sentences.joined(separator: "\n")))
    return lines.joined(separator: "\n") + "\n"
  }

  private static func annotation(_ level: String, title: String, _ message: String) -> String {
    "::\(level) title=\(SafeText.gitHubProperty(title))::\(SafeText.gitHubMessage(message))"
  }
}

import SpeedupCore
import SpeedupDoctor

extension DoctorReport {
  /// The report for people: the verdicts, then the findings, worst first; what is in order takes one line
  /// each.
  /// - Parameters:
  ///   - colours: whether severities are coloured by terminal codes.
  ///   - width: columns that text is broken at.
  package func text(colours: Bool, width: Int = 100) -> String {
    var lines = [title, ""]
    let metrics = FitnessMetric.allCases.map(\.rawValue.count).max() ?? 0
    let words = verdicts.map(\.verdict.rawValue.count).max() ?? 0
    for verdict in verdicts {
      let word = Paint(verdict.verdict).apply(verdict.verdict.rawValue, to: words, colours)
      let start = "  \(padded(verdict.metric.rawValue, metrics))  "
      lines += hanging(
        start + word + "  ", indent: start.count + words + 2, verdict.because.joined(separator: ", "), width)
    }
    lines.append("")
    let severities = findings.map(\.severity.rawValue.count).max() ?? 0
    let checks = findings.map(\.check.count).max() ?? 0
    for finding in findings {
      let word = Paint(finding.severity).apply(finding.severity.rawValue, to: severities, colours)
      let indent = severities + checks + 4
      lines += hanging("\(word)  \(padded(finding.check, checks))  ", indent: indent, finding.seen, width)
      for (label, text) in [("why:  ", finding.why), ("mend: ", finding.mend)] {
        guard let text else { continue }
        let start = String(repeating: " ", count: indent) + label
        lines += hanging(start, indent: start.count, text, width)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var title: String {
    let count = CpuSet(list: cpus)?.count ?? 0
    let looked = sampledCpus == cpus ? "" : ", of which \(sampledCpus) were looked at one by one"
    return "\(depth.rawValue) examination of \(Readable.counted(count, "CPU")) (\(cpus)\(looked)) "
      + "in \(Readable.brief(took))"
  }
}

/// Colours by how bad things are.
private enum Paint: String {
  case red = "\u{1B}[31m"
  case yellow = "\u{1B}[33m"
  case green = "\u{1B}[32m"
  case plain = ""

  init(_ severity: Severity) {
    switch severity {
    case .ok: self = .green
    case .note: self = .plain
    case .warning, .unmeasured, .unavailable: self = .yellow
    case .unfit: self = .red
    }
  }

  init(_ verdict: FitnessVerdict) {
    switch verdict {
    case .fit: self = .green
    case .caution, .unmeasured, .unavailable: self = .yellow
    case .unfit: self = .red
    }
  }

  /// The text in this colour, filled up with blanks to `width`. The blanks stay outside, where they can be
  /// cut off.
  func apply(_ text: String, to width: Int, _ colours: Bool) -> String {
    let painted = colours && self != .plain ? rawValue + text + "\u{1B}[0m" : text
    return painted + padded("", width - text.count)
  }
}

private func padded(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - text.count))
}

/// The words of `text`, a number together with its unit.
private func words(_ text: String) -> [String] {
  let units: Set<Substring> = ["%", "s", "ms", "µs", "ns", "B", "KiB", "MiB", "GiB", "TiB"]
  var words: [String] = []
  for word in text.split(separator: " ") {
    let bare = word.prefix { $0.isLetter || $0 == "%" }
    if units.contains(bare), let last = words.last?.last, last.isNumber {
      words[words.count - 1] += " \(word)"
    } else {
      words.append(String(word))
    }
  }
  return words
}

/// `text` behind `start`, broken at blanks so that no line is longer than `width`, further lines indented. A
/// word longer than a line (a path in a command) stays whole, since a broken one could not be copied.
private func hanging(_ start: String, indent: Int, _ text: String, _ width: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  for word in words(text) {
    if !line.isEmpty, indent + line.count + 1 + word.count > width {
      lines.append(line)
      line = ""
    }
    line += line.isEmpty ? word : " \(word)"
  }
  lines.append(line)
  let margin = String(repeating: " ", count: indent)
  return lines.enumerated().map { index, part in
    var whole = (index == 0 ? start : margin) + part
    while whole.last == " " { whole.removeLast() }
    return whole
  }
}

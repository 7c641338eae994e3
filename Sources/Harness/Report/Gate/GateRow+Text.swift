import SpeedupCore
import SpeedupJudge

extension GateRow {
  /// What was compared, for people.
  var metricTitle: String { metric?.title ?? "runs" }

  /// Digits of a percentage that show a change of the metric's own size.
  private var decimals: Int { exact ? 4 : 2 }

  /// Such as `+2.10 %`; empty when not measured.
  var changeText: String { ratio.map { Readable.change($0, decimals: decimals) } ?? "" }

  /// Such as `+1.62 % … +2.48 %`; empty while there are too few pairs.
  var intervalText: String {
    guard let ratioLow, let ratioHigh else { return "" }
    return "\(Readable.change(ratioLow, decimals: decimals)) … \(Readable.change(ratioHigh, decimals: decimals))"
  }

  /// One side's median with its unit; empty when not measured.
  func valueText(_ side: GateSide) -> String {
    guard let metric, let value = side == .base ? base : new else { return "" }
    return metric.text(value)
  }

  /// What the figures rest on: `16 pairs`, or `exact`.
  var basisText: String { exact ? "exact" : (pairs > 0 ? "\(pairs) pairs" : "") }

  /// One sentence on the row: change, interval, basis and detail, as far as there are any.
  var sentence: String {
    var parts: [String] = []
    if !changeText.isEmpty {
      let interval = intervalText.isEmpty ? "" : " (\(intervalText))"
      parts.append("\(metricTitle) \(changeText)\(interval), \(basisText)")
    }
    if !detail.isEmpty { parts.append(detail) }
    return parts.joined(separator: "; ")
  }
}

extension GateReport {
  /// What stands under every form of the report: how it ended, and what the verdicts rest on.
  var closing: [String] {
    let ended =
      switch ending {
      case .complete: "in \(elapsed.clock)"
      case .budget: "when the budget of \((plan.budget ?? elapsed).clock) ended"
      case .interrupted: "stopped after \(elapsed.clock)"
      }
    let bands = plan.metrics.map { "\($0.metric.title) ±\($0.band)" }.joined(separator: ", ")
    return [
      "\(summary) \(ended)",
      "dead band: \(bands); false alarms in the whole gate: at most \(Readable.percent(plan.level)); "
        + "seed \(plan.seed)",
    ]
  }
}

/// Text from outside (cell names, messages of programs), made harmless where it is shown.
package enum OutsideText {
  /// On one line, without control characters, so that nothing can move the cursor or forge a line.
  package static func line(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? " " : $0 }))
  }

  /// The same on all its lines, for a receiver whose way of writing a line end is put in afterwards.
  package static func lines(_ text: String) -> String {
    let isEnd = { (scalar: Unicode.Scalar) in scalar == "\n" || scalar == "\r" }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) && !isEnd($0) ? " " : $0 }))
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    // Format characters hold the marks that turn the direction of the text.
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: true
    default: false
    }
  }
}

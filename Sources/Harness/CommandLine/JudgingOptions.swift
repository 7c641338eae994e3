import SpeedupCore
import SpeedupKit

/// What `gate` and `compare` have in common on the command line.
enum JudgingOptions {
  /// The change that counts as none; its text names the usual ones.
  static func threshold(_ margin: (Metric) -> Margin) -> Option<[String]> {
    .texts(
      "threshold", "METRIC=PERCENT", "change that counts as none",
      otherwise: Metric.judged.map { "\($0.name)=\(margin($0))" }.joined(separator: ","))
  }

  /// The bound on false alarms: above 0 and below 50 %, since beyond that no claim means anything, and below a millionth
  /// of a millionth no interval can be told from certainty.
  static func level(_ help: String, default level: Double, written: String = "1%") -> Option<Double> {
    Option<Double>("level", .single("PERCENT"), help, default: level, written: written) { texts in
      guard let level = Percentage(texts[0])?.fraction, (1e-12..<0.5).contains(level) else {
        throw InputError("--level: '\(texts[0])' is not a percentage above 0 and below 50, such as 1%")
      }
      return level
    }
  }
}

extension Option where Value == [Metric] {
  /// Some of these metrics, by name; a name that comes again is the same one.
  static func metrics(among known: [Metric], default usual: [Metric] = [], otherwise: String? = nil) -> Option {
    Option(
      "metric", .list("NAMES"), known.map(\.name).joined(separator: ", "), default: usual,
      written: otherwise ?? usual.map(\.name).joined(separator: ","), choices: known.map(\.name)
    ) { texts in
      try OptionText.parts(texts, option: "metric").reduce(into: []) { metrics, name in
        let metric = try Metric(name[...], among: known, option: "--metric")
        if !metrics.contains(metric) { metrics.append(metric) }
      }
    }
  }
}

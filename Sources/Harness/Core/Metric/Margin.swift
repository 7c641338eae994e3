import Glibc

/// The change that counts as none: a ratio new/base within [1/(1+f), 1+f] is "equivalent".
///
/// A verdict "regressed" is evidence that the *median* ratio lies above the margin, so a change is found soon
/// when it is clearly larger than the margin, and hardly ever when it is just at its edge. A margin of half the
/// change that matters is a good choice: ±1 % to find +2 %.
package struct Margin: Sendable, Hashable {
  /// f: 0.01 for ±1 %.
  package let fraction: Double

  /// A margin of ±`fraction`, which must lie in 0...10.
  package init(fraction: Double) { self.fraction = fraction }

  /// Half its width on the log scale, where +f and its reciprocal are equally far from "equal".
  package var log: Double { log1p(fraction) }
  /// As people read it, such as `1 %`.
  package var text: String { Readable.percent(fraction) }

  /// Reads `cpu=1%,wall=5%`, once or several times.
  /// - Parameters:
  ///   - texts: the values of `--threshold`.
  ///   - judged: the metrics that may have one.
  /// - Throws: ``InputError`` naming the value and the fix.
  package static func read(_ texts: [String], judged: [Metric]) throws -> [Metric: Margin] {
    var margins: [Metric: Margin] = [:]
    for part in texts.flatMap({ $0.split(separator: ",", omittingEmptySubsequences: false) }) {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard sides.count == 2 else { throw InputError("--threshold: '\(part)' is not METRIC=PERCENT, such as cpu=1%") }
      let metric = try Metric(
        sides[0], among: Metric.judged + judged.filter { $0.unit == .declared }, option: "--threshold")
      guard judged.contains(metric) else {
        throw InputError("--threshold: '\(metric.name)' is not judged here; add it to --metric")
      }
      guard let margin = Margin(String(sides[1])), margin.fraction > 0 else {
        throw InputError("--threshold: '\(part)': write a percentage above 0, such as \(metric.name)=1%")
      }
      guard margins.updateValue(margin, forKey: metric) == nil else {
        throw InputError("--threshold: '\(metric.name)' is there twice; keep one")
      }
    }
    return margins
  }
}

extension Margin: LosslessStringConvertible {
  /// Reads `2%` or `0.5 %`; nil for anything else: a number without its sign, a negative one, more than 1000 %.
  package init?(_ description: String) {
    guard let fraction = Percentage.fraction(description), fraction <= 10 else { return nil }
    self.fraction = fraction
  }

  /// As it is typed, such as `2%`.
  package var description: String { "\(Readable.trimmed(Readable.fixed(fraction * 100, decimals: 4)))%" }
}

extension Margin: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let fraction = try container.decode(Double.self)
    guard (0...10).contains(fraction) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "a margin lies in [0, 10]")
    }
    self.fraction = fraction
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(fraction)
  }
}

/// A metric and the change in it that counts as none.
package struct MetricMargin: Sendable, Codable, Equatable {
  package let metric: Metric
  /// The change that counts as none.
  package let margin: Margin

  // The names of `gate.json`.
  private enum CodingKeys: String, CodingKey {
    case metric
    case margin
  }

  package init(_ metric: Metric, _ margin: Margin? = nil) {
    self.metric = metric
    self.margin = margin ?? metric.pairedMargin
  }

  /// Reads `--metric cpu,wall` and `--threshold cpu=2%,wall=5%`.
  /// - Parameters:
  ///   - usual: what is compared besides the program's own where nothing is named.
  ///   - figures: the program's own, which are compared too.
  /// - Throws: ``InputError`` naming the option, the value and what there is.
  package static func read(
    metrics: String?, thresholds: [String], usual: [Metric] = [.cpu], figures: [DeclaredFigure] = []
  ) throws -> [MetricMargin] {
    let own = figures.map(Metric.own)
    let named = try metrics.map { try Metric.list($0, and: own) } ?? usual
    let chosen = named + own.filter { !named.contains($0) }
    let margins = try Margin.read(thresholds, judged: chosen)
    return chosen.map { MetricMargin($0, margins[$0]) }
  }
}

extension Metric {
  /// Reads `--metric cpu,wall`.
  /// - Throws: ``InputError`` for a name twice, or one that is no judged metric.
  package static func list(_ text: String, and own: [Metric] = []) throws -> [Metric] {
    var chosen: [Metric] = []
    for name in text.split(separator: ",", omittingEmptySubsequences: false) {
      let metric = try Metric(name, among: judged + own, option: "--metric")
      guard !chosen.contains(metric) else { throw InputError("--metric: '\(name)' is there twice") }
      chosen.append(metric)
    }
    return chosen
  }
}

extension Metric {
  /// A value of it as people read it, such as `23.7 ms`; `killed` for an infinite one, of runs that were killed at a
  /// limit.
  package func text(_ value: Double) -> String {
    guard value.isFinite else { return "killed" }
    return switch unit {
    case .seconds: Readable.text(value, .seconds)
    case .bytes: Readable.text(value, .bytes)
    case .count: Readable.text(value, .count)
    case .ratio: Readable.ratio(value)
    case .text: Readable.brief(value)
    case .declared: own?.text(value) ?? Readable.brief(value)
    }
  }
}

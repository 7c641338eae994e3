/// A bound on the new program's own figure, whatever the old one needs: `wall<=2s`, `memory<=500M`, `tps>=300`.
package struct MetricLimit: Sendable, Codable, Hashable {
  /// What is bounded.
  package let metric: Metric
  /// The bound, in seconds, bytes, instructions, or what the program's own figure counts.
  package let bound: Double
  /// Whether the figure may be at most the bound; else at least.
  package let isAtMost: Bool

  /// A bound.
  package init(_ metric: Metric, _ bound: Double, isAtMost: Bool = true) {
    (self.metric, self.bound, self.isAtMost) = (metric, bound, isAtMost)
  }

  /// Such as `wall time ≤ 2 s`.
  package var text: String {
    "\(metric.title) \(isAtMost ? "≤" : "≥") \(metric.unit == .bytes ? Readable.brief(Bytes(Int64(bound))) : brief)"
  }

  private var brief: String {
    metric.unit == .seconds || Self.isTime(metric) ? Readable.brief(Seconds(bound)) : metric.text(bound)
  }

  /// Whether a program's own figure is in seconds.
  private static func isTime(_ metric: Metric) -> Bool { metric.own?.unit == "s" }

  /// A number without the unit of a program's own figure behind it.
  private static func bare(_ text: String, _ metric: Metric) -> String {
    guard let unit = metric.own?.unit, !unit.isEmpty, text.hasSuffix(unit) else { return text }
    return String(text.dropLast(unit.count)).trimmedBlanks
  }

  /// Reads one as it is typed.
  /// - Parameter known: the metrics that may have a limit.
  /// - Throws: ``InputError`` naming the option, the text and the fix.
  package init(parsing text: String, among known: [Metric], option: String) throws {
    let sign = text.contains("<=") ? "<=" : ">="
    let sides = text.split(separator: sign, maxSplits: 1, omittingEmptySubsequences: false)
      .map { String($0).trimmedBlanks }
    guard sides.count == 2, !sides[0].isEmpty else {
      throw InputError("\(option): '\(text)' is no limit; write METRIC<=VALUE, such as wall<=2s or memory<=500M")
    }
    metric = try Metric(sides[0], among: known, option: option)
    isAtMost = sign == "<="
    guard isAtMost || metric.unit == .declared else {
      throw InputError("\(option): '\(text)': less \(metric.title) is no fault; write \(metric.name)<=\(sides[1])")
    }
    let (value, example): (Double?, String) =
      switch metric.unit {
      case .seconds: (Seconds(sides[1])?.value, "\(metric.name)<=2s")
      case .declared where Self.isTime(metric): (Seconds(sides[1])?.value, "\(metric.name)\(sign)2s")
      case .bytes: (Bytes(sides[1]).map { Double($0.count) }, "\(metric.name)<=500M")
      case .declared: (Double(decimal: Self.bare(sides[1], metric)), "\(metric.name)\(sign)\(metric.text(1000))")
      case .count, .ratio, .text: (Double(decimal: sides[1]), "\(metric.name)\(sign)1000")
      }
    let hasUnit = metric.unit == .seconds || metric.unit == .bytes || Self.isTime(metric)
    if let value, value > 0, hasUnit, !sides[1].contains(where: { $0.isLetter || $0 == "µ" }) {
      throw InputError("\(option): '\(text)': '\(sides[1])' has no unit; write it as in \(example)")
    }
    // A figure of the program's own may be 0 or less: errors, a balance.
    guard let value, value > 0 || metric.unit == .declared, value.isFinite else {
      let wanted = metric.unit == .declared ? "number" : "amount above 0"
      throw InputError("\(option): '\(text)': '\(sides[1])' is no \(wanted); write it as in \(example)")
    }
    bound = value
  }
}

extension String {
  fileprivate var trimmedBlanks: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

import SpeedupCore
import SpeedupPredict
import SpeedupStatistics

/// What a chart shows in a sentence for its title, where the figures carry one; nil where they leave it open.
enum ChartFindings {
  /// How series grow with the size: those of which the exponent at the largest size has an interval that allows for one
  /// order and ends half way to the orders beside it.
  /// - Parameters:
  ///   - what: what grows, such as `time`.
  ///   - size: the axis' name.
  static func growth(_ series: [ChartSeries], of what: String, with size: String) -> String? {
    var groups: [(order: Int, labels: [String])] = []
    // Those of which no order is sure, with what theirs are below.
    var others: [(below: Double, label: String)] = []
    // Where runs were killed or failed, what is left may grow otherwise than the work does.
    for one in series where one.isWhole {
      let points = one.points.map { CurvePoint(x: $0.x, y: $0.y) }
      guard let growth = try? LocalGrowth(points) else { continue }
      let order = growth.exponent.rounded()
      let (lower, upper) = (growth.interval.lower, growth.interval.upper)
      let isOpen = lower <= order + GrowthVerdict.slack && upper >= order - GrowthVerdict.slack
      guard (0...3).contains(order), isOpen, lower > order - 0.5, upper < order + 0.5 else {
        others.append((upper, one.label))
        continue
      }
      if let place = groups.firstIndex(where: { $0.order == Int(order) }) {
        groups[place].labels.append(one.label)
      } else {
        groups.append((Int(order), [one.label]))
      }
    }
    groups.sort { $0.order > $1.order }
    guard let first = groups.first else { return nil }
    // A single line has no name of its own.
    if series.count == 1 { return "\(what) \(verb(first.order)) \(growth(first.order, size))" }
    let isOne = first.labels.count == 1
    let owner = what == "time" ? "" : "\(what) of "
    let does = isOne || !owner.isEmpty ? verb(first.order) : plural(first.order)
    var parts = ["\(owner)\(listed(first.labels)) \(does) \(growth(first.order, size))"]
    let those = owner.isEmpty ? "" : "that of "
    parts += groups.dropFirst().map { "\(those)\(listed($0.labels)) \(brief($0.order))" }
    let slower = others.filter { $0.below < Double(first.order) - 0.5 }.map(\.label)
    if !slower.isEmpty, groups.count == 1 {
      let not = slower.count == 1 || !owner.isEmpty ? "does not" : "do not"
      parts.append("\(those)\(listed(slower)) \(not)")
    }
    return parts.joined(separator: ", ")
  }

  private static func verb(_ order: Int) -> String { order == 0 ? "hardly grows" : "grows" }
  private static func plural(_ order: Int) -> String { order == 0 ? "hardly grow" : "grow" }
  private static func growth(_ order: Int, _ size: String) -> String {
    switch order {
    case 0: "with \(size)"
    case 1: "linearly with \(size)"
    case 2: "with the square of \(size)"
    default: "with the cube of \(size)"
    }
  }
  private static func brief(_ order: Int) -> String {
    switch order {
    case 0: "hardly"
    case 1: "linearly"
    default: "with the square"
    }
  }

  /// One of several things that do the same.
  struct Compared {
    var name: String
    /// Seconds, and the interval of them.
    var value: Double, interval: ClosedRange<Double>
  }

  /// How much faster the fastest is than the slowest, where their intervals are apart.
  static func spread(_ all: [Compared]) -> String? {
    guard let fast = all.min(by: { $0.value < $1.value }), let slow = all.max(by: { $0.value < $1.value }),
      fast.interval.upperBound < slow.interval.lowerBound, fast.value > 0
    else { return nil }
    return "\(fast.name) is \(Readable.ratioNumber(slow.value / fast.value)) times as fast as \(slow.name)"
  }

  /// The largest speed-up, where its interval is above 1.
  static func speedUp(_ series: [ChartSeries], by axis: String) -> String? {
    let all = series.flatMap { one in one.points.map { (label: one.label, point: $0) } }
    guard let best = all.max(by: { $0.point.y < $1.point.y }), let bar = best.point.bar, bar.lowerBound > 1,
      best.point.sign.isEmpty
    else { return nil }
    let owner = series.count > 1 ? "\(best.label): " : ""
    let unit = best.point.x == 1 && axis.hasSuffix("s") ? String(axis.dropLast()) : axis
    return "\(owner)speed-up \(Readable.ratio(best.point.y)) at \(Readable.short(best.point.x)) \(unit)"
  }

  /// `a`, `a and b`, `a, b and c`.
  static func listed(_ names: [String]) -> String {
    names.count < 2 ? names.first ?? "" : "\(names.dropLast().joined(separator: ", ")) and \(names[names.count - 1])"
  }
}

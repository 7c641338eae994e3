import Glibc

/// One axis of a chart: its label, its scale, its range and its ticks, all in base units.
package struct ChartAxis: Sendable, Equatable {
  /// How distances on the axis are to be read.
  package enum Scale: Sendable, Equatable {
    /// Equal distances are equal differences.
    case linear
    /// Equal distances are equal ratios.
    case log
  }

  package enum Kind: Sendable, Equatable {
    /// Times in seconds: `10 ms`.
    case seconds
    /// Amounts of memory in bytes: `64 MiB`.
    case bytes
    /// Plain numbers: `16`.
    case count
    /// Ratios: `×1.5`.
    case ratio
  }

  package struct Tick: Sendable, Equatable {
    /// Where, in base units.
    package let position: Double
    package let label: String
  }

  package let label: String
  package let scale: Scale
  /// The smallest and the largest value that is drawn.
  package let range: ClosedRange<Double>
  /// The ticks, ascending.
  package let ticks: [Tick]

  /// An axis that holds all of `values` with some room around them; a linear one starts at 0.
  /// - Parameters:
  ///   - values: in base units; at least one, all positive on a logarithmic axis.
  ///   - ticksAtValues: put the ticks where the values are (measured core counts, say) rather than at round
  ///     numbers; values that would be too close are passed over.
  ///   - isTight: no room, and no 0 (a scale of colours).
  ///   - startsAtZero: whether a linear axis does; else it has only what is drawn, which 0 would push into one spot.
  package init(
    _ label: String, _ scale: Scale, _ kind: Kind, holding values: [Double],
    ticksAtValues: Bool = false, isTight: Bool = false, startsAtZero: Bool = true
  ) {
    let values = values.filter(\.isFinite).map { Self.drawable($0, scale) }
    var range = Self.range(scale, values, isTight: isTight, atValues: ticksAtValues)
    if !startsAtZero, scale == .linear, let low = values.min(), let high = values.max(), low < high {
      let margin = (high - low) * 0.06
      range = (low - margin)...(high + margin)
    }
    let ticks =
      ticksAtValues
      ? ChartTicks.thinned(values, scale, kind, in: range) : ChartTicks.round(scale, kind, in: range)
    self.init(label: label, scale: scale, range: range, ticks: ticks)
  }

  private init(label: String, scale: Scale, range: ClosedRange<Double>, ticks: [Tick]) {
    self.label = label
    self.scale = scale
    self.range = range
    self.ticks = ticks
  }

  /// The nearest value that an axis can hold. No time, size or count is beyond these, but a results file may
  /// say anything.
  private static func drawable(_ value: Double, _ scale: Scale) -> Double {
    min(max(value, scale == .log ? 1e-12 : -1e15), 1e15)
  }

  private static func range(
    _ scale: Scale, _ values: [Double], isTight: Bool, atValues: Bool
  ) -> ClosedRange<Double> {
    let low = values.min() ?? 1
    let high = values.max() ?? 1
    // A scale of colours of a single value would be empty.
    if isTight { return low < high ? low...high : (low * 0.9)...max(high * 1.1, 1e-9) }
    switch scale {
    case .log:
      // A margin of 6 % of the drawn ratio, and where differences mean nothing by themselves never less than a quarter of
      // an octave: values that differ by little are then seen to.
      let margin = atValues && low < high ? pow(high / low, 0.06) : max(pow(high / low, 0.06), 1.19)
      return (low / margin)...(high * margin)
    case .linear: return min(0, low)...(high > 0 ? high * 1.08 : 1)
    }
  }

  /// How far along the axis a value is: 0 at its lower end, 1 at its upper, beyond them outside of it.
  func share(of value: Double) -> Double {
    let (low, high) = (range.lowerBound, range.upperBound)
    switch scale {
    case .linear: return (value - low) / (high - low)
    case .log: return value > 0 ? log(value / low) / log(high / low) : 0
    }
  }

  /// What stands beside it: equal distances on a logarithmic axis are no equal differences, and it says so.
  var fullLabel: String { scale == .linear ? label : label.isEmpty ? "log scale" : "\(label) (log scale)" }

  /// The axis with a strip without ticks at its upper end, `share` times as wide as the rest.
  func extended(by share: Double) -> ChartAxis {
    let (low, high) = (range.lowerBound, range.upperBound)
    let end =
      switch scale {
      case .linear: high + (high - low) * share
      case .log: high * pow(high / low, share)
      }
    return ChartAxis(label: label, scale: scale, range: low...end, ticks: ticks)
  }
}

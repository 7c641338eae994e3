import SpeedupCore

import Glibc

enum ChartTicks {
  typealias Tick = ChartAxis.Tick

  /// The most ticks that an axis is given.
  static let most = 9

  /// Ticks at round numbers within `range`.
  static func round(
    _ scale: ChartAxis.Scale, _ kind: ChartAxis.Kind, in range: ClosedRange<Double>
  ) -> [Tick] {
    let positions: [Double] =
      switch scale {
      case .linear: linear(kind, in: range)
      case .log where range.upperBound / range.lowerBound < 8: narrow(kind, in: range)
      case .log where kind == .bytes || kind == .ratio: powersOfTwo(in: range)
      case .log: decades(in: range)
      }
    guard scale == .linear else { return positions.map { Tick(position: $0, label: text($0, kind)) } }
    return zip(positions, texts(evenly: positions, kind)).map { Tick(position: $0, label: $1) }
  }

  /// Ticks at the values themselves, except where one would be less than 1/20 of the axis right of the
  /// last.
  static func thinned(
    _ values: [Double], _ scale: ChartAxis.Scale, _ kind: ChartAxis.Kind, in range: ClosedRange<Double>
  ) -> [Tick] {
    func place(_ value: Double) -> Double {
      switch scale {
      case .linear: (value - range.lowerBound) / (range.upperBound - range.lowerBound)
      case .log: log(value / range.lowerBound) / log(range.upperBound / range.lowerBound)
      }
    }
    var kept: [Double] = []
    let ascending = Set(values).sorted()
    // From the top, since the largest value is the one that a reader looks for.
    for value in ascending.reversed() {
      guard let last = kept.last else { kept = [value]; continue }
      if place(last) - place(value) >= 0.05 { kept.append(value) }
    }
    return kept.reversed().map { Tick(position: $0, label: text($0, kind)) }
  }

  package static func text(_ value: Double, _ kind: ChartAxis.Kind) -> String {
    switch kind {
    case .seconds: inUnit(value, value == 0 ? nil : .fitting(value, .seconds), zero: "0 s")
    case .bytes: inUnit(value, value == 0 ? nil : .fitting(value, .bytes), zero: "0 B")
    case .count: count(value)
    case .ratio: "×\(Readable.short(value))"
    }
  }

  /// Numbers below this are written as `2e-12`: the digits behind the zeros would be outside of the picture.
  private static let smallest = 1e-4

  private static func scientific(_ value: Double) -> String {
    let power = Int(floor(log10(abs(value)) + 1e-9))
    return "\(Readable.short(value / pow(10, Double(power))))e\(power)"
  }

  /// A number with its thousands as a unit from five digits on: `5000`, `50 k`, `1 M`.
  private static func count(_ value: Double) -> String {
    if abs(value) < smallest, value != 0 { return scientific(value) }
    guard abs(value) >= 9999.5 else { return Readable.short(value) }
    let unit = Readable.Unit.fitting(value, .count)
    return "\(Readable.short(value / unit.size)) \(unit.name)"
  }

  /// Values as they are written on a linear axis: all in the unit of the largest, with as many decimals.
  private static func texts(evenly values: [Double], _ kind: ChartAxis.Kind) -> [String] {
    let largest = max(values.last ?? 0, -(values.first ?? 0))
    if kind == .count, largest < smallest { return values.map { count($0) } }
    let unit: Readable.Unit? =
      switch kind {
      case .seconds: .fitting(largest, .seconds)
      case .bytes: .fitting(largest, .bytes)
      case .count where largest >= 9999.5: .fitting(largest, .count)
      case .count, .ratio: nil
      }
    let numbers = values.map { $0 / (unit?.size ?? 1) }
    let decimals = numbers.map { number in
      Readable.short(number).split(separator: ".").dropFirst().first?.count ?? 0
    }.max()
    return numbers.map { number in
      let text = Readable.fixed(number, decimals: decimals ?? 0)
      // 0 of a number is no 0 thousands.
      if kind == .count, number == 0 { return "0" }
      return kind == .ratio ? "×\(text)" : unit.map { "\(text) \($0.name)" } ?? text
    }
  }

  private static func inUnit(_ value: Double, _ unit: Readable.Unit?, zero: String) -> String {
    unit.map { "\(Readable.short(value / $0.size)) \($0.name)" } ?? zero
  }

  /// Multiples of 1, 2 or 5 times a power of ten; for memory, of a power of two.
  private static func linear(_ kind: ChartAxis.Kind, in range: ClosedRange<Double>) -> [Double] {
    let rough = (range.upperBound - range.lowerBound) / 6
    let step: Double
    if kind == .bytes {
      step = pow(2, log2(rough).rounded(.up))
    } else {
      let power = pow(10, log10(rough).rounded(.down))
      step = ([1, 2, 5].first { $0 * power >= rough * 0.999 } ?? 10) * power
    }
    return multiples(of: step, in: range)
  }

  /// On less than three octaves powers are too few: round multiples, though their distances shrink.
  private static func narrow(_ kind: ChartAxis.Kind, in range: ClosedRange<Double>) -> [Double] {
    linear(kind, in: range).filter { $0 > 0 }
  }

  private static func multiples(of step: Double, in range: ClosedRange<Double>) -> [Double] {
    let first = (range.lowerBound / step - 1e-9).rounded(.up)
    let last = (range.upperBound / step + 1e-9).rounded(.down)
    guard first <= last else { return [] }
    return stride(from: first, through: last, by: 1).map { $0 * step }
  }

  private static func powersOfTwo(in range: ClosedRange<Double>) -> [Double] {
    let first = Int((log2(range.lowerBound) - 1e-9).rounded(.up))
    let last = Int((log2(range.upperBound) + 1e-9).rounded(.down))
    let step = max(1, (last - first) / most + 1)
    // Ticks at multiples of the step, so that they don't move when the range does.
    return (first...max(first, last)).filter { $0 % step == 0 && $0 <= last }.map { pow(2, Double($0)) }
  }

  /// Powers of ten, with 2 and 5 between them where there are few.
  private static func decades(in range: ClosedRange<Double>) -> [Double] {
    let first = Int(log10(range.lowerBound).rounded(.down))
    let last = Int(log10(range.upperBound).rounded(.up))
    let step = max(1, (last - first) / most + 1)
    let heads: [Double] = last - first <= 3 ? [1, 2, 5] : [1]
    var positions: [Double] = []
    for power in first...last where power % step == 0 {
      positions += heads.map { $0 * pow(10, Double(power)) }
    }
    return positions.filter { inside($0, range) }
  }

  /// Whether a position is in the range, up to rounding.
  private static func inside(_ position: Double, _ range: ClosedRange<Double>) -> Bool {
    range.lowerBound <= position * (1 + 1e-9) && position <= range.upperBound * (1 + 1e-9)
  }
}

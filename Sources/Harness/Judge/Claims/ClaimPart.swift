import Glibc
import SpeedupCore
import SpeedupStatistics

/// A cell of the plan that a reading rests on: which run it is, and its axes.
package struct ClaimRun: Sendable, Equatable {
  /// Its place in the plan.
  package let cell: Int
  package let axes: [AxisValue]

  package init(_ cell: Int, _ axes: [AxisValue]) {
    self.cell = cell
    self.axes = axes
  }
}

/// One figure that a reading's region is asked of, formed of the runs of one round.
package struct ClaimPart: Sendable, Equatable {
  /// How the figure is formed of the metric's values a (of `first`) and b (of `second`).
  package enum Form: Sendable, Equatable {
    /// a.
    case value
    /// (ln a − ln b) · scale + shift: ratios, reductions, efficiencies and exponents.
    case logRatio(scale: Double, shift: Double)
    /// (a − b) / span.
    case slope(span: Double)
  }

  /// Of an exponent the step before that of ``first`` and ``second``: from a smaller size to that of ``second``.
  struct EarlierStep: Sendable, Equatable {
    let smaller: ClaimRun
    /// The three sizes, in order.
    let sizes: [Double]
  }

  package let form: Form
  package let first: ClaimRun
  /// nil for a plain value.
  package let second: ClaimRun?
  /// What tells it from the reading's other parts.
  package let label: String
  /// nil for all but exponents.
  var earlier: EarlierStep?

  /// The figure of one round; nil where there is none. Both of its runs may be bounds, and err either way.
  package func figure(_ value: (Int) -> ClaimValue?) -> ClaimValue? {
    guard let a = value(first.cell) else { return nil }
    guard let second else { return a }
    guard let b = value(second.cell), let middle = number(a.middle, b.middle) else { return nil }
    if a.isExact, b.isExact { return ClaimValue(middle) }
    guard let low = number(a.lower, b.upper), let high = number(a.upper, b.lower) else { return nil }
    return ClaimValue(min(low, high), middle, max(low, high))
  }

  /// The figure of two numbers; nil where it is none.
  private func number(_ a: Double, _ b: Double) -> Double? {
    switch form {
    case .value: return a
    case .slope(let span): return (a - b) / span
    case .logRatio(let scale, let shift):
      // A count of 0 on both sides is the same count; on one side only there is no ratio.
      if a == 0, b == 0 { return shift }
      guard a >= 0, b >= 0 else { return nil }
      return (log(a) - log(b)) * scale + shift
    }
  }

  package var cells: [Int] { [first.cell] + [second, earlier?.smaller].compactMap { $0?.cell } }

  /// How much larger an exponent is than that of the step before, and the power of a growth on top of a constant that has
  /// these three figures, towards which the exponents then go (``powerAboveConstant(sizes:values:)``; nil: there is none);
  /// nil where a figure is not known.
  func bend(_ value: (Int) -> Double?) -> (change: Double, power: Double?)? {
    guard let earlier, let second, let now = figure({ value($0).map(ClaimValue.init) })?.middle,
      let middle = value(second.cell), let largest = value(first.cell),
      let smallest = value(earlier.smaller.cell), middle > 0, smallest > 0
    else { return nil }
    let sizes = earlier.sizes
    let change = now - (log(middle) - log(smallest)) / log(sizes[1] / sizes[0])
    if change.isNaN { return nil }
    return (change, powerAboveConstant(sizes: sizes, values: [smallest, middle, largest]))
  }
}

extension ClaimReading {
  /// The figures that this reading is judged by.
  /// - Throws: ``InputError`` where subject and reference don't go together.
  package func parts(subject: [ClaimRun], reference: [ClaimRun]) throws -> [ClaimPart] {
    if isSlope { return try along(subject) { Self.slope($0) } }
    switch kind {
    case .ratio, .reduction: return try pairs(subject, reference)
    case .equivalence: return region == nil ? [] : try pairs(subject, reference)
    case .exponent: return try along(subject) { Self.exponent($0) }
    case .scaling: return try along(subject) { Self.efficiencies($0) }
    case .range, .bound, .equality: return subject.map { part(.value, $0, nil, $0.axes, among: subject) }
    case .table, .consistency, .successRate, .determinism, .qualitative: return []
    }
  }

  private func part(
    _ form: ClaimPart.Form, _ first: ClaimRun, _ second: ClaimRun?, _ axes: [AxisValue], among all: [ClaimRun],
    after earlier: ClaimPart.EarlierStep? = nil
  ) -> ClaimPart {
    let varying = axes.filter { axis in all.contains { $0.axes.value(of: axis.name) != axis.value } }
    return ClaimPart(form: form, first: first, second: second, label: varying.text, earlier: earlier)
  }

  /// Reference over subject, each with its own: one with all, or place by place.
  private func pairs(_ subject: [ClaimRun], _ reference: [ClaimRun]) throws -> [ClaimPart] {
    let form = ClaimPart.Form.logRatio(scale: 1, shift: 0)
    // Of an equivalence the figure is subject over reference.
    func pair(_ subject: ClaimRun, _ reference: ClaimRun, _ varying: [AxisValue], _ all: [ClaimRun]) -> ClaimPart {
      kind == .equivalence
        ? part(form, subject, reference, varying, among: all) : part(form, reference, subject, varying, among: all)
    }
    let other = reference.isEmpty ? Array(subject.prefix(1)) : reference
    let own = reference.isEmpty ? Array(subject.dropFirst()) : subject
    if other.count == 1 { return own.map { pair($0, other[0], $0.axes, own) } }
    if own.count == 1 { return other.map { pair(own[0], $0, $0.axes, other) } }
    guard own.count == other.count else {
      throw InputError(
        "\(place): the subject has \(own.count) cells and the reference \(other.count); give one of them one cell, or both as many"
      )
    }
    return zip(own, other).map { pair($0, $1, $0.axes, own) }
  }

  /// The cells that differ along `over` only, in its order, made into figures.
  private func along(
    _ subject: [ClaimRun], _ figures: ([Point]) -> [(ClaimPart.Form, ClaimRun, ClaimRun?)]
  ) throws -> [ClaimPart] {
    guard let over else { return [] }
    var groups: [(rest: [AxisValue], runs: [Point])] = []
    for run in subject {
      guard let size = run.axes.number(of: over), size > 0 else {
        throw InputError("\(place): the axis '\(over)' needs numbers above 0")
      }
      // What is sized with it, such as the workers by the cores, follows it.
      let rest = run.axes.filter { $0.name != over && !followers(of: over, in: subject).contains($0.name) }
      if let place = groups.firstIndex(where: { $0.rest == rest }) {
        groups[place].runs.append((size, run))
      } else {
        groups.append((rest, [(size, run)]))
      }
    }
    return groups.flatMap { group in
      let points = group.runs.sorted { $0.size < $1.size }
      return figures(points).map { form, first, second in
        part(form, first, second, first.axes, among: subject, after: kind == .exponent ? Self.earlierStep(points) : nil)
      }
    }
  }

  /// A run with its place on the axis that a figure is formed along.
  private typealias Point = (size: Double, run: ClaimRun)

  /// Axes that have one value for each value of `over`.
  private func followers(of over: String, in runs: [ClaimRun]) -> Set<String> {
    let names = Set(runs.flatMap { $0.axes.map(\.name) }).subtracting([over])
    return names.filter { name in
      var known: [String: String] = [:]
      return runs.allSatisfy { run in
        let (key, value) = (run.axes.value(of: over) ?? "", run.axes.value(of: name) ?? "")
        return known.updateValue(value, forKey: key).map { $0 == value } ?? true
      }
    }
  }

  private static func exponent(_ points: [Point]) -> [(ClaimPart.Form, ClaimRun, ClaimRun?)] {
    guard points.count >= 2, let last = points.last else { return [] }
    let before = points[points.count - 2]
    return [(.logRatio(scale: 1 / log(last.size / before.size), shift: 0), last.run, before.run)]
  }

  private static func earlierStep(_ points: [Point]) -> ClaimPart.EarlierStep? {
    guard points.count >= 3 else { return nil }
    let last = points.suffix(3)
    return ClaimPart.EarlierStep(smaller: last[last.startIndex].run, sizes: last.map(\.size))
  }

  private static func slope(_ points: [Point]) -> [(ClaimPart.Form, ClaimRun, ClaimRun?)] {
    guard points.count >= 2, let first = points.first, let last = points.last else { return [] }
    return [(.slope(span: last.size - first.size), last.run, first.run)]
  }

  private static func efficiencies(_ points: [Point]) -> [(ClaimPart.Form, ClaimRun, ClaimRun?)] {
    guard let first = points.first else { return [] }
    return points.dropFirst().map { (.logRatio(scale: 1, shift: -log($0.size / first.size)), first.run, $0.run) }
  }
}

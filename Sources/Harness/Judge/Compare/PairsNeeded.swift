import SpeedupCore
import SpeedupStatistics

/// About how many pairs a paired, sequential gate would take to settle what a comparison of two sessions
/// could not.
///
/// The noise of a pair is taken from differences of neighbouring passes, which drift hardly touches (von
/// Neumann's successive differences, 1941, made robust by their median): scale = median |x[i+1] − x[i]| /
/// 0.6745, which is that of the log ratio of two single runs. The gate's own rule (``SequentialComparison``)
/// is then fed normal log ratios at evenly spread quantiles, instead of random ones, until it stops: once
/// with no change, once with a change of twice the margin. The larger count is the answer. An estimate, no
/// promise: noise of the gate's hour is unknown.
package enum PairsNeeded: Sendable, Equatable, CustomStringConvertible {
  case about(Int)
  /// More than ``limit``: the noise is far above the margin.
  case tooMany

  /// Longer gates are not worth counting out.
  package static let limit = 500

  /// For a judged cell; nil where censored runs leave no noise to go by.
  init?(_ evidence: ComparedCell.Evidence, _ counter: inout PairsCounter) {
    guard evidence.censored == (0, 0), let scale = evidence.shift.noiseOfAPair, counter.band > 0 else { return nil }
    self.init(scale: scale, &counter)
  }

  /// For a noise of `scale` and a margin of ±`band`, both in log units.
  package init(scale: Double, band: Double, alpha: Double) {
    var counter = PairsCounter(band: band, alpha: alpha)
    self.init(scale: scale, &counter)
  }

  private init(scale: Double, _ counter: inout PairsCounter) {
    guard let none = counter.count(shift: 0, scale), let double = counter.count(shift: 2 * counter.band, scale) else {
      self = .tooMany
      return
    }
    self = .about(max(none, double))
  }

  /// Such as `about 12 pairs`.
  package var description: String {
    switch self {
    case .about(let count): "about \(count) pairs"
    case .tooMany: "more than \(Self.limit) pairs"
    }
  }
}

/// Counts the pairs for noises of any scale. The gate asks of a log ratio only on which side of the band's edges it lies, so
/// that scales at which all lie alike have one count: many cells are a few hundred questions.
struct PairsCounter {
  /// Half the width of the margin in log units.
  let band: Double
  private let alpha: Double
  private var known: [Sides: Int?] = [:]

  /// The quantiles that the gate is fed, and the same ascending.
  private static let quantiles = (1...PairsNeeded.limit).compactMap { try? Normal.quantile(evenlySpread($0)) }
  private static let ascending = quantiles.sorted()

  init(band: Double, alpha: Double) { (self.band, self.alpha) = (band, alpha) }

  /// How many of the log ratios lie on either side of either edge. They ascend with the quantiles, so that the numbers tell
  /// which these are.
  private struct Sides: Hashable {
    let shift: Double
    let belowBottom, notAboveBottom, belowTop, notAboveTop: Int
  }

  /// - Returns: nil for more than ``PairsNeeded/limit``.
  mutating func count(shift: Double, _ scale: Double) -> Int? {
    func first(_ holds: (Double) -> Bool) -> Int {
      var (low, high) = (0, Self.ascending.count)
      while low < high {
        let middle = (low + high) / 2
        if holds(shift + scale * Self.ascending[middle]) { high = middle } else { low = middle + 1 }
      }
      return low
    }
    let sides = Sides(
      shift: shift, belowBottom: first { $0 >= -band }, notAboveBottom: first { $0 > -band },
      belowTop: first { $0 >= band }, notAboveTop: first { $0 > band })
    if let count = known[sides] { return count }
    let count = simulated(shift: shift, scale)
    known[sides] = .some(count)
    return count
  }

  private func simulated(shift: Double, _ scale: Double) -> Int? {
    guard var gate = try? SequentialComparison(band: band, alpha: alpha) else { return nil }
    for (index, quantile) in Self.quantiles.enumerated() {
      guard let verdict = try? gate.observe(logRatio: shift + scale * quantile) else { return nil }
      if verdict != .inconclusive { return index + 1 }
    }
    return nil
  }

  /// The van der Corput sequence in base 2: ½, ¼, ¾, ⅛, …, which fills (0, 1) evenly at every length.
  private static func evenlySpread(_ index: Int) -> Double {
    var (rest, step, value) = (index, 0.5, 0.0)
    while rest > 0 {
      if rest & 1 == 1 { value += step }
      rest >>= 1
      step /= 2
    }
    return value
  }
}

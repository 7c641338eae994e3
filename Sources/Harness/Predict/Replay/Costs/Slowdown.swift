/// How much longer tasks take while k of them run side by side, f(k): measured for k = 1 to R, and what can be said beyond.
package struct Slowdown: Sendable, Equatable {
  /// f(k) at k, from 0; places 0 and 1 are 1.
  package let known: [Double]

  /// None: tasks take as long as alone, however many there are.
  package static let none = Slowdown(byCount: [:])

  /// Some counts that were measured; those in between lie on straight lines.
  package init(byCount: [Int: Double]) {
    var known = [1.0, 1.0]
    for (count, factor) in byCount.sorted(by: { $0.key < $1.key }) where count > 1 && factor.isFinite && factor > 0 {
      let (from, before) = (known.count - 1, known[known.count - 1])
      for next in known.count...count {
        known.append(before + (factor - before) * Double(next - from) / Double(count - from))
      }
    }
    self.known = known
  }

  /// R: the largest count that was measured.
  package var measured: Int { known.count - 1 }

  /// Both together: at each count that both know, their product; beyond the other's counts it stays as it is there.
  package func times(_ other: Slowdown) -> Slowdown {
    scaled { other.best($0) }
  }

  /// All but f(1) as many times as large.
  package func scaled(by factor: Double) -> Slowdown {
    scaled { _ in factor }
  }

  private func scaled(_ factor: (Int) -> Double) -> Slowdown {
    Slowdown(byCount: Dictionary(uniqueKeysWithValues: known.indices.map { ($0, known[$0] * factor($0)) }))
  }

  /// By how much each one more slows the others: the straight line through f(1) = 1, by least squares; never below 0.
  package var slope: Double {
    var (above, below) = (0.0, 0.0)
    for (count, factor) in known.enumerated() where count > 1 {
      above += Double(count - 1) * (factor - 1)
      below += Double((count - 1) * (count - 1))
    }
    return below > 0 ? max(0, above / below) : 0
  }

  /// The best that can be hoped for: beyond R nothing gets worse.
  package func best(_ count: Int) -> Double { known[max(0, min(count, measured))] }

  /// The straight line, beyond R from f(R) on.
  package func centre(_ count: Int) -> Double {
    count <= measured ? known[max(0, count)] : known[measured] + slope * Double(count - measured)
  }

  /// f(0), f(1), … f(cores) as schedules take them.
  package func table(upTo cores: Int, best: Bool) -> [Double] {
    (0...max(1, cores)).map { best ? self.best($0) : centre($0) }
  }
}

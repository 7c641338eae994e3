import Glibc
import SpeedupPredict
import SpeedupStatistics

/// How often verdicts on growth come out which way.
enum Growth {
  static func print(_ count: Int) throws {
    let doubling = (0..<6).map { 100 * pow(2, Double($0)) }
    let truths: [(name: String, power: Int, cost: (Double) -> Double)] = [
      ("n", 1, { $0 }), ("n + n^2/3000", 1, { $0 + $0 * $0 / 3000 }), ("n log n", 1, { $0 * log($0) }),
      ("500 + n", 1, { 500 + $0 }), ("n^2", 1, { $0 * $0 }), ("n^1.5", 1, { pow($0, 1.5) }),
      ("1", 0, { _ in 1 }), ("1000 + n", 0, { 1000 + $0 }), ("n", 0, { $0 }), ("n^2", 2, { $0 * $0 }),
      ("n^3", 2, { $0 * $0 * $0 }),
    ]
    for truth in truths {
      for (noise, repeats) in [(0.02, 1), (0.1, 1), (0.1, 5)] {
        var generator = SplitMix64(seed: 2027)
        var outcomes: [GrowthVerdict.Outcome: Int] = [:]
        for _ in 0..<count {
          let points = try doubling.map { n in
            CurvePoint(
              x: n, y: try median((0..<repeats).map { _ in truth.cost(n) * exp(noise * generator.nextNormal()) }))
          }
          let verdict = try GrowthVerdict(points, atMost: truth.power)
          outcomes[verdict.outcome, default: 0] += 1
        }
        // An interrupted run leaves what it had.
        defer { fflush(nil) }
        let asked = ["constant", "linear", "quadratic"][truth.power]
        for outcome in [GrowthVerdict.Outcome.atMost, .more, .undecided] {
          let word = outcome == .undecided ? "undecided" : "\(outcome.rawValue) \(asked)"
          Swift.print(
            "growth,\(truth.name),\(word),relative \(noise) of \(repeats),,\(count),\(Double(outcomes[outcome] ?? 0) / Double(count))"
          )
        }
      }
    }
  }
}

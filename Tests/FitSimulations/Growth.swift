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

  /// How often the interval of the exponent at the largest size holds the truth, and how far off the exponent is.
  static func printExponents(_ count: Int) throws {
    let doubling = (0..<6).map { 100 * pow(2, Double($0)) }
    let tens = [1e3, 1e4, 1e5, 1e6].flatMap { $0 == 1e6 ? [$0] : [$0, 3 * $0] }
    let (few, near) = ((1...10).map { 2 * Double($0) }, (10...20).map { Double($0) })
    let truths: [(name: String, sizes: [Double], cost: (Double) -> Double)] = [
      ("n", doubling, { $0 }), ("n log n", doubling, { $0 * log($0) }), ("n log n to 1e6", tens, { $0 * log($0) }),
      ("n^1.5", doubling, { pow($0, 1.5) }), ("n^2", doubling, { $0 * $0 }), ("500 + n", doubling, { 500 + $0 }),
      ("n + n^2/3000", doubling, { $0 + $0 * $0 / 3000 }), ("n^3", doubling, { $0 * $0 * $0 }),
      ("n^7", doubling, { pow($0, 7) }), ("n^3 at n = 4..20", Array(few.dropFirst()), { $0 * $0 * $0 }),
      ("2^n", few, { pow(2, $0) }), ("100 + 2^n", few, { 100 + pow(2, $0) }), ("1 + 1.3^n", few, { 1 + pow(1.3, $0) }),
      ("2^n at n = 10..20", near, { pow(2, $0) }), ("100 + 2^n at n = 10..20", near, { 100 + pow(2, $0) }),
    ]
    for truth in truths {
      let (end, step) = (truth.sizes.last!, 1e-5)
      let exponent = log(truth.cost(end * (1 + step)) / truth.cost(end * (1 - step))) / log((1 + step) / (1 - step))
      for noise in [0.001, 0.02, 0.05, 0.1] {
        var generator = SplitMix64(seed: 2028)
        var (held, errors, widths, fast): (Int, [Double], [Double], Int) = (0, [], [], 0)
        for _ in 0..<count {
          let points = truth.sizes.map { CurvePoint(x: $0, y: truth.cost($0) * exp(noise * generator.nextNormal())) }
          let forms = FormChoice(points)
          // As fit asks where no power is told: the first that is not exceeded.
          var verdict = try GrowthVerdict(points, atMost: 0, forms: forms)
          for power in 1...3 where verdict.outcome == .more {
            verdict = try GrowthVerdict(points, atMost: power, forms: forms)
          }
          held += verdict.interval.lower - 1e-4 <= exponent && exponent <= verdict.interval.upper + 1e-4 ? 1 : 0
          errors.append(abs(verdict.growth.exponent - exponent))
          widths.append(verdict.interval.upper - verdict.interval.lower)
          fast += verdict.growth.factor != nil ? 1 : 0
        }
        defer { fflush(nil) }
        for (name, value) in [
          ("interval holds the exponent", Double(held) / Double(count)), ("median error", try median(errors)),
          ("median width", try median(widths)), ("called exponential", Double(fast) / Double(count)),
        ] { Swift.print("exponent,\(truth.name),\(name),relative \(noise) of 1,,\(count),\(value)") }
      }
    }
  }
}

import Glibc
import SpeedupPredict
import SpeedupStatistics

/// How often a nominal 95 % interval holds the truth.
enum Coverage {
  /// A curve that is known.
  struct Truth {
    let name: String
    let law: ScalingLaw
    let height: Double
    let shape: [Double]
    let places: [Double]
    func value(_ n: Double) -> Double { height * law.speedUp(shape, at: n) }
  }

  static let truths = [
    Truth(
      name: "SPECsdm91", law: .universal, height: 89.9952, shape: [0.0277285, 0.0001044],
      places: [1, 18, 36, 72, 108, 144, 216]),
    Truth(name: "Amdahl 5 %, 1..32", law: .amdahl, height: 100, shape: [0.05], places: [1, 2, 4, 8, 16, 32]),
    Truth(name: "USL, 1..64", law: .universal, height: 100, shape: [0.03, 0.0005], places: [1, 2, 4, 8, 16, 32, 64]),
  ]

  static func print(_ count: Int) throws {
    for truth in truths {
      for (noise, size) in [(NoiseScale.additive, 0.02), (.additive, 0.045), (.relative, 0.02), (.relative, 0.05)] {
        for told in [true, false] { try print(truth, noise, size, told, count) }
      }
    }
  }

  private static func print(_ truth: Truth, _ noise: NoiseScale, _ size: Double, _ told: Bool, _ count: Int) throws {
    var generator = SplitMix64(
      seed: 2027 &+ UInt64(truth.places.count) &* 7 &+ UInt64(size * 1e4) &+ (noise == .additive ? 1 : 0))
    let greatest = truth.places.map(truth.value).max()!
    var hits: [(String, Int)] = []
    var place = 0
    func note(_ name: String, _ hit: Bool) {
      if place == hits.count { hits.append((name, 0)) }
      hits[place].1 += hit ? 1 : 0
      place += 1
    }
    let far = truth.places.last! * 2
    for _ in 0..<count {
      let points = truth.places.map { x -> CurvePoint in
        let value = truth.value(x)
        let z = size * generator.nextNormal()
        return CurvePoint(x: x, y: noise == .relative ? value * exp(z) : max(1e-3, value + greatest * z))
      }
      let fit = try ScalingFit(points, .throughput, law: truth.law, noise: told ? noise : nil)
      place = 0
      note("height", try fit.best.height().interval.contains(truth.height))
      for (shape, (estimate, value)) in zip(truth.law.shape, zip(try fit.best.shape(), truth.shape)) {
        note(shape.symbol, estimate.interval.contains(value))
      }
      if truth.law == .universal {
        let peak = ((1 - truth.shape[0]) / truth.shape[1]).squareRoot()
        let holds: Bool
        switch try fit.best.peak() {
        case .never: holds = false
        case .notSeen(let above): holds = peak >= above
        case .at(let estimate): holds = estimate.interval.contains(peak)
        }
        note("peak", holds)
      }
      note(
        "curve at \(Int(truth.places.last!))",
        try fit.best.estimate(at: truth.places.last!).interval.contains(truth.value(truth.places.last!)))
      note("curve at \(Int(far))", try fit.best.estimate(at: far).interval.contains(truth.value(far)))
    }
    // An interrupted run leaves what it had.
    defer { fflush(nil) }
    for (name, hit) in hits {
      Swift.print(
        "coverage,\"\(truth.name)\",\(name),\(noise.rawValue) \(size),\(told ? "told" : "found"),\(count),\(Double(hit) / Double(count))"
      )
    }
  }
}

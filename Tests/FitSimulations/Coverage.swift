import Glibc
import SpeedupPredict
import SpeedupStatistics

/// How often a nominal 95 % interval holds the truth.
struct Coverage {
  /// What the scatter of single figures is like.
  enum Scatter {
    /// A share of the greatest figure, everywhere.
    case additive(Double)
    /// A share of every figure.
    case relative(Double)
    /// Both together.
    case both(Double)

    var name: String {
      switch self {
      case .additive(let size): "additive \(size)"
      case .relative(let size): "relative \(size)"
      case .both(let size): "both \(size)"
      }
    }

    /// What `--noise` would say of it.
    var kind: NoiseScale? {
      switch self {
      case .additive: .additive
      case .relative: .relative
      case .both: nil
      }
    }

    func figure(_ value: Double, _ greatest: Double, _ generator: inout SplitMix64) -> Double {
      switch self {
      case .additive(let size): max(1e-3, value + greatest * size * generator.nextNormal())
      case .relative(let size): value * exp(size * generator.nextNormal())
      case .both(let size):
        max(1e-3, value * exp(size * generator.nextNormal()) + greatest * size * generator.nextNormal())
      }
    }
  }

  /// A curve that is known.
  struct Truth {
    let name: String
    let law: ScalingLaw
    var height = 100.0
    let shape: [Double]
    let places: [Double]
    var quantity = FitQuantity.throughput

    func value(_ n: Double) -> Double {
      quantity == .throughput ? height * law.speedUp(shape, at: n) : height / law.speedUp(shape, at: n)
    }
  }

  let count: Int

  /// What the bar is about.
  private static let truths = [
    Truth(
      name: "SPECsdm91", law: .universal, height: 89.9952, shape: [0.0277285, 0.0001044],
      places: [1, 18, 36, 72, 108, 144, 216]),
    Truth(name: "Amdahl 5 %, 1..32", law: .amdahl, shape: [0.05], places: doubling(6)),
    Truth(name: "USL, 1..64", law: .universal, shape: [0.03, 0.0005], places: doubling(7)),
  ]

  /// Others than those, with 6 to 12 points.
  private static let others = [
    Truth(name: "USL, 6 points", law: .universal, shape: [0.05, 0.002], places: doubling(6)),
    Truth(
      name: "USL, 12 points", law: .universal, shape: [0.02, 0.0003],
      places: [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64]),
    Truth(name: "USL, 1..48 evenly", law: .universal, shape: [0.1, 0.001], places: [1, 8, 16, 24, 32, 40, 48]),
    Truth(name: "Amdahl 20 %, 1..64", law: .amdahl, shape: [0.2], places: doubling(7)),
    Truth(name: "Amdahl 2 %, 12 points", law: .amdahl, shape: [0.02], places: (1...12).map { Double($0) }),
    Truth(name: "Gustafson 20 %, 1..32", law: .gustafson, shape: [0.2], places: doubling(6)),
    Truth(name: "Amdahl 5 %, time", law: .amdahl, shape: [0.05], places: doubling(6), quantity: .time),
    Truth(name: "USL, time", law: .universal, shape: [0.03, 0.0005], places: doubling(7), quantity: .time),
  ]

  private static func doubling(_ count: Int) -> [Double] { (0..<count).map { pow(2, Double($0)) } }

  func printBar() throws {
    for truth in Self.truths {
      for scatter in [Scatter.additive(0.02), .additive(0.045), .relative(0.02), .relative(0.05)] {
        for told in [true, false] { try print("coverage", truth, scatter, told: told) }
      }
    }
  }

  func printChecks() throws {
    let scatters: [(Scatter, Int)] = [
      (.additive(0.01), 1), (.additive(0.03), 1), (.additive(0.1), 5), (.relative(0.01), 1), (.relative(0.03), 1),
      (.relative(0.1), 1), (.relative(0.1), 5), (.both(0.02), 1),
    ]
    for truth in Self.others {
      for (scatter, repeats) in scatters { try print("check", truth, scatter, repeats: repeats, told: false) }
    }
  }

  private func print(_ study: String, _ truth: Truth, _ scatter: Scatter, repeats: Int = 1, told: Bool) throws {
    var generator = SplitMix64(
      seed: 2027 &+ UInt64(truth.places.count) &* 7 &+ UInt64(scatter.name.utf8.reduce(0) { $0 * 31 % 9973 + Int($1) }))
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
      let points = try truth.places.map { x in
        CurvePoint(
          x: x, y: try median((0..<repeats).map { _ in scatter.figure(truth.value(x), greatest, &generator) }))
      }
      let fit = try ScalingFit(points, truth.quantity, law: truth.law, noise: told ? scatter.kind : nil)
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
      for n in [truth.places.last!, far] {
        note("curve at \(Int(n))", try fit.best.estimate(at: n).interval.contains(truth.value(n)))
      }
    }
    // An interrupted run leaves what it had.
    defer { fflush(nil) }
    for (name, hit) in hits {
      Swift.print(
        "\(study),\"\(truth.name)\",\(name),\(scatter.name)\(repeats > 1 ? " of \(repeats)" : ""),"
          + "\(told ? "told" : "found"),\(count),\(Double(hit) / Double(count))")
    }
  }
}

import Glibc
import SpeedupStatistics
import Testing

@testable import SpeedupPredict

struct LocalGrowthTests {
  private static func points(
    _ sizes: [Double], noise: Double = 0, seed: UInt64 = 1, _ cost: (Double) -> Double
  ) -> [CurvePoint] {
    var generator = SplitMix64(seed: seed)
    return sizes.map { CurvePoint(x: $0, y: cost($0) * exp(noise * generator.nextNormal())) }
  }

  private static let doubling = (0..<7).map { 1000 * pow(2, Double($0)) }

  @Test func `of n log n the exponent is that of n log n, and the interval holds it`() throws {
    let truth = 1 + 1 / log(64_000.0)
    let exact = try LocalGrowth(Self.points(Self.doubling) { $0 * log($0) })
    #expect(abs(exact.exponent - truth) < 0.001)
    #expect(exact.interval.lower < truth + 0.001 && exact.interval.upper > truth - 0.001)
    for seed in 1...10 as ClosedRange<UInt64> {
      let growth = try LocalGrowth(Self.points(Self.doubling, noise: 0.002, seed: seed) { $0 * log($0) })
      #expect(abs(growth.exponent - truth) < 0.02, "\(growth.exponent)")
      #expect(growth.interval.lower < truth + 1e-4 && growth.interval.upper > truth - 1e-4, "\(growth.interval)")
    }
  }

  @Test func `the exponent is that of the form that is named`() throws {
    for cost in [{ $0 * $0 }, { 1e7 + $0 * $0 }, { $0 + $0 * $0 / 3000 }, { pow($0, 1.5) }] as [(Double) -> Double] {
      let points = Self.points(Self.doubling, noise: 0.01, cost)
      let form = try #require(FormChoice(points).chosen)
      let model = form.model(largest: points[6])
      let fit = try fitCurve(model, to: points, noise: .relative)
      let (end, step) = (points[6].x, 1e-4)
      let rise = model.value(fit.parameters, end * (1 + step)) / model.value(fit.parameters, end * (1 - step))
      let growth = try LocalGrowth(points)
      #expect(abs(growth.exponent - log(rise) / (2 * step)) < 1e-3, "\(form.name)")
      #expect(growth.interval.lower <= growth.exponent && growth.exponent <= growth.interval.upper)
    }
  }

  @Test(arguments: [(0.0, 2.0, 0), (0.0, 2.0, 3), (100.0, 2.0, 3), (1.0, 1.5, 1)])
  func `growth by a factor with every step is told as such, whatever is asked`(
    constant: Double, factor: Double, power: Int
  ) throws {
    let points = Self.points((1...10).map { 2 * Double($0) }, noise: 0.02) { constant + pow(factor, $0) }
    let verdict = try GrowthVerdict(points, atMost: power)
    #expect(verdict.outcome == .more)
    #expect(abs(try #require(verdict.growth.factor) - factor) < 0.05)
    let truth = 20 * log(factor) * pow(factor, 20) / (constant + pow(factor, 20))
    #expect(abs(verdict.growth.exponent - truth) < 0.5, "\(verdict.growth.exponent)")
    #expect(verdict.interval.lower < truth && verdict.interval.upper > truth, "\(verdict.interval)")
  }

  @Test func `sizes that lie near each other tell where the figure grows a hundredfold`() throws {
    let near = (10...20).map { Double($0) }
    let growth = try LocalGrowth(Self.points(near, noise: 0.05) { 100 + pow(2, $0) })
    #expect(abs(try #require(growth.factor) - 2) < 0.05)
    #expect(throws: FitRefusal.self) { try LocalGrowth(Self.points(near) { $0 * $0 }) }
  }

  @Test func `no power is called an exponential`() throws {
    for power in [0.5, 1, 2, 3, 7] {
      for seed in 1...6 as ClosedRange<UInt64> {
        let growth = try LocalGrowth(Self.points(Self.doubling, noise: 0.1, seed: seed) { pow($0, power) })
        #expect(growth.factor == nil, "n^\(power)")
        #expect(abs(growth.exponent - power) < 0.3, "n^\(power): \(growth.exponent)")
      }
    }
  }

  @Test func `a power that is not whole is a form of its own`() throws {
    #expect(FormChoice(Self.points(Self.doubling, noise: 0.002) { pow($0, 1.5) }).chosen?.name == "n^k")
  }
}

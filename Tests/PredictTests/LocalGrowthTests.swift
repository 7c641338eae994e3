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
      let fit = try fitCurve(form.model(largest: points[6]), to: points, noise: .relative)
      let growth = try LocalGrowth(points)
      #expect(abs(growth.exponent - form.exponent(fit.parameters, largest: points[6])) < 1e-3, "\(form.name)")
      #expect(growth.interval.lower <= growth.exponent && growth.exponent <= growth.interval.upper)
    }
  }

  @Test(arguments: [0, 3])
  func `growth by a factor with every step is told as such, whatever is asked`(power: Int) throws {
    let sizes = (1...10).map { 2 * Double($0) }
    let points = Self.points(sizes, noise: 0.02) { pow(2, $0) }
    #expect(FormChoice(points).chosen == .exponential)
    let verdict = try GrowthVerdict(points, atMost: power)
    #expect(verdict.outcome == .more && abs(verdict.growth.exponent - 20 * log(2.0)) < 0.2)
    #expect(verdict.interval.lower < 20 * log(2.0) && verdict.interval.upper > 20 * log(2.0))
  }

  @Test func `growth that outruns every form has an exponent with no upper end`() throws {
    let points = Self.points((1...8).map { 2 * Double($0) }, noise: 0.01) { 100 + pow(2, $0 * $0 / 8) }
    let growth = try LocalGrowth(points)
    #expect(growth.isBeyond && growth.interval.upper == .infinity)
    #expect(growth.exponent > 10 && growth.exponent < 2 * 16 * 16 / 8 * log(2.0))
    #expect(try GrowthVerdict(points, atMost: 3).outcome == .more)
  }

  @Test func `a power that is not whole is a form of its own`() throws {
    #expect(FormChoice(Self.points(Self.doubling, noise: 0.002) { pow($0, 1.5) }).chosen?.name == "n^k")
  }
}

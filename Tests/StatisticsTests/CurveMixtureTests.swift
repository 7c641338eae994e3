import Testing

@testable import SpeedupStatistics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

struct CurveMixtureTests {
  private func mixture(_ points: [CurvePoint], _ noises: [NoiseScale] = NoiseScale.allCases) throws -> CurveMixture {
    try CurveMixture(CurveFitTests.decay, to: points, noises: noises)
  }

  private func interval(_ mixture: CurveMixture, _ place: Int) throws -> Interval {
    try mixture.interval(of: place, CurveFitTests.decay, fits: mixture.parts.map(\.fit), confidence: 0.95)
  }

  /// 7 · exp(−0.4 x) with a scatter of hand.
  private static let points = zip([0.0, 1, 2, 3, 5, 7], [0.1, -0.15, 0.05, 0.1, -0.02, 0.04]).map { x, error in
    CurvePoint(x: x, y: 7 * exp(-0.4 * x) + error)
  }

  @Test(arguments: NoiseScale.allCases)
  func `of one kind of scatter the interval is that kind's profile interval`(noise: NoiseScale) throws {
    let alone = try mixture(Self.points, [noise])
    let fit = alone.parts[0].fit
    let limit = try #require(try fit.residualLimit(confidence: 0.95))
    let profile = profileInterval(
      of: 1, CurveFitTests.decay, at: fit, to: Self.points, noise: noise, limit: limit, confidence: 0.95)
    #expect(try interval(alone, 1) == profile)
  }

  @Test func `an end of the interval of both kinds leaves the tail open that samples of both ask for`() throws {
    let both = try mixture(Self.points)
    #expect(abs(both.parts.reduce(0) { $0 + $1.weight } - 1) < 1e-12)
    #expect(both.parts.allSatisfy { $0.weight > 0.02 })
    let samples = try #require(both.samples)
    let mixed = try interval(both, 1)
    let student = try StudentT(degreesOfFreedom: 4)
    for (value, side) in [(mixed.lower, -1.0), (mixed.upper, 1)] {
      let level = samples.level(
        0.025, side: side, of: 1, CurveFitTests.decay, both.parts.map(\.fit), weight: both.parts[0].weight)
      #expect(level >= 0.025 * MixtureLevels.shares.lowerBound && level <= 0.025 * MixtureLevels.shares.upperBound)
      let tail = try both.parts.reduce(0.0) { sum, part in
        let problem = CurveProblem(model: CurveFitTests.decay, points: Self.points, noise: part.noise, holding: 1)
        let limit = try #require(try part.fit.residualLimit(confidence: 0.95))
        let profile = Profile(problem: problem, place: 1, fit: part.fit, limit: limit)
        return sum + part.weight * student.upperTail(side * profile.signedRoot(at: value))
      }
      #expect(close(tail, level, 0.01))
    }
  }

  @Test func `scatter that is as large everywhere is found additive, and a share of y relative`() throws {
    let signs = [1.0, -1, -1, 1, 1, -1, 1, -1, -1, 1]
    let places = (0..<10).map { Double($0) }
    let additive = zip(places, signs).map { CurvePoint(x: $0, y: 100 * exp(-0.4 * $0) + 2 * $1) }
    let relative = zip(places, signs).map { CurvePoint(x: $0, y: 100 * exp(-0.4 * $0 + 0.1 * $1)) }
    #expect(try mixture(additive).parts[0].weight > 0.99)
    #expect(try mixture(relative).parts[1].weight > 0.99)
  }

  @Test func `kinds weigh the same in another unit of y`() throws {
    let weights = try mixture(Self.points).parts.map(\.weight)
    let scaled = try mixture(Self.points.map { CurvePoint(x: $0.x, y: 1e6 * $0.y) }).parts.map(\.weight)
    #expect(close(weights[0], scaled[0], 1e-4))
  }

  @Test func `other points are judged by other samples, and the same ones in another unit by the same`() throws {
    func level(_ points: [CurvePoint]) throws -> Double {
      let both = try mixture(points)
      let samples = try #require(both.samples)
      return samples.level(
        0.025, side: 1, of: 1, CurveFitTests.decay, both.parts.map(\.fit), weight: both.parts[0].weight)
    }
    let first = try level(Self.points)
    #expect(close(try level(Self.points.map { CurvePoint(x: $0.x, y: 1e6 * $0.y) }), first, 1e-3))
    // Hardly other points: only other samples make a difference that can be seen.
    let others = try (1...4).map { step in
      try level(Self.points.map { CurvePoint(x: $0.x, y: $0.y * (1 + 1e-5 * Double(step) * $0.x)) })
    }
    #expect(others.contains { abs($0 / first - 1) > 0.005 })
  }
}

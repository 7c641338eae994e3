import Testing

@testable import SpeedupStatistics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("Curves with bounded parameters")
struct CurveFitTests {
  /// a · exp(−b x)
  static let decay = CurveModel(
    [.init(0...Double.infinity, typical: 1), .init(0...Double.infinity, typical: 1)], starts: [[1, 1], [10, 0.1]]
  ) { $0[0] * exp(-$0[1] * $1) }

  @Test(arguments: NoiseScale.allCases)
  func `a curve without scatter gives its parameters back`(noise: NoiseScale) throws {
    let points = [0.0, 1, 2, 3, 5].map { CurvePoint(x: $0, y: 7 * exp(-0.4 * $0)) }
    let fit = try fitCurve(Self.decay, to: points, noise: noise)
    #expect(close(fit.parameters[0], 7, 1e-8) && close(fit.parameters[1], 0.4, 1e-8))
    #expect(fit.degreesOfFreedom == 3)
  }

  /// The reference: R 4, nls(y ~ k * x / (m + x), Puromycin, state == "treated"), as printed by its documentation.
  @Test func `coefficients and standard errors of Puromycin are those of R`() throws {
    let x = [0.02, 0.02, 0.06, 0.06, 0.11, 0.11, 0.22, 0.22, 0.56, 0.56, 1.1, 1.1]
    let y = [76.0, 47, 97, 107, 123, 139, 159, 152, 191, 201, 207, 200]
    let model = CurveModel(
      [.init(0...Double.infinity, typical: 100), .init(0...Double.infinity, typical: 0.1)], starts: [[200, 0.1]]
    ) { $0[0] * $1 / ($0[1] + $1) }
    let fit = try fitCurve(model, to: zip(x, y).map { CurvePoint(x: $0, y: $1) }, noise: .additive)
    #expect(close(fit.parameters[0], 212.7, 1e-4) && close(fit.parameters[1], 0.06412, 1e-3))
    #expect(close(try #require(fit.standardErrors[0]), 6.947, 1e-3))
    #expect(close(try #require(fit.standardErrors[1]), 0.00828, 1e-3))
    #expect(close(try #require(fit.residualDeviation), 10.93, 1e-3))
  }

  @Test func `of a straight line the profile interval is Student's`() throws {
    let x = [1.0, 2, 3, 4, 5, 6], y = [2.1, 3.9, 6.2, 7.8, 10.1, 11.7]
    let line = CurveModel(
      [.init(-Double.infinity...Double.infinity, typical: 1), .init(-Double.infinity...Double.infinity, typical: 1)],
      starts: [[0, 1]]
    ) { $0[0] + $0[1] * $1 }
    let points = zip(x, y).map { CurvePoint(x: $0, y: $1) }
    let fit = try fitCurve(line, to: points, noise: .additive)
    let limit = try #require(try fit.residualLimit(confidence: 0.95))
    let interval = profileInterval(of: 1, line, at: fit, to: points, noise: .additive, limit: limit, confidence: 0.95)
    let reference = try #require(try leastSquaresLine(x: x, y: y, confidence: 0.95).slopeInterval)
    #expect(close(interval.lower, reference.lower, 1e-5) && close(interval.upper, reference.upper, 1e-5))
  }

  @Test func `a parameter that presses against its bound stays there without a standard error`() throws {
    let points = [0.0, 1, 2, 3].map { CurvePoint(x: $0, y: exp(0.1 * $0)) }
    let fit = try fitCurve(Self.decay, to: points, noise: .additive)
    #expect(fit.parameters[1] == 0)
    #expect(fit.standardErrors[1] == nil)
  }

  @Test func `a weight of two is the point twice`() throws {
    let points = [(0.0, 7.1), (1, 4.5), (2, 3.3), (4, 1.2)].map { CurvePoint(x: $0.0, y: $0.1) }
    let twice = try fitCurve(Self.decay, to: points + [points[1]], noise: .additive)
    var weighted = points
    weighted[1] = CurvePoint(x: 1, y: 4.5, weight: 2)
    let fit = try fitCurve(Self.decay, to: weighted, noise: .additive)
    #expect(close(fit.parameters[0], twice.parameters[0], 1e-7) && close(fit.parameters[1], twice.parameters[1], 1e-7))
  }

  @Test func `fewer points than parameters and a logarithm of zero are errors`() {
    let points = [CurvePoint(x: 1, y: 1)]
    #expect(throws: StatisticsError.tooFew(have: 1, needed: 2)) {
      try fitCurve(Self.decay, to: points, noise: .additive)
    }
    #expect(throws: StatisticsError.notPositive(index: 1)) {
      try fitCurve(Self.decay, to: [CurvePoint(x: 1, y: 1), CurvePoint(x: 2, y: 0)], noise: .relative)
    }
  }
}

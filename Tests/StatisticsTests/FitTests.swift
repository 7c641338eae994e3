import Testing

@testable import SpeedupStatistics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("Growth exponents")
struct FitTests {
  static let sizes: [Double] = [100, 200, 400, 800, 1600, 3200, 6400, 12800]

  @Test(arguments: [0, 0.5, 1, 2, 3])
  func `a pure power is found by every method`(exponent: Double) throws {
    let fit = try logLogSlope(x: Self.sizes, y: Self.sizes.map { 0.7 * pow($0, exponent) })
    #expect(close(fit.leastSquares.slope, exponent, 1e-10, floor: 1e-12))
    #expect(close(fit.theilSen.slope, exponent, 1e-10, floor: 1e-12))
    #expect(close(exp(fit.leastSquares.intercept), 0.7, 1e-9))
  }

  @Test func `units of size and cost leave the exponents alone`() throws {
    let y = Self.sizes.map { 5 + $0 }
    let fit = try logLogSlope(x: Self.sizes, y: y)
    let scaled = try logLogSlope(x: Self.sizes.map { $0 * 1e3 }, y: y.map { $0 * 1e-9 })
    #expect(close(fit.leastSquares.slope, scaled.leastSquares.slope, 1e-10))
    #expect(close(fit.theilSen.slope, scaled.theilSen.slope, 1e-10))
  }

  @Test func `the order of the points does not matter`() throws {
    let y = Self.sizes.enumerated().map { $1 * (1 + 0.05 * Double($0 % 3)) }
    let fit = try logLogSlope(x: Self.sizes, y: y)
    let shuffled = try logLogSlope(
      x: seededShuffle(Self.sizes, seed: 1), y: seededShuffle(y, seed: 1))
    #expect(close(fit.leastSquares.slope, shuffled.leastSquares.slope))
    #expect(fit.theilSen == shuffled.theilSen)
  }

  @Test func `one wild outlier moves least squares but not Theil-Sen`() throws {
    var y = Self.sizes
    y[7] *= 50
    let fit = try logLogSlope(x: Self.sizes, y: y)
    #expect(fit.leastSquares.slope > 1.3)
    #expect(close(fit.theilSen.slope, 1, 1e-9))
  }

  @Test func `two points have a slope but no interval`() throws {
    let fit = try logLogSlope(x: [1, 10], y: [1, 100])
    #expect(close(fit.leastSquares.slope, 2))
    #expect(fit.leastSquares.slopeInterval == nil)
    #expect(fit.theilSen.slopeInterval == nil)
  }

  @Test func `costs that never change have the exponent zero and no rank interval`() throws {
    let fit = try logLogSlope(x: [1, 2, 4], y: [5, 5, 5])
    #expect(fit.theilSen.slope == 0)
    #expect(fit.theilSen.slopeInterval == nil)
  }

  @Test func `points without an exponent are errors`() {
    #expect(throws: StatisticsError.unequalCounts(2, 1)) { try logLogSlope(x: [1, 2], y: [1]) }
    #expect(throws: StatisticsError.empty) { try logLogSlope(x: [], y: []) }
    #expect(throws: StatisticsError.tooFew(have: 1, needed: 2)) {
      try logLogSlope(x: [1], y: [1])
    }
    #expect(throws: StatisticsError.noVariation) { try logLogSlope(x: [2, 2], y: [1, 3]) }
    #expect(throws: StatisticsError.notPositive(index: 1)) {
      try logLogSlope(x: [1, 2], y: [1, 0])
    }
    #expect(throws: StatisticsError.notANumber(index: 1)) {
      try logLogSlope(x: [1, 2], y: [1, .infinity])
    }
    #expect(throws: StatisticsError.self) {
      try logLogSlope(x: [1, 2, 3], y: [1, 2, 3], confidence: 1)
    }
    #expect(throws: StatisticsError.undefined) {
      try theilSen(x: [1, 2], y: [-1e308, 1e308], confidence: 0.95)
    }
    let many = (1...2001).map { Double($0) }
    #expect(throws: StatisticsError.tooMany(have: 2001, limit: 2000)) {
      try theilSen(x: many, y: many, confidence: 0.95)
    }
  }

  @Test(arguments: [-1.5, 0, 0.5, 1, 2, 3])
  func `a power is found whatever constant is below it`(power: Double) throws {
    for (sizes, constant) in [([1.0, 2, 4], 100.0), ([2, 3, 50], 0), ([100, 900, 1000], -7)] {
      let values = sizes.map {
        constant + (power == 0 ? log($0) : power.sign == .minus ? -pow($0, power) : pow($0, power))
      }
      let found = try #require(powerAboveConstant(sizes: sizes, values: values))
      #expect(abs(found - power) < 1e-6, "\(found)")
    }
  }

  @Test func `values that turn or stand still have no power`() {
    for values in [[1.0, 2, 2], [1, 2, 1], [2, 1, 3], [1, 1, 2]] {
      #expect(powerAboveConstant(sizes: [1, 2, 4], values: values) == nil)
    }
  }
}

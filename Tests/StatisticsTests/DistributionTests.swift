import Testing

@testable import SpeedupStatistics

@Suite("Distributions")
struct DistributionTests {
  @Test func `quantile and cumulative probability undo each other`() throws {
    let t = try StudentT(degreesOfFreedom: 4.2)
    let beta = try BetaDistribution(a: 2.5, b: 7)
    for p in [1e-9, 0.001, 0.2, 0.5, 0.77, 0.999] {
      #expect(close(Normal.cdf(try Normal.quantile(p)), p, 1e-13))
      #expect(close(t.cdf(try t.quantile(p)), p, 1e-12))
      #expect(close(beta.cdf(try beta.quantile(p)), p, 1e-12))
    }
  }

  @Test func `quantiles end at the edges of the support`() throws {
    #expect(try Normal.quantile(0) == -.infinity)
    #expect(try Normal.quantile(1) == .infinity)
    let t = try StudentT(degreesOfFreedom: 3)
    #expect(try t.quantile(0) == -.infinity)
    #expect(try t.quantile(1) == .infinity)
    let beta = try BetaDistribution(a: 2, b: 2)
    #expect(try beta.quantile(0) == 0)
    #expect(try beta.quantile(1) == 1)
  }

  @Test func `Student's t with one degree of freedom is Cauchy, and tends to the normal`() throws {
    let cauchy = try StudentT(degreesOfFreedom: 1)
    #expect(close(cauchy.cdf(1), 0.75, 1e-14))
    #expect(close(try cauchy.quantile(0.75), 1, 1e-13))
    #expect(cauchy.upperTail(.infinity) == 0)
    // 1 / (π t) for large t, also where t² is beyond a double.
    #expect(close(cauchy.upperTail(1e200), 1 / (Double.pi * 1e200), 1e-12))
    #expect(close(try cauchy.quantile(1e-250), -1 / (Double.pi * 1e-250), 1e-9))
    #expect(try StudentT(degreesOfFreedom: 0.5).quantile(1e-250) == -.infinity)
    let nearNormal = try StudentT(degreesOfFreedom: 1e7)
    #expect(close(nearNormal.cdf(1.3), Normal.cdf(1.3), 1e-6))
  }

  @Test func `binomial probabilities add up to one and to both tails`() throws {
    for (trials, probability) in [(0, 0.3), (1, 0.5), (13, 0.2), (60, 0.99), (4, 0.0), (4, 1.0)] {
      let binomial = try Binomial(trials: trials, probability: probability)
      var sum = 0.0
      for k in 0...trials {
        #expect(close(binomial.upperTail(k), 1 - sum, 1e-9, floor: 1e-12))
        sum += binomial.pmf(k)
        #expect(close(binomial.cdf(k), sum, 1e-9, floor: 1e-12))
      }
      #expect(close(sum, 1, 1e-12))
      #expect(binomial.pmf(-1) == 0 && binomial.pmf(trials + 1) == 0)
      #expect(binomial.cdf(-1) == 0 && binomial.upperTail(trials + 1) == 0)
    }
  }

  @Test func `parameters without meaning are errors`() {
    #expect(throws: StatisticsError.self) { try StudentT(degreesOfFreedom: 0) }
    #expect(throws: StatisticsError.self) { try StudentT(degreesOfFreedom: .nan) }
    #expect(throws: StatisticsError.self) { try StudentT(degreesOfFreedom: 1e10) }
    #expect(throws: StatisticsError.self) { try BetaDistribution(a: -1, b: 1) }
    #expect(throws: StatisticsError.self) { try BetaDistribution(a: 1, b: .infinity) }
    #expect(throws: StatisticsError.self) { try Binomial(trials: -1, probability: 0.5) }
    #expect(throws: StatisticsError.self) { try Binomial(trials: 1, probability: 1.5) }
    #expect(throws: StatisticsError.self) { try Normal.quantile(.nan) }
  }

  @Test func `NaN arguments give NaN, never a probability`() throws {
    #expect(Normal.cdf(.nan).isNaN)
    #expect(try StudentT(degreesOfFreedom: 2).cdf(.nan).isNaN)
    #expect(try BetaDistribution(a: 2, b: 2).cdf(.nan).isNaN)
  }

  @Test func `rank distributions equal their enumeration for small samples`() {
    // Two against two: U = 0 1 2 2 3 4 over the six orders.
    #expect(mannWhitneyDistribution(2, 2).map { ($0 * 6).rounded() } == [1, 1, 2, 1, 1])
    // Signed ranks 1, 2, 3: the eight subsets sum to 0 1 2 3 3 4 5 6.
    #expect(signedSumDistribution(weights: [1, 2, 3]).map { $0 * 8 } == [1, 1, 1, 2, 1, 1, 1])
    // Discordant pairs of the 24 orders of four values: Mahonian numbers.
    #expect(kendallDistribution(4).map { ($0 * 24).rounded() } == [1, 3, 5, 6, 5, 3, 1])
  }

  @Test func `rank distributions are symmetric and add up to one`() {
    let distributions = [
      mannWhitneyDistribution(9, 14), signedSumDistribution(weights: Array(1...20)),
      kendallDistribution(17),
    ]
    for distribution in distributions {
      #expect(close(distribution.reduce(0, +), 1, 1e-12))
      #expect(zip(distribution, distribution.reversed()).allSatisfy { close($0, $1, 1e-10) })
    }
  }

  @Test func `the threshold search finds the first true, or none`() {
    #expect(firstTrue(in: 0..<10) { $0 >= 4 } == 4)
    #expect(firstTrue(in: 0..<10) { _ in true } == 0)
    #expect(firstTrue(in: 0..<10) { _ in false } == nil)
    #expect(firstTrue(in: 3..<3) { _ in true } == nil)
  }
}

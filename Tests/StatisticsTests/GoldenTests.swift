import Testing

@testable import SpeedupStatistics

@Suite("Golden values of SciPy and NumPy")
struct GoldenTests {
  let golden: Golden

  init() throws { golden = try Golden.load() }

  @Test func `summaries agree with NumPy`() throws {
    for c in golden.summaries {
      #expect(close(try median(c.values), c.median))
      #expect(close(try medianAbsoluteDeviation(c.values), c.mad))
      #expect(close(try geometricMean(c.values), c.gmean))
      #expect(close(try mean(c.values), c.mean))
      if let sd = c.sd { #expect(close(try standardDeviation(c.values), sd)) }
      for pair in c.quantiles { #expect(close(try quantile(c.values, pair[0]), pair[1])) }
    }
  }

  @Test func `distribution functions agree with SciPy in both tails`() throws {
    for c in golden.distributions {
      let (cdf, upper) = try tails(c)
      // ln Γ of parameters near a million carries some 10⁻⁹ of error into the density.
      let tolerance = (c.parameters.max() ?? 0) > 1e5 ? 1e-7 : 1e-10
      #expect(close(cdf, c.cdf, tolerance), "\(c)")
      #expect(close(upper, c.upper, tolerance), "\(c)")
    }
  }

  private func tails(_ c: Golden.DistributionCase) throws -> (Double, Double) {
    let p = c.parameters
    switch c.name {
    case "normal": return (Normal.cdf(c.argument), Normal.upperTail(c.argument))
    case "t":
      let t = try StudentT(degreesOfFreedom: p[0])
      return (t.cdf(c.argument), t.upperTail(c.argument))
    case "beta":
      let beta = try BetaDistribution(a: p[0], b: p[1])
      return (beta.cdf(c.argument), beta.upperTail(c.argument))
    default:
      let binomial = try Binomial(trials: Int(p[0]), probability: p[1])
      return (binomial.cdf(Int(c.argument)), binomial.upperTail(Int(c.argument)))
    }
  }

  @Test func `quantiles of distributions agree with SciPy`() throws {
    for c in golden.quantiles {
      let x: Double
      switch c.name {
      case "normal": x = try Normal.quantile(c.p)
      case "t": x = try StudentT(degreesOfFreedom: c.parameters[0]).quantile(c.p)
      default: x = try BetaDistribution(a: c.parameters[0], b: c.parameters[1]).quantile(c.p)
      }
      #expect(close(x, c.x, 1e-9, floor: 1e-15), "\(c), got \(x)")
    }
  }

  @Test func `Mann-Whitney agrees with SciPy, exact and tie-corrected`() throws {
    for c in golden.mannWhitney {
      for alternative in alternatives {
        let result = try mannWhitney(c.x, c.y, alternative: alternative)
        #expect(result.isExact == c.exact)
        #expect(result.statistic == c.statistic)
        let expected = try #require(c.p[alternative.rawValue])
        #expect(close(result.pValue, expected), "\(c.x.count), \(c.y.count), \(alternative)")
      }
    }
  }

  @Test func `Wilcoxon's signed ranks agree with SciPy and, under ties, with enumeration`() throws {
    for c in golden.wilcoxon {
      for alternative in alternatives {
        let result = try wilcoxonSignedRank(c.d, alternative: alternative)
        #expect(result.isExact == c.exact)
        #expect(result.statistic == c.statistic)
        let expected = try #require(c.p[alternative.rawValue])
        #expect(close(result.pValue, expected), "\(c.d.count), \(alternative)")
      }
    }
  }

  @Test func `the sign test agrees with SciPy's binomial test`() throws {
    for c in golden.signTests {
      for alternative in alternatives {
        let result = try signTest(c.d, alternative: alternative)
        #expect(result.statistic == c.statistic)
        #expect(close(result.pValue, try #require(c.p[alternative.rawValue])))
      }
    }
  }

  @Test func `Welch's test agrees with SciPy in t, degrees of freedom, p and interval`() throws {
    for c in golden.tTests {
      for alternative in alternatives {
        let result = try welchTTest(c.x, c.y, alternative: alternative)
        #expect(close(result.t, c.t))
        #expect(close(result.degreesOfFreedom, c.df))
        #expect(close(result.interval.lower, c.lower, 1e-9))
        #expect(close(result.interval.upper, c.upper, 1e-9))
        #expect(close(result.pValue, try #require(c.p[alternative.rawValue]), 1e-10))
      }
    }
  }

  @Test func `both equivalence tests agree with one-sided SciPy tests`() throws {
    for c in golden.equivalences {
      let signs = try equivalenceBySigns(logRatios: c.d, margin: c.margin)
      #expect(close(signs.lowerPValue, c.signLower))
      #expect(close(signs.upperPValue, c.signUpper))
      let t = try equivalenceByStudentT(logRatios: c.d, margin: c.margin)
      #expect(close(t.lowerPValue, c.tLower, 1e-9))
      #expect(close(t.upperPValue, c.tUpper, 1e-9))
    }
  }

  @Test func `Holm and Benjamini-Hochberg agree with the references`() throws {
    for c in golden.multiplicity {
      #expect(zip(try holmAdjusted(c.p), c.holm).allSatisfy { close($0, $1) })
      #expect(zip(try benjaminiHochbergAdjusted(c.p), c.bh).allSatisfy { close($0, $1) })
    }
  }

  @Test func `the sign e-value agrees with numerical integration of its mixture`() throws {
    for c in golden.evidence {
      var test = try SignEValue(a: c.a, b: c.b)
      for index in 0..<(c.successes + c.failures) { test.observe(success: index < c.successes) }
      #expect(close(test.evidence, c.evidence, 1e-8), "\(c), got \(test.evidence)")
    }
  }
}

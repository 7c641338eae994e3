import Testing

@testable import SpeedupStatistics

@Suite("Golden intervals of SciPy and of definitions spelled out in Python")
struct GoldenIntervalTests {
  let golden: Golden

  init() throws { golden = try Golden.load() }

  @Test func `Clopper-Pearson intervals agree with SciPy`() throws {
    for c in golden.clopperPearson {
      let interval = try clopperPearson(successes: c.k, trials: c.n, confidence: c.confidence)
      #expect(close(interval.lower, c.lower, 1e-9), "\(c)")
      #expect(close(interval.upper, c.upper, 1e-9), "\(c)")
    }
  }

  @Test func `median intervals take the ranks that the binomial definition gives`() throws {
    for c in golden.medianIntervals {
      let interval = medianInterval(c.values, confidence: c.confidence)
      #expect(
        interval.map { [$0.lower, $0.upper] } == c.interval, "\(c.values.count), \(c.confidence)")
    }
  }

  @Test func `Hodges-Lehmann intervals agree with enumeration of the rank statistic`() throws {
    for c in golden.hodgesLehmann {
      let result =
        if let y = c.y {
          try hodgesLehmannShift(c.x, y, confidence: 0.95)
        } else {
          try hodgesLehmann(c.x, confidence: 0.95)
        }
      #expect(close(result.estimate, c.estimate))
      #expect((result.interval == nil) == (c.interval == nil))
      if let interval = result.interval, let expected = c.interval {
        #expect(close(interval.lower, expected[0]))
        #expect(close(interval.upper, expected[1]))
      }
    }
  }

  @Test func `slopes agree with SciPy, and Sen's interval too where ties rule out the exact one`()
    throws
  {
    for c in golden.slopes {
      let fit = try logLogSlope(x: c.x, y: c.y)
      let interval = try #require(fit.leastSquares.slopeInterval)
      #expect(close(fit.leastSquares.slope, c.slope))
      #expect(close(fit.leastSquares.intercept, c.intercept))
      #expect(close(interval.lower, c.lower, 1e-9))
      #expect(close(interval.upper, c.upper, 1e-9))
      #expect(close(fit.theilSen.slope, c.theilSen))
      let robust = try #require(fit.theilSen.slopeInterval)
      if c.tied {
        #expect(close(robust.lower, c.theilSenLower))
        #expect(close(robust.upper, c.theilSenUpper))
      }
    }
  }

  @Test func `bootstrap intervals agree with SciPy's within Monte Carlo error`() throws {
    for c in golden.bootstraps {
      let resamples = 4000
      let interval = try #require(
        try bootstrapInterval(
          c.values, confidence: 0.9, resamples: resamples, seed: 99,
          method: c.method == "BCa" ? .biasCorrectedAccelerated : .percentile
        ) { sample in
          switch c.statistic {
          case "mean": try mean(sample)
          case "median": try median(sample)
          default: try standardDeviation(sample)
          }
        })
      // The 5 % quantile of 4000 replicates has a standard error of some 3.5 % of a standard
      // error of the statistic, near 1 % of the interval's width; BCa adds that of its bias term,
      // and the median jumps between neighbouring values. Five times that is 6 %.
      let slack = 0.06 * (c.upper - c.lower)
      #expect(abs(interval.lower - c.lower) <= slack, "\(c.statistic) \(c.method)")
      #expect(abs(interval.upper - c.upper) <= slack, "\(c.statistic) \(c.method)")
    }
  }
}

import SpeedupStatistics
import Testing

@testable import SpeedupPredict

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

struct GrowthVerdictTests {
  static let sizes = [100.0, 200, 400, 800, 1600, 3200]

  static func points(_ cost: (Double) -> Double, noise: Double = 0, seed: UInt64 = 1) -> [CurvePoint] {
    var generator = SplitMix64(seed: seed)
    return sizes.map { CurvePoint(x: $0, y: cost($0) * exp(noise * generator.nextNormal())) }
  }

  @Test func `n + n^2 over 3000 has the exponent of its last size and is never at most linear`() throws {
    let exact = try GrowthVerdict(Self.points { $0 + $0 * $0 / 3000 }, atMost: 1)
    #expect(exact.outcome == .more)
    #expect(abs(exact.growth.exponent - 1.516) < 0.001)
    #expect(exact.growth.overall < 1.25)
    for seed in 1...12 as ClosedRange<UInt64> {
      let noisy = Self.points({ $0 + $0 * $0 / 3000 }, noise: 0.1, seed: seed)
      #expect(try GrowthVerdict(noisy, atMost: 1).outcome != .atMost)
    }
  }

  @Test func `linear growth that scatters by a tenth is mostly called at most linear`() throws {
    let outcomes = try (1...20).map { try GrowthVerdict(Self.points({ $0 }, noise: 0.1, seed: $0), atMost: 1).outcome }
    #expect(outcomes.count { $0 == .atMost } >= 15)
    #expect(outcomes.count { $0 == .more } <= 3)
  }

  @Test func `what is constant is rarely called more than constant`() throws {
    let outcomes = try (1...20).map {
      try GrowthVerdict(Self.points({ _ in 3 }, noise: 0.1, seed: $0), atMost: 0).outcome
    }
    #expect(outcomes.count { $0 == .more } <= 2)
  }

  @Test(arguments: [(1, 0), (2, 1), (3, 2)])
  func `a power is more than the one below it and at most itself`(power: Int, below: Int) throws {
    let points = Self.points({ pow($0, Double(power)) }, noise: 0.01)
    #expect(try GrowthVerdict(points, atMost: below).outcome == .more)
    #expect(try GrowthVerdict(points, atMost: power).outcome == .atMost)
  }

  @Test func `a constant beside a square keeps the exponent below 2`() throws {
    let growth = try LocalGrowth(Self.points { 7e5 + $0 * $0 })
    #expect(abs(growth.exponent - 2 * 3200 * 3200 / (7e5 + 3200 * 3200)) < 0.001)
  }

  @Test(arguments: [1, 2, 3])
  func `a start-up is no growth, whatever power is asked about`(asked: Int) throws {
    // Seconds of start-up beside nanoseconds and microseconds of work; the exponents at the largest size are known.
    let costs: [(cost: (Double) -> Double, exponent: Double)] = [
      ({ 5 + $0 * $0 * $0 * 1e-9 }, 2.603), ({ 5 + $0 * $0 * 1e-6 }, 1.344), ({ 0.05 + $0 * 1e-3 }, 0.985),
    ]
    for (cost, truth) in costs {
      for seed in 1...6 as ClosedRange<UInt64> {
        let verdict = try GrowthVerdict(Self.points(cost, noise: 0.004, seed: seed), atMost: asked)
        #expect(abs(verdict.growth.exponent - truth) < 0.1, "\(truth): \(verdict.growth.exponent)")
        if truth > Double(asked) + 0.3 { #expect(verdict.outcome == .more) }
        if truth < Double(asked) - 0.3 { #expect(verdict.outcome != .more) }
      }
    }
  }

  @Test func `a step in the cost is no order of growth`() throws {
    // Linear before and behind it: a cache that is left.
    let points = Self.points({ $0 * ($0 > 800 ? 2.5e-3 : 1e-3) }, noise: 0.004)
    let verdict = try GrowthVerdict(points, atMost: 1, scatter: 0.004)
    #expect(verdict.outcome == .undecided && verdict.neededSize == nil)
    let misfit = try #require(verdict.misfit)
    #expect(misfit.deviation > 0.1 && abs(misfit.last - 1) < 0.05)
    // A scatter as large would hide it, and growth that the last sizes have too stays what it is.
    #expect(try GrowthVerdict(points, atMost: 1, scatter: 0.1).misfit == nil)
    #expect(try GrowthVerdict(points, atMost: 0, scatter: 0.004).outcome == .more)
  }

  @Test func `n log n is more than linear where the scatter is small`() throws {
    #expect(try GrowthVerdict(Self.points({ $0 * log($0) }, noise: 0.002), atMost: 1).outcome == .more)
  }

  @Test func `an open verdict names the size that would settle it`() throws {
    let open = try GrowthVerdict(Self.points({ $0 }, noise: 0.4, seed: 3), atMost: 1)
    #expect(open.outcome == .undecided)
    #expect(try #require(open.neededSize) > 3200)
  }

  @Test func `a larger size that was killed is more than the power allows, or leaves it open`() throws {
    func verdict(_ least: Double?, size: Double = 6400, atMost power: Int = 1) throws -> GrowthVerdict {
      let killed = UnmeasuredSize(size: size, least: least, ending: "8 of 8 runs were killed at the time limit")
      return try GrowthVerdict(Self.points({ $0 }, noise: 0.01), atMost: power, unmeasured: [killed])
    }
    // Linear growth would have taken 6400.
    let steep = try verdict(60_000)
    #expect(steep.outcome == .more && steep.decider?.least == 60_000)
    #expect(try verdict(60_000, atMost: 3).outcome == .more)
    #expect(try verdict(12_000, atMost: 2).outcome == .undecided)
    let below = try verdict(5000)
    #expect(below.outcome == .undecided && below.decider != nil && below.neededSize == nil)
    #expect(try verdict(nil).outcome == .undecided, "nobody knows how it goes on")
    #expect(try verdict(60_000, size: 1000).outcome == .atMost, "a larger one ended well")
  }

  @Test func `too few sizes, a small span and zeros are refused`() {
    #expect(throws: FitRefusal("3 sizes cannot tell how it grows: measure at least 4, each twice the one before")) {
      try GrowthVerdict(Array(Self.points({ $0 }).prefix(3)), atMost: 1)
    }
    let near = [100.0, 110, 120, 130].map { CurvePoint(x: $0, y: $0) }
    #expect(throws: FitRefusal.self) { try GrowthVerdict(near, atMost: 1) }
    #expect(throws: FitRefusal.self) { try GrowthVerdict(Self.points { _ in 0 }, atMost: 1) }
  }

  @Test func `the best form is the one that made the points`() {
    let forms = FormChoice(Self.points({ 5e4 + $0 * $0 }, noise: 0.001))
    #expect(forms.chosen?.name == "1 + n^2")
  }
}

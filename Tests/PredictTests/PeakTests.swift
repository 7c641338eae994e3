import Glibc
import SpeedupStatistics
import Testing

@testable import SpeedupPredict

/// What points say of a peak that they do not reach.
struct PeakTests {
  /// N / (1 + σ(N − 1) + κN(N − 1)) with scatter by a seed, several rows a place.
  private func rows(_ places: [Double], agreement: Double, scatter: Double, seed: UInt64, each: Int = 4) -> [CurvePoint]
  {
    var generator = SplitMix64(seed: seed)
    return places.flatMap { n in
      (0..<each).map { _ in
        // About normal: the sum of twelve even numbers.
        let noise = (0..<12).reduce(-6.0) { sum, _ in sum + Double(generator.next() >> 11) * 0x1p-53 }
        let speedUp = n / (1 + 0.03 * (n - 1) + agreement * n * (n - 1))
        return CurvePoint(x: n, y: 1000 * speedUp * exp(scatter * noise))
      }
    }
  }

  /// The peak lies at 14 or 44.
  static let truths: [(places: [Double], agreement: Double)] = [
    ([1, 2, 4], 0.005), ([1, 2, 4, 8], 0.0005), ([1, 2, 4, 8, 16], 0.0005), ([1, 2, 3, 4], 0.002),
  ]

  @Test(arguments: truths.indices, 0..<8 as Range<UInt64>)
  func `a peak beyond the points is never excluded`(truth: Int, seed: UInt64) throws {
    let (places, agreement) = Self.truths[truth]
    let fit = try ScalingFit(rows(places, agreement: agreement, scatter: 0.02, seed: seed), .throughput)
    #expect(fit.peak != .excluded, "\(fit.best.law) \(fit.peak)")
  }

  @Test func `of a law that was not tried nothing tells where its peak is`() throws {
    let points = [(1.0, 10.0), (2, 19), (3, 27)].map { CurvePoint(x: $0.0, y: $0.1) }
    #expect(try ScalingFit(points, .throughput).peak == .open(above: nil))
    #expect(try ScalingFit(points, .throughput, law: .amdahl).peak == .open(above: nil))
  }

  @Test func `a peak later than the points has a least place`() throws {
    let fit = try ScalingFit(rows([1, 2, 4, 8, 16], agreement: 0.0005, scatter: 0.002, seed: 1), .throughput)
    switch fit.peak {
    case .open(let above): #expect(try #require(above) > 16 && #require(above) < 44)
    case .at(let peak): #expect(peak.interval.contains(44))
    case .excluded, .notExcluded: Issue.record("\(fit.peak)")
    }
  }

  @Test func `a curve that stays level excludes the law with a peak`() throws {
    let points = [1.0, 2, 4, 6, 8, 12, 16, 24].map { n in
      CurvePoint(x: n, y: 10 * min(n, 8) * (n == 6 || n == 16 ? 1.01 : 0.995))
    }
    #expect(try ScalingFit(points, .throughput).peak == .excluded)
  }

  @Test func `no time reaches down to 0`() throws {
    let points = [(1.0, 100.0), (2, 52), (4, 20), (8, 11)].map { CurvePoint(x: $0.0, y: $0.1) }
    let fit = try ScalingFit(points, .time, law: .linear, noise: .additive)
    for n in [8.0, 64, 1000] {
      let there = try fit.prediction(at: n)
      #expect(there.band.lower >= 40 / n && there.band.lower <= there.centre, "\(there.band)")
    }
  }
}

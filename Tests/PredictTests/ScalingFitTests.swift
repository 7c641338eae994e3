import SpeedupCore
import SpeedupStatistics
import Testing

@testable import SpeedupPredict

struct ScalingFitTests {
  /// SPEC SDM91, as in the R package usl (Möding), from Gunther, "Guerrilla Capacity Planning".
  static let specsdm91 = zip(
    [1.0, 18, 36, 72, 108, 144, 216], [64.9, 995.9, 1652.4, 1853.2, 1828.9, 1775.0, 1702.2]
  ).map { CurvePoint(x: $0, y: $1) }

  static func amdahl(_ places: [Double] = [1, 2, 4, 8, 16], serial: Double = 0.05) -> [CurvePoint] {
    places.map { CurvePoint(x: $0, y: 100 * (serial + (1 - serial) / $0)) }
  }

  @Test func `points that no law follows are refused`() throws {
    let worse = [(1.0, 1.0), (2, 2), (4, 4)].map { CurvePoint(x: $0.0, y: $0.1) }
    let refusal = #expect(throws: FitRefusal.self) { try ScalingFit(worse, .time) }
    #expect(refusal.map { "\($0)".contains("no law follows these points") } == true)
    // Whoever names a law gets it.
    #expect(throws: Never.self) { try ScalingFit(worse, .time, law: .amdahl) }
  }

  @Test func `the law of SPECsdm91 has the published coefficients, standard errors and peak`() throws {
    let fit = try ScalingFit(Self.specsdm91, .throughput, law: .universal).best
    #expect(fit.noise == .additive)
    let shape = try fit.shape()
    #expect(abs(shape[0].value - 0.0277285) < 5e-8)
    #expect(abs(shape[1].value - 0.0001044) < 5e-8)
    let height = try fit.height()
    #expect(abs(height.value - 89.9952) < 5e-5)
    // √(s² (JᵀJ)⁻¹), also by numpy and scipy.
    #expect(abs(try #require(height.standardError) - 14.2135) < 1e-3)
    #expect(abs(try #require(shape[0].standardError) - 0.0091217) < 1e-6)
    #expect(abs(try #require(shape[1].standardError) - 1.98753e-5) < 1e-9)
    guard case .at(let peak) = try fit.peak() else { Issue.record("no peak"); return }
    #expect(abs(peak.value - 96.52) < 0.005)
    #expect(peak.interval.lower < 96.52 && peak.interval.upper > 96.52 && peak.interval.upper < 216)
  }

  @Test func `a serial share is found and gives the time that always remains`() throws {
    let fit = try ScalingFit(Self.amdahl(), .time)
    #expect(fit.best.law == .amdahl)
    #expect(abs(try fit.best.shape()[0].value - 0.05) < 1e-6)
    #expect(abs(try #require(try fit.best.limit()).value - 5) < 1e-4)
    #expect(try fit.best.peak() == .never)
  }

  @Test func `a curve that goes level is a plateau, not a peak`() throws {
    let points = [1.0, 2, 4, 6, 8, 12, 16, 24].map { n in
      CurvePoint(x: n, y: 10 * min(n, 8) * (n == 6 || n == 16 ? 1.01 : 0.995))
    }
    let fit = try ScalingFit(points, .throughput)
    #expect(fit.best.law == .plateau)
    #expect(abs(try fit.best.shape()[1].value - 8) < 0.5)
  }

  @Test func `without agreement there is no peak below some N`() throws {
    let points = Self.amdahl().map { CurvePoint(x: $0.x, y: 1e3 / $0.y * (1 + 0.01 * ($0.x == 4 ? 1 : -1))) }
    guard case .notSeen(let above) = try ScalingFit(points, .throughput, law: .universal).best.peak() else {
      Issue.record("a peak was seen")
      return
    }
    #expect(above > 16)
  }

  @Test func `two core counts are refused with what to measure`() {
    let two = Self.amdahl([1, 2])
    #expect(
      throws: FitRefusal(
        "2 measured points cannot fix the 3 parameters of the Universal Scalability law and show whether it holds: "
          + "measure at least 4, such as 1, 2, 4, 8")
    ) { try ScalingFit(two, .time, law: .universal) }
    #expect(throws: FitRefusal.self) { try ScalingFit(two, .time) }
  }

  @Test func `Gustafson's law is refused for a time, and zeros are refused`() {
    #expect(throws: FitRefusal.self) { try ScalingFit(Self.amdahl(), .time, law: .gustafson) }
    #expect(throws: FitRefusal.self) { try ScalingFit([CurvePoint(x: 0, y: 1)] + Self.amdahl(), .time) }
  }

  @Test func `the band widens beyond what was measured, and 12 times as far nothing is known`() throws {
    let points = Self.amdahl().enumerated().map { CurvePoint(x: $1.x, y: $1.y * (1 + 0.01 * Double($0 % 2))) }
    let fit = try ScalingFit(points, .time)
    let widths = try [16.0, 32, 64, 128].map { n in
      let band = try fit.prediction(at: n).band
      return band.upper / band.lower
    }
    #expect(widths == widths.sorted())
    let far = try fit.prediction(at: 252)
    #expect(far.evidence == .fitted && !far.isCovered && far.band.contains(far.centre))
    #expect(throws: FitRefusal.self) { try fit.prediction(at: 0) }
  }

  @Test func `several points at one place count as their mean`() throws {
    let doubled = Self.amdahl().flatMap { [CurvePoint(x: $0.x, y: $0.y * 0.99), CurvePoint(x: $0.x, y: $0.y * 1.01)] }
    #expect(try ScalingFit(doubled, .time).best.points.count == 5)
  }

  /// Rows `apart` from their place's point, which lies on Amdahl's law but for `missed`, a share.
  private static func rows(apart: Double, missed: Double) -> [CurvePoint] {
    zip(amdahl(), [1.0, -1, 1, 1, -1]).flatMap { point, side in
      [1 + apart, 1 - apart].map { CurvePoint(x: point.x, y: point.y * (1 + missed * side) * $0) }
    }
  }

  private static func width(_ rows: [CurvePoint]) throws -> Double {
    let interval = try ScalingFit(rows, .time, law: .amdahl).best.height().interval
    return interval.upper - interval.lower
  }

  @Test func `rows of one place that differ much more than the law misses widen the intervals`() throws {
    let (near, far) = (Self.rows(apart: 0.001, missed: 0.001), Self.rows(apart: 0.1, missed: 0.001))
    #expect(try ScalingFit(far, .time, law: .amdahl).best.usesRows)
    #expect(try Self.width(far) > 10 * Self.width(near))
  }

  @Test func `rows of one place that agree do not narrow the intervals of a law that misses places`() throws {
    let rows = Self.rows(apart: 0.001, missed: 0.03)
    let fit = try ScalingFit(rows, .time, law: .amdahl).best
    #expect(!fit.usesRows)
    let places = rows.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
    let (all, one) = (try Self.width(rows), try Self.width(places))
    #expect(abs(all - one) < 0.02 * one)
  }

  @Test func `rows of which one is not above 0 leave the medians to be fitted`() throws {
    let zero = Self.rows(apart: 0.1, missed: 0.001) + [CurvePoint(x: 4, y: 0)]
    #expect(try !ScalingFit(Self.amdahl(), .time, rows: zero, law: .amdahl).best.usesRows)
  }
}

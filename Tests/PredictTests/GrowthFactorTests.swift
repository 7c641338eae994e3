import Glibc
import SpeedupPredict
import SpeedupStatistics
import Testing

@Suite struct GrowthFactorTests {
  /// Four sizes with half a percent of scatter, by turns above and below in four ways.
  private func points(_ way: Int, _ time: (Double) -> Double) -> [CurvePoint] {
    let signs = [[1.0, -1, 1, -1], [1, 1, -1, -1], [-1, 1, 1, -1], [0, 0, 0, 0]][way]
    return [1000.0, 2000, 4000, 8000].enumerated().map { place, n in
      CurvePoint(x: n, y: time(n / 1000) * (1 + 0.005 * signs[place]))
    }
  }

  static let forms: [(String, @Sendable (Double) -> Double)] = [
    ("n + n²/8", { $0 + $0 * $0 / 8 }), ("n + n²/40", { $0 + $0 * $0 / 40 }), ("5 + n", { 5 + $0 }),
    ("5 + n²/8", { 5 + $0 * $0 / 8 }), ("n log n", { $0 * log2(1000 * $0) }), ("n", { $0 }), ("n²", { $0 * $0 }),
    ("n^1.5", { pow($0, 1.5) }),
  ]

  @Test(arguments: 0..<8, 0..<4)
  func `the band of ten times the largest size holds the truth`(form: Int, way: Int) throws {
    let (name, time) = Self.forms[form]
    let told = try GrowthFactor(points(way, time), from: 8000, to: 80_000)
    let truth = time(80) / time(8)
    #expect(told.factor.low <= truth && truth <= told.factor.high, "\(name): \(told) holds no \(truth)")
  }

  @Test func `a start-up is seen in the centre, and from a small size it is no power`() throws {
    let points = points(3) { 5 + $0 * $0 / 8 }
    let told = try GrowthFactor(points, from: 8000, to: 80_000)
    #expect(told.form == "1 + n^2" && abs(told.factor.centre / (805 / 13) - 1) < 0.01)
    let within = try GrowthFactor(points, from: 1000, to: 3000).factor
    #expect(abs(within.centre / (6.125 / 5.125) - 1) < 0.01)
  }

  @Test func `the further beyond the sizes the wider the band`() throws {
    let points = points(0) { 5 + $0 }
    func width(_ end: Double) throws -> Double {
      let band = try GrowthFactor(points, from: 8000, to: end).factor
      return band.high / band.low
    }
    #expect(try width(16_000) < width(80_000) && width(80_000) < width(800_000))
  }

  @Test func `three sizes tell no growth`() {
    #expect(throws: FitRefusal.self) {
      try GrowthFactor(points(0) { $0 }.dropLast(), from: 8000, to: 80_000)
    }
  }
}

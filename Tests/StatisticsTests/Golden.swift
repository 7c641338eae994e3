import Foundation

@testable import SpeedupStatistics

/// The reference values of SciPy and NumPy, written by `scripts/golden/statistics.py`.
struct Golden: Decodable, Sendable {
  let summaries: [SummaryCase]
  let distributions: [DistributionCase]
  let quantiles: [QuantileCase]
  let mannWhitney: [TwoSampleCase]
  let wilcoxon: [DifferenceCase]
  let signTests: [DifferenceCase]
  let tTests: [WelchCase]
  let equivalences: [EquivalenceCase]
  let clopperPearson: [ClopperPearsonCase]
  let multiplicity: [MultiplicityCase]
  let bootstraps: [BootstrapCase]
  let medianIntervals: [MedianCase]
  let hodgesLehmann: [HodgesLehmannCase]
  let slopes: [SlopeCase]
  let evidence: [EvidenceCase]

  struct SummaryCase: Decodable, Sendable {
    let values: [Double]
    let median: Double
    let quantiles: [[Double]]
    let mad: Double
    let gmean: Double
    let mean: Double
    let sd: Double?
  }
  struct DistributionCase: Decodable, Sendable {
    let name: String
    let parameters: [Double]
    let argument: Double
    let cdf: Double
    let upper: Double
  }
  struct QuantileCase: Decodable, Sendable {
    let name: String
    let parameters: [Double]
    let p: Double
    let x: Double
  }
  struct TwoSampleCase: Decodable, Sendable {
    let x: [Double]
    let y: [Double]
    let exact: Bool
    let statistic: Double
    let p: [String: Double]
  }
  struct DifferenceCase: Decodable, Sendable {
    let d: [Double]
    let exact: Bool?
    let statistic: Double
    let p: [String: Double]
  }
  struct WelchCase: Decodable, Sendable {
    let x: [Double]
    let y: [Double]
    let t: Double
    let df: Double
    let lower: Double
    let upper: Double
    let p: [String: Double]
  }
  struct EquivalenceCase: Decodable, Sendable {
    let d: [Double]
    let margin: Double
    let tLower: Double
    let tUpper: Double
    let signLower: Double
    let signUpper: Double
  }
  struct ClopperPearsonCase: Decodable, Sendable {
    let k: Int
    let n: Int
    let confidence: Double
    let lower: Double
    let upper: Double
  }
  struct MultiplicityCase: Decodable, Sendable {
    let p: [Double]
    let holm: [Double]
    let bh: [Double]
  }
  struct BootstrapCase: Decodable, Sendable {
    let values: [Double]
    let statistic: String
    let method: String
    let lower: Double
    let upper: Double
  }
  struct MedianCase: Decodable, Sendable {
    let values: [Double]
    let confidence: Double
    let interval: [Double]?
  }
  struct HodgesLehmannCase: Decodable, Sendable {
    let x: [Double]
    let y: [Double]?
    let estimate: Double
    let interval: [Double]?
  }
  struct SlopeCase: Decodable, Sendable {
    let x: [Double]
    let y: [Double]
    let slope: Double
    let intercept: Double
    let lower: Double
    let upper: Double
    let theilSen: Double
    let tied: Bool
    let theilSenLower: Double
    let theilSenUpper: Double
  }
  struct EvidenceCase: Decodable, Sendable {
    let a: Double
    let b: Double
    let successes: Int
    let failures: Int
    let evidence: Double
  }

  /// Reads the fixture, which lies at a fixed place relative to this source file.
  static func load() throws -> Golden {
    let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let file = root.appendingPathComponent("Fixtures/statistics/golden.json")
    return try JSONDecoder().decode(Golden.self, from: Data(contentsOf: file))
  }
}

/// Whether two numbers agree to a relative tolerance, or both vanish below `floor`.
func close(
  _ value: Double, _ expected: Double, _ tolerance: Double = 1e-11, floor: Double = 1e-300
) -> Bool {
  value == expected || abs(value - expected) <= max(tolerance * abs(expected), floor)
}

/// The three alternatives under the names that the fixture uses.
let alternatives: [Alternative] = [.twoSided, .less, .greater]

import SpeedupCore
import SpeedupJudge
import SpeedupStatistics

import Glibc

/// A synthetic claim: a reading with its region, and the world in which its runs are made, so that it is known whether
/// it is true.
struct Truth {
  let name: String
  let reading: ClaimReading
  let subject: [ClaimRun]
  let reference: [ClaimRun]
  /// Expected value of the metric in each cell.
  let means: [Int: Double]
  /// Coefficient of variation.
  let noise: Double
  /// Of a success rate: how often a run ends well.
  let rate: Double
  /// Whether the claim is true.
  let isTrue: Bool
  /// Whether it lies 10 % beyond its boundary with noise of 5 %: then it has to be decided.
  let countsForPower: Bool
  /// What the runs are.
  let evidence: Evidence

  /// One run of a cell, with log-normal noise, which is skewed as run times are.
  func run(_ cell: Int, using generator: inout SplitMix64) -> CellResult {
    var result = CellResult(status: generator.unit() < rate ? .ok : .failed, detail: "synthetic")
    result.evidence = evidence
    let mean = means[cell] ?? 1
    let value = mean * exp(noise * generator.normal())
    result.figures.wall = Seconds(value)
    result.figures.unsplitCpu = Seconds(value)
    result.figures.runDelay = Seconds(0)
    result.figures.cpuPressure = Seconds(0)
    result.figures.steal = Seconds(0)
    return result
  }
}

extension SplitMix64 {
  /// Uniform in (0, 1).
  mutating func unit() -> Double { (Double(next() >> 11) + 0.5) / 9_007_199_254_740_992 }

  /// Standard normal.
  mutating func normal() -> Double { (-2 * log(unit())).squareRoot() * cos(2 * .pi * unit()) }
}

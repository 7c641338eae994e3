import Testing

@testable import SpeedupCore
@testable import SpeedupJudge
@testable import SpeedupStatistics

/// Several builds a side: layouts that differ.
@Suite struct GateBuildsTests {
  /// A gate of three builds a side; `base` and `new` say how long each takes, as a factor.
  private func report(
    base: [Double], new: [Double], seed: UInt64 = 1, noise: Double = 0.004, sink: ([GatePair]) -> Void = { _ in }
  ) throws -> GateReport {
    let plan = gatePlan(cells: 1, seed: seed).with {
      $0.baseBuilds = base.indices.map { GateBuild(title: "a\($0)") }
      $0.newBuilds = new.indices.map { GateBuild(title: "b\($0)") }
    }
    return try Gate(plan, runner: BuildsRunner(base + new, seed: seed, noise: noise)).run(sink: sink)
  }

  @Test func `a change that all builds have is found`() throws {
    let report = try report(base: [1, 1.002, 0.998], new: [1.03, 1.031, 1.029])
    #expect(report.rows[0].verdict == .regressed)
    #expect(report.notes.contains { $0.contains("3 pairs of builds") })
    #expect((report.rows[0].ratioLow ?? 0) > 1.02 && (report.rows[0].ratioHigh ?? 2) < 1.04)
  }

  @Test func `a layout that is slower in one build is no regression`() throws {
    let report = try report(base: [1, 1, 1], new: [1.04, 1, 1])
    #expect(report.rows[0].verdict == .inconclusive)
    #expect(report.rows[0].detail.contains("the builds differ among themselves"))
    // A gate of that build alone calls it one.
    #expect(try self.report(base: [1], new: [1.04]).rows[0].verdict == .regressed)
  }

  @Test func `equal builds are equivalent`() throws {
    #expect(try report(base: [1, 1], new: [1, 1]).rows[0].verdict == .equivalent)
  }

  @Test func `every pair of builds has as many quartets, give or take one, in a shuffled order`() throws {
    var pairs: [GatePair] = []
    _ = try report(base: [1, 1, 1], new: [1, 1], noise: 0.1, sink: { pairs += $0 })
    let counts = Dictionary(grouping: pairs) { [$0.baseBuild, $0.newBuild] }.mapValues(\.count)
    #expect(Set(counts.keys) == [[0, 0], [1, 1], [2, 0]])
    #expect((counts.values.max() ?? 0) - (counts.values.min() ?? 0) <= GateSchedule.pairsPerQuartet)
    let order = stride(from: 0, to: 24, by: 2).map { pairs[$0].baseBuild }
    #expect(Set(stride(from: 0, to: 12, by: 3).map { Array(order[$0..<$0 + 3]) }).count > 1)
  }

  @Test func `layouts that differ by chance alarm in no more gates than the level`() throws {
    // Builds whose layouts differ by 2 % and programs that don't: a gate of one build a side alarms in half of them.
    var (alarms, single) = (0, 0)
    for seed in 1...100 as ClosedRange<UInt64> {
      var generator = SplitMix64(seed: seed &* 77)
      let layouts = (0..<8).map { _ in 1 + 0.02 * generator.nextNormal() }
      if try report(base: Array(layouts[..<4]), new: Array(layouts[4...]), seed: seed).count(.regressed) > 0 {
        alarms += 1
      }
      if try report(base: [layouts[0]], new: [layouts[4]], seed: seed).count(.regressed) > 0 { single += 1 }
    }
    #expect(alarms <= 8 && single >= 20, "\(alarms) of 100 with four builds a side, \(single) with one")
  }
}

/// Runs of 25 ms times what the build takes.
private final class BuildsRunner: Runner {
  private let factors: [Double]
  private let noise: Double
  private var generator: SplitMix64

  init(_ factors: [Double], seed: UInt64, noise: Double) {
    self.factors = factors
    self.noise = noise
    generator = SplitMix64(seed: seed)
  }

  func run(_ group: RunGroup) throws -> [CellResult]? {
    group.slots.map { gateRun(cpu: 0.025 * factors[$0.cell] * (1 + noise * generator.nextNormal())) }
  }
}

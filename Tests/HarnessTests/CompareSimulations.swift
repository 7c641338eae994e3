import Glibc
import Testing

@testable import SpeedupCore
@testable import SpeedupJudge
@testable import SpeedupStatistics

/// A machine that drifts, as a program: what sessions of one grid record on it.
struct DriftingMachine {
  /// Standard deviation of a session's offset, common to all its runs, in log units.
  var sessionOffset = 0.0
  /// Standard deviation of what neighbouring passes share, a stationary AR(1) process, and its lag-1
  /// correlation.
  var wander = 0.01
  var correlation = 0.9
  /// Standard deviation of a single run; one run in twenty meets a burst of up to 20 % on top.
  var noise = 0.01
  var cells = 10
  var passes = 10
  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  /// A session in which every cell costs exp(`shift`) times its due.
  mutating func session(shift: Double = 0) -> ResultSet {
    let offset = sessionOffset * random.nextNormal()
    var state = wander * random.nextNormal()
    var records: [RunRecord] = []
    for pass in 0..<passes {
      for cell in 0..<cells {
        let burst = random.nextUniform() < 0.05 ? 0.2 * random.nextUniform() : 0
        let cost = offset + state + shift + noise * random.nextNormal() + burst
        var record = RunRecord(
          cell: cell, block: pass, position: cell, warmup: false, axes: [AxisValue("n", "\(cell)")])
        record.figures.wall = Seconds(0.01 * Double(cell + 1) * exp(cost))
        records.append(record)
      }
      state =
        correlation * state + (1 - correlation * correlation).squareRoot() * wander * random.nextNormal()
    }
    return ResultSet(
      name: "simulated",
      table: ResultTable(columns: ResultColumns(axes: ["n"], measures: []), records: records))
  }

  /// The share of grids in which at least one cell gets a verdict for which `counts` holds.
  mutating func shareOfGrids(
    _ grids: Int, shift: Double = 0, settings: ComparisonSettings = ComparisonSettings(),
    with counts: (Verdict) -> Bool
  ) throws -> Double {
    var found = 0
    for _ in 0..<grids {
      let comparison = try Comparison(base: session(), new: session(shift: shift), settings: settings)
      if comparison.cells.contains(where: { counts($0.verdict) }) { found += 1 }
    }
    return Double(found) / Double(grids)
  }
}

/// The promise of a comparison, by simulation: sessions that drift against each other, passes that share
/// their mood, bursts, and a grid of ten cells. Seeded, so every run gives the same counts.
@Suite struct CompareSimulations {
  private func isAlarm(_ verdict: Verdict) -> Bool { verdict == .regressed || verdict == .improved }

  @Test(arguments: [(10, 0.01, 0.01), (30, 0.01, 0.01), (10, 0.02, 0.02)])
  func `the same program twice raises no alarm in the whole grid more often than alpha`(
    passes: Int, offset: Double, wander: Double
  ) throws {
    var machine = DriftingMachine(seed: 301)
    (machine.passes, machine.sessionOffset, machine.wander) = (passes, offset, wander)
    let share = try machine.shareOfGrids(300, with: isAlarm)
    #expect(share <= 0.01, "\(share)")
  }

  @Test func `without the allowance for drift the same sessions raise many alarms`() throws {
    // That the allowance is what holds, and that this simulation has teeth.
    var machine = DriftingMachine(seed: 302)
    machine.sessionOffset = 0.01
    var bare = ComparisonSettings()
    bare.drift = Margin(fraction: 0)
    bare.margins = [.wall: Margin(fraction: 0.001)]
    let share = try machine.shareOfGrids(200, settings: bare, with: isAlarm)
    #expect(share >= 0.2, "\(share)")
  }

  @Test func `on the very edge of band and drift an alarm is no likelier than alpha`() throws {
    // The hardest case of the claim: every cell costs exactly the margin more, in a session that is slower
    // by exactly the allowance. Three standard errors of 300 grids on top of alpha.
    var machine = DriftingMachine(seed: 303)
    (machine.wander, machine.correlation) = (0.005, 0.5)
    let settings = ComparisonSettings()
    let edge = settings.margin(.wall).log + settings.drift(.wall)
    let share = try machine.shareOfGrids(300, shift: edge) { $0 == .regressed }
    #expect(share <= 0.01 + 3 * (0.01 * 0.99 / 300).squareRoot(), "\(share)")
  }

  @Test func `a change of the band hidden by drift is not called equivalent`() throws {
    var machine = DriftingMachine(seed: 304)
    (machine.wander, machine.correlation) = (0.005, 0.5)
    let settings = ComparisonSettings()
    let hidden = settings.margin(.wall).log - settings.drift(.wall)
    let share = try machine.shareOfGrids(300, shift: hidden) { $0 == .equivalent }
    #expect(share <= 0.01 + 3 * (0.01 * 0.99 / 300).squareRoot(), "\(share)")
  }

  @Test func `a fifteen percent slowdown is found and thirty passes show equivalence`() throws {
    var machine = DriftingMachine(seed: 305)
    (machine.passes, machine.wander, machine.correlation) = (30, 0.005, 0.7)
    var (slow, same) = (0, 0)
    for _ in 0..<40 {
      slow += try Comparison(base: machine.session(), new: machine.session(shift: log(1.15))).cells
        .count { $0.verdict == .regressed }
      same += try Comparison(base: machine.session(), new: machine.session()).cells.count {
        $0.verdict == .equivalent
      }
    }
    #expect(Double(slow) >= 0.99 * 400, "\(slow)")
    #expect(Double(same) >= 0.5 * 400, "\(same)")
  }
}

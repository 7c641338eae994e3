@testable import SpeedupCore
@testable import SpeedupJudge
@testable import SpeedupStatistics

/// Answers a gate's questions from closures instead of starting processes.
final class MockGateRunner: Runner {
  private let answer: (Int, GateSide, Int) throws -> CellResult?
  /// A count, or the reason why there is none; nil: interrupted.
  var instructions: (Int, GateSide) -> CellResult? = { _, _ in uncounted("no counter in this test") }
  /// Every run asked for, in order.
  private(set) var runs: [(cell: Int, side: GateSide)] = []
  /// The side that was to start first in every pair asked for together.
  private(set) var together: [GateSide] = []

  init(_ answer: @escaping (Int, GateSide, Int) throws -> CellResult?) { self.answer = answer }

  func run(_ group: RunGroup) throws -> [CellResult]? {
    if group.together { together.append(Self.side(group.slots[0])) }
    var results: [CellResult] = []
    for slot in group.slots {
      let (cell, side) = (slot.cell / 2, Self.side(slot))
      if group.purpose == .countInstructions {
        guard let count = instructions(cell, side) else { return nil }
        results.append(count)
        continue
      }
      runs.append((cell, side))
      guard let result = try answer(cell, side, slot.block) else { return nil }
      results.append(result)
    }
    return results
  }

  private static func side(_ slot: Schedule.Slot) -> GateSide { slot.cell % 2 == 0 ? .base : .new }
}

/// A count of instructions.
func counted(_ count: Int) -> CellResult {
  var result = CellResult(status: .ok)
  result.figures.instructions = count
  return result
}

/// No count, and why.
func uncounted(_ reason: String) -> CellResult { CellResult(status: .skipped, detail: reason) }

/// A run that took this CPU time, on a machine that lost nothing.
func gateRun(cpu: Double, wall: Double? = nil, memory: Int = 100_000_000, delay: Double = 0) -> CellResult {
  var result = CellResult(status: .ok)
  result.figures.user = Seconds(cpu)
  result.figures.system = Seconds(0)
  result.figures.wall = Seconds(wall ?? cpu)
  result.figures.peakMemory = Bytes(memory)
  result.figures.runDelay = Seconds(delay)
  return result
}

/// Runs of 25 ms with a normal noise, whose new side takes `ratio` times as long in cell `cell`.
func noisyRunner(seed: UInt64, noise: Double = 0.004, ratio: @escaping (Int) -> Double) -> MockGateRunner {
  var generator = SplitMix64(seed: seed)
  return MockGateRunner { cell, side, _ in
    gateRun(cpu: 0.025 * (side == .new ? ratio(cell) : 1) * (1 + noise * generator.nextNormal()))
  }
}

func gatePlan(cells: Int, metrics: [MetricMargin] = [MetricMargin(.cpu)], seed: UInt64 = 1) -> GatePlan {
  GatePlan(
    base: "old", new: "new", cells: (0..<cells).map { GateCell(index: $0, label: "n=\($0)") },
    metrics: metrics
  ).with { $0.seed = seed }
}

extension GatePlan {
  func with(_ change: (inout GatePlan) -> Void) -> GatePlan {
    var plan = self
    change(&plan)
    return plan
  }
}

import Statistics

@testable import Harness

/// Answers a gate's questions from closures instead of starting processes.
final class MockGateRunner: GateRunner {
  private let answer: (Int, GateSide, Int) throws -> CellResult?
  var instructions: (Int, GateSide) -> InstructionCount? = { _, _ in .unavailable("no counter in this test") }
  /// Every run asked for, in order.
  private(set) var runs: [(cell: Int, side: GateSide)] = []
  /// The side that was to start first in every pair asked for together.
  private(set) var together: [GateSide] = []

  init(_ answer: @escaping (Int, GateSide, Int) throws -> CellResult?) { self.answer = answer }

  func run(cell: Int, side: GateSide, run: Int) throws -> CellResult? {
    runs.append((cell, side))
    return try answer(cell, side, run)
  }

  func runTogether(cell: Int, first: GateSide, runs: [GateSide: Int]) throws -> [GateSide: CellResult]? {
    together.append(first)
    return try runInTurn(cell: cell, first: first, runs: runs)
  }

  func countInstructions(cell: Int, side: GateSide) throws -> InstructionCount? { instructions(cell, side) }
}

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

func gatePlan(cells: Int, metrics: [MetricBand] = [MetricBand(.cpu)], seed: UInt64 = 1) -> GatePlan {
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

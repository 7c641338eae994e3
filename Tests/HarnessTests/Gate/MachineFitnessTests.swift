import Testing

@testable import SpeedupCore
@testable import SpeedupJudge

@Suite struct MachineFitnessTests {
  private func run(
    wall: Double = 1, delay: Double? = nil, steal: Double? = nil, pressure: Double? = nil
  ) -> RunFigures {
    var figures = RunFigures()
    figures.wall = Seconds(wall)
    figures.runDelay = delay.map { Seconds($0) }
    figures.steal = steal.map { Seconds($0) }
    figures.cpuPressure = pressure.map { Seconds($0) }
    return figures
  }

  private func fitness(cpus: Int = 2, _ runs: RunFigures...) -> MachineFitness {
    var fitness = MachineFitness(cpus: CoreCount(clamping: cpus))
    for run in runs { fitness.observe(run) }
    return fitness
  }

  @Test func `a machine that loses little is fit`() {
    #expect(fitness(run(delay: 0.01, steal: 0.01, pressure: 0.05)).assessment == .fit)
  }

  @Test func `each loss above its limit is named with both figures`() {
    let late = fitness(run(delay: 0.0525)).assessment.objection
    #expect(late?.contains("run-queue delay took 5.2 % of the wall time; the limit is 1 %") == true)
    #expect(fitness(run(steal: 0.1)).assessment.objection?.contains("steal") == true)
    #expect(fitness(run(pressure: 0.3)).assessment.objection?.contains("CPU pressure") == true)
  }

  @Test func `of a machine's figures no run lost more than its own time`() {
    let late = fitness(run(wall: 1, pressure: 1.9), run(wall: 1, pressure: 0))
    #expect(late.pressure == 0.5 && fitness(cpus: 1, run(steal: 1.3)).steal == 1)
    let cause = RunDisturbance.cause(run(wall: 0.1, pressure: 0.2), cpus: 1, workers: 1)
    #expect(cause == "under CPU pressure 100 % of its time")
  }

  @Test func `steal is shared by the cpus it is summed over`() {
    #expect(fitness(cpus: 2, run(steal: 0.1)).assessment != .fit)
    #expect(fitness(cpus: 64, run(steal: 0.1)).assessment == .fit)
  }

  @Test func `losses add up over the runs by their wall time`() {
    let both = fitness(run(wall: 1, delay: 0.0905), run(wall: 9, delay: 0))
    #expect(abs(both.runDelay! - 0.009) < 1e-12 && both.assessment == .fit)
  }

  @Test func `what the harness itself costs every run is no loss`() {
    let quiet = fitness(run(wall: 0.02, delay: 0.0004, pressure: 0.004))
    #expect(quiet.runDelay == 0 && quiet.pressure == 0 && quiet.assessment == .fit)
  }

  @Test func `what is not measured is unknown and not zero`() {
    #expect(fitness(run()).assessment == .unknown && fitness().assessment == .unknown)
    #expect(fitness(run(pressure: 0.01)).runDelay == nil)
    // A run without the figure does not thin out those that have it.
    #expect(fitness(run(delay: 0.1), run()).runDelay == 0.0995)
  }

  @Test func `wall time is refused on an unfit machine and cpu time is not`() throws {
    let plan = gatePlan(cells: 1, metrics: [MetricMargin(.cpu), MetricMargin(.wall)])
    let runner = MockGateRunner { _, side, _ in
      gateRun(cpu: 0.025, wall: side == .new ? 0.05 : 0.03, delay: 0.005)
    }
    let gate = Gate(plan, runner: runner)
    let report = try gate.run()
    #expect(report.rows.map(\.verdict) == [.equivalent, .inconclusive] && report.exitStatus == 4)
    #expect(report.rows[1].detail.contains("unfit"))
    #expect(report.rows[1].pairs == GateCellState.pairsBeforeRefusal)
  }

  @Test func `a cell that the neighbours spared is not judged either`() throws {
    // Cell 0 waits for its CPU a quarter of the time, cell 1 never: the machine is unfit for both.
    let plan = gatePlan(cells: 2, metrics: [MetricMargin(.wall)])
    let runner = MockGateRunner { cell, _, _ in gateRun(cpu: 0.025, wall: 0.03, delay: cell == 0 ? 0.0075 : 0) }
    let gate = Gate(plan, runner: runner)
    let report = try gate.run()
    #expect(report.rows.map(\.verdict) == [.inconclusive, .inconclusive])
    #expect(report.rows[1].detail.contains("over all cells"))
  }

  @Test func `wall time is judged on a fit machine`() throws {
    let plan = gatePlan(cells: 1, metrics: [MetricMargin(.wall)])
    let runner = MockGateRunner { _, side, _ in gateRun(cpu: side == .new ? 0.05 : 0.03) }
    let gate = Gate(plan, runner: runner)
    #expect(try gate.run().rows.map(\.verdict) == [.regressed])
  }

  @Test func `wall time of an oversubscribed cell is refused`() throws {
    var plan = gatePlan(cells: 1, metrics: [MetricMargin(.wall)])
    plan.cells[0].oversubscribed = true
    let gate = Gate(plan, runner: MockGateRunner { _, _, _ in gateRun(cpu: 0.03) })
    #expect(try gate.run().rows[0].detail.contains("virtual cores"))
  }
}

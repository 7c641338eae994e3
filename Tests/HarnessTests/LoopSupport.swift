@testable import SpeedupCore
@testable import SpeedupEngine
@testable import SpeedupJudge

/// A sweep of a plan with a mock in place of the processes.
struct Sweep {
  let plan: SweepPlan
  let runner: any Runner
  var elapsed: () -> Seconds = { Seconds(0) }

  func run(recorded: [RunRecord] = [], sink: (RunRecord) throws -> Void) throws -> RunEnding {
    var director = SweepDirector(plan, recorded: recorded)
    return try RunLoop(runner, budget: plan.budget, elapsed: elapsed).run(
      &director, after: { for record in $0.takeFinished() { try sink(record) } })
  }
}

/// A gate with a mock in place of the processes.
struct Gate {
  let plan: GatePlan
  let runner: any Runner
  let cpus: CoreCount
  let elapsed: () -> Seconds

  init(
    _ plan: GatePlan, runner: any Runner, cpus: CoreCount = .one, elapsed: @escaping () -> Seconds = { Seconds(0) }
  ) {
    self.plan = plan
    self.runner = runner
    self.cpus = cpus
    self.elapsed = elapsed
  }

  func run(
    progress: (GateDirector.Progress) -> Void = { _ in }, sink: ([GatePair]) throws -> Void = { _ in }
  ) throws -> GateReport {
    var director = try GateDirector(plan, cpus: cpus)
    let ending = try RunLoop(runner, budget: plan.budget, elapsed: elapsed).run(
      &director, before: { progress($1.progress) },
      after: { gate in
        let pairs = gate.takeFinished()
        if !pairs.isEmpty { try sink(pairs) }
      })
    return try director.report(ending, elapsed: elapsed())
  }
}

import Testing

@testable import SpeedupCore

@Suite struct RunDisturbanceTests {
  private func figures(
    delay: Double? = nil, steal: Double? = nil, pressure: Double? = nil, threads: Int = 1,
    cpu: Double? = nil
  ) -> RunFigures {
    var figures = RunFigures()
    figures.wall = Seconds(1)
    figures.runDelay = delay.map { Seconds($0) }
    figures.steal = steal.map { Seconds($0) }
    figures.cpuPressure = pressure.map { Seconds($0) }
    figures.peakThreads = threads
    figures.user = cpu.map { Seconds($0) }
    figures.system = cpu.map { _ in Seconds(0) }
    return figures
  }

  private func isDisturbed(_ figures: RunFigures, cpus: Int = 1, workers: Int? = nil) -> Bool {
    RunDisturbance.cause(figures, cpus: cpus, workers: workers) != nil
  }

  @Test func `a run that waited for more than 2 % of wall times workers is disturbed`() {
    #expect(isDisturbed(figures(delay: 0.03)))
    #expect(!isDisturbed(figures(delay: 0.015)))
    #expect(!isDisturbed(figures(delay: 0.03, threads: 2), cpus: 2, workers: 2))
    #expect(isDisturbed(figures(delay: 0.05, threads: 2), cpus: 2, workers: 2))
  }

  @Test func `a run is disturbed above the limits that the doctor and the gate have too`() {
    let limits = FitnessLimits()
    for factor in [0.9, 1.1] {
      let (delay, steal) = (limits.offCpuOfOneRun.unfit * factor, limits.steal.unfit * factor)
      #expect(isDisturbed(figures(delay: delay + limits.ownDelay.value)) == (factor > 1))
      #expect(isDisturbed(figures(steal: steal + limits.stealTick.value)) == (factor > 1))
      let pressure = limits.cpuPressure.unfit * factor + limits.ownPressure.value
      #expect(isDisturbed(figures(pressure: pressure)) == (factor > 1))
    }
  }

  @Test func `threads of a run that has more than CPUs wait for each other`() {
    #expect(!isDisturbed(figures(delay: 0.9, threads: 4), cpus: 2, workers: 4))
  }

  @Test func `threads that sleep make no run one that waits for itself`() {
    // Three helpers of a pool sleep beside two workers, which got 0.4 s of CPU time on two CPUs.
    #expect(isDisturbed(figures(pressure: 0.9, threads: 5, cpu: 0.4), cpus: 2, workers: 2))
    #expect(isDisturbed(figures(delay: 1.5, threads: 5, cpu: 0.4), cpus: 2, workers: 2))
    #expect(!isDisturbed(figures(delay: 0.6, threads: 5, cpu: 0.4), cpus: 2, workers: 2), "which they may have been")
    #expect(!isDisturbed(figures(pressure: 0.9, threads: 5, cpu: 2), cpus: 2, workers: 2))
  }

  @Test func `steal counts beyond one tick, and pressure only where no delay is known`() {
    #expect(isDisturbed(figures(steal: 0.04)) && !isDisturbed(figures(steal: 0.02)))
    #expect(isDisturbed(figures(pressure: 0.1)) && !isDisturbed(figures(delay: 0, pressure: 0.1)))
  }

  @Test func `a run of which nothing is known is not called disturbed`() {
    #expect(!isDisturbed(figures()) && !isDisturbed(RunFigures()))
  }
}

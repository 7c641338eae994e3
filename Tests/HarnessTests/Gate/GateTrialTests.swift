import Testing

@testable import SpeedupCore
@testable import SpeedupJudge
@testable import SpeedupStatistics

/// Gates that find out themselves whether pairs run together.
@Suite struct GateTrialTests {
  private func plan(cells: Int = 1) -> GatePlan { gatePlan(cells: cells).with { $0.pairing = .automatic } }

  private func runner(
    cpu: Double = 0.08, threads: Int? = 1, together: RunStatus = .ok
  ) -> (TrialRunner, () -> [RunGroup]) {
    let runner = TrialRunner { group in
      var result = gateRun(cpu: cpu)
      result.figures.peakThreads = threads
      if group.together { result.status = together }
      return result
    }
    return (runner, { runner.groups })
  }

  @Test func `programs of one thread that run long enough are run together on one CPU`() throws {
    let (runner, groups) = runner()
    let report = try Gate(plan(), runner: runner).run()
    #expect(report.rows[0].verdict == .equivalent)
    #expect(!groups()[0].together && groups()[1].together && groups()[1].onOneCpu)
    #expect(groups().dropFirst().allSatisfy { $0.together && $0.onOneCpu })
    #expect(report.notes.contains { $0.contains("--together=never") })
  }

  @Test(arguments: [(0.01, 1), (0.08, 2), (0.08, nil)] as [(Double, Int?)])
  func `short ones and those with several threads, or nobody knows how many, run in turn`(cpu: Double, threads: Int?)
    throws
  {
    let (runner, groups) = runner(cpu: cpu, threads: threads)
    let report = try Gate(plan(), runner: runner).run()
    #expect(groups().allSatisfy { !$0.together } && report.rows[0].verdict == .equivalent)
    #expect(!report.notes.contains { $0.contains("together") })
  }

  @Test func `programs that fail together run in turn and it is said`() throws {
    let (runner, groups) = runner(together: .failed)
    let report = try Gate(plan(), runner: runner).run()
    #expect(report.rows[0].verdict == .equivalent && groups().count { $0.together } == 1)
    #expect(report.notes.contains { $0.contains("a pair at once failed") })
  }

  @Test func `what needs a CPU for itself is never chosen`() {
    #expect(GateTrial.suits(plan(), cpus: 2))
    #expect(!GateTrial.suits(plan(), cpus: 1))
    #expect(!GateTrial.suits(plan().with { $0.metrics.append(MetricMargin(.wall)) }, cpus: 2))
    #expect(!GateTrial.suits(plan().with { $0.cells[0].limits = [MetricLimit(.wall, 1)] }, cpus: 2))
    #expect(!GateTrial.suits(plan().with { $0.cells[0].limits = [MetricLimit(.cpu, 1)] }, cpus: 2))
    #expect(GateTrial.suits(plan().with { $0.cells[0].limits = [MetricLimit(.memory, 1e9)] }, cpus: 2))
    #expect(!GateTrial.suits(plan().with { $0.suite = "go" }, cpus: 2))
    #expect(!GateTrial.suits(plan().with { $0.metrics = [MetricMargin(.memory)] }, cpus: 2))
  }
}

private final class TrialRunner: Runner {
  private(set) var groups: [RunGroup] = []
  private let answer: (RunGroup) -> CellResult

  init(_ answer: @escaping (RunGroup) -> CellResult) { self.answer = answer }

  func run(_ group: RunGroup) throws -> [CellResult]? {
    groups.append(group)
    return group.slots.map { _ in answer(group) }
  }
}

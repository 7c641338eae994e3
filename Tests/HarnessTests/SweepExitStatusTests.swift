import Testing

@testable import SpeedupCommandLine
@testable import SpeedupCore

@Suite struct SweepExitStatusTests {
  private func status(_ runs: [(RunStatus, warmup: Bool)], cells: Int = 1) -> Int32 {
    SweepSession.exitStatus(
      of: runs.map { RunRecord(cell: 0, block: 0, position: 0, warmup: $0.warmup, axes: [], status: $0.0) }, cells: cells)
  }

  @Test func badInputComesBeforeWhatCouldNotBeMeasured() {
    #expect(status([(.ok, false), (.skipped, false)]) == 0)
    #expect(status([(.ok, false), (.timeout, false)]) == 3)
    #expect(status([(.timeout, false), (.badInput, false), (.ok, false)]) == 2)
  }

  @Test func aCellThatTheBudgetDidNotReachWasNotMeasured() {
    #expect(status([], cells: 1) == 3)
    #expect(status([(.ok, true)], cells: 1) == 3)
    #expect(status([(.ok, false)], cells: 2) == 3)
  }

  @Test func warmUpsDoNotCount() {
    #expect(status([(.badInput, true), (.crashed, true), (.ok, false)]) == 0)
  }
}

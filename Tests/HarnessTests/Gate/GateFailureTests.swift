import Testing

@testable import SpeedupCore
@testable import SpeedupJudge
@testable import SpeedupReport
@testable import SpeedupStatistics

/// Runs that don't end well.
@Suite struct GateFailureTests {
  private func report(_ answer: @escaping (Int, GateSide, Int) -> CellResult) throws -> GateReport {
    let gate = Gate(gatePlan(cells: 2), runner: MockGateRunner { answer($0, $1, $2) })
    return try gate.run()
  }

  private let crash = CellResult(status: .crashed, detail: "signal 11")

  @Test func `a new side that fails is a regression and the other cells go on`() throws {
    let report = try report { cell, side, _ in cell == 1 && side == .new ? self.crash : gateRun(cpu: 0.025) }
    #expect(report.exitStatus == 1 && report.rows[0].verdict == .equivalent)
    let row = report.rows[1]
    #expect(row.verdict == .regressed && row.metric == nil && row.label == "n=1")
    #expect(row.detail.contains("signal 11"))
  }

  @Test func `a new side that begins to fail later is a regression too`() throws {
    let report = try report { cell, side, run in
      cell == 1 && side == .new && run >= 5 ? self.crash : gateRun(cpu: 0.025)
    }
    #expect(report.exitStatus == 1 && report.rows[1].verdict == .regressed)
  }

  @Test func `when the base fails nothing is measured`() throws {
    let report = try report { cell, side, _ in cell == 1 && side == .base ? self.crash : gateRun(cpu: 0.025) }
    #expect(report.exitStatus == 3 && report.rows[1].verdict == .failed)
  }

  @Test func `when both fail nothing is measured`() throws {
    let report = try report { cell, _, _ in cell == 1 ? self.crash : gateRun(cpu: 0.025) }
    #expect(report.exitStatus == 3 && report.rows[1].detail.contains("both sides"))
  }

  @Test func `one hiccup of the new side is no regression`() throws {
    let report = try report { cell, side, run in
      cell == 1 && side == .new && run == 5 ? self.crash : gateRun(cpu: 0.025)
    }
    #expect(report.exitStatus == 3 && report.rows[1].detail.contains("1 of 3 new runs"))
  }

  @Test func `programs that fail only together are told apart from broken ones`() throws {
    let plan = gatePlan(cells: 1).with { $0.pairing = .together }
    // The second run of the first pair fails, as one does that finds a port taken; the repeats are made in turn.
    var runs = 0
    let runner = MockGateRunner { _, _, _ in
      runs += 1
      return runs == 2 ? self.crash : gateRun(cpu: 0.05)
    }
    let gate = Gate(plan, runner: runner)
    let report = try gate.run()
    #expect(report.exitStatus == 3 && report.rows[0].detail.contains("leave out --together"))
  }

  @Test func `a failure does not take back a regression found before`() throws {
    let plan = gatePlan(cells: 1, metrics: [MetricMargin(.cpu), MetricMargin(.memory)])
    let gate = Gate(
      plan,
      runner: MockGateRunner { _, side, run in
        // The new side's memory swings, so that the cell stays open when its CPU time is decided.
        let memory = side == .new && run % 2 == 0 ? 200_000_000 : 100_000_000
        return side == .base && run >= 40 ? self.crash : gateRun(cpu: side == .new ? 0.05 : 0.025, memory: memory)
      })
    let report = try gate.run()
    #expect(report.rows.map(\.verdict) == [.failed, .regressed] && report.exitStatus == 1)
    #expect(report.rows[1].metric == .cpu)
  }

  @Test func `a different answer is a regression however fast`() throws {
    let report = try report { _, side, _ in
      var run = gateRun(cpu: side == .new ? 0.001 : 0.025)
      run.answer = Answer(digest: side == .new ? "b" : "a")
      return run
    }
    #expect(report.exitStatus == 1 && report.rows.allSatisfy { $0.verdict == .regressed && $0.pairs == 0 })
    #expect(report.rows[0].detail.contains("differs"))
  }

  @Test func `what both sides were given is bad input at once`() throws {
    var runs = 0
    let report = try report { cell, _, _ in
      runs += cell == 1 ? 1 : 0
      return cell == 1 ? CellResult(status: .badInput, detail: "in.csv, line 3: x") : gateRun(cpu: 0.025)
    }
    #expect(report.exitStatus == 2 && report.rows.map(\.verdict) == [.equivalent, .badInput] && runs == 2)
    #expect(report.rows[1].detail == "in.csv, line 3: x")
    #expect(
      report.document.title.hasPrefix("bad input") && JUnitRenderer.text(report.document).contains("errors=\"1\""))
  }

  @Test func `what only the new side refuses is a regression`() throws {
    let report = try report { _, side, _ in
      side == .new ? CellResult(status: .badInput, detail: "line 3") : gateRun(cpu: 0.025)
    }
    #expect(report.exitStatus == 1)
  }

  @Test func `a gate that skips everything has measured nothing`() throws {
    let report = try report { _, _, _ in CellResult(status: .skipped, detail: "no library") }
    #expect(report.exitStatus == 3 && report.count(.skipped) == 2)
  }

  @Test func `a pair that went wrong reaches the sink too`() throws {
    let gate = Gate(
      gatePlan(cells: 1),
      runner: MockGateRunner { _, side, run in
        side == .new && run >= 1 ? self.crash : gateRun(cpu: 0.025)
      })
    var pairs: [GatePair] = []
    _ = try gate.run(sink: { pairs += $0 })
    #expect(pairs.map(\.new.status) == [.crashed])
  }

  @Test func `a side that could not be started is not measured and no regression`() throws {
    var absent = CellResult(status: .failed, detail: "'x' is not an executable on PATH")
    absent.isStarted = false
    let report = try report { cell, side, _ in cell == 1 && side == .new ? absent : gateRun(cpu: 0.025) }
    #expect(report.exitStatus == 3 && report.rows[1].verdict == .failed)
    #expect(report.rows[1].detail.contains("the new side could not be started"))
  }

  @Test func `sides that end with other exit statuses are not compared, though runs count whatever they end with`()
    throws
  {
    func results(_ statuses: [String]) -> [CellResult] {
      statuses.map { status in
        var result = CellResult(status: .ok)
        result.measures[RunSurroundings.exitStatusMeasure] = status
        return result
      }
    }
    #expect(
      GateFailure(base: results(["0", "0"]), new: results(["3", "3"]))
        == .outputs("the base ends with exit status 0, the new side with 3"))
    #expect(
      GateFailure(base: results(["3", "3"]), new: results(["0", "0"]))
        == .baseSide("the base ends with exit status 3, the new side with 0"))
    #expect(GateFailure(base: results(["1", "1"]), new: results(["1", "1"])) == nil)
    #expect(GateFailure(base: results(["0", "1"]), new: results(["1", "1"])) == nil)
  }
}

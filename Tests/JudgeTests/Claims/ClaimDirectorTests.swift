import SpeedupCore
import Testing

@testable import SpeedupJudge

@Suite struct ClaimDirectorTests {
  typealias Sitting = SyntheticSitting

  /// Values a little above and below `middle`, in turn.
  private func wobbling(_ middle: Double, _ round: Int) -> Double { middle * (round % 2 == 0 ? 1.01 : 0.99) }

  private func ratio(_ region: ClaimRegion, factor: Double) throws -> ClaimReadingState.Standing {
    let reading = try Sitting.reading(.ratio, region, subject: [ClaimRun(0, [])], reference: [ClaimRun(1, [])])
    return try Sitting(readings: [reading]) { cell, round in
      Sitting.result(wobbling(cell == 0 ? 1 : factor, round))
    }.standings()[0]
  }

  @Test func `a figure inside its region is confirmed, one outside refuted`() throws {
    #expect(try ratio(ClaimRegion(8, .infinity), factor: 9) == .decided(.confirmed))
    #expect(try ratio(ClaimRegion(8, .infinity), factor: 7) == .decided(.refuted))
  }

  @Test func `a range that is surpassed on its good side is more than claimed`() throws {
    #expect(try ratio(ClaimRegion(2, 3, better: .higher), factor: 5) == .decided(.moreThanClaimed))
    #expect(try ratio(ClaimRegion(2, 3), factor: 5) == .decided(.refuted))
    #expect(try ratio(ClaimRegion(2, 3, better: .higher), factor: 1) == .decided(.refuted))
  }

  @Test func `a figure at the edge stays open, and the outcome says what would decide it`() throws {
    let reading = try Sitting.reading(
      .ratio, ClaimRegion(2, .infinity), subject: [ClaimRun(0, [])], reference: [ClaimRun(1, [])])
    let director = try Sitting(readings: [reading]) { cell, round in
      Sitting.result(cell == 0 ? 1 : 2 * (round % 2 == 0 ? 1.1 : 1 / 1.1) * (1 + Double(round) * 1e-5))
    }.director()
    let outcome = ClaimReadingOutcome(director.states[0], ending: .complete, family: .init(readings: 1, level: 0.05))
    #expect(outcome.verdict == .inconclusive)
    #expect(outcome.wouldDecide?.contains("edge of the region") == true)
    #expect(director.states[0].rounds == director.plan.looks.last)
  }

  @Test func `simulated evidence never confirms or refutes`() throws {
    for (factor, verdict) in [(20.0, ClaimVerdict.consistentInSimulation), (4, .contradictedInSimulation)] {
      let reading = try Sitting.reading(
        .ratio, ClaimRegion(8, .infinity), by: .replay, metric: "wall_seconds", subject: [ClaimRun(0, [])],
        reference: [ClaimRun(1, [])])
      let standings = try Sitting(readings: [reading]) { cell, round in
        Sitting.result(wobbling(cell == 0 ? 1 : factor, round), evidence: .simulated)
      }.standings()
      #expect(standings == [.decided(verdict)])
    }
  }

  @Test func `cells that fail are given up with their reason, and skipped ones are not testable`() throws {
    let reading = try Sitting.reading(.bound, ClaimRegion(-.infinity, 2))
    let failed = try Sitting(readings: [reading]) { _, _ in Sitting.result(1, status: .failed) }.director()
    #expect(failed.states[0].standing == .closed(.inconclusive, "its runs fail: failed: synthetic"))
    #expect(failed.states[0].rounds <= 3)
    let skipped = try Sitting(readings: [reading]) { _, _ in Sitting.result(1, status: .skipped) }.standings()
    #expect(skipped == [.closed(.notTestable, "synthetic")])
  }

  @Test func `a success rate of always takes its runs, and one failure refutes it`() throws {
    let reading = try Sitting.reading(.successRate, ClaimRegion(1, .infinity))
    let good = try Sitting(readings: [reading]) { _, _ in Sitting.result(1) }.director()
    #expect(good.states[0].standing == .decided(.confirmed) && good.states[0].trials == 60)
    let bad = try Sitting(readings: [reading]) { _, round in
      Sitting.result(1, status: round == 10 ? .failed : .ok)
    }.director()
    #expect(bad.states[0].standing == .decided(.refuted) && bad.states[0].trials == 11)
    #expect(!reading.reading.isTimed, "whether a run ends well does not follow the clock")
  }

  @Test func `a success rate that stays open says how many runs would decide it`() throws {
    let reading = try Sitting.reading(.successRate, ClaimRegion(0.99, .infinity))
    let director = try Sitting(readings: [reading]) { _, _ in Sitting.result(1) }.director()
    let outcome = ClaimReadingOutcome(director.states[0], ending: .complete, family: .init(readings: 1, level: 0.05))
    #expect(outcome.verdict == .inconclusive)
    #expect(outcome.wouldDecide?.hasSuffix("runs, if they end as these did") == true, "\(outcome.wouldDecide ?? "")")
  }

  @Test func `a program that does not take its input refutes nothing`() throws {
    let reading = try Sitting.reading(.successRate, ClaimRegion(1, .infinity))
    let director = try Sitting(readings: [reading]) { _, _ in Sitting.result(1, status: .badInput) }.director()
    #expect(director.states[0].standing == .closed(.inconclusive, "its runs fail: bad-input: synthetic"))
    #expect(director.states[0].trials == 1)
  }

  @Test func `counts are decided by every run, in oversubscribed cells too`() throws {
    let reading = try Sitting.reading(.bound, ClaimRegion(-.infinity, 2), by: .counted)
    for (value, verdict) in [(2.0, ClaimVerdict.confirmed), (2.5, .refuted)] {
      let director = try Sitting(readings: [reading]) { _, _ in
        Sitting.result(value, evidence: .oversubscribed)
      }.director()
      #expect(director.states[0].standing == .decided(verdict))
      #expect(director.states[0].rounds == (verdict == .confirmed ? 3 : 1))
    }
  }

  @Test func `answers that differ refute sameness`() throws {
    let reading = try Sitting.reading(.determinism, nil, by: .counted, subject: [ClaimRun(0, []), ClaimRun(1, [])])
    func sitting(_ digests: [String]) throws -> ClaimReadingState.Standing {
      try Sitting(readings: [reading]) { cell, _ in
        var result = Sitting.result(1)
        result.answer = Answer(digest: digests[cell])
        return result
      }.standings()[0]
    }
    #expect(try sitting(["a", "a"]) == .decided(.confirmed))
    #expect(try sitting(["a", "b"]) == .decided(.refuted))
  }

  @Test func `answers of another size are no remark on a figure`() throws {
    let reading = try Sitting.reading(
      .bound, ClaimRegion(-.infinity, 2), by: .counted, subject: [ClaimRun(0, []), ClaimRun(1, [])])
    let director = try Sitting(readings: [reading]) { cell, _ in
      var result = Sitting.result(1)
      result.answer = Answer(digest: ["a", "b"][cell])
      return result
    }.director()
    #expect(director.states[0].difference == nil && director.states[0].standing == .decided(.confirmed))
  }

  @Test func `exponents and efficiencies are formed along their axis`() throws {
    let sizes = [100.0, 200, 400].enumerated().map { ClaimRun($0, [AxisValue("n", "\(Int($1))")]) }
    let square = try Sitting.reading(.exponent, ClaimRegion(1.8, .infinity), over: "n", subject: sizes)
    let cores = [1, 2].enumerated().map {
      ClaimRun($0 + 3, [AxisValue("cores", "\($1)"), AxisValue("workers", "\($1)")])
    }
    let linear = try Sitting.reading(.scaling, ClaimRegion(0.9, .infinity), over: "cores", subject: cores, claim: 1)
    let director = try Sitting(readings: [square, linear]) { cell, round in
      Sitting.result(wobbling([1, 4, 16, 1, 0.6][cell], round))
    }.director()
    #expect(director.states[0].standing == .decided(.confirmed))
    #expect(director.states[1].standing == .decided(.refuted))
    #expect(abs((director.states[1].figures.first?.estimate ?? 0) - 1 / 1.2) < 0.03)
  }

  /// The standing of a claim on an exponent, by the figures at n = 100, 200 and 400.
  private func exponent(
    _ region: ClaimRegion, _ figures: [Double], by means: ClaimMeans = .measured
  ) throws -> ClaimReadingState.Standing {
    let sizes = [100, 200, 400].enumerated().map { ClaimRun($0, [AxisValue("n", "\($1)")]) }
    let reading = try Sitting.reading(.exponent, region, by: means, over: "n", subject: sizes)
    return try Sitting(readings: [reading]) { cell, round in
      Sitting.result(means == .counted ? figures[cell] : wobbling(figures[cell], round))
    }.standings()[0]
  }

  @Test(arguments: [ClaimMeans.measured, .counted])
  func `an exponent that still changes so much that one step more would turn the verdict is inconclusive`(
    means: ClaimMeans
  ) throws {
    let linear = ClaimRegion(-.infinity, 1.2)
    let square = ClaimRegion(1.8, .infinity, better: .higher)
    #expect(try exponent(linear, [1, 2, 4], by: means) == .decided(.confirmed))
    #expect(try exponent(linear, [1, 2.1, 4.4], by: means) == .decided(.confirmed))
    #expect(try exponent(linear, [1, 4, 16], by: means) == .decided(.refuted))
    #expect(try exponent(square, [1, 3, 12], by: means) == .decided(.confirmed))
    // A line on top of a constant stays one, though its exponents grow.
    #expect(try exponent(linear, [101, 102, 104], by: .counted) == .decided(.confirmed))
    #expect(try exponent(linear, [11, 12, 14], by: .counted) == .decided(.confirmed))
    // Of the last two the exponents go from 0.16 to 0.50, and what is behind the constant of 100 is a square.
    for (region, figures) in [
      (linear, [1, 1.9, 4]), (square, [1, 1.6, 4.0]), (square, [1, 4.6, 17.2]), (linear, [104, 116, 164]),
      (square, [104, 116, 164]),
    ] {
      guard case .closed(.inconclusive, let reason) = try exponent(region, figures, by: means) else {
        Issue.record("\(figures) is decided")
        continue
      }
      #expect(reason.hasPrefix("the exponent is not one: "))
    }
  }

  @Test func `a count that is better than claimed once is not so before all rounds are made`() throws {
    func standing(_ counts: [Double]) throws -> ClaimReadingState.Standing {
      let reading = try Sitting.reading(.bound, ClaimRegion(4, 8, better: .lower), by: .counted)
      return try Sitting(readings: [reading]) { _, round in Sitting.result(counts[min(round, counts.count - 1)]) }
        .standings()[0]
    }
    #expect(try standing([3]) == .decided(.moreThanClaimed))
    #expect(try standing([3, 9]) == .decided(.refuted))
    #expect(try standing([9]) == .decided(.refuted))
  }

  @Test func `a claim about several cells is refuted by one of them`() throws {
    let cells = (0..<4).map { ClaimRun($0, [AxisValue("n", "\($0)")]) }
    let reading = try Sitting.reading(.bound, ClaimRegion(-.infinity, 2), subject: cells)
    let director = try Sitting(readings: [reading]) { cell, round in
      Sitting.result(wobbling(cell == 2 ? 3 : 1, round))
    }.director()
    #expect(director.states[0].standing == .decided(.refuted))
    #expect(director.states[0].figures.first?.label == "n=2")
  }

  @Test func `runs of an earlier sitting are not made again`() throws {
    let reading = try Sitting.reading(.bound, ClaimRegion(-.infinity, 2))
    let plan = ClaimPlan([reading])
    let recorded = (0..<4).map { (Schedule.Run(cell: 0, block: $0), Sitting.result(1)) }
    var director = ClaimDirector(plan, recorded: Dictionary(uniqueKeysWithValues: recorded))
    let group = try #require(try director.next())
    #expect(group.slots.map(\.block) == [4])
  }

  @Test func `the claims of a list share its error`() throws {
    let readings = try (0..<200).map { number in
      try Sitting.reading(.bound, ClaimRegion(-.infinity, 2), subject: [ClaimRun(number, [])], claim: number)
    }
    let one = try Sitting(readings: [readings[0]]) { _, round in Sitting.result(wobbling(1, round)) }.director()
    let all = try Sitting(readings: readings) { _, round in Sitting.result(wobbling(1, round)) }.director()
    #expect(all.states.allSatisfy { $0.standing == .decided(.confirmed) })
    #expect(all.states[0].rounds > one.states[0].rounds)
  }
}

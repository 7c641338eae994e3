import SpeedupCore
import SpeedupPredict
import Testing

struct ReplayModelTests {
  /// Seconds, to the nanosecond.
  private func time(_ model: ReplayModel, _ point: ReplayPoint) throws -> Double {
    (try model.predict(point).time.centre * 1e9).rounded() / 1e9
  }

  @Test func `a serial part stays, tasks are shared out`() throws {
    let model = try ReplayModel([Traces.oneCore(serial: 10, tasks: [4, 4, 4, 4])])
    let one = try model.predict(ReplayPoint(cores: 1, workers: 1))
    let two = try model.predict(ReplayPoint(cores: 2, workers: 2))
    let many = try model.predict(ReplayPoint(cores: 252, workers: 252))
    #expect(close(one.time.centre, 0.026) && close(two.time.centre, 0.018) && close(many.time.centre, 0.014))
    #expect(close(two.work, 0.026) && close(two.span, 0.014))
    let high = try #require(two.bounds.high)
    #expect(close(two.bounds.low, 0.018) && close(high, 0.020))
  }

  @Test func `fewer workers than cores are bounded by the workers`() throws {
    let answer = try ReplayModel([Traces.oneCore(tasks: [4, 4, 4, 4])]).predict(ReplayPoint(cores: 8, workers: 2))
    let high = try #require(answer.bounds.high)
    #expect(close(answer.time.centre, 0.008) && close(answer.bounds.low, 0.008) && close(high, 0.010))
  }

  @Test func `tasks that one worker took all at once say nothing of several workers`() throws {
    let whole = Traces.oneCore(tasks: [4, 4, 4, 4], chunk: 4)
    let model = try ReplayModel([whole])
    #expect(try time(model, ReplayPoint(cores: 1, workers: 1)) == 0.016)
    let refusal = #expect(throws: ReplayRefusal.self) { try model.predict(ReplayPoint(cores: 2, workers: 2)) }
    #expect(refusal?.description.contains("--trace-as 2") == true)
    // With a chunk that is told, or another plan at hand, it is known.
    #expect(try time(model, ReplayPoint(cores: 2, workers: 2, chunk: 1)) == 0.008)
    let both = try ReplayModel([whole, Traces.oneCore(tasks: [4, 4, 4, 4], workers: 2, chunk: 2)])
    #expect(try time(both, ReplayPoint(cores: 2, workers: 2)) == 0.008)
    // A program that writes its own tasks says with each of them who took it.
    var foreign = whole
    foreign.origin = .program
    #expect(throws: Never.self) { try ReplayModel([foreign]).predict(ReplayPoint(cores: 2, workers: 2)) }
  }

  @Test func `time between the tasks of a program's phase is the caller's, and no cores shorten it`() throws {
    var trace = Traces.oneCore(tasks: [4, 4])
    let later = Traces.ms(100)
    (trace.phases[0].tasks[1].start, trace.phases[0].tasks[1].end) = (Traces.ms(4) + later, Traces.ms(8) + later)
    (trace.phases[0].end, trace.wall) = (Traces.ms(8) + later, Traces.ms(8) + later)
    // A pool of ours has that in the costs of its phases.
    #expect(try time(ReplayModel([trace]), ReplayPoint(cores: 1, workers: 1)) == 0.008)
    trace.origin = .program
    let model = try ReplayModel([trace])
    #expect(try time(model, ReplayPoint(cores: 1, workers: 1)) == 0.108)
    #expect(try time(model, ReplayPoint(cores: 2, workers: 2)) == 0.104)
  }

  @Test func `tasks with more CPU time than they took hide threads`() throws {
    let refusal = #expect(throws: ReplayRefusal.self) {
      try ReplayModel([Traces.oneCore(tasks: [100, 100], cpuShare: 4)])
    }
    #expect(refusal?.description.contains("threads within them") == true)
    // A clock's error is none.
    #expect(throws: Never.self) { try ReplayModel([Traces.oneCore(tasks: [100, 100], cpuShare: 1.01)]) }
  }

  @Test func `a worker holds no more tasks than there are`() throws {
    let model = try ReplayModel([Traces.oneCore(tasks: [4, 4, 4, 4], chunk: 2)])
    #expect(model.chunk(nil) == 2 && model.chunk(3) == 3 && model.chunk(1_000_000) == 4)
  }

  @Test func `waste adds up to the cores' time`() throws {
    let calibration = ReplayCalibration(
      slowdowns: ["work": .init(coRun: Slowdown(byCount: [2: 1.3]))],
      costs: PhaseCosts(
        first: .init(base: 300_000, perWorker: 30_000), later: .init(base: 20_000, perWorker: 2000), end: 31_000,
        taking: 500),
      cores: 2)
    let model = try ReplayModel([Traces.oneCore(serial: 3, tasks: (0..<57).map { 1 + Double($0 % 7) })], calibration)
    for (cores, workers) in [(1, 1), (2, 2), (8, 8), (8, 3), (3, 8), (64, 64)] {
      for sharing in CoreSharing.allCases {
        let answer = try model.predict(ReplayPoint(cores: cores, workers: workers, sharing: sharing))
        #expect(abs(answer.waste.total / (Double(cores) * answer.time.centre) - 1) < 1e-6)
        #expect(answer.utilisation > 0 && answer.utilisation <= 1)
        #expect(answer.time.low <= answer.time.centre && answer.time.centre <= answer.time.high)
      }
    }
  }

  @Test func `tasks that slow each other down take as long as the co-run says`() throws {
    let calibration = ReplayCalibration(
      slowdowns: ["work": .init(coRun: Slowdown(byCount: [2: 1.5]))], costs: nil, cores: 2)
    let model = try ReplayModel([Traces.oneCore(tasks: [10, 10])], calibration)
    let answer = try model.predict(ReplayPoint(cores: 2, workers: 2))
    #expect(close(answer.time.centre, 0.015) && answer.cover == .measured)
    #expect(close(answer.waste.contention, 0.010))
    #expect(try time(model, ReplayPoint(cores: 1, workers: 2)) == 0.020)
  }

  @Test func `the self-check uses the cell's own runs, and the prediction never does`() throws {
    var calibration = ReplayCalibration(
      slowdowns: ["work": .init(coRun: Slowdown(byCount: [2: 1.2]), together: Slowdown(byCount: [2: 1.6]))], costs: nil,
      cores: 2, walls: [2: [0.016]])
    let trace = Traces.oneCore(tasks: [10, 10])
    let answer = try ReplayModel([trace], calibration).predict(ReplayPoint(cores: 2, workers: 2))
    let selfCheck = try #require(answer.selfCheck)
    #expect(close(answer.time.centre, 0.012) && close(selfCheck, 0.016))
    #expect(answer.time.high < 0.016)
    calibration.spread = [2: 0.4]
    #expect(try ReplayModel([trace], calibration).predict(ReplayPoint(cores: 2, workers: 2)).selfCheck == nil)
    let sharing = try #require(calibration.slowdowns["work"]?.sharing)
    #expect(sharing.count == 2 && close(sharing.ratio, 1.6 / 1.2))
  }

  @Test func `phase costs of its own runs count for more workers alone, and for the self-check`() throws {
    let costs = PhaseCosts(
      first: .init(base: 1_000_000, perWorker: 0), later: .init(base: 0, perWorker: 0), end: 0, taking: 0)
    var calibration = ReplayCalibration(
      slowdowns: ["work": .init(coRun: Slowdown(byCount: [2: 1]))], costs: nil, ownCosts: costs, cores: 2,
      walls: [2: [0.011]])
    let trace = Traces.oneCore(tasks: [10, 10, 10, 10])
    func told(_ workers: Int) throws -> ReplayPrediction {
      try ReplayModel([trace], calibration).predict(ReplayPoint(cores: workers, workers: workers))
    }
    let two = try told(2)
    let check = try #require(two.selfCheck)
    #expect(close(two.time.centre, 0.020) && close(check, 0.021))
    #expect(two.notModelled.contains { $0.contains("trace another cell") })
    #expect(close(try told(4).time.centre, 0.011))
    calibration.costs = costs
    #expect(close(try told(2).time.centre, 0.021))
  }

  @Test func `two that are slower than one are refused, hidden threads too`() throws {
    let calibration = ReplayCalibration(
      slowdowns: ["work": .init(coRun: Slowdown(byCount: [2: 2.1]))], costs: nil, cores: 2)
    let model = try ReplayModel([Traces.oneCore(tasks: [1, 1])], calibration)
    #expect(throws: ReplayRefusal.self) { try model.predict(ReplayPoint(cores: 2, workers: 2)) }
    #expect(try model.predict(ReplayPoint(cores: 1, workers: 1)).time.centre > 0)
    var hidden = Traces.oneCore(tasks: [10, 10])
    hidden.phases[0].processCPU = Seconds(0.020)
    hidden.phases[0].taskCPU = Seconds(0.0185)
    #expect(throws: ReplayRefusal.self) { try ReplayModel([hidden]) }
    // In one run of three it was something else.
    let open = Traces.oneCore(tasks: [10, 10])
    #expect(throws: Never.self) { try ReplayModel([hidden, open, open]) }
    #expect(throws: ReplayRefusal.self) { try ReplayModel([hidden, hidden, open]) }
    hidden.phases[0].taskCPU = Seconds(0.0195)
    #expect(throws: Never.self) { try ReplayModel([hidden]) }
  }

  @Test func `a team that a task starts takes its share of the cores`() throws {
    var trace = Traces.oneCore(tasks: [10, 10])
    let inner = (0..<4).map {
      TaskTrace.Task(
        index: $0, taken: $0, worker: 0, start: Traces.ms(Double($0) * 2), end: Traces.ms(Double($0) * 2 + 2))
    }
    trace.phases.append(
      TaskTrace.Phase(
        name: "team", workers: 4, begin: Traces.ms(0), end: Traces.ms(8), within: .init(phase: 0, task: 0), tasks: inner
      ))
    let model = try ReplayModel([trace])
    #expect(try time(model, ReplayPoint(cores: 1, workers: 1)) == 0.020)
    // The first task has 2 ms of its own and 8 ms of its team, on 4 of the 8 cores.
    #expect(try time(model, ReplayPoint(cores: 8, workers: 2)) == 0.010)
    #expect(try time(model, ReplayPoint(cores: 4, workers: 1)) == 0.014)
  }

  @Test func `the graph that was made for so many workers is taken`() throws {
    let model = try ReplayModel([
      Traces.oneCore(tasks: [8], workers: 1), Traces.oneCore(tasks: .init(repeating: 1, count: 8), workers: 8),
    ])
    #expect(model.plannedWorkers == [1, 8])
    let eight = try model.predict(ReplayPoint(cores: 8, workers: 8))
    #expect(close(eight.time.centre, 0.001) && !eight.notModelled.contains { $0.contains("--trace-as") })
    #expect(try model.predict(ReplayPoint(cores: 7, workers: 7)).notModelled.contains { $0.contains("--trace-as N") })
  }

  @Test func `other numbers of workers are held to no graph that was made for others`() throws {
    // 64 pieces, a chunk for each worker.
    func planned(_ workers: Int) -> TaskTrace {
      Traces.oneCore(tasks: .init(repeating: 1, count: 64), workers: workers, chunk: 64 / workers)
    }
    let model = try ReplayModel([planned(2), planned(8)])
    func told(_ workers: Int) throws -> ReplayPrediction {
      try model.predict(ReplayPoint(cores: workers, workers: workers))
    }
    let four = try told(4)
    #expect(four.graphOf == 2 && four.time.low < 0.016 && four.time.high >= 0.032)
    #expect(try told(8).graphOf == nil && told(2).graphOf == nil && told(1).graphOf == nil)
    // The longest chunk of eight workers is no bound for 64.
    let many = try told(64)
    #expect(many.graphOf == 8 && many.time.low < 0.001 && PlanForecast(many).span == nil)
    // The same tasks for all numbers of workers are the program's own.
    let same = try ReplayModel([
      Traces.oneCore(tasks: [4, 4, 4, 4], workers: 2), Traces.oneCore(tasks: [4, 4, 4, 4], workers: 8),
    ])
    #expect(try same.predict(ReplayPoint(cores: 4, workers: 4)).graphOf == nil)
    // And a chunk that is asked for is nobody's choice but the asker's.
    #expect(try model.predict(ReplayPoint(cores: 64, workers: 64, chunk: 1)).graphOf == nil)
  }

  @Test func `one graph of a chunk for each worker binds no other number of workers`() throws {
    let model = try ReplayModel([Traces.oneCore(tasks: .init(repeating: 1, count: 64), workers: 8, chunk: 8)])
    #expect(try model.predict(ReplayPoint(cores: 64, workers: 64)).time.low < 0.001)
    let goal = PlanGoal(deadline: Seconds(0.004))
    let plan = CapacityPlan(
      [PlanPlace(cores: 64, workers: 64)], from: .replay(model), memory: { _ in nil }, goal: goal, price: .coreHours)
    #expect(plan.verdict == .undecided)
    let next = NextMeasurement(for: plan.rows[0], calibration: ReplayCalibration.none, planned: model.plannedWorkers)
    #expect(next == .rehearse(workers: 64))
  }

  @Test func `a program that traces itself is not told to be rehearsed`() throws {
    var trace = Traces.oneCore(tasks: [8, 8])
    trace.origin = .program
    let model = try ReplayModel([trace])
    #expect(model.plannedWorkers.isEmpty, "so no plan advises --trace-as, which a command refuses")
    let two = try model.predict(ReplayPoint(cores: 2, workers: 2)).notModelled
    #expect(two.contains { $0.contains("other tasks") } && !two.contains { $0.contains("--trace-as") })
    #expect(try model.predict(ReplayPoint(cores: 1, workers: 1)).notModelled.allSatisfy { !$0.contains("the graph") })
  }

  @Test func `many points at once are each the same as alone`() throws {
    let model = try ReplayModel([Traces.oneCore(serial: 1, tasks: (0..<40).map { Double($0 % 5) + 1 })])
    var points: [ReplayPoint] = []
    for workers in [1, 4, 9] {
      for sharing in CoreSharing.allCases {
        points += (1...6).map { ReplayPoint(cores: $0, workers: workers, chunk: 2, sharing: sharing) }
      }
    }
    for (point, answer) in zip(points, model.predict(points)) {
      let (one, alone) = (try answer.get(), try model.predict(point))
      #expect(one.time == alone.time && one.waste == alone.waste)
    }
  }

  @Test func `traces that can't be are refused in one line`() throws {
    #expect(throws: InputError.self) { try ReplayModel([]) }
    var circle = Traces.oneCore(tasks: [1])
    circle.phases[0].within = .init(phase: 0, task: 0)
    #expect(throws: InputError.self) { try ReplayModel([circle]) }
    var backwards = Traces.oneCore(tasks: [1])
    backwards.phases[0].tasks[0].end = Seconds(-1)
    #expect(throws: InputError.self) { try ReplayModel([backwards]) }
    let empty = TaskTrace(
      origin: .program, name: "nothing", workers: 1, cores: 1, ranOn: 1, wall: Seconds(0), cpu: nil, phases: [])
    #expect(throws: InputError.self) { try ReplayModel([empty]) }
  }
}

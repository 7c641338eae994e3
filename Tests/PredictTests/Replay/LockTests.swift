import SpeedupCore
import SpeedupPredict
import Testing

struct LockTests {
  /// A phase by chance: tasks in whole nanoseconds, and what they hold.
  private struct Made {
    var tasks: [Int]
    var holds: [ReplayHold] = []

    init(_ random: inout RandomTasks, tasks count: Int, locks: Int) {
      tasks = random.costs(count)
      for (task, cost) in tasks.enumerated() where locks > 0 {
        var from = 0
        for _ in 0..<random.count(0...3) where cost - from > 0 {
          let at = from + random.count(0...(cost - from))
          let time = random.count(0...(cost - at))
          holds.append(ReplayHold(task: task, lock: random.count(0...(locks - 1)), at: at, time: time))
          from = at + time
        }
      }
    }

    func chunks(_ chunk: Int, taking: Int = 0) -> LockedChunks {
      LockedChunks(tasks, holds: holds, chunk: chunk, taking: taking)
    }
  }

  @Test(arguments: 0..<60) func `locks give what looking at every worker at every moment gives`(seed: UInt64) {
    var random = RandomTasks(7000 + seed)
    let made = Made(&random, tasks: random.count(0...25), locks: random.count(1...3))
    let workers = random.count(1...7)
    let starts = (0..<workers).map { _ in random.count(0...5000) }.sorted()
    let schedule = LockedSchedule(made.chunks(1), starts: starts, schedule: .dynamic)
    let plain = BruteForce.locked(
      made.tasks, made.holds.map { ($0.task, $0.lock, $0.at, $0.time) }, starts: starts)
    #expect(schedule.makespan == plain.makespan)
    #expect(schedule.waited.reduce(0, +) == plain.waited)
  }

  @Test(arguments: 0..<60) func `without holds it is the schedule without locks, exactly`(seed: UInt64) {
    var random = RandomTasks(7100 + seed)
    let made = Made(&random, tasks: random.count(0...200), locks: 0)
    let starts = (0..<random.count(1...40)).map { _ in random.count(0...5000) }.sorted()
    let chunk = random.count(1...9)
    for order in ReplaySchedule.allCases {
      let locked = LockedSchedule(made.chunks(chunk, taking: 30), starts: starts, schedule: order)
      let free = PhaseSchedule(ChunkedTasks(made.tasks, chunk: chunk, taking: 30), starts: starts, schedule: order)
      #expect(locked.makespan == free.makespan && locked.waits.isEmpty)
      for cores in [1, 2, 7, 40] {
        #expect(locked.profile.makespan(cores: cores) == free.profile.makespan(cores: cores))
      }
    }
  }

  @Test(arguments: 0..<60) func `work is neither lost nor added, and no time is outside of the bounds`(seed: UInt64) {
    var random = RandomTasks(7200 + seed)
    let made = Made(&random, tasks: random.count(1...120), locks: random.count(1...4))
    let chunk = random.count(1...3)
    let chunks = made.chunks(chunk)
    let work = made.tasks.reduce(0, +)
    let span = ChunkedTasks(made.tasks, chunk: chunk).largest
    for order in [ReplaySchedule.dynamic, .largestFirst] {
      for workers in [1, 2, 3, 8, 50] {
        let schedule = LockedSchedule(chunks, starts: .init(repeating: 0, count: workers), schedule: order)
        #expect(schedule.profile.time.enumerated().reduce(0) { $0 + $1.offset * $1.element } == work)
        #expect(schedule.spans.reduce(0) { $0 + $1.end - $1.begin } == work)
        #expect(schedule.waits.reduce(0) { $0 + $1.waiting * $1.time } == schedule.waited.reduce(0, +))
        #expect(schedule.waits.allSatisfy { $0.active > 0 && $0.active + $0.waiting <= workers })
        for cores in 1...workers {
          let makespan = schedule.profile.makespan(cores: cores)
          let bounds = GreedyBounds(work: work, span: span, held: schedule.held, cores: cores)
          #expect(makespan >= bounds.low - 0.01 && makespan <= bounds.high + 0.01)
        }
        if workers == 1 { #expect(schedule.makespan == work && schedule.waits.isEmpty) }
      }
    }
  }

  @Test func `a lock that is always held makes workers wait, and their cores are lost`() {
    let chunks = LockedChunks(
      [10, 10, 10, 10], holds: (0..<4).map { ReplayHold(task: $0, lock: 0, at: 0, time: 10) }, chunk: 1)
    let schedule = LockedSchedule(chunks, starts: [0, 0, 0], schedule: .dynamic)
    #expect(schedule.makespan == 40 && schedule.profile.time == [0, 40, 0, 0])
    #expect(schedule.waited == [50])
    // Beside the one that works 2, 2, 1 and 0 wait, 10 ns each time.
    #expect(schedule.idle(cores: 3, slowdown: []) == 50)
    #expect(schedule.idle(cores: 2, slowdown: []) == 30)
    #expect(schedule.idle(cores: 1, slowdown: []) == 0)
    #expect(schedule.idle(cores: 2, slowdown: [1, 1.5]) == 45)
  }

  /// Six tasks of 10 ms, each with the lock from 2 to 8 ms.
  private func traced(waiting: Double = 0, origin: TaskTrace.Origin = .workload) -> TaskTrace {
    var trace = Traces.oneCore(tasks: .init(repeating: 10 + waiting, count: 6), cpuShare: 10 / (10 + waiting))
    trace.origin = origin
    trace.phases[0].locks = ["results"]
    trace.phases[0].holds = trace.phases[0].tasks.enumerated().map { place, task in
      TaskTrace.Hold(
        task: place, lock: 0, asked: task.start + Traces.ms(2), start: task.start + Traces.ms(2 + waiting),
        end: task.start + Traces.ms(8 + waiting))
    }
    return trace
  }

  private func ms(_ time: Double) -> Double { (time * 1e9).rounded() / 1e6 }

  @Test func `a replay takes locks in turn, and says what they cost`() throws {
    let model = try ReplayModel([traced()])
    func at(_ count: Int) throws -> ReplayPrediction { try model.predict(ReplayPoint(cores: count, workers: count)) }
    let (one, two, six) = (try at(1), try at(2), try at(6))
    #expect(ms(one.time.centre) == 60 && one.waste.locks == 0)
    // The lock alone takes 6 x 6 ms; before the first hold and behind the last it is free.
    #expect(ms(two.time.centre) == 40 && ms(six.time.centre) == 40)
    #expect(ms(six.bounds.low) == 36 && ms(six.span) == 36)
    let high = try #require(six.bounds.high)
    #expect(six.time.centre <= high)
    #expect(six.locks.map(\.name) == ["results"] && ms(six.locks[0].held) == 36)
    // Five wait, then four, ..., 6 ms each.
    #expect(ms(six.locks[0].waited) == 90 && ms(six.waste.locks) == 90)
    for answer in [one, two, six] {
      #expect(abs(answer.waste.total - Double(answer.point.cores) * answer.time.centre) < 1e-9)
    }
    #expect(six.notModelled.contains { $0.hasPrefix("locks: what handing one over costs") })
    #expect(six.notModelled.contains { $0.contains("(other locks,") })
  }

  @Test func `more workers than cores share them, also where they are bound to them`() throws {
    let model = try ReplayModel([traced()])
    for sharing in CoreSharing.allCases {
      let answer = try model.predict(ReplayPoint(cores: 1, workers: 6, sharing: sharing))
      #expect(ms(answer.time.centre) == 60 && answer.waste.locks == 0)
      #expect(answer.notModelled.contains { $0.hasPrefix("workers bound to cores") } == (sharing == .pinned))
    }
  }

  @Test func `time that a recorded task waited for its lock is not taken twice`() throws {
    for waiting in [0.0, 5] {
      let trace = traced(waiting: waiting)
      let phase = try #require(try ReplayPhase.all(of: trace).first)
      #expect(phase.tasks == .init(repeating: 10_000_000, count: 6) && phase.blocked == 0)
      #expect(phase.holds.allSatisfy { $0.at == 2_000_000 && $0.time == 6_000_000 })
      let times = ReplayCalibration.taskTimes([trace])["work"]
      #expect(times.map(ms) == 60)
    }
  }

  @Test func `a timeline shows who waits as a gap`() throws {
    let line = try ReplayTimeline(ReplayModel([traced()]), at: ReplayPoint(cores: 2, workers: 2))
    #expect(ms(line.wall) == 40)
    #expect(ms(line.spans.reduce(0) { $0 + $1.end - $1.begin }) == 60)
    let second = line.spans.filter { $0.worker == 1 }.map { [ms($0.begin), ms($0.end)] }
    #expect(second.prefix(2) == [[0, 2], [8, 18]])
  }

  @Test func `a plan names the lock that saturates first`() throws {
    let plan = CapacityPlan(
      [1, 2, 3].map { PlanPlace(cores: $0, workers: $0) }, from: .replay(try ReplayModel([traced(origin: .program)])),
      memory: { _ in nil }, goal: PlanGoal(deadline: Seconds(1)), price: .coreHours)
    let found = try #require(PlanSaturation(plan.rows[2], among: plan.rows))
    #expect(found.cause == .locks && found.lock == "results" && found.from == 2)
    let waste = try #require(plan.rows[2].forecast.waste)
    #expect(ms(found.without) == ms(0.040 - waste.locks / 3) && waste.locks > waste.tail)
  }
}

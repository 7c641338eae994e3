import SpeedupCore
import SpeedupPredict
import SpeedupStatistics
import Testing

struct SchedulingTests {
  @Test(arguments: 0..<60) func `the tree gives what looking at every worker gives, exactly`(seed: UInt64) {
    var random = RandomTasks(seed)
    let tasks = random.costs(random.count(0...300))
    let workers = random.count(1...70)
    let starts = (0..<workers).map { _ in random.count(0...5000) }.sorted()
    let chunk = random.count(1...9)
    let chunks = ChunkedTasks(tasks, chunk: chunk, taking: 30)
    let schedule = PhaseSchedule(chunks, starts: starts, schedule: .dynamic)
    #expect(schedule.ends.sorted() == BruteForce.ends(chunks.costs.map { Int($0) }, starts: starts))
    let sorted = PhaseSchedule(chunks, starts: starts, schedule: .largestFirst)
    #expect(sorted.ends.sorted() == BruteForce.ends(chunks.costs.map { Int($0) }.sorted(by: >), starts: starts))
  }

  @Test(arguments: 0..<40) func `a graph takes what the plainest simulation says, cores shared or not`(seed: UInt64)
    throws
  {
    var random = RandomTasks(1000 + seed)
    let costs = random.costs(random.count(1...60))
    let predecessors = seed % 3 == 0 ? [] : random.predecessors(costs.count)
    let graph = try TaskGraph(costs: costs, predecessors: predecessors)
    let workers = random.count(1...12)
    let schedule = GraphSchedule(graph, workers: workers)
    for cores in 1...workers {
      let fair = BruteForce.makespan(costs, predecessors, workers: workers, cores: cores, pinned: false)
      #expect(abs(schedule.profile.makespan(cores: cores) - fair) < 0.01)
      // Two cores that end at the same moment have no order, so only tasks that differ can be compared.
      let unequal = costs.enumerated().map { $1 * 64 + $0 % 61 + 1 }
      let pinned = PinnedSchedule(
        try TaskGraph(costs: unequal, predecessors: predecessors), starts: .init(repeating: 0, count: workers),
        cores: cores)
      let plain = BruteForce.makespan(unequal, predecessors, workers: workers, cores: cores, pinned: true)
      #expect(abs(pinned.makespan - plain) < 0.01)
    }
    #expect(schedule.profile.makespan(cores: workers) == Double(schedule.makespan))
  }

  @Test(arguments: 0..<60) func `work is neither lost nor added, and greedy bounds hold`(seed: UInt64) throws {
    var random = RandomTasks(2000 + seed)
    let costs = random.costs(random.count(1...200))
    let graph = try TaskGraph(costs: costs, predecessors: random.predecessors(costs.count))
    for workers in [1, 2, 3, 7, 64] {
      let profile = GraphSchedule(graph, workers: workers).profile
      #expect(profile.time.enumerated().reduce(0) { $0 + $1.offset * $1.element } == graph.work)
      for cores in 1...workers {
        let makespan = profile.makespan(cores: cores)
        let bounds = GreedyBounds(work: graph.work, span: graph.span, cores: cores)
        #expect(makespan >= bounds.low - 0.01 && makespan <= bounds.high + 0.01)
      }
    }
  }

  @Test(arguments: 0..<40) func `more workers on as many cores are never slower where tasks are independent`(
    seed: UInt64
  ) {
    var random = RandomTasks(3000 + seed)
    let chunks = ChunkedTasks(random.costs(random.count(1...200)), chunk: random.count(1...4))
    for schedule in [ReplaySchedule.dynamic, .largestFirst] {
      var before = Int.max
      for workers in 1...40 {
        let now = PhaseSchedule(chunks, starts: .init(repeating: 0, count: workers), schedule: schedule).makespan
        #expect(now <= before)
        before = now
      }
    }
  }

  @Test func `with more workers a general graph can take longer, as Graham showed`() throws {
    let costs = [3, 2, 2, 2, 4, 4, 4, 4, 9]
    let predecessors: [[Int]] = [[], [], [], [], [3], [3], [3], [3], [0]]
    let graph = try TaskGraph(costs: costs, predecessors: predecessors)
    #expect(GraphSchedule(graph, workers: 3).makespan == 12)
    #expect(GraphSchedule(graph, workers: 4).makespan == 15)
  }

  @Test func `the times for all core counts are those for each`() {
    var random = RandomTasks(7)
    let chunks = ChunkedTasks(random.costs(500), chunk: 1)
    let profile = PhaseSchedule(chunks, starts: (0..<40).map { $0 * 700 }, schedule: .dynamic).profile
    let slowdown = [1, 1, 1.2, 1.3, 1.5]
    for (cores, time) in profile.makespans(upTo: 60, slowdown: slowdown).enumerated() {
      #expect(abs(time / profile.makespan(cores: cores + 1, slowdown: slowdown) - 1) < 1e-12)
    }
  }

  @Test func `static gives every worker one stretch`() {
    let chunks = ChunkedTasks([1, 1, 1, 1, 10, 10, 10, 10], chunk: 1)
    #expect(PhaseSchedule(chunks, starts: [0, 0], schedule: .static).ends == [4, 40])
    #expect(PhaseSchedule(chunks, starts: [0, 0], schedule: .dynamic).makespan == 22)
  }

  @Test func `fixed owners wait for their own tasks in turn`() throws {
    let graph = try TaskGraph(costs: [5, 1, 1], predecessors: [[], [0], []])
    let schedule = GraphSchedule(graph, workers: 2, owners: [0, 1, 1])
    #expect(schedule.ends == [5, 6, 7])
    #expect(GraphSchedule(graph, workers: 2).ends == [5, 6, 1])
  }

  @Test func `graphs that can't be are refused in one line`() {
    #expect(throws: InputError.self) { try TaskGraph(costs: [1, -2]) }
    #expect(throws: InputError.self) { try TaskGraph(costs: [1, 2], predecessors: [[1], [0]]) }
    #expect(throws: InputError.self) { try TaskGraph(costs: [1], predecessors: [[0]]) }
    #expect(throws: InputError.self) { try TaskGraph(costs: [1, 2], predecessors: [[], [2]]) }
    #expect(throws: InputError.self) { try TaskGraph(costs: [1, 2], predecessors: [[]]) }
    #expect(throws: InputError.self) { try TaskGraph(costs: [Int.max, Int.max]) }
  }

  @Test func `no tasks take no time`() throws {
    #expect(PhaseSchedule(ChunkedTasks([], chunk: 1), starts: [0], schedule: .dynamic).makespan == 0)
    #expect(GraphSchedule(try TaskGraph(costs: []), workers: 3).makespan == 0)
  }
}

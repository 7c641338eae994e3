import SpeedupCore
import SpeedupPredict
import Testing

struct ReplayTimelineTests {
  private let calibration = ReplayCalibration(
    slowdowns: ["work": .init(coRun: Slowdown(byCount: [2: 1.3]))],
    costs: PhaseCosts(
      first: .init(base: 300_000, perWorker: 30_000), later: .init(base: 20_000, perWorker: 2000), end: 31_000,
      taking: 500),
    cores: 2)

  @Test func `a serial part is the first worker's, tasks go to who is free first`() throws {
    let model = try ReplayModel([Traces.oneCore(serial: 10, tasks: [4, 4, 4])])
    let line = try ReplayTimeline(model, at: ReplayPoint(cores: 2, workers: 2))
    #expect(line.phases == ["read", "work"])
    let spans = line.spans.map {
      [Double($0.worker), Double($0.phase), ($0.begin * 1e3).rounded(), ($0.end * 1e3).rounded()]
    }
    #expect(spans == [[0, 0, 0, 10], [0, 1, 10, 14], [1, 1, 10, 14], [0, 1, 14, 18]])
    #expect(abs(line.wall - 0.018) < 1e-9)
  }

  @Test(arguments: ReplaySchedule.allCases)
  func `a timeline is as long as the prediction, and no worker does two things at once`(schedule: ReplaySchedule) throws
  {
    var random = RandomTasks(7)
    for _ in 0..<40 {
      let tasks = random.costs(random.count(1...60)).map { Double($0 + 1) * 1e-6 }
      let model = try ReplayModel([Traces.oneCore(serial: Double(random.count(0...3)), tasks: tasks)], calibration)
      let point = ReplayPoint(
        cores: random.count(1...9), workers: random.count(1...12), chunk: random.count(1...4), schedule: schedule)
      let line = try ReplayTimeline(model, at: point)
      #expect(abs(line.wall - (try model.predict(point).time.centre)) < 1e-9)
      for (_, own) in Dictionary(grouping: line.spans, by: \.worker) {
        let ordered = own.sorted { $0.begin < $1.begin }
        for (before, after) in zip(ordered, ordered.dropFirst()) { #expect(before.end <= after.begin + 1e-12) }
      }
      #expect(line.spans.allSatisfy { $0.begin >= 0 && $0.begin < $0.end && $0.end <= line.wall + 1e-12 })
      #expect(line.spans.allSatisfy { $0.worker < point.workers })
    }
  }

  @Test func `workers that share cores take as much longer`() throws {
    let model = try ReplayModel([Traces.oneCore(tasks: [10, 10])])
    let line = try ReplayTimeline(model, at: ReplayPoint(cores: 1, workers: 2))
    #expect(line.spans.map { ($0.end * 1e3).rounded() } == [20, 20])
    #expect(line.spans.map(\.worker) == [0, 1])
  }

  @Test func `workers bound to cores that they share have no timeline`() throws {
    let model = try ReplayModel([Traces.oneCore(tasks: [10, 10])])
    #expect(throws: ReplayRefusal.self) {
      try ReplayTimeline(model, at: ReplayPoint(cores: 1, workers: 2, sharing: .pinned))
    }
  }

  @Test func `many stretches are joined to few, and cover the same time`() throws {
    let model = try ReplayModel([Traces.oneCore(tasks: .init(repeating: 1, count: 4000))])
    let line = try ReplayTimeline(model, at: ReplayPoint(cores: 4, workers: 4))
    let joined = line.joined(most: 100)
    #expect(line.spans.count == 4000 && joined.count == 4)
    #expect(joined.allSatisfy { $0.begin < 1e-9 && abs($0.end - line.wall) < 1e-9 })
  }
}

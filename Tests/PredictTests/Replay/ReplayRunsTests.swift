import SpeedupCore
import SpeedupPredict
import Testing

/// What a replay of several runs, or of many phases, adds up to and says.
struct ReplayRunsTests {
  @Test(arguments: 2...5) func `waste of several runs adds up to the cores' time too`(runs: Int) throws {
    // Work and balance differ from run to run.
    let traces = (0..<runs).map { (run: Int) -> TaskTrace in
      let tasks = (0..<(4 + run)).map { (task: Int) -> Double in Double(2 + (task * 3 + run) % 5) }
      return Traces.oneCore(serial: Double(1 + run * run), tasks: tasks)
    }
    let model = try ReplayModel(traces)
    for cores in [1, 2, 8] {
      let answer = try model.predict(ReplayPoint(cores: cores, workers: cores))
      #expect(close(answer.waste.total, Double(cores) * answer.time.centre))
      #expect(answer.utilisation <= 1)
    }
  }

  @Test func `beyond twelve times the measured cores there is no cover, calibrated or not`() throws {
    let model = try ReplayModel([Traces.oneCore(tasks: [4, 4, 4, 4])])
    #expect(try model.predict(ReplayPoint(cores: 12, workers: 12)).cover == .uncalibrated)
    #expect(try model.predict(ReplayPoint(cores: 13, workers: 13)).cover == .none)
  }

  @Test func `what is left out of many phases is told in a few lines`() throws {
    var trace = Traces.oneCore(tasks: [1])
    trace.origin = .program
    trace.phases = (0..<3000).map { place in
      let (from, to) = (Traces.ms(Double(place)), Traces.ms(Double(place + 1)))
      return TaskTrace.Phase(
        name: "step-\(place)", workers: 2, begin: from, end: to,
        tasks: [TaskTrace.Task(index: 0, taken: 0, worker: 0, start: from, end: to)])
    }
    trace.wall = Traces.ms(3000)
    let lines = try ReplayModel([trace]).predict(ReplayPoint(cores: 2, workers: 2)).notModelled
    #expect(lines.count < 20, "\(lines.count) lines, \(lines.prefix(20))")
    #expect(lines.contains("the same of 2997 more phases"))
  }
}

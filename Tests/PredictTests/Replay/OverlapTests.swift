import SpeedupCore
import SpeedupPredict
import SpeedupStatistics
import Testing

/// Phases of other programs' traces that ran at the same time, and what a recorded run says of its own replay.
struct OverlapTests {
  private func trace(_ lines: [String]) throws -> TaskTrace {
    try TaskTrace(reading: Array((lines.joined(separator: "\n") + "\n").utf8), file: "made")
  }

  private func time(_ model: ReplayModel, _ workers: Int) throws -> Double {
    try model.predict(ReplayPoint(cores: workers, workers: workers)).time.centre
  }

  /// Two sides of a join, four tasks of 10 s each, side by side on eight workers; then four tasks of 5 s.
  private var join: [String] {
    (0..<8).map { "side\($0 / 4) 0 10 10 w\($0)" } + (0..<4).map { "join 10 15 5 w\($0)" }
  }

  @Test func `phases that ran at the same time are replayed together`() throws {
    let model = try ReplayModel([try trace(join)])
    #expect(try close(time(model, 8), 15) && close(time(model, 4), 25) && close(time(model, 1), 100))
    let check = try #require(model.recordedCheck)
    #expect(check.workers == 8 && close(check.measured, 15) && close(check.replayed.centre, 15))
    #expect(model.misfit == 1)
  }

  @Test func `a phase waits for those that had ended when it began, although another went on`() throws {
    // One long task beside two phases of which the second waits for the first.
    let lines = ["long 0 30 30 w0", "first 0 10 10 w1", "first 0 10 10 w2", "second 10 20 10 w1", "second 10 20 10 w2"]
    let model = try ReplayModel([try trace(lines)])
    #expect(try close(time(model, 3), 30) && close(time(model, 8), 30) && close(time(model, 1), 70))
    let short = try ReplayModel([try trace(["long 0 15 15 w0"] + lines.dropFirst())])
    #expect(try close(time(short, 8), 20), "no number of workers starts the second phase before the first is done")
  }

  @Test func `a chain of many phases stays one beside a phase that goes on all the time`() throws {
    let stages = (0..<300).flatMap { stage in (0..<3).map { "s\(stage) \(stage) \(stage + 1) 1 w\($0)" } }
    let model = try ReplayModel([try trace(["background 0 300 300 bg"] + stages)])
    #expect(try close(time(model, 4), 300) && close(time(model, 40), 300) && close(time(model, 1), 1200))
  }

  @Test func `work is conserved and a chain never gets shorter, whatever overlaps`() throws {
    var generator = SplitMix64(seed: 5)
    for _ in 0..<40 {
      var (lines, work) = ([String](), 0.0)
      for phase in 0..<4 {
        let begin = Double(generator.nextBounded(20))
        for task in 0..<(1 + generator.nextBounded(4)) {
          let length = Double(1 + generator.nextBounded(9))
          work += length
          lines.append("p\(phase) \(begin) \(begin + length) \(length) w\(phase).\(task)")
        }
      }
      let model = try ReplayModel([try trace(lines)])
      let one = try time(model, 1)
      #expect(one >= work - 1e-6, "\(lines)")
      for workers in [2, 3, 5, 16] {
        let answer = try model.predict(ReplayPoint(cores: workers, workers: workers))
        #expect(answer.time.centre >= answer.span - 1e-6 && answer.time.centre <= one + 1e-6, "\(lines)")
      }
    }
  }

  @Test func `waits that overlapped in the recorded run overlap in its replay`() throws {
    // Two workers wait side by side: one device would have taken 64 s of the 40.
    let lines = (0..<8).map { "io \(10 * Double($0 / 2)) \(10 * Double($0 / 2) + 10) 2 w\($0 % 2)" }
    let model = try ReplayModel([try trace(lines)])
    #expect(model.calibration.ownWaits == 2)
    #expect(try close(time(model, 2), 40) && close(time(model, 8), 10))
  }

  @Test func `a recorded run that its replay misses widens every band`() throws {
    // Three of four workers were lost after a task: with all four the replay takes 30 s, where the run took 80.
    let model = try ReplayModel([
      try trace((0..<8).map { "part \(10 * $0) \(10 * $0 + 10) 10 w0" } + (1..<4).map { "part 0 10 10 w\($0)" })
    ])
    let answer = try model.predict(ReplayPoint(cores: 4, workers: 4)).time
    #expect(answer.high >= 80 - 1e-6)
    #expect(model.contradictions.map(\.workers) == [4] && model.contradictions.map(\.measured) == [80])
    #expect(model.contradictions.allSatisfy { $0.told.high < 80 }, "what it is held against is the band without it")
    #expect(model.recorded == [4: [80]])
  }

  @Test func `a program of which most CPU time is in no task is refused`() throws {
    var run = TaskLines.Run(name: "pool", workers: 2, cores: 2)
    (run.begin, run.wall, run.cpu) = (Seconds(0), Seconds(2.1), Seconds(1))
    func model(_ lines: String) throws -> ReplayModel {
      try ReplayModel([try TaskLines.trace(Array(lines.utf8), file: "in", run)])
    }
    let error = #expect(throws: ReplayRefusal.self) { try model("map 0.1 2 0.001 main\n") }
    #expect(error?.description.contains("of the run's 1.00 s of CPU time is in no task") == true)
    // The caller's own, before and between tasks, is no other process's.
    run.wall = Seconds(3)
    _ = try model("map 0.1 2 0.001 main\n")
  }

  @Test func `what is not known of other numbers of workers is one line, and none of the recorded number`() throws {
    let model = try ReplayModel([try trace(join)])
    func graph(_ workers: Int) throws -> [String] {
      try model.predict(ReplayPoint(cores: workers, workers: workers)).notModelled.filter { $0.hasPrefix("the graph") }
    }
    #expect(try graph(8).isEmpty && graph(16) == graph(32) && graph(16).count == 1)
  }

  @Test func `locks and order of overlapping phases are each replayed, and the longer counts`() throws {
    // A chain of two phases beside a long task: the second begins when the first is done, whoever holds the lock.
    let lines = ["long 0 12 12 w0", "first 0 10 10 w1", "second 10 20 10 w2", "lock:l 1 1 2 w1", "lock:l 2 2 3 w0"]
    let answer = try ReplayModel([try trace(lines)]).predict(ReplayPoint(cores: 3, workers: 3))
    #expect(close(answer.time.centre, 20) && answer.time.high >= 20 && answer.hasLocksApart)
    #expect(answer.notModelled.contains { $0.contains("locks and what its tasks wait for, both at once") })
  }
}

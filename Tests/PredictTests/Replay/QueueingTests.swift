import SpeedupCore
import SpeedupPredict
import Testing

/// Workers that shared fewer CPUs than they are, so that tasks waited for a CPU.
struct QueueingTests {
  private func trace(_ lines: [String]) throws -> TaskTrace {
    try TaskTrace(reading: Array((lines.joined(separator: "\n") + "\n").utf8), file: "made")
  }

  /// Sixteen workers on one CPU: each task takes 16 s of which it computes 1 s.
  private func pool(_ delay: String, head: [String] = ["#cpus 0"]) -> [String] {
    head + (0..<16).map { "part 0 16 1 w\($0)\(delay)" }
  }

  private func answer(_ lines: [String], _ count: Int) throws -> ReplayPrediction {
    try ReplayModel([try trace(lines)]).predict(ReplayPoint(cores: count, workers: count))
  }

  @Test func `time that a task waited for a CPU is no wait on more of them`() throws {
    let model = try ReplayModel([try trace(pool(" 15"))])
    #expect(try close(model.predict(ReplayPoint(cores: 16, workers: 16)).time.centre, 1))
    #expect(try close(model.predict(ReplayPoint(cores: 2, workers: 16)).time.centre, 8))
    let check = try #require(model.recordedCheck)
    #expect(check.cores == 1 && check.workers == 16 && close(check.measured, 16) && close(check.replayed.centre, 16))
    #expect(model.recorded.isEmpty && model.contradictions.isEmpty)
  }

  @Test func `where the trace does not tell, the band holds both readings and a line says so`() throws {
    let there = try answer(pool(""), 16)
    #expect(there.time.low <= 1 && there.time.high >= 16 && there.time.centre > 1.5 && there.time.centre < 12)
    #expect(there.notModelled.contains { $0.hasPrefix("phase part: waits and queueing for a CPU can't be told apart") })
    #expect(close(there.waste.total, 16 * there.time.centre))
    // Without CPU times, too.
    let untimed = try answer(["#cpus 0"] + (0..<16).map { "part 0 16 - w\($0)" }, 16)
    #expect(untimed.time.low <= 1 && untimed.time.high >= 16)
    // Nobody says how many CPUs there were: the likeliest stays, the band is wider.
    let unknown = try answer(pool("", head: []), 16)
    #expect(unknown.time.low <= 1 && close(unknown.time.centre, 16))
    #expect(unknown.notModelled.contains { $0.contains("CPUs not told") })
  }

  @Test func `workers with a CPU each only wait for something else`() throws {
    let there = try answer(pool("", head: ["#cpus 0-15"]), 16)
    #expect(close(there.time.centre, 16) && there.time.low > 10)
    #expect(!there.notModelled.contains { $0.contains("queueing") })
  }

  @Test func `CPUs that hardly worked can't have been waited for much`() throws {
    // Two workers that compute for a hundredth: at most as much again was waiting for each other.
    let there = try answer(["#cpus 0"] + (0..<2).map { "io 0 10 0.1 w\($0)" }, 2)
    #expect(there.time.low > 8 && !there.notModelled.contains { $0.contains("queueing") })
  }

  @Test func `waits that overlapped on one CPU overlap in the replay`() throws {
    // Eight sleep for 9 of 10 s side by side, and compute for 0.1 s each: one device would have taken 72 s.
    let model = try ReplayModel([try trace(["#cpus 0"] + (0..<8).map { "io 0 10 0.1 w\($0) 0.9" })])
    #expect(model.calibration.ownWaits == 8)
    #expect(try close(model.predict(ReplayPoint(cores: 8, workers: 8)).time.centre, 9.1))
  }

  @Test func `who waits for a lock and then for a CPU waited once`() throws {
    let lines = ["#cpus 0", "part 0 4 2 a 2", "part 0 6 2 b 4", "lock:l 0 0 2 a", "lock:l 0 3 4 b"]
    // The second waits 3 s for the lock, in which it also waited for its CPU: 2 s of CPU are left of its 6.
    let one = try answer(lines, 1)
    #expect(close(one.work, 4))
  }
}

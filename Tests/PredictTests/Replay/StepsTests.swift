import SpeedupCore
import SpeedupPredict
import Testing

/// Tasks that are steps of one item: none of them can begin before the one before it, however many workers there are.
struct StepsTests {
  private func trace(_ lines: [String]) throws -> TaskTrace {
    try TaskTrace(reading: Array((lines.joined(separator: "\n") + "\n").utf8), file: "made")
  }

  private func times(_ trace: TaskTrace, _ workers: [Int]) throws -> [Double] {
    let model = try ReplayModel([trace])
    return try workers.map { try model.predict(ReplayPoint(cores: $0, workers: $0)).time.centre }
  }

  private func expect(_ trace: TaskTrace, _ told: [Int: Double], at: SourceLocation = #_sourceLocation) throws {
    let workers = told.keys.sorted()
    for (worker, time) in zip(workers, try times(trace, workers)) {
      #expect(close(time, told[worker] ?? 0), "\(worker) workers: \(time)", sourceLocation: at)
    }
  }

  /// Items of the steps that are given, by workers in turn.
  private func items(_ count: Int, workers: Int, _ steps: [(String, Double)]) -> [String] {
    var free = [Double](repeating: 0, count: workers)
    return (0..<count).flatMap { item in
      steps.map { step in
        let begin = free[item % workers]
        free[item % workers] += step.1
        return "\(step.0) \(begin) \(begin + step.1) \(step.1) w\(item % workers)"
      }
    }
  }

  private let load: [(String, Double)] = [("load", 1), ("parse", 0.5), ("fit", 2), ("save", 0.5)]

  @Test func `steps of an item are one task of it`() throws {
    for workers in [1, 2, 4] {
      let made = try trace(items(8, workers: workers, load))
      try expect(made, [1: 32, 2: 16, 8: 4, 64: 4])
      #expect(made.missing.contains { $0.hasPrefix("steps side by side: 'load', 'parse', 'fit' and 'save'") })
      #expect(!made.missing.contains { $0.hasPrefix("what tasks of phases wait for") })
    }
  }

  @Test func `a step that some items skip, and one that each takes twice`() throws {
    let some = [
      "load 0 1 1 w0", "save 1 2 1 w0", "load 2 3 1 w0", "fit 3 5 2 w0", "save 5 6 1 w0", "load 6 7 1 w0",
      "save 7 8 1 w0", "load 8 9 1 w0", "fit 9 11 2 w0", "save 11 12 1 w0",
    ]
    try expect(try trace(some), [1: 12, 64: 4])
    try expect(try trace(items(8, workers: 2, [("load", 1), ("load", 1), ("fit", 2)])), [1: 32, 2: 16, 64: 4])
  }

  @Test func `workers that do more than one kind of work are the same in every phase`() throws {
    // The first worker, by its name and start, does nothing of the steps: it must not shift the numbers of one phase alone.
    let other = (0..<4).map { "watch \(4 * $0) \(4 * $0 + 4) 4 a" }
    let made = try trace(other + items(8, workers: 2, load))
    try expect(made, [64: 4])
    #expect(made.phases.allSatisfy { $0.name == "watch" || $0.isSerial || $0.workers == 2 })
  }

  @Test func `what a worker does once at the end is no step of all its tasks`() throws {
    let pool = (0..<16).map { "map \($0 / 2) \($0 / 2 + 1) 1 w\($0 % 2)" }
    let flush = ["flush 8 9 1 w0", "flush 8.5 9.5 1 w1"]
    let late = ["map 8 8.5 0.5 w1"]
    #expect(try times(try trace(pool + late + flush), [17]).allSatisfy { $0 < 4 })
  }

  @Test func `two sides of another tool's join that one queue served are no steps`() throws {
    let sides = (0..<8).map { "side\($0 / 4) \(10 * ($0 / 4) + $0 % 2) \(10 * ($0 / 4) + 10 + $0 % 2) 10 w\($0 % 4)" }
    var made = try trace(sides)
    try expect(made, [8: 20])
    made.origin = .imported
    try expect(made, [8: 10])
  }

  @Test func `items that go from stage to stage wait for the stage before`() throws {
    // Each stage has a thread of its own; the second begins an item as soon as the first is done with it.
    let stages = (0..<8).flatMap { item in
      ["read", "parse", "write"].enumerated().map { stage, name in
        "\(name) \(item + stage) \(item + stage + 1) 1 \(name)"
      }
    }
    let made = try trace(stages)
    try expect(made, [1: 24, 64: 3])
    #expect(made.missing.count { $0.hasPrefix("which items a pipeline hands on") } == 2)
    // Two phases that are as long, each with its own threads, hand nothing on where one begins before anything is done.
    let beside = (0..<8).flatMap { ["a \($0) \($0 + 1) 1 wa", "b \($0).5 \($0 + 1).5 1 wb"] }
    try expect(try trace(beside), [64: 1])
  }

  @Test func `a lock held in a step is held in the task that the steps became`() throws {
    let held = (0..<4).map { "lock:file \(2 * $0 + 1) \(2 * $0 + 1) \(2 * $0 + 2) w0" }
    let made = try trace(items(4, workers: 1, [("load", 1), ("save", 1)]) + held)
    try expect(made, [1: 8, 64: 5])
  }
}

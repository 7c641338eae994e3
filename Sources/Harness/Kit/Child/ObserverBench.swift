import SpeedupCore
import SpeedupSystem

/// What it costs to watch a pool: the CPU time of the same tasks with a ``TaskLog`` and without, by turns. CPU time and
/// not wall time, so that other load on the machine does not decide; the least of all rounds, since load only adds.
package enum ObserverBench {
  /// The first argument by which an executable knows that it is to measure this.
  package static let argument = "__observer"
  private static let rounds = 15

  /// Prints a line for each kind of task: what one costs without and with an observer. Returns the exit status.
  package static func serve() -> Int32 {
    do {
      let directory = try ScratchDirectory.make()
      defer { ScratchDirectory.remove(directory) }
      try Console.write("task,chunk,plain_ns,observed_ns,extra_ns,extra_share\n")
      for (iterations, count) in [(0, 200_000), (1_000, 5_000), (850_000, 500)] {
        for chunk in [1, 100] {
          let (plain, observed) = try least(iterations, count, chunk, in: directory)
          let figures = [plain, observed, observed - plain].map { Readable.fixed($0, decimals: 1) }
          let share = plain > 0 ? Readable.fixed((observed - plain) / plain, decimals: 5) : ""
          let name = iterations == 0 ? "empty" : "\(iterations) additions"
          try Console.write("\(name),\(chunk),\(figures.joined(separator: ",")),\(share)\n")
        }
      }
      return 0
    } catch {
      Console.error("speedup: \(error)")
      return 3
    }
  }

  private static func least(
    _ iterations: Int, _ count: Int, _ chunk: Int, in directory: String
  ) throws -> (plain: Double, observed: Double) {
    var least = (Double.infinity, Double.infinity)
    for round in 0..<rounds {
      least.0 = min(least.0, try time(iterations, count, chunk, nil))
      let log = TaskLog(path: "\(directory)/log-\(round)")
      least.1 = min(least.1, try time(iterations, count, chunk, log))
    }
    return least
  }

  /// Nanoseconds of CPU time a task, on the calling thread.
  private static func time(_ iterations: Int, _ count: Int, _ chunk: Int, _ log: TaskLog?) throws -> Double {
    let pool = WorkerPoolKind.threads.make(WorkerPoolConfiguration(workers: 1, observer: log))
    defer { pool.shutDown() }
    let before = ThreadClock.nanoseconds
    try pool.forEach("tasks", count: count, chunk: chunk) { index, _ in
      if iterations > 0 { work(iterations, index) }
    }
    return Double(ThreadClock.nanoseconds - before) / Double(count)
  }

  @inline(never)
  private static func work(_ iterations: Int, _ seed: Int) {
    var value = UInt64(truncatingIfNeeded: seed)
    for _ in 0..<iterations { value = value &* 6_364_136_223_846_793_005 &+ 1 }
    // A result that decides something, so that the loop is not left out.
    if value == 42 { Console.error("42") }
  }
}

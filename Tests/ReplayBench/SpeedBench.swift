import SpeedupCore
import SpeedupPredict
import SpeedupStatistics
import SpeedupSystem

/// How long the replay of a whole grid takes.
enum SpeedBench {
  static let workers = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 252]
  static let chunks = [1, 2, 4, 8, 16, 32, 64, 128]

  static func lines() -> String {
    var random = SplitMix64(seed: 1)
    let tasks = (0..<10_000).map { _ in 20_000 + random.nextBounded(60_000) }
    var (once, checksum) = ([Double](), 0.0)
    for _ in 0..<5 { once.append(seconds { checksum = grid(tasks) }) }
    let booted = seconds {
      for _ in 0..<200 { checksum += grid((0..<tasks.count).map { _ in tasks[random.nextBounded(tasks.count)] }) }
    }
    var lines = "what,cpu_seconds,bar\n"
    lines += CSV.line(["252 cores x 16 workers x 8 chunks of 10000 tasks", decimal(once.min() ?? 0), "0.05"])
    lines += CSV.line(["the same with 200 bootstraps of the tasks", decimal(booted), "1"])
    lines += CSV.line(["checksum", decimal(checksum), ""])
    for count in [2, 16, 252] {
      let chunked = ChunkedTasks(tasks, chunk: 1)
      let starts = [Int](repeating: 0, count: count)
      let took = seconds {
        for _ in 0..<100 { checksum += Double(PhaseSchedule(chunked, starts: starts, schedule: .dynamic).makespan) }
      }
      lines += CSV.line(["one dispatch, \(count) workers", decimal(took / 1e6), ""])
    }
    let holds = tasks.indices.map { ReplayHold(task: $0, lock: 0, at: tasks[$0] / 4, time: tasks[$0] / 8) }
    for count in [2, 16, 252] {
      let (chunked, starts) = (LockedChunks(tasks, holds: holds, chunk: 1), [Int](repeating: 0, count: count))
      let took = seconds {
        for _ in 0..<10 { checksum += Double(LockedSchedule(chunked, starts: starts, schedule: .dynamic).makespan) }
      }
      lines += CSV.line(["one dispatch with a lock, \(count) workers", decimal(took / 1e5), ""])
    }
    return lines
  }

  /// Every core count, worker count and chunk.
  static func grid(_ tasks: [Int]) -> Double {
    var sum = 0.0
    for chunk in chunks {
      let chunked = ChunkedTasks(tasks, chunk: chunk, taking: 100)
      for count in workers {
        let starts = (0..<count).map { 20_000 + 1900 * $0 }
        sum += PhaseSchedule(chunked, starts: starts, schedule: .dynamic).profile.makespans(upTo: 252).reduce(0, +)
      }
    }
    return sum
  }

  /// CPU seconds of this thread: other load takes none of them.
  static func seconds(_ work: () -> Void) -> Double {
    let start = ThreadClock.nanoseconds
    work()
    return Double(ThreadClock.nanoseconds - start) * 1e-9
  }
}

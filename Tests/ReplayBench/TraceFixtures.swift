import SpeedupCore
import SpeedupStatistics
import SpeedupSystem

/// Made-up traces of known content, for tests of the command line: a serial part of 2 ms, 40 tasks of 0.5 to 1.5 ms that
/// take 1.2 times as long two at a time in copies of the program and 1.25 times in one, and a serial part of 1 ms.
enum TraceFixtures {
  static func write(to directory: String) throws {
    for folder in ["traces", "calibration"] { try Files.makeDirectory("\(directory)/\(folder)") }
    for run in 1...3 {
      let name = "traces/cell-0-block-\(run).trace"
      try save(trace(workers: 1, ranOn: 1, slower: 1, run: run), "\(directory)/\(name)")
      try save(trace(workers: 8, ranOn: 1, slower: 1, run: run), "\(directory)/traces/as-8-cell-0-run-\(run).trace")
      for copy in 0...1 {
        let file = "\(directory)/calibration/copies-2-run-\(run)-copy-\(copy).trace"
        try save(trace(workers: 1, ranOn: 1, slower: 1.2, run: run), file)
      }
      try save(
        trace(workers: 2, ranOn: 2, slower: 1.25, run: run),
        "\(directory)/calibration/workers-2-run-\(run)-copy-0.trace")
    }
    var hidden = trace(workers: 1, ranOn: 1, slower: 1, run: 1)
    hidden.phases[1].processCPU = Seconds((hidden.phases[1].taskCPU?.value ?? 0) * 1.3)
    try save(hidden, "\(directory)/hidden-threads.trace")
  }

  private static func save(_ trace: TaskTrace, _ path: String) throws {
    let file = try AtomicFile(path)
    try TraceFile.bytes(of: trace).withUnsafeBytes { try file.write($0) }
    try file.commit()
  }

  private static func trace(workers: Int, ranOn: Int, slower: Double, run: Int) -> TaskTrace {
    var random = SplitMix64(seed: 7)
    // Runs differ by one percent.
    let drift = slower * (1 + 0.01 * Double(run - 2))
    let count = workers == 8 ? 64 : 40
    let times = (0..<count).map { _ in (0.5 + random.nextUniform()) * 40 / Double(count) * drift }
    var free = (0..<ranOn).map { 2 + (ranOn > 1 ? 0.3 + 0.03 * Double($0) : 0) }
    let tasks = times.enumerated().map { index, time -> TaskTrace.Task in
      let worker = free.indices.min { free[$0] < free[$1] }!
      let start = free[worker]
      free[worker] += time
      return TaskTrace.Task(
        index: index, taken: index, worker: worker, start: milliseconds(start), end: milliseconds(free[worker]),
        cpu: milliseconds(time), runDelay: Seconds(0))
    }
    let end = (free.max() ?? 0) + (ranOn > 1 ? 0.05 : 0)
    let used = milliseconds(times.reduce(0, +))
    return TaskTrace(
      origin: .workload, name: "variant=made workers=\(workers) cores=\(workers) size=100", workers: workers,
      cores: workers,
      ranOn: ranOn, wall: milliseconds(end + 1), cpu: milliseconds(times.reduce(3, +)),
      phases: [
        TaskTrace.Phase(name: "read", workers: 1, begin: Seconds(0), end: milliseconds(2), isSerial: true, tasks: []),
        TaskTrace.Phase(
          name: "compute", workers: workers, begin: milliseconds(2), end: milliseconds(end), tasks: tasks,
          processCPU: used,
          taskCPU: used),
      ])
  }

  private static func milliseconds(_ time: Double) -> Seconds { Seconds(time * 1e-3) }
}

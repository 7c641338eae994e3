import SpeedupCore

/// Traces as tests need them; times in milliseconds.
enum Traces {
  /// A serial part, then one phase of tasks one after the other on one worker, planned for `workers`.
  static func oneCore(
    serial: Double = 0, tasks: [Double], workers: Int = 1, chunk: Int = 1, cpuShare: Double? = 1, name: String = "made"
  ) -> TaskTrace {
    var now = 0.0
    var phases: [TaskTrace.Phase] = []
    if serial > 0 {
      phases.append(section("read", from: 0, to: serial))
      now = serial
    }
    let begin = now
    let all = tasks.enumerated().map { index, time -> TaskTrace.Task in
      let start = now
      now += time
      return TaskTrace.Task(
        index: index, taken: index / chunk, worker: 0, start: ms(start), end: ms(now),
        cpu: cpuShare.map { ms(time * $0) })
    }
    phases.append(
      TaskTrace.Phase(name: "work", workers: workers, chunk: chunk, begin: ms(begin), end: ms(now), tasks: all))
    return TaskTrace(
      origin: .workload, name: name, workers: workers, cores: workers, ranOn: 1, wall: ms(now), cpu: nil, phases: phases
    )
  }

  /// A part that only the caller did.
  static func section(_ name: String, from: Double, to: Double) -> TaskTrace.Phase {
    TaskTrace.Phase(name: name, workers: 1, begin: ms(from), end: ms(to), isSerial: true, tasks: [])
  }

  /// A run of two workers on two cores: each starts after its lag and does its tasks, and the phase ends `end` later.
  static func twoWorkers(lags: [Double], tasks: [[Double]], end: Double) -> TaskTrace {
    var all: [TaskTrace.Task] = []
    var last = 0.0
    for (worker, times) in tasks.enumerated() {
      var now = lags[worker]
      for time in times {
        all.append(
          TaskTrace.Task(
            index: all.count, taken: all.count, worker: worker, start: ms(now), end: ms(now + time), cpu: ms(time)))
        now += time
      }
      last = max(last, now)
    }
    let phase = TaskTrace.Phase(name: "work", workers: 2, begin: ms(0), end: ms(last + end), tasks: all)
    return TaskTrace(
      origin: .workload, name: "two", workers: 2, cores: 2, ranOn: 2, wall: ms(last + end), cpu: nil, phases: [phase])
  }

  static func ms(_ time: Double) -> Seconds { Seconds(time * 1e-3) }
}

/// Whether two numbers of seconds are the same to the nanosecond.
func close(_ a: Double, _ b: Double) -> Bool { abs(a - b) < 1e-9 }

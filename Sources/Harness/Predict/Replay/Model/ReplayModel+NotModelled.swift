import SpeedupCore

extension ReplayModel {
  /// Part of a program's CPU time that its tasks, and its caller between them, must not leave out.
  private static let mostUntold = 0.5

  /// Why a program's run looks as if processes or threads worked that wrote no task: most of its CPU time is neither in its
  /// tasks nor fits into the time in which none of them ran; nil where it does not, or the CPU time is not known.
  static func untold(_ trace: TaskTrace) -> ReplayRefusal? {
    let tasks = trace.phases.filter { !$0.isSerial }.flatMap(\.tasks).sorted { $0.start < $1.start }
    guard trace.origin == .program, let all = trace.cpu?.value, all > 0, tasks.allSatisfy({ $0.cpu != nil }) else {
      return nil
    }
    var (busy, until) = (0.0, -Double.infinity)
    for task in tasks where task.end.value > until {
      busy += task.end.value - max(until, task.start.value)
      until = task.end.value
    }
    let beyond = all - tasks.reduce(0) { $0 + ($1.cpu?.value ?? 0) } - max(0, trace.wall.value - busy)
    guard beyond > mostUntold * all else { return nil }
    return ReplayRefusal(
      "\(trace.name): \(Readable.text(Seconds(beyond))) of the run's \(Readable.text(Seconds(all))) of CPU time is in no task, so "
        + "processes or threads worked that wrote none; no replay can place them: write their tasks too, in Python by "
        + "wrap(\"name\", function) around what a pool calls")
  }

  /// What the point rests on without having seen it.
  func notModelled(_ point: ReplayPoint, planned: Int, _ run: RunReplay) -> [String] {
    var lines = gaps
    let others = run.locks.isEmpty ? "" : "other "
    if !canRehearse {
      // How many workers such a trace was made for is not known: who hands the tasks out is in it, too.
      if recorded[point.workers] == nil, point.workers > 1 {
        lines.append(
          "the graph: for other numbers of workers the program may make other tasks than for the \(planned) that was recorded"
        )
      }
    } else if planned != point.workers {
      lines.append(
        "the graph: it was made for \(Counted.text(planned, "worker")), also where a row has others; --trace-as N records it for N"
      )
    }
    if point.parallelism > 1 {
      if calibration.cores == 1 {
        lines.append(
          recorded.isEmpty
            ? "slowdown of tasks side by side: nothing was measured; --calibrate does it"
            : "slowdown of tasks side by side: of more workers than the \(planned) recorded, whose times have it, nothing is known"
        )
      }
      if costs(for: point) == nil {
        lines.append(
          !recorded.isEmpty
            ? "starting and waking workers: the trace does not tell"
            : calibration.ownCosts == nil
              ? "starting and waking workers: no run with several workers was traced"
              : "starting and waking \(Counted.text(point.workers, "worker")): only this program's own runs tell, which a prediction of them may not use; trace another cell, too"
        )
      }
      if !calibration.slowdowns.values.contains(where: { $0.pooled != nil }) {
        lines.append(
          "sharing one process (\(others)locks, allocator, page tables, each worker's first touch of its memory): no other cell's runs with several workers were traced"
        )
      }
      if calibration.cores > 1 {
        lines += run.uncalibrated.lines { "slowdown of phase \($0): it is not in the calibration" }
      }
    }
    if !run.locks.isEmpty, point.workers > 1 {
      lines.append("locks: what handing one over costs, and handing it to any but who has waited longest")
      if point.sharing == .pinned, point.workers > point.cores {
        lines.append("workers bound to cores: with locks, all that are active share all cores")
      }
    }
    if point.workers > 1 {
      lines += run.lockedInOrder.lines { name in
        "phase \(name): locks and what its tasks wait for, both at once: each is replayed alone and the longer taken; the band "
          + "reaches up to what both take at most"
      }
      let waits = calibration.waitsAtOnce(point)
      lines += run.blocked.lines { name in
        "phase \(name): waits: tasks were blocked for more than 5 % of their time; "
          + (waits > 1
            ? "taken to overlap, as in this program's own runs with \(waits) workers; the band's upper end is a device that serves \(waits) at once"
            : "taken as those of one device, served in turn; where they overlap, as of requests, the time is at the band's lower end")
      }
    }
    lines += PhaseNames.few(run.queueing.map(\.queueingNote))
    lines += run.unseen.lines { "phase \($0): blocked time: its tasks have no CPU times" }
    if run.hasTeams { lines.append("teams that tasks start: each has an equal share of the cores") }
    if calibration.cores > 1, point.parallelism > calibration.cores {
      lines.append(
        "beyond \(calibration.cores) cores: a limit of memory bandwidth, NUMA, hardware threads, the clock under load, \(others)locks of the program and of the kernel, each worker's first touch of its memory"
      )
    }
    return lines
  }
}

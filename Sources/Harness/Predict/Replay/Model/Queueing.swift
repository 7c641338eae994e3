import SpeedupCore

/// Time in which tasks of more workers than CPUs may have waited for a CPU, where the trace does not tell that from other
/// waits. On more cores it would not be there; waits for anything else would.
package struct Queueing: Sendable, Equatable {
  /// The most that it can be, nanoseconds: somebody waits for a CPU only while all CPUs work.
  package var most = 0
  /// The CPUs that the workers had; nil: the trace does not tell.
  package var cpus: Int?

  package static let none = Queueing()
}

extension TaskTrace.Phase {
  /// - Parameter cpus: how many CPUs the program had; nil: not known.
  func queueing(cpus: Int?) -> Queueing {
    guard !isSerial, workers > 1, !tasks.contains(where: { $0.runDelay != nil }) else { return .none }
    let waits = self.waits
    var (used, waited, untold) = (0.0, 0.0, 0.0)
    for (place, task) in tasks.enumerated() {
      let time = max(0, task.duration.value - (waits[place]?.value ?? 0))
      if let cpu = task.cpu?.value {
        used += cpu
        waited += max(0, time - cpu)
      } else {
        untold += time
      }
    }
    // Without CPU times and CPUs it is anybody's guess, and no reason to think of it.
    guard cpus != nil || untold == 0 else { return .none }
    let busy = busyTime
    let fewest = max(1, Int((busy > 0 ? used / busy : 0).rounded(.up)))
    let (count, all) = (Double(cpus ?? fewest), Double(workers))
    guard count < all else { return .none }
    let most = min(waited, used * (all - count) / count) + untold * (all - count) / all
    return Queueing(most: ReplayPhase.nanoseconds(most), cpus: cpus)
  }

  /// Seconds in which at least one of its tasks ran.
  private var busyTime: Double {
    var (busy, until) = (0.0, -Double.infinity)
    for task in tasks.sorted(by: { $0.start < $1.start }) where task.end.value > until {
      busy += task.end.value - max(until, task.start.value)
      until = task.end.value
    }
    return busy
  }
}

extension ReplayPhase {
  /// Whether so much of it may have been waiting for a CPU that it is to be told.
  var isQueueing: Bool { Double(queueing.most) > ReplayBand.blockedShare * Double(tasks.reduce(0, +)) }

  /// What is to be told of it, a line.
  var queueingNote: String {
    let cpus = queueing.cpus.map { " on \(Counted.text($0, "CPU"))" } ?? ", CPUs not told"
    let centre = queueing.cpus == nil ? "" : ", the time is in the middle"
    return
      "phase \(name): waits and queueing for a CPU can't be told apart: \(Counted.text(workers, "worker"))\(cpus), no "
      + "run-queue delay in the trace; up to \(Readable.text(Seconds(Double(queueing.most) * 1e-9))) of its tasks' "
      + "\(Readable.text(Seconds(Double(tasks.reduce(0, +)) * 1e-9))) may be queueing; the band holds both\(centre); record again with "
      + "the helpers of Tracing/, which write it"
  }
}

extension PhaseReplay {
  /// Takes in that some of the tasks' time may have been waiting for a CPU: the lower edge is without it. Where it is known
  /// that there were fewer CPUs than workers, either reading is as good, and the time lies in the middle of both.
  mutating func hold(_ queueing: Queueing, _ prepared: PreparedPhase, _ point: ReplayPoint, slowdown: [Double]) {
    guard queueing.most > 0, prepared.pure > 0 else { return }
    let left = max(0, 1 - Double(queueing.most) / Double(prepared.pure))
    let free = prepared.profile.makespan(cores: max(point.cores, point.workers), slowdown: slowdown) * left
    let other = max(Double(prepared.phase.blocked ?? 0), Double(queueing.most))
    let shortest = max(free, (prepared.chunksWork - other) / Double(point.cores)) + prepared.end
    edges = min(edges.lowerBound, shortest)...edges.upperBound
    guard queueing.cpus != nil, shortest < wall else { return }
    wall = (wall * max(shortest, 1)).squareRoot()
  }
}

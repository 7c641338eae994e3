/// One phase on so many workers and cores, with one choice of slowdown. Nanoseconds.
struct PhaseReplay {
  /// From its begin to its end.
  var wall = 0.0
  /// What it takes on one core.
  var work = 0.0
  /// The longest chunk.
  var span = 0.0
  /// Between waits that overlap and a device that serves in turn, and no faster for it: the edges around ``wall``.
  var edges: ClosedRange<Double>
  var waste = ReplayWaste()
  var bounds = GreedyBounds(low: 0, high: 0)

  /// - Parameters:
  ///   - slowdown: f(k) at k.
  ///   - waitsAtOnce: how many waits are known to overlap; 1: it is not known that any do.
  init(_ prepared: PreparedPhase, _ point: ReplayPoint, slowdown: [Double], waitsAtOnce: Int = 1) {
    guard !prepared.isSerial else {
      let time = Double(prepared.pure)
      (wall, span, work, edges) = (time, time, prepared.work, time...time)
      bounds = GreedyBounds(low: time, high: time)
      waste.work = time
      waste.serial = time * Double(point.cores - 1)
      return
    }
    let phase = prepared.phase
    let cores = Double(point.cores)
    let (computing, busy) = Self.schedule(prepared, point, slowdown)
    let blocked = phase.blockedShare > ReplayBand.blockedShare ? Double(phase.blocked ?? 0) : 0
    let end = prepared.end
    let overlaps = waitsAtOnce > 1 && blocked > 0
    if blocked > 0 {
      // Waits may overlap, as of requests or several disks: workers are then as good as on cores of their own.
      let free = prepared.profile.makespan(cores: max(point.cores, point.workers), slowdown: slowdown)
      let overlapped = min(computing, max(free, (prepared.chunksWork - blocked) / cores))
      // Or one device serves so many at once: beside the computing, or not shrinking at all.
      let served = blocked / Double(waitsAtOnce)
      let inTurn = max(overlaps ? overlapped : computing, served)
      let unshrunk = served + computing * max(0, 1 - blocked / max(1, prepared.chunksWork))
      wall = (overlaps ? overlapped : (inTurn * max(inTurn, unshrunk)).squareRoot()) + end
      edges = (min(overlapped, unshrunk) + end)...(max(inTurn, unshrunk) + end)
    } else {
      wall = computing + end
      edges = wall...wall
    }
    hold(phase.queueing, prepared, point, slowdown: slowdown)
    work = prepared.work
    span = Double(max(prepared.largest, prepared.held.max() ?? 0))
    bounds = GreedyBounds(
      work: prepared.pure, span: prepared.largest, held: prepared.held, cores: point.parallelism)
    // Neither schedule has both, so that the longer is the least; what any takes at most holds for both.
    if prepared.ordered != nil { edges = edges.lowerBound...max(edges.upperBound, bounds.high + end) }
    // Waits that overlap need no core, and one device lets workers idle.
    if blocked > 0 || phase.queueing.most > 0 {
      bounds = GreedyBounds(low: min(bounds.low, edges.lowerBound), high: max(bounds.high, edges.upperBound))
    }
    // Where waits overlap, cores are free meanwhile; else they stand for the worker that waits.
    waste.unused = wall * max(0, cores - Double(point.workers))
    var waited = overlaps ? blocked : 0
    // What is taken for waiting for a CPU is no work either.
    if phase.queueing.most > 0 { waited = max(waited, busy + waste.unused - wall * cores) }
    waste.work = Double(prepared.pure) - waited
    waste.contention = max(0, busy - prepared.chunksWork)
    waste.blocked =
      overlaps
      ? min(waited, max(0, wall * cores - waste.unused - (busy - waited))) : max(0, wall - end - computing) * cores
    let staffed = Double(point.parallelism)
    let starting = Double(prepared.starts.prefix(min(point.parallelism, max(1, prepared.chunks.count))).reduce(0, +))
    let idle = max(0, wall * cores - waste.unused - waste.blocked - (busy - waited))
    waste.locks = min(idle, prepared.locked?.idle(cores: point.cores, slowdown: slowdown) ?? 0)
    let startIdle = min(idle - waste.locks, starting + end * staffed)
    waste.startUp = startIdle + (prepared.chunksWork - Double(prepared.pure))
    waste.tail = idle - waste.locks - startIdle
  }

  /// Time to the last task's end, and core-time of the tasks with their slowdown.
  private static func schedule(
    _ prepared: PreparedPhase, _ point: ReplayPoint, _ slowdown: [Double]
  ) -> (wall: Double, busy: Double) {
    func factor(_ count: Int) -> Double { ActivityProfile.factor(count, slowdown) }
    // Who waits for a lock leaves its core to no other that is bound to it; with locks all cores are shared.
    let shares = point.sharing == .pinned && point.workers > point.cores && prepared.locked == nil
    if shares, point.schedule != .static || prepared.phase.graph != nil {
      let costs = prepared.chunks.costs
      let ordered = point.schedule == .largestFirst ? costs.sorted(by: >) : costs
      if let graph = prepared.phase.graph ?? (try? TaskGraph(costs: ordered.map { Int($0) })) {
        let pinned = PinnedSchedule(graph, starts: prepared.starts, cores: point.cores)
        let busy = pinned.busy.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element * factor($1.offset) }
        return (pinned.makespan(slowdown: slowdown), busy)
      }
    }
    var busy = 0.0
    for (active, span) in prepared.profile.time.enumerated() {
      busy += Double(active) * Double(span) * factor(min(active, point.cores))
    }
    guard shares else {
      let order = prepared.ordered?.makespan(cores: point.cores, slowdown: slowdown) ?? 0
      return (max(prepared.profile.makespan(cores: point.cores, slowdown: slowdown), order), busy)
    }
    // Stretches that were given out beforehand: each core does what its workers have.
    var loads = [Int](repeating: 0, count: point.cores)
    for (worker, load) in prepared.loads.enumerated() { loads[worker % point.cores] += load }
    return (Double(loads.max() ?? 0) * factor(point.cores) + Double(prepared.starts.first ?? 0), busy)
  }
}

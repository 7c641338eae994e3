/// One phase on so many workers and cores, with one choice of slowdown. Nanoseconds.
struct PhaseReplay {
  /// From its begin to its end.
  var wall = 0.0
  /// What it takes on one core.
  var work = 0.0
  /// The longest chunk.
  var span = 0.0
  /// Between a device that is waited for in turn and one that does not shrink: the edges around ``wall``.
  var edges: ClosedRange<Double>
  var waste = ReplayWaste()
  var bounds = GreedyBounds(low: 0, high: 0)

  /// - Parameter slowdown: f(k) at k.
  init(_ prepared: PreparedPhase, _ point: ReplayPoint, slowdown: [Double]) {
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
    // The edges of one device: served one after the other but beside the computing, or not shrinking at all.
    let inTurn = max(computing, blocked)
    let unshrunk = blocked + computing * max(0, 1 - blocked / max(1, prepared.chunksWork))
    let end = prepared.end
    wall = (blocked > 0 ? (inTurn * max(inTurn, unshrunk)).squareRoot() : computing) + end
    edges = blocked > 0 ? (min(inTurn, unshrunk) + end)...(max(inTurn, unshrunk) + end) : wall...wall
    work = prepared.work
    span = Double(max(prepared.largest, prepared.held.max() ?? 0))
    bounds = GreedyBounds(
      work: prepared.pure, span: prepared.largest, held: prepared.held, cores: point.cores)
    waste.work = Double(prepared.pure)
    waste.contention = max(0, busy - prepared.chunksWork)
    waste.blocked = max(0, wall - end - computing) * cores
    waste.unused = wall * max(0, cores - Double(point.workers))
    let staffed = Double(point.parallelism)
    let starting = Double(prepared.starts.prefix(min(point.parallelism, max(1, prepared.chunks.count))).reduce(0, +))
    let idle = max(0, wall * cores - waste.unused - waste.blocked - busy)
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
    if shares, point.schedule != .static {
      let costs = prepared.chunks.costs
      let ordered = point.schedule == .largestFirst ? costs.sorted(by: >) : costs
      if let graph = try? TaskGraph(costs: ordered.map { Int($0) }) {
        let pinned = PinnedSchedule(graph, starts: prepared.starts, cores: point.cores)
        let busy = pinned.busy.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element * factor($1.offset) }
        return (pinned.makespan(slowdown: slowdown), busy)
      }
    }
    var busy = 0.0
    for (active, span) in prepared.profile.time.enumerated() {
      busy += Double(active) * Double(span) * factor(min(active, point.cores))
    }
    guard shares else { return (prepared.profile.makespan(cores: point.cores, slowdown: slowdown), busy) }
    // Stretches that were given out beforehand: each core does what its workers have.
    var loads = [Int](repeating: 0, count: point.cores)
    for (worker, load) in prepared.loads.enumerated() { loads[worker % point.cores] += load }
    return (Double(loads.max() ?? 0) * factor(point.cores) + Double(prepared.starts.first ?? 0), busy)
  }
}

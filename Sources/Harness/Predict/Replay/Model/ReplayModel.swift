import Glibc
import SpeedupCore
import SpeedupStatistics

/// Traced runs and what was measured on the real cores, ready to be asked for other numbers of cores and workers.
///
/// ```swift
/// let model = try ReplayModel(traces, calibration)
/// let answer = try model.predict(ReplayPoint(cores: 64, workers: 64))   // throws ReplayRefusal
/// answer.time.low, answer.time.centre, answer.time.high                 // seconds
/// answer.waste, answer.cover, answer.notModelled
/// ```
///
/// Level by level: list scheduling of the recorded tasks, with phase costs, with slowdown from co-runs. No run of the
/// cell with several workers is in a prediction at the numbers of workers of those runs: phase costs, and what sharing a
/// process costs, come from other cells. The self-check takes both from the cell itself. The band at the measured cores
/// lies between the slowdowns that are known; beyond, see ``ReplayBand``. Everything is deterministic.
package struct ReplayModel: Sendable {
  package private(set) var calibration: ReplayCalibration
  /// The runs' phases, by the workers that they were planned for.
  let plans: [Int: [[ReplayPhase]]]
  /// What is missing in the traces themselves, a line each.
  let gaps: [String]
  /// Of programs and files, which were recorded with several workers side by side: how long the recorded runs took, in
  /// seconds, by the number of workers.
  package let recorded: [Int: [Double]]
  /// The same of those whose workers shared fewer CPUs, by both numbers.
  package let recordedSharing: [ReplayPoint: [Double]]
  /// How many times what the nearer end of their replay's band tells the recorded runs took; 1: within it. All bands reach it.
  package private(set) var misfit = 1.0
  /// Whether the graph for any number of workers can be recorded on one core: of workloads, not of programs that trace
  /// themselves.
  let canRehearse: Bool
  let cut: Cut
  /// Parts of a phase's CPU time that its tasks must account for.
  package static let visibleShare = 0.95
  /// CPU seconds for each worker that starting a phase and its threads may take beside its tasks: 165 µs were seen with
  /// one worker, 450 µs with two.
  package static let ownCPU = 2.5e-4
  /// f(2) above which two tasks side by side are slower than one after the other.
  package static let worstPair = 2.0

  /// - Parameter traces: of one cell, at least one. Several of the same plan say how much runs differ; of several plans
  ///   that for a number of workers is taken which was planned for it.
  /// - Throws: ``InputError`` for what can't be a trace, ``ReplayRefusal`` for one that hides threads.
  package init(_ traces: [TaskTrace], _ calibration: ReplayCalibration = .none) throws {
    guard !traces.isEmpty else { throw InputError("no trace to replay; record one: speedup sweep WORKLOAD --trace") }
    self.calibration = calibration
    var plans: [Int: [[ReplayPhase]]] = [:]
    for trace in traces {
      let phases = try ReplayPhase.all(of: trace)
      guard phases.contains(where: { !$0.tasks.isEmpty }) else {
        throw InputError("\(trace.name): the trace has no tasks and no time; record one of a run that does something")
      }
      plans[trace.workers, default: []].append(phases)
    }
    // Threads that nobody traces are hidden in every run of a plan; what the kernel did meanwhile is in one of them.
    for runs in Dictionary(grouping: traces, by: \.workers).sorted(by: { $0.key < $1.key }).map(\.value) {
      let hiding = runs.compactMap(Self.hidden)
      if hiding.count * 2 > runs.count { throw hiding[0] }
    }
    self.plans = plans
    canRehearse = traces.allSatisfy { $0.origin == .workload }
    cut = Cut(plans.mapValues { $0[0] })
    gaps = Array(Set(traces.flatMap(\.missing))).sorted()
    recorded = Dictionary(grouping: traces.filter(Self.isRecordedTogether), by: \.workers)
      .mapValues { $0.map(\.wall.value) }
    recordedSharing = Self.sharing(traces)
    self.calibration.ownWaits = overlappingWaits()
    // The trace is of several workers already, and nothing is held against it but itself.
    if !recorded.isEmpty || !recordedSharing.isEmpty { self.calibration.takesOwnWaits = true }
    misfit = recordedMisfit
  }

  /// Why a run looks as if threads worked that nobody traced; nil where it does not.
  private static func hidden(_ trace: TaskTrace) -> ReplayRefusal? {
    for phase in trace.phases where phase.within == nil {
      let time = phase.tasks.reduce(0) { $0 + $1.duration.value }
      let beyond = phase.tasks.reduce(0) { $0 + max(0, ($1.cpu ?? $1.duration).value - $1.duration.value) }
      if beyond > max(1e-3, (1 - visibleShare) * time) {
        return ReplayRefusal(
          "\(trace.name), phase \(phase.name): its tasks used \(Readable.text(Seconds(beyond))) of CPU time more than they "
            + "took, so threads within them worked; no replay can place them: cap them at one (as OMP_NUM_THREADS=1)")
      }
      guard let all = phase.processCPU?.value, let seen = phase.taskCPU?.value, all > 1e-3, seen < visibleShare * all,
        all - seen > ownCPU * Double(max(1, phase.workers))
      else { continue }
      return ReplayRefusal(
        "\(trace.name), phase \(phase.name): its tasks used \(Readable.percent(seen / all)) of the process's CPU time, so "
          + "hidden threads did the rest; no replay can place them: cap them at one (as OMP_NUM_THREADS=1), or trace them"
      )
    }
    return untold(trace)
  }

  /// Numbers of workers that graphs were recorded for; none where no others can be.
  package var plannedWorkers: [Int] { canRehearse ? plans.keys.sorted() : [] }

  /// How many tasks a worker holds at most of the first phase of several: of the chunk asked for, or the traced one.
  package func chunk(_ asked: Int?) -> Int {
    guard let phase = plans.values.first?.first?.first(where: { !$0.isSerial && $0.tasks.count > 1 }) else { return 1 }
    return min(asked ?? phase.chunk, phase.tasks.count)
  }

  /// What is known of the time at one point.
  /// - Throws: ``ReplayRefusal`` with the reason why nothing is.
  package func predict(_ point: ReplayPoint) throws(ReplayRefusal) -> ReplayPrediction {
    var prepared = Prepared()
    return try predict(point, &prepared)
  }

  /// What is known at many points, in their order: those that differ in their cores alone, and are side by side, cost
  /// one simulation together.
  package func predict(_ points: [ReplayPoint]) -> [Result<ReplayPrediction, ReplayRefusal>] {
    var prepared = Prepared()
    return points.map { point in
      do throws(ReplayRefusal) { return .success(try predict(point, &prepared)) } catch { return .failure(error) }
    }
  }

  /// The schedules of the point asked before.
  private struct Prepared {
    var point: ReplayPoint?
    var runs: [PreparedRun] = []
    /// Where the graph was made for another number of workers: those of the next fewer and the next more.
    var neighbours: [PreparedRun] = []

    func holds(for next: ReplayPoint) -> Bool {
      guard var point, !(runs + neighbours).contains(where: \.isForOneCoreCount) || point.cores == next.cores else {
        return false
      }
      point.cores = next.cores
      point.sharing = next.sharing
      return point == next
    }
  }

  private func predict(_ point: ReplayPoint, _ prepared: inout Prepared) throws(ReplayRefusal) -> ReplayPrediction {
    let (planned, phases) = plan(for: point.workers)
    if canRehearse, point.chunk == nil, planned == 1, point.workers > 1,
      let whole = phases[0].first(where: \.isOneChunk)
    {
      throw ReplayRefusal(
        "phase \(whole.name): it was recorded for 1 worker, who takes all \(whole.tasks.count) tasks at once; what "
          + "\(point.workers) would take is not known: record it (--trace-as \(point.workers)), or say --chunk")
    }
    if !prepared.holds(for: point) {
      let costs = costs(for: point) ?? .none
      prepared = Prepared(
        point: point, runs: phases.map { PreparedRun($0, point, costs) },
        neighbours: neighbours(of: point, planned).map { PreparedRun($0, point, costs) })
    }
    let runs = prepared.runs
    if point.parallelism > 1, let (name, slowdown) = worst(in: phases[0]) {
      throw ReplayRefusal(
        "phase \(name): two side by side take \(Readable.ratio(slowdown)) as long as one alone, so a second worker makes it "
          + "slower; nothing can be told of more: find what they share (a lock, a file, memory), then calibrate again")
    }
    let centres = runs.map { RunReplay($0, point, calibration, .centre(.predicted)) }
    let order = centres.indices.sorted { centres[$0].wall < centres[$1].wall }
    let middle = centres[order[order.count / 2]]
    // Of an even number of runs the centre lies between two.
    let waste = [centres[order[(order.count - 1) / 2]], middle].reduce(ReplayWaste()) { $0 + $1.waste.scaled(0.5) }
    let spread = Self.spread(centres.map(\.wall))
    let reach = Double(point.parallelism) / Double(max(1, calibration.cores))
    let cover: ReplayCover =
      point.parallelism == 1 || reach <= 1
      ? .measured
      : reach > ReplayBand.farthest ? .none : calibration.cores == 1 ? .uncalibrated : .extrapolated
    var time = reaching(band(point, runs, centres, middle, cover, spread: spread ?? 0))
    let graphOf = dependsOnGraph(point, planned) ? planned : nil
    if graphOf != nil {
      time = time.holding(
        prepared.neighbours.map { RunReplay($0, point, calibration, .centre(.predicted)).wall }, finest: middle.finest)
    }
    return ReplayPrediction(
      point: point, time: time,
      work: Self.median(centres.map(\.work)), span: Self.median(centres.map(\.span)),
      bounds: (Self.median(centres.map(\.bounds.low)), isGreedy(point) ? Self.median(centres.map(\.bounds.high)) : nil),
      waste: waste, locks: middle.locks, cover: cover, reach: max(1, reach), graphOf: graphOf,
      selfCheck: selfCheck(point, phases), spread: spread,
      assumesOneDevice: point.workers > 1 && !middle.blocked.isEmpty && calibration.waitsAtOnce(point) == 1,
      hasLocksApart: point.workers > 1 && !middle.lockedInOrder.isEmpty,
      notModelled: notModelled(point, planned: planned, middle))
  }

  /// What phases cost at a point. Up to the workers of this cell's own runs it is what other cells say, so that a
  /// prediction can be held against those runs; beyond them its own runs tell as well.
  func costs(for point: ReplayPoint) -> PhaseCosts? {
    guard point.workers > 1 else { return nil }
    return calibration.costs ?? (point.workers > calibration.mostWorkers ? calibration.ownCosts : nil)
  }

  private func band(
    _ point: ReplayPoint, _ runs: [PreparedRun], _ centres: [RunReplay], _ middle: RunReplay, _ cover: ReplayCover,
    spread: Double
  ) -> TimeBand {
    func median(_ choice: RunReplay.Choice) -> Double {
      Self.median(runs.map { RunReplay($0, point, calibration, choice).wall })
    }
    let centre = Self.median(centres.map(\.wall))
    let (low, high) = (Self.median(centres.map(\.low)), Self.median(centres.map(\.high)))
    let isBlind = point.workers > 1 && calibration.costs == nil && calibration.ownCosts == nil
    let starting = isBlind ? middle.parallel * ReplayBand.withoutCosts : 0
    if cover == .measured {
      let isPooled = point.parallelism > 1 && calibration.slowdowns.values.contains { $0.pooled != nil }
      var edges = [centre, low, high]
      if isPooled { edges += RunReplay.Source.strict.map { median(.centre($0)) } }
      let isOne = !isPooled && point.parallelism > 1
      var band = TimeBand.measured(edges, spread: spread, margin: isOne ? ReplayBand.marginOfOne : ReplayBand.margin)
      band.high += starting
      return band
    }
    let isBlocked = middle.blockedShare > ReplayBand.blockedShare
    let extrapolation = Extrapolation(
      best: min(median(.best), low), centre: centre, parallel: middle.parallel,
      reach: Double(point.parallelism) / Double(max(1, calibration.cores)))
    var band = extrapolation.band(
      exponent: isBlocked ? ReplayBand.blockedExponent : ReplayBand.exponent, spread: spread)
    band.high = max(band.high, high)
    if calibration.cores == 1 { band.high += middle.parallel * ReplayBand.uncalibrated + starting }
    return band
  }

  /// With slowdown and phase costs of this cell's own runs with several workers; nil where there are none, or they
  /// differ too much to hold anything against them.
  private func selfCheck(_ point: ReplayPoint, _ phases: [[ReplayPhase]]) -> Double? {
    guard point.parallelism > 1, point.parallelism <= calibration.mostWorkers,
      (calibration.spread[point.parallelism] ?? 0) <= ReplayBand.widestTruth
    else { return nil }
    return Self.median(
      phases.map {
        RunReplay(PreparedRun($0, point, calibration.ownCosts ?? .none), point, calibration, .centre(.together)).wall
      })
  }

  /// The phase that two workers do slower than one.
  private func worst(in phases: [ReplayPhase]) -> (name: String, slowdown: Double)? {
    for phase in phases where !phase.isSerial {
      if let slowdown = calibration.slowdowns[phase.calibratedAs]?.coRun, slowdown.measured >= 2,
        slowdown.known[2] > Self.worstPair
      {
        return (phase.name, slowdown.known[2])
      }
    }
    return nil
  }
}

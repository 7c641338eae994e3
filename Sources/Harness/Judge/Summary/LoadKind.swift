import Glibc
import SpeedupCore

/// What threads that outnumber the cores spend their extra CPU time on, told from counts that every Linux has. An
/// inference and no measurement: the shape of the figures of `kernels`, where the cause is known.
package enum LoadKind: String, Sendable, CaseIterable {
  /// The work costs as much CPU time as with few threads.
  case compute = "compute-bound"
  /// The work itself got dearer: threads that take turns push each other's data out of the caches.
  case cache = "cache-bound"
  /// Threads go to sleep for one another and are woken again.
  case futex = "futex"
  /// Threads wait awake for one that does not run.
  case spin = "spin"
  /// The kernel works for them: memory handed out and taken back, page tables, files.
  case kernel = "kernel"

  /// In a few words, for a footnote.
  package var meaning: String {
    switch self {
    case .compute: "no dearer with more threads"
    case .cache: "threads that take turns lose what they had in the caches"
    case .futex: "threads sleep and wake for one another often"
    case .spin: "threads wait awake for one that does not run"
    case .kernel: "the extra time is the kernel's"
    }
  }
}

/// The figures of a cell from which its kind of load is told; CPU times in seconds.
package struct ThreadedLoad: Sendable, Equatable {
  /// Threads that want to run, and the CPUs they have.
  package var threads: Double
  package var cpus: Double
  /// CPU time, and the part of it in the kernel.
  package var cpu: Double
  package var system: Double
  /// How often a thread went to sleep by itself.
  package var sleeps: Double

  package init(threads: Double, cpus: Double, cpu: Double, system: Double, sleeps: Double) {
    self.threads = threads
    self.cpus = cpus
    self.cpu = cpu
    self.system = system
    self.sleeps = sleeps
  }

  /// The medians of a cell; nil where one of them was not measured, or its threads or cores are not told.
  init?(_ samples: CellSamples, _ axes: CellAxes, _ place: Int) {
    guard let workers = axes.number(place, of: "workers"), let cpus = samples.allowedCPUs(place),
      let cpu = samples.sample(.cpu, place), let system = samples.sample(.system, place),
      let sleeps = samples.sample(.voluntarySwitches, place)
    else { return nil }
    let threads = workers * (axes.number(place, of: "threads") ?? 1)
    self.init(threads: threads, cpus: Double(cpus), cpu: cpu.median, system: system.median, sleeps: sleeps.median)
  }
}

extension LoadKind {
  /// What starting and ending a thread costs, in seconds of CPU time: no part of what is to be explained.
  fileprivate static let perThread = 40e-6
  /// Going to sleep and being woken, at its dearest in a virtual machine.
  private static let perSleep = 20e-6
  /// Sleeps a thread that any pool has for its start, its phases and its end.
  private static let usualSleeps = 6.0
  /// Below this share of the work extra CPU time is noise.
  private static let noise = 0.12
  /// Of less work, in seconds, the cost of starting is too large a part.
  private static let least = 5e-3
  /// Losing all caches at every time slice costs up to about this factor; what is dearer waits awake.
  private static let dearestCache = 3.0
  /// How fast the extra time grows with the threads: waiting awake costs a time slice for every thread that is in
  /// line, caches can be lost only once.
  private static let spinGrowth = 0.6

  /// The kind of `crowded`'s load, held against `base`, which did the same work with the fewest threads; `family` are
  /// all cells of that work, with any number of threads. nil: `crowded` has no more threads than CPUs, or the work is too
  /// short to tell.
  package static func of(_ crowded: ThreadedLoad, base: ThreadedLoad, family: [ThreadedLoad]) -> LoadKind? {
    guard crowded.threads > crowded.cpus, base.cpu >= least else { return nil }
    let extra = crowded.extra(over: base)
    let sleeps = crowded.sleeps - base.sleeps
    let sleepy = sleeps > usualSleeps * crowded.threads
    // Sleeping often is the kind even where it is still cheap: it is what will cost with more threads.
    if sleepy && extra <= sleeps * perSleep + noise * base.cpu { return .futex }
    if extra <= noise * base.cpu { return .compute }
    if crowded.system - base.system > extra / 2 { return .kernel }
    if crowded.cpu / base.cpu > dearestCache { return .spin }
    let steps = family.filter { $0.threads > $0.cpus && $0.cpus == crowded.cpus }
      .map { (line: $0.threads - $0.cpus, extra: $0.extra(over: base)) }
      .filter { $0.extra > 0 }.sorted { $0.line < $1.line }
    guard let first = steps.first, let last = steps.last, last.line > first.line else { return .cache }
    return log(last.extra / first.extra) / log(last.line / first.line) >= spinGrowth ? .spin : .cache
  }
}

extension ThreadedLoad {
  /// CPU time that the same work did not cost `base`, but for starting the threads.
  fileprivate func extra(over base: ThreadedLoad) -> Double {
    cpu - base.cpu - LoadKind.perThread * (threads - base.threads)
  }
}

/// The kinds of load of all oversubscribed cells that can be told, by their places. Cells that differ in cores,
/// workers and threads alone do the same work; the one with the fewest threads is the base of the others.
func loadKinds(of samples: CellSamples, _ axes: CellAxes) -> [Int: LoadKind] {
  let crowded = samples.evidence.indices.filter { samples.evidence[$0] == .oversubscribed }
  guard !crowded.isEmpty else { return [:] }
  let works = axes.groups(by: axes.names.filter { !ParallelAxes.resources.contains($0) }).ofCell
  let ofCrowded = Set(crowded.map { works[$0] })
  let families = Dictionary(grouping: works.indices.filter { ofCrowded.contains(works[$0]) }) { works[$0] }
  var kinds: [Int: LoadKind] = [:]
  for family in families.values {
    let loads = family.compactMap { place in ThreadedLoad(samples, axes, place).map { (place, $0) } }
    // Oversubscribed already, a base hides part of what having many threads costs.
    guard let base = loads.map(\.1).min(by: { $0.threads < $1.threads }), base.threads <= base.cpus else { continue }
    for (place, load) in loads where samples.evidence[place] == .oversubscribed {
      kinds[place] = LoadKind.of(load, base: base, family: loads.map(\.1))
    }
  }
  return kinds
}

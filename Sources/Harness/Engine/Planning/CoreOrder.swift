import SpeedupKit

/// The usable CPUs in the order in which virtual cores take them; never empty. Plans of all sizes are made
/// from it.
package struct CoreOrder: Sendable, Equatable {
  /// The CPUs, each once.
  package let cpus: [Int]

  /// The order of a placement.
  /// - Parameters:
  ///   - allowed: the CPUs that can be pinned to.
  ///   - topology: how they hang together; nil: unknown.
  ///   - quota: cores' worth of CPU time, where a control group sets a quota. No more CPUs than that are
  ///     usable: beyond, all would be stopped for part of every period, and a time that looks pinned would
  ///     be an oversubscribed one.
  /// - Throws: ``InputError`` when no CPU is allowed.
  package init(
    allowed: CpuSet, topology: CpuTopology?, placement: CorePlacement, quota: CoreCount? = nil
  ) throws(InputError) {
    guard allowed.count > 0 else {
      throw InputError("no CPU is allowed here; check the affinity mask and the cpuset (see detect)")
    }
    let places = Place.all(allowed, topology: topology)
    let order =
      switch placement {
      case .compact: places.sorted { $0.compactKey < $1.compactKey }.map(\.cpu)
      case .spread:
        Set(places.map(\.thread)).sorted().flatMap { thread in
          Place.inTurn(places.filter { $0.thread == thread }, over: [\.package, \.node, \.cache][...])
        }
      }
    cpus = Array(order.prefix(quota?.value ?? order.count))
  }
}

/// Where a CPU is in the machine; unknown numbers are −1.
private struct Place {
  let cpu: Int
  let package: Int
  let node: Int
  /// The first CPU of its last-level cache.
  let cache: Int
  /// Which of its core's allowed threads it is, from 0.
  let thread: Int

  /// Package before node: a node has CPUs of one package, except where firmware hides the nodes, and then the
  /// package is the nearest thing to one.
  var compactKey: (Int, Int, Int, Int, Int) { (package, node, thread, cache, cpu) }

  static func all(_ allowed: CpuSet, topology: CpuTopology?) -> [Place] {
    let known = Dictionary(
      (topology?.cpus ?? []).map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
    let caches = lastLevelCaches(topology)
    let members = Set(allowed.cpus)
    return allowed.cpus.map { number in
      let cpu = known[number]
      let siblings = cpu?.siblings?.cpus.filter(members.contains)
      return Place(
        cpu: number, package: cpu?.package ?? -1, node: cpu?.node ?? -1, cache: caches[number] ?? -1,
        thread: siblings?.firstIndex(of: number) ?? 0)
    }
  }

  /// By every CPU the first CPU of the highest cache above it.
  private static func lastLevelCaches(_ topology: CpuTopology?) -> [Int: Int] {
    var first: [Int: Int] = [:]
    // Ascending by level, so that a higher cache overwrites a lower one.
    for cache in topology?.caches ?? [] where cache.kind != .instructions {
      for cpu in cache.sharedBy.cpus { first[cpu] = cache.sharedBy.cpus.first }
    }
    return first
  }

  /// The places dealt out in turn over the groups of the first level, each group being dealt out over the
  /// next level itself; groups that run out are passed over.
  static func inTurn(_ places: [Place], over levels: ArraySlice<KeyPath<Place, Int>>) -> [Int] {
    guard let level = levels.first else { return places.map(\.cpu).sorted() }
    let groups = Dictionary(grouping: places) { $0[keyPath: level] }
    let hands = groups.sorted { $0.key < $1.key }.map { inTurn($0.value, over: levels.dropFirst()) }
    let rounds = hands.map(\.count).max() ?? 0
    return (0..<rounds).flatMap { round in hands.compactMap { round < $0.count ? $0[round] : nil } }
  }
}

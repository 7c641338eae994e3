import Testing

@testable import SpeedupCore
@testable import SpeedupSystem

/// Machines for plans: what they are and how their CPUs are numbered.
struct NamedTopology: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let topology: CpuTopology?
  let allowed: CpuSet

  /// `nodes` NUMA nodes in `packages` packages, `cores` cores in all, with `threads` threads each; a
  /// last-level cache for every `perCache` cores. Thread t of core c is CPU c + t · cores (`apart`) or
  /// c · threads + t.
  init(
    _ name: String, packages: Int, nodes: Int, cores: Int, threads: Int, perCache: Int, apart: Bool,
    allowed: [Int]? = nil
  ) {
    func number(_ core: Int, _ thread: Int) -> Int { apart ? core + thread * cores : core * threads + thread }
    let all = (0..<cores).flatMap { core in
      (0..<threads).map { thread in
        CpuTopology.Cpu(
          number: number(core, thread), package: core * packages / cores, node: core * nodes / cores,
          siblings: CpuSet((0..<threads).map { number(core, $0) }))
      }
    }
    let caches = stride(from: 0, to: cores, by: perCache).map { first in
      let sharers = (first..<min(first + perCache, cores)).flatMap { core in
        (0..<threads).map { number(core, $0) }
      }
      return CpuTopology.Cache(level: 3, kind: .unified, size: Bytes(32 << 20), sharedBy: CpuSet(sharers))
    }
    testDescription = name
    topology = CpuTopology(cpus: all, caches: caches)
    self.allowed = CpuSet(allowed ?? all.map(\.number))
  }

  /// A machine of which nothing but the allowed CPUs is known.
  init(_ name: String, unknown allowed: [Int]) {
    testDescription = name
    topology = nil
    self.allowed = CpuSet(allowed)
  }

  static let two = NamedTopology(
    "2 CPUs", packages: 1, nodes: 1, cores: 2, threads: 1, perCache: 2, apart: false)
  static let adjacent = NamedTopology(
    "2 packages of 4 cores, siblings adjacent", packages: 2, nodes: 2, cores: 8, threads: 2, perCache: 4,
    apart: false)
  static let apart = NamedTopology(
    "252 CPUs, siblings half the machine apart", packages: 2, nodes: 2, cores: 126, threads: 2, perCache: 7,
    apart: true)
  static let fourNodes = NamedTopology(
    "2 packages of 2 nodes of 8 cores, 4 cores a cache", packages: 2, nodes: 4, cores: 32, threads: 2,
    perCache: 4, apart: true)
  static let nineOf252 = NamedTopology(
    "9 CPUs of 252", packages: 2, nodes: 2, cores: 126, threads: 2, perCache: 7, apart: true,
    allowed: [3, 4, 5, 6, 7, 70, 129, 130, 134])
  static let unknown = NamedTopology("6 CPUs of unknown topology", unknown: [1, 2, 5, 8, 9, 13])

  static let every = [two, adjacent, apart, fourNodes, nineOf252, unknown]
}

/// How a growing number of virtual cores moves over the machine. SMT siblings count among the ALLOWED CPUs:
/// where only a core's second thread is allowed, that is the core's first. What the topology does not tell
/// counts as equal: all one package, one node, one cache, every CPU a core.
package enum CorePlacement: String, Sendable, Codable, CaseIterable {
  /// Close together: within a NUMA node first one thread of every core, cache by cache, then the cores' SMT
  /// siblings, and only then the next node.
  case compact
  /// Far apart: in turn over packages, within a package over its NUMA nodes, within a node over its
  /// last-level caches; every core of the machine before the first SMT sibling.
  case spread
}

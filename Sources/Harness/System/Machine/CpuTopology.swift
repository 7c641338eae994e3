import SpeedupCore

/// How a machine's CPUs hang together: packages, NUMA nodes, cores, SMT siblings, caches. nil is "unknown".
package struct CpuTopology: Sendable, Equatable {
  /// One logical CPU: what the kernel schedules on.
  package struct Cpu: Sendable, Equatable {
    package let number: Int
    /// Its package (socket).
    package let package: Int?
    /// Its NUMA node.
    package let node: Int?
    /// The CPUs of its core, itself included: SMT siblings may be neighbours or half the machine apart.
    package let siblings: CpuSet?

    package init(number: Int, package: Int?, node: Int?, siblings: CpuSet?) {
      self.number = number
      self.package = package
      self.node = node
      self.siblings = siblings
    }
  }

  package struct Cache: Sendable, Equatable {
    package enum Kind: String, Sendable, Codable {
      case data = "Data"
      case instructions = "Instruction"
      case unified = "Unified"
    }

    /// 1 is next to the core.
    package let level: Int
    package let kind: Kind
    /// Its capacity; nil when the kernel does not tell.
    package let size: Bytes?
    package let sharedBy: CpuSet

    package init(level: Int, kind: Kind, size: Bytes?, sharedBy: CpuSet) {
      self.level = level
      self.kind = kind
      self.size = size
      self.sharedBy = sharedBy
    }
  }

  /// The CPUs that are online, ascending.
  package let cpus: [Cpu]
  /// The caches, each once, by level, kind and first CPU.
  package let caches: [Cache]

  package init(cpus: [Cpu], caches: [Cache]) {
    self.cpus = cpus.sorted { $0.number < $1.number }
    self.caches = caches.sorted {
      ($0.level, $0.kind.rawValue, $0.sharedBy.cpus.first ?? 0)
        < ($1.level, $1.kind.rawValue, $1.sharedBy.cpus.first ?? 0)
    }
  }

  /// How many packages; nil when any CPU's is unknown.
  package var packages: Int? { distinct(\.package) }

  /// How many NUMA nodes have CPUs; nil when any CPU's is unknown.
  package var nodes: Int? { distinct(\.node) }

  /// How many cores; nil when any CPU's siblings are unknown.
  package var cores: Int? { distinct(\.siblings) }

  /// SMT threads of the core that has most; nil when any CPU's siblings are unknown.
  package var threadsPerCore: Int? {
    cores == nil ? nil : cpus.compactMap { $0.siblings?.count }.max()
  }

  private func distinct<Value: Hashable>(_ value: (Cpu) -> Value?) -> Int? {
    let known = cpus.compactMap(value)
    return known.count == cpus.count && !known.isEmpty ? Set(known).count : nil
  }
}

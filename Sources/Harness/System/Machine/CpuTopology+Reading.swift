import SpeedupCore

extension CpuTopology {
  /// The topology in /sys/devices/system/{cpu,node}; nil when not even the online CPUs are told.
  package init?(reading files: SystemFiles) {
    let root = "/sys/devices/system"
    guard let online = files.cpus("\(root)/cpu/online") else { return nil }
    let nodes = Self.nodes(files, root: root)
    let cpus = online.cpus.map { number in
      let place = "\(root)/cpu/cpu\(number)/topology"
      // -1 stands for "unknown" on arm64 boards.
      let package = files.number("\(place)/physical_package_id").flatMap { $0 >= 0 ? $0 : nil }
      // `core_cpus_list` is the newer name (kernel 5.3) of `thread_siblings_list`.
      let siblings =
        files.cpus("\(place)/core_cpus_list") ?? files.cpus("\(place)/thread_siblings_list")
      return Cpu(number: number, package: package, node: nodes[number], siblings: siblings)
    }
    self.init(cpus: cpus, caches: Self.caches(files, root: root, online: online))
  }

  /// The NUMA node of every CPU that has one. Without NUMA support in the kernel there are no such files.
  private static func nodes(_ files: SystemFiles, root: String) -> [Int: Int] {
    guard let online = files.cpus("\(root)/node/online") else { return [:] }
    var nodes: [Int: Int] = [:]
    for node in online.cpus {
      // A node may be memory without CPUs.
      for cpu in files.cpus("\(root)/node/node\(node)/cpulist")?.cpus ?? [] { nodes[cpu] = node }
    }
    return nodes
  }

  private static func caches(_ files: SystemFiles, root: String, online: CpuSet) -> [Cache] {
    var caches: [Cache] = []
    // CPUs already known to share a cache found before: on big machines this saves most of the reading.
    var covered: [Int: Set<Int>] = [:]
    for cpu in online.cpus {
      var index = 0
      while true {
        defer { index += 1 }
        if covered[index]?.contains(cpu) ?? false { continue }
        guard let cache = cache(files, "\(root)/cpu/cpu\(cpu)/cache/index\(index)", cpu: cpu) else { break }
        covered[index, default: []].formUnion(cache.sharedBy.cpus)
        caches.append(cache)
      }
    }
    return caches
  }

  private static func cache(_ files: SystemFiles, _ place: String, cpu: Int) -> Cache? {
    guard let level = files.number("\(place)/level"),
      let kind = files.line("\(place)/type").flatMap({ Cache.Kind(rawValue: $0) })
    else { return nil }
    // The kernel writes `32K`, and nothing (or 0) where firmware does not tell.
    let size = files.line("\(place)/size").flatMap { Bytes($0) }.flatMap { $0.count > 0 ? $0 : nil }
    return Cache(
      level: level, kind: kind, size: size,
      sharedBy: files.cpus("\(place)/shared_cpu_list") ?? CpuSet([cpu]))
  }
}

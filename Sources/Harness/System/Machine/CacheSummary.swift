import SpeedupCore

extension CpuTopology {
  /// The caches by level, kind and size, with how many there are, such as `L1d 32 KiB x 2`.
  var cacheSummary: [String]? {
    var counts: [String: Int] = [:]
    var names: [String] = []
    for cache in caches {
      let kind =
        switch cache.kind {
        case .data: "d"
        case .instructions: "i"
        case .unified: ""
        }
      let name = "L\(cache.level)\(kind) \(cache.size.map(Readable.brief) ?? "of unknown size")"
      if counts[name] == nil { names.append(name) }
      counts[name, default: 0] += 1
    }
    return names.isEmpty ? nil : names.map { "\($0) x \(counts[$0, default: 0])" }
  }
}

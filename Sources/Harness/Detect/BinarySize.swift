import Platform

extension Bytes {
  /// For people: in the largest binary unit that it reaches, rounded to tenths, such as `23.5 GiB`.
  var binary: String {
    let units = ["B", "KiB", "MiB", "GiB", "TiB"]
    var value = Double(count)
    var unit = 0
    while value.magnitude >= 1024, unit + 1 < units.count {
      value /= 1024
      unit += 1
    }
    let tenths = (value * 10).rounded() / 10
    let text = tenths == tenths.rounded() ? String(Int64(tenths)) : String(tenths)
    return "\(text) \(units[unit])"
  }
}

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
      let name = "L\(cache.level)\(kind) \(cache.size?.binary ?? "of unknown size")"
      if counts[name] == nil { names.append(name) }
      counts[name, default: 0] += 1
    }
    return names.isEmpty ? nil : names.map { "\($0) x \(counts[$0, default: 0])" }
  }
}

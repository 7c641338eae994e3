import SpeedupCore

/// Which entries of a Google Benchmark file stand for runs: the iterations, or where there are aggregates only, one of
/// each benchmark, with what else is known of it.
struct GoogleBenchmarkSummaries {
  /// The entries that become rows.
  let runs: [JSONCursor]
  /// Whether they are aggregates.
  let isAll: Bool
  private var known: [String: [(String, String)]] = [:]

  /// - Throws: ``InputError`` for an entry that is none.
  init(_ entries: [JSONCursor]) throws {
    func type(_ entry: JSONCursor) throws -> String { try entry.optional("run_type")?.text() ?? "iteration" }
    let iterations = try entries.filter { try type($0) == "iteration" }
    guard iterations.isEmpty else {
      (runs, isAll) = (iterations, false)
      return
    }
    var chosen: [String: JSONCursor] = [:]
    var order: [String] = []
    for entry in entries {
      let name = try (entry.optional("run_name") ?? entry.member("name")).text()
      let kind = try entry.optional("aggregate_name")?.text() ?? ""
      if chosen[name] == nil, !order.contains(name) { order.append(name) }
      if kind == "median" || kind == "mean" && chosen[name] == nil { chosen[name] = entry }
      if kind == "stddev", let time = try entry.optional("real_time")?.number(), time.isFinite {
        let unit = try entry.optional("time_unit")?.text() ?? "ns"
        let second = GoogleBenchmarkImport.units.first { $0.name == unit }?.seconds ?? 1e-9
        known[name, default: []].append(("stddev_wall_seconds", decimal(time * second)))
      }
      if let repetitions = try entry.optional("repetitions")?.count(), known[name]?.first?.0 != "summary_of_runs" {
        known[name, default: []].insert(("summary_of_runs", String(repetitions)), at: 0)
      }
    }
    runs = order.compactMap { chosen[$0] }
    isAll = true
    guard !runs.isEmpty else {
      throw entries[0].problem("is an aggregate that is neither median nor mean, and there is no other of it")
    }
  }

  /// What is known of a benchmark beside its row.
  func figures(of name: String) -> [(String, String)] { known[name] ?? [] }
}

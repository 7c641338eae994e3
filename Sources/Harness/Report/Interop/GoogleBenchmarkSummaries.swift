import SpeedupCore

/// Which entries of a Google Benchmark file stand for runs: the iterations, and of each benchmark that has none of them one
/// of its aggregates (the median, else the mean), with what else is known of it.
struct GoogleBenchmarkSummaries {
  /// The entries that become rows.
  let runs: [JSONCursor]
  /// How many of them are aggregates.
  let summaries: Int
  var isAll: Bool { summaries == runs.count }
  /// Benchmarks that have neither iterations nor such an aggregate, with what they have.
  let leftOut: [(name: String, kinds: [String])]
  /// Aggregates of benchmarks whose runs are rows.
  let redundant: Int
  private var known: [ExactText: [(String, String)]] = [:]

  /// - Throws: ``InputError`` for an entry that is none.
  init(_ entries: [JSONCursor]) throws {
    func type(_ entry: JSONCursor) throws -> String { try entry.optional("run_type")?.text() ?? "iteration" }
    func benchmark(_ entry: JSONCursor) throws -> ExactText {
      ExactText(try (entry.optional("run_name") ?? entry.member("name")).text())
    }
    let iterations = try entries.filter { try type($0) == "iteration" }
    let measured = Set(try iterations.map(benchmark))
    var kinds: [ExactText: [String]] = [:]
    var chosen: [ExactText: JSONCursor] = [:]
    var order: [ExactText] = []
    for entry in entries where try type(entry) != "iteration" {
      let name = try benchmark(entry)
      guard !measured.contains(name) else { continue }
      let kind = try entry.optional("aggregate_name")?.text() ?? ""
      kinds[name, default: []].append(kind.isEmpty ? "without a name" : kind)
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
    let aggregates = order.compactMap { chosen[$0] }
    runs = iterations + aggregates
    summaries = aggregates.count
    leftOut = order.filter { chosen[$0] == nil }.map { ($0.text, kinds[$0] ?? []) }
    redundant = try entries.count { try type($0) != "iteration" && measured.contains(try benchmark($0)) }
    guard !runs.isEmpty else {
      throw entries[0].problem("is an aggregate that is neither median nor mean, and there is no other of it")
    }
  }

  /// What is known of a benchmark beside its row.
  func figures(of name: String) -> [(String, String)] { known[ExactText(name)] ?? [] }
}

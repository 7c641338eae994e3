import SpeedupCore

/// Reads what pytest-benchmark writes with `--benchmark-json` (tried with 5.2). A test is a cell, a round is a row.
///
/// | pytest-benchmark                | here                                                                  |
/// |---------------------------------|-----------------------------------------------------------------------|
/// | `fullname`                      | axis `name`                                                           |
/// | `stats.data[]`                  | time of one iteration: `cpu_seconds` where the timer is               |
/// |                                 | `process_time` or `thread_time`, else `wall_seconds`                  |
/// | no `data`: `stats.median`       | the one row of its cell, with the figures `summary_of_rounds`,        |
/// |                                 | `min`, `max`, `stddev`                                                |
/// | `stats.iterations`              | figure `iterations`                                                   |
/// | `extra_info`, numbers           | figures of their names, with `counter.` before one of those above     |
/// | `machine_info`, `commit_info`   | plain values are kept in sweep.json                                   |
struct PytestBenchmarkImport {
  let file: JSONCursor
  /// What a figure of `extra_info` can't be called.
  private static let summaryFigures: Set<String> = ["iterations", "summary_of_rounds", "min", "max", "stddev"]
  var origin: ImportedOrigin

  /// The whole file.
  /// - Throws: ``InputError`` naming line, place and value.
  func results() throws -> ImportedResults {
    var origin = origin
    try origin.keep(try file.optional("machine_info"))
    try origin.keep(try file.optional("commit_info"), prefix: "commit_")
    var rows = ImportedRows()
    var summaries = 0
    for test in try file.member("benchmarks").elements() {
      let name = try (test.optional("fullname") ?? test.member("name")).text()
      let stats = try test.member("stats")
      let timer = try test.optional("options")?.optional("timer")?.text() ?? ""
      let isCpu = timer.contains("process_time") || timer.contains("thread_time")
      var measures: [(String, String)] = []
      if let iterations = try stats.optional("iterations") {
        measures.append(("iterations", "\(try iterations.count())"))
      }
      for (name, place) in try test.optional("extra_info")?.members() ?? [] {
        if case .number(let number) = place.value.content, number.isFinite {
          let free = ImportedResults.free(
            name, prefix: GoogleBenchmarkImport.counterPrefix, taken: Self.summaryFigures)
          measures.append((free, JSONValue.written(number)))
        }
      }
      func add(_ place: JSONCursor, _ measures: [(String, String)]) throws {
        let time = try place.time("a time in seconds")
        rows.add(name, wall: isCpu ? nil : time, cpu: isCpu ? time : nil, measures: measures)
      }
      if let data = try stats.optional("data")?.elements(), !data.isEmpty {
        for value in data { try add(value, measures) }
      } else {
        summaries += 1
        measures.append(("summary_of_rounds", String(try stats.optional("rounds")?.count() ?? 0)))
        for name in ["min", "max", "stddev"] {
          if let place = try stats.optional(name) { measures.append((name, JSONValue.written(try place.number()))) }
        }
        try add(try stats.member("median"), measures)
      }
    }
    guard !rows.isEmpty else { throw file.problem("has no benchmarks") }
    return rows.results(
      origin,
      remarks: summaries > 0
        ? ["\(summaries) tests hold a summary only: the median is the one row of each, without an interval"] : [])
  }
}

import SpeedupCore

/// Reads the JSON of pyperf (tried with 2.11, file version 1.0). A benchmark is a cell, a value is a row.
///
/// | pyperf                       | here                                                                     |
/// |------------------------------|--------------------------------------------------------------------------|
/// | `metadata.name`              | axis `name`                                                              |
/// | `runs[].values[]`, seconds   | `wall_seconds` of one iteration; blocks count a benchmark's values       |
/// | values of unit `byte`        | `peak_memory_bytes`, method `pyperf`                                     |
/// | values of unit `integer`     | figure `value`                                                           |
/// | place of the run             | figure `process`: values of one process are more alike than others       |
/// | `warmups`, calibration runs  | not carried                                                              |
/// | `metadata` of the file       | kept in sweep.json                                                       |
struct PyperfImport {
  let file: JSONCursor
  var origin: ImportedOrigin

  /// The whole file.
  /// - Throws: ``InputError`` naming line, place and value.
  func results() throws -> ImportedResults {
    var origin = origin
    let common = try file.optional("metadata")
    try origin.keep(common)
    var rows = ImportedRows()
    for benchmark in try file.member("benchmarks").elements() {
      let own = try benchmark.optional("metadata")
      func text(_ name: String) throws -> String? { try (own?.optional(name) ?? common?.optional(name))?.text() }
      let name = try text("name") ?? origin.file
      let unit = try text("unit") ?? "second"
      for (process, run) in try benchmark.member("runs").elements().enumerated() {
        for value in try run.optional("values")?.elements() ?? [] {
          let measures = [("process", String(process))]
          switch unit {
          case "second": rows.add(name, wall: try value.time(), measures: measures)
          case "byte": rows.add(name, memory: (try value.size(), "pyperf"), measures: measures)
          case "integer":
            let number = try value.amount("a value in integers")
            rows.add(name, measures: measures + [("value", JSONValue.written(number))])
          default: throw benchmark.problem("has the unit '\(SafeText.excerpt(unit))'; known are second, byte, integer")
          }
        }
      }
    }
    guard !rows.isEmpty else { throw file.problem("holds no values; its runs are calibrations only") }
    return rows.results(
      origin, remarks: ["pyperf records wall time or memory of an iteration; CPU time is not measured"])
  }
}

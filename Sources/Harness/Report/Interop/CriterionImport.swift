import SpeedupCore

/// Reads what criterion keeps of a benchmark, `target/criterion/NAME/new/sample.json`, by its documented format. A sample
/// is a row.
///
/// | criterion                  | here                                                                        |
/// |----------------------------|-----------------------------------------------------------------------------|
/// | the folders of the file    | axis `name`: those between `criterion` and `new` or `base`                  |
/// | `times[i]` / `iters[i]`, ns | `wall_seconds` of one iteration, and the figure `iterations`               |
struct CriterionImport {
  let file: JSONCursor
  let origin: ImportedOrigin
  /// The file's name with its folders.
  let path: String

  /// The whole file.
  /// - Throws: ``InputError`` naming line, place and value.
  func results() throws -> ImportedResults {
    let iterations = try file.member("iters").elements()
    let times = try file.member("times").elements()
    guard iterations.count == times.count, !times.isEmpty else {
      throw file.problem("has \(iterations.count) 'iters' and \(times.count) 'times'; there is to be one for each")
    }
    var rows = ImportedRows()
    for (count, time) in zip(iterations, times) {
      let number = try count.amount("a number of iterations")
      guard number > 0 else { throw count.wrong("a number above 0") }
      rows.add(
        name, wall: try time.time("a time in ns", unit: 1e-9 / number),
        measures: [("iterations", JSONValue.written(number))])
    }
    return rows.results(origin, remarks: ["criterion records wall time; CPU time is not measured"])
  }

  private var name: String {
    var folders = path.split(separator: "/").dropLast()
    if let last = folders.last, ["new", "base"].contains(last) { folders = folders.dropLast() }
    let start = folders.lastIndex(of: "criterion").map { $0 + 1 } ?? folders.endIndex - min(1, folders.count)
    let name = folders[start...].joined(separator: "/")
    return name.isEmpty ? origin.file : name
  }
}

import Platform

/// What `--out DIR` keeps of a gate: `machine.json`, `pairs.csv` (one row a pair, written as they come), and
/// `gate.json` (the report) at the end.
package final class GateDirectory {
  private let path: String
  private let lock: DirectoryLock
  private let file: AppendFile

  /// Makes one.
  /// - Throws: ``InputError`` when there is a gate already, or another process writes to it; `SystemError`.
  package init(creating path: String, machine: MachineFingerprint) throws {
    try Files.makeDirectory(path)
    guard let lock = try DirectoryLock(directory: path) else {
      throw InputError("--out \(path): another speedup writes to it; name another directory")
    }
    for name in ["pairs.csv", "gate.json", "sweep.json"] where Files.exists("\(path)/\(name)") {
      throw InputError("--out \(path): holds results already (\(name)); name another directory")
    }
    self.path = path
    self.lock = lock
    try Files.write("\(path)/machine.json", try JSONFile.text(of: machine))
    var torn = ""
    file = try AppendFile(path: "\(path)/pairs.csv", torn: &torn)
    try file.append(CSV.line(GatePairColumns.header))
  }

  /// Adds pairs; they are on the disk when this returns.
  /// - Throws: `SystemError`, when the disk is full for one.
  package func append(_ pairs: [GatePair], labels: [String]) throws {
    let lines = pairs.map { CSV.line(GatePairColumns.fields(of: $0, label: labels[$0.cell])) }
    try file.append(lines.joined())
  }

  /// Writes the report.
  /// - Throws: `SystemError`.
  package func finish(_ report: GateReport) throws {
    try Files.write("\(path)/gate.json", try report.json)
  }
}

/// The columns of `pairs.csv`. Times are in seconds, sizes in bytes; an empty field means "not measured".
package enum GatePairColumns {
  private static let figures = [
    "wall_seconds", "user_seconds", "system_seconds", "peak_memory_bytes", "run_delay_seconds",
    "steal_seconds", "cpu_pressure_seconds", "instructions",
  ]

  /// The header, in order.
  package static var header: [String] {
    let side = ["status", "detail"] + figures
    return ["cell", "label", "round", "first"] + side.map { "base_\($0)" } + side.map { "new_\($0)" }
  }

  /// The fields of one pair, in the header's order.
  package static func fields(of pair: GatePair, label: String) -> [String] {
    [String(pair.cell), label, String(pair.round), pair.first.rawValue]
      + [pair.base, pair.new].flatMap { result in
        [result.status.rawValue, result.detail]
          + figures.map { name in
            ResultColumns.figures.first { $0.name == name }?.text(result.figures) ?? ""
          }
      }
  }
}

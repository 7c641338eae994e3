import SpeedupKit

/// What `--out DIR` keeps of a gate: `machine.json`, `pairs.csv` (one row a pair, written as they come), and
/// `gate.json` (the report) at the end.
package final class GateDirectory {
  private let path: String
  private let lock: DirectoryLock
  private let file: AppendFile

  /// Makes one.
  /// - Throws: ``InputError`` when there is a gate already, or another process writes to it; `SystemError`.
  package init(creating path: String, machine: MachineFingerprint, header: [String]) throws {
    let lock = try ResultsFolder.lock(path)
    try Self.requireFree(path)
    self.path = path
    self.lock = lock
    try Files.write("\(path)/machine.json", try JSONFile.text(of: machine))
    file = try AppendFile(path: "\(path)/pairs.csv")
    try file.append(CSV.line(header))
  }

  /// Refuses a directory that holds other things; one that is not there yet is free.
  /// - Throws: ``InputError`` naming the path and the fix.
  package static func requireFree(_ path: String) throws {
    guard Files.exists(path) else { return }
    for name in ["pairs.csv", "gate.json", "sweep.json"] where Files.exists("\(path)/\(name)") {
      throw InputError("--out \(path): holds results already (\(name)); name another directory")
    }
    try ResultsFolder.requireOurs(path)
  }

  /// Adds rows of `pairs.csv`; no end of this process loses them from now on.
  /// - Throws: `SystemError`, when the disk is full for one.
  package func append(_ rows: [[String]]) throws { try file.append(rows.map { CSV.line($0) }.joined()) }

  /// Writes the report.
  /// - Throws: `SystemError`.
  package func write(report json: String) throws { try Files.replace("\(path)/gate.json", json) }

  /// After the last pair: all are on the disk when this returns.
  /// - Throws: `SystemError`, also where pairs.csv was removed or changed meanwhile.
  package func finish() throws { try file.finish() }
}

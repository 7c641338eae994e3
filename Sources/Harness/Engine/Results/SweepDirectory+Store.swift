import SpeedupKit

extension SweepDirectory {
  /// Writes finished results as a directory that reads like a sweep's.
  /// - Throws: ``InputError`` when the directory already holds a sweep, or another process writes to it.
  package static func store(_ results: ResultSet, in path: String) throws {
    try ResultsFolder.make(path)
    try ResultsFolder.requireOurs(path)
    let lock = try lock(path)
    defer { withExtendedLifetime(lock) {} }
    guard !Files.exists("\(path)/sweep.json"), !Files.exists("\(path)/results.csv") else {
      throw InputError("\(path): holds results already; name another directory by --out")
    }
    let nothing = MachineFingerprint(machine: StableMachine(), state: MachineState())
    try Files.write("\(path)/machine.json", try JSONFile.text(of: results.machine ?? nothing))
    try Files.write("\(path)/results.csv", pieces: results.table.write)
    // The plan comes last: a directory with a plan is complete.
    try Files.write("\(path)/sweep.json", try JSONFile.text(of: results.plan))
  }
}

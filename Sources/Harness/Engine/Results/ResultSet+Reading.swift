import SpeedupKit

extension ResultSet {
  /// Reads a results directory or a results file.
  /// - Throws: ``InputError`` naming file, line and value.
  package init(reading path: String) throws {
    let plan = Files.isDirectory(path) ? try SweepDirectory.plan(path) : nil
    self.init(
      name: path, table: try SweepDirectory.table(path, of: plan), plan: plan,
      machine: try SweepDirectory.machine(path))
  }
}

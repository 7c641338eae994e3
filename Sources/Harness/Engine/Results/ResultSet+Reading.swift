import SpeedupKit

extension ResultSet {
  /// Reads a results directory or a results file.
  /// - Throws: ``InputError`` naming file, line and value.
  package init(reading path: String) throws {
    self.init(
      name: path, table: try SweepDirectory.table(path), plan: try SweepDirectory.plan(path),
      machine: try SweepDirectory.machine(path))
  }
}

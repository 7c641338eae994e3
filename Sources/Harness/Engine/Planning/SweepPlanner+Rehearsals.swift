import SpeedupKit

extension SweepPlanner {
  /// The cells of the same grid for other numbers of workers and cores, as they would be planned where there are so many.
  /// - Throws: ``InputError`` for a command, which plans for itself.
  func rehearsals() throws -> [PlannedCell] {
    guard !request.rehearsedAs.isEmpty else { return [] }
    guard request.subjects.allSatisfy({ $0.workload != nil }) else {
      throw InputError(
        "--trace-as: a command makes its own tasks; trace it with --trace, and ask it for so many workers")
    }
    let (cores, workers) = ("cores", "workers")
    var planner = self
    planner.request.rehearsedAs = []
    planner.request.sample = nil
    planner.request.reference = nil
    planner.request.axes.removeAll { $0.name == cores || $0.name == workers }
    planner.request.axes += [(cores, request.rehearsedAs), (workers, request.rehearsedAs)]
    planner.request.zips.removeAll { $0.contains(cores) || $0.contains(workers) }
    planner.request.zips.append([cores, workers])
    return Array(try planner.plan().cells)
  }
}

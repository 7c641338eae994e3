import SpeedupKit

/// Makes the runs of claims, each by the runner of the plan that it belongs to, since they differ in limits and data.
package final class ClaimRunner: Runner {
  private let runners: [any Runner]
  private let places: [(runner: Int, cell: Int)]
  private let skipStatuses: [Int32?]

  /// - Parameters:
  ///   - runners: one a plan.
  ///   - places: of each run of the sitting the plan and its cell there.
  ///   - skipStatuses: of each plan the exit status by which its command says that it can't run here.
  package init(_ runners: [any Runner], places: [(runner: Int, cell: Int)], skipStatuses: [Int32?] = []) {
    self.runners = runners
    self.skipStatuses = skipStatuses
    self.places = places
  }

  package func run(_ group: RunGroup) throws -> [CellResult]? {
    func own(_ slot: Schedule.Slot) -> Schedule.Slot {
      // Block 1: the first run of a cell would write its results.
      Schedule.Slot(block: slot.block + 1, position: slot.position, cell: places[slot.cell].cell)
    }
    let owners = Set(group.slots.map { places[$0.cell].runner })
    if group.together, owners.count == 1, let owner = owners.first {
      return try runners[owner].run(RunGroup(group.slots.map(own), together: true, startsAnew: group.startsAnew))
    }
    var results: [CellResult] = []
    for slot in group.slots {
      guard let made = try runners[places[slot.cell].runner].run(RunGroup([own(slot)])) else { return nil }
      results += made.map { result in
        let owner = places[slot.cell].runner
        guard skipStatuses.indices.contains(owner), let status = skipStatuses[owner], result.exitStatus == status else {
          return result
        }
        var result = result
        result.status = .skipped
        return result
      }
    }
    return results
  }
}

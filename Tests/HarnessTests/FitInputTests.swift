import SpeedupCore
import SpeedupReport
import Testing

@Suite struct FitInputTests {
  /// Wall times by cores and workers.
  private func input(_ cells: [(cores: Int, workers: Int)], mode: Evidence = .pinned, x: String = "workers") throws
    -> FitInput
  {
    var results = MadeUpResults(axes: ["cores", "workers"])
    for cell in cells {
      let walls = [1, 1.1, 1.2].map { $0 / Double(cell.workers) }
      results.add(["\(cell.cores)", "\(cell.workers)"], walls: walls, mode: mode)
    }
    return try FitInput(results.table, FitRequest(x: x, y: "wall"), name: "results")
  }

  @Test func `workers that share cores say nothing of as many cores`() throws {
    let points = try input([(2, 1), (2, 2), (2, 4), (2, 8)])
    #expect(points.series.map { $0.points.map(\.point.x) } == [[1, 2]])
    #expect(points.leftOut == ["2 cells with more workers or threads than cores, which took turns"])
    let error = #expect(throws: InputError.self) { try input([(1, 2), (1, 4)]) }
    #expect(error?.description.contains("took turns") == true)
  }

  @Test func `imported times stay imported`() throws {
    let points = try input([(1, 1), (2, 2), (4, 4)], mode: .imported)
    #expect(points.evidence == .imported)
    #expect(points.notes.contains("9 runs imported: how they were made is not known."))
    #expect(try input([(1, 1), (2, 2)]).evidence == .pinned)
  }
}

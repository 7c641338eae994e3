import SpeedupCore
import Testing

@testable import SpeedupReport

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

  @Test func `rows at one place count by their weights`() throws {
    let csv = "cores,throughput,w\n1,3,1\n1,9,100\n2,6,1\n2,18,100\n"
    var request = FitRequest(x: "cores", y: "throughput")
    request.weights = "w"
    let points = try FitInput(csv: Array(csv.utf8), request, path: "w.csv").series[0].points
    #expect(points.map(\.point.y) == [9, 18] && points.map(\.point.weight) == [101, 101])
  }

  @Test func `workers that share cores say nothing of as many cores`() throws {
    let points = try input([(2, 1), (2, 2), (2, 4), (2, 8)])
    #expect(points.series.map { $0.points.map(\.point.x) } == [[1, 2]])
    #expect(points.leftOut == ["2 cells with more workers or threads than cores, which took turns"])
    let error = #expect(throws: InputError.self) { try input([(1, 2), (1, 4)]) }
    #expect(error?.description.contains("took turns") == true)
  }

  /// Sizes of which the last has six runs killed after 9 s beside `good` others.
  private func killed(good: Int) throws -> FitInput {
    var results = MadeUpResults(axes: ["n"])
    for size in [1, 2, 4, 8] { results.add(["\(size)"], walls: [Double](repeating: Double(size), count: 6)) }
    results.add(["16"], walls: [Double](repeating: 16, count: 6 + good))
    for index in results.table.records.indices.suffix(6) {
      results.table.records[index].status = .timeout
      results.table.records[index].detail = "killed after 90 s"
      results.table.records[index].figures = RunFigures()
    }
    return try FitInput(results.table, FitRequest(x: "n", y: "wall"), name: "results")
  }

  @Test(arguments: [0, 2]) func `a size at which runs were killed has no point but a bound`(good: Int) throws {
    let points = try killed(good: good)
    #expect(points.series[0].points.map(\.point.x) == [1, 2, 4, 8])
    #expect(points.lost.map(\.x) == [16] && points.lost.map(\.bound) == [90])
    #expect(points.leftOut == ["n=16: 6 of \(6 + good) runs were killed at the time limit"])
    let report = try FitReport(
      points, FitRequest(x: "n", y: "wall"), law: nil, noise: nil, at: [], power: 1)
    #expect(report.answer.hasPrefix("wall by n: more than linear: n=16 is above 90.0 s, since 6 of \(6 + good) runs"))
    #expect(report.exitStatus == 0)
  }

  @Test func `a law that tells less than runs took at least is refused`() throws {
    var results = MadeUpResults(axes: ["cores"])
    for cores in [1, 2, 4, 8] { results.add(["\(cores)"], walls: [Double](repeating: 1 + 9 / Double(cores), count: 6)) }
    for index in results.table.records.indices.suffix(6) {
      results.table.records[index].status = .timeout
      results.table.records[index].detail = "killed after 90 s"
    }
    let request = FitRequest(x: "cores", y: "wall")
    let report = try FitReport(
      try FitInput(results.table, request, name: "results"), request, law: nil, noise: nil, at: [], power: nil)
    #expect(report.exitStatus == 3)
    #expect(report.answer.hasPrefix("not fitted: at cores=8 6 of 6 runs were killed at the time limit, above 90.0 s"))
  }

  @Test func `a law that was asked for and misses the points is refused as any other`() throws {
    var results = MadeUpResults(axes: ["cores"])
    for (cores, wall) in [(1, 8.0), (2, 3.0), (4, 1.1), (8, 0.4)] {
      results.add(["\(cores)"], walls: [0.99, 1, 1, 1, 1, 1.01].map { $0 * wall })
    }
    let request = FitRequest(x: "cores", y: "wall")
    let report = try FitReport(
      try FitInput(results.table, request, name: "results"), request, law: .amdahl, noise: nil, at: [], power: nil)
    #expect(report.exitStatus == 3)
    #expect(report.answer.hasPrefix("not fitted: Amdahl's law does not fit: it misses the points by"))
  }

  @Test func `runs of a sweep are rows of their point, as those of a CSV are`() throws {
    var results = MadeUpResults(axes: ["cores"])
    for cores in [1, 2] { results.add(["\(cores)"], walls: [1, 2, 4]) }
    func rows(_ y: String) throws -> [[Double]] {
      try FitInput(results.table, FitRequest(x: "cores", y: y), name: "results").series[0].points.map {
        $0.rows.map(\.y)
      }
    }
    #expect(try rows("wall") == [[1, 2, 4], [1, 2, 4]] && rows("throughput") == [[1, 0.5, 0.25], [1, 0.5, 0.25]])
  }

  @Test func `any metric with a number is a figure, by the name of its column`() throws {
    var results = MadeUpResults(axes: ["n"])
    for size in [1, 2, 4, 8] { results.add(["\(size)"], walls: [Double(size)], memory: size << 20) }
    for index in results.table.records.indices {
      results.table.records[index].figures.instructions = 1000 << index
      results.table.records[index].figures.minorFaults = 10 << index
    }
    func heights(_ y: String) throws -> [Double] {
      try FitInput(results.table, FitRequest(x: "n", y: FitRequest.column(y)), name: "results").series[0].points.map(
        \.point.y)
    }
    #expect(try heights("instructions") == [1000, 2000, 4000, 8000])
    #expect(try heights("minor-faults") == [10, 20, 40, 80])
    #expect(try heights("wall_seconds") == [1, 2, 4, 8] && heights("cpu_seconds") == [1, 2, 4, 8])
    #expect(try heights("memory") == heights("peak_memory_bytes"))
    #expect(try FitRequest(x: "n", y: "instructions").resolvedKind() == .growth)
    #expect(try FitRequest(x: "cores", y: "wall_seconds").resolvedKind() == .time)
    #expect(throws: InputError.self) { try heights("peak_memory_method") }
  }

  @Test func `imported times stay imported`() throws {
    let points = try input([(1, 1), (2, 2), (4, 4)], mode: .imported)
    #expect(points.evidence == .imported)
    #expect(points.notes.contains("9 runs imported: how they were made is not known."))
    #expect(try input([(1, 1), (2, 2)]).evidence == .pinned)
  }

  @Test func `series that differ only in how Unicode spells their names are refused, not put together`() {
    let csv = "s,n,t\ncaf\u{e9},1,1\ncafe\u{301},1,2\n"
    let error = #expect(throws: InputError.self) {
      try FitInput(csv: Array(csv.utf8), FitRequest(x: "n", y: "t"), path: "w.csv")
    }
    #expect(error?.description.hasPrefix("w.csv:3: s: ") == true, "\(error)")
  }
}

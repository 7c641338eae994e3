import Glibc
import SpeedupCore
import SpeedupEngine
import SpeedupPredict
import SpeedupSystem
import Testing

@testable import SpeedupReport

@Suite struct FitReportTests {
  private func report(_ x: String, _ points: [(Double, Double)], law: ScalingLaw? = nil) throws -> FitReport {
    let csv = "\(x),wall\n" + points.map { "\($0.0),\($0.1)\n" }.joined()
    let request = FitRequest(x: x, y: "wall")
    return try FitReport(
      try FitInput(csv: Array(csv.utf8), request, path: "w.csv"), request, law: law, noise: nil, at: [], power: nil)
  }

  @Test func `a limit that was passed is never told alone`() throws {
    // Amdahl's limit is some 61, and 54 was measured on 4 cores.
    let passed = try report("cores", [(1, 100), (2, 78), (4, 54), (8, 70), (16, 70)], law: .amdahl)
    #expect(passed.answer.contains("but the law does not fit at cores=4, where 54"), "\(passed.answer)")
    let holds = try report("cores", [(1, 100), (2, 55), (4, 32.5), (8, 21.25), (16, 15.6)], law: .amdahl)
    #expect(!holds.answer.contains("does not fit"))
  }

  @Test func `a fit of growth is drawn with points, curve and band`() throws {
    let growth = try report("n", [10, 20, 40, 80, 160].map { ($0, 3 + 0.01 * $0 * $0) })
    #expect(growth.kind == .growth)
    let chart = try #require(growth.charts.first?.chart)
    guard case .lines(let plot) = chart.plot else { Issue.record("no lines"); return }
    #expect(plot.series[0].points.count == 5 && plot.curves[0].label == "fitted: 1 + n^2")
    let end = try #require(plot.curves[0].points.last)
    #expect(end.x == 320 && abs(end.y / 1027 - 1) < 0.01 && end.bar?.contains(1027) == true)
  }

  @Test func `exponential growth is told as such`() throws {
    let steep = try report("n", (10...20).map { (n: Int) in (Double(n), 100 + pow(2, Double(n))) })
    #expect(steep.answer.contains("more than cubic; exponent 13.86"), "\(steep.answer)")
    #expect(steep.answer.contains("like an exponential, times 2.00 with every step of n"), "\(steep.answer)")
    let chart = try #require(steep.charts.first?.chart)
    #expect(chart.title == "wall by n: 1 + c^n")
    // Up to 40 its curve would pass 10^12.
    guard case .lines(let plot) = chart.plot else { Issue.record("no lines"); return }
    let (largest, end) = (100 + pow(2, 20.0), try #require(plot.curves[0].points.last))
    #expect(end.x == 26 && end.y > 50 * largest && end.y <= 100 * largest, "\(end)")
  }

  @Test func `a compressed file is named as such`() throws {
    let directory = try TemporaryDirectory()
    let path = "\(directory.path)/a.csv.gz"
    try Files.write(path, bytes: [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3])
    let error = #expect(throws: InputError.self) { try CSV.header(ofFile: path) }
    #expect(error?.description.contains("is compressed; unpack it first, by gunzip") == true)
    #expect(throws: InputError.self) { try ResultTable(readingFile: path) }
  }
}

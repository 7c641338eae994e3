import Glibc
import SpeedupCore
import SpeedupPredict
import Testing

@testable import SpeedupReport

/// What the first line of a fit claims, and what is refused.
@Suite struct FitAnswerTests {
  private func report(_ csv: String, x: String = "cores", y: String, law: ScalingLaw? = nil) throws -> FitReport {
    let request = FitRequest(x: x, y: y)
    return try FitReport(
      try FitInput(csv: Array(csv.utf8), request, path: "w.csv"), request, law: law, noise: nil, at: [], power: nil)
  }

  @Test func `three points do not tell whether a peak comes later`() throws {
    let report = try report("cores,throughput\n1,10\n2,19\n3,27\n", y: "throughput")
    #expect(
      report.answer.contains(
        "no peak up to cores=3, as far as measured, and the points can't tell whether one comes later"),
      "\(report.answer)")
    #expect(report.answer.hasSuffix("if Amdahl's law holds"), "\(report.answer)")
    let tables = report.document.blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
    func texts(_ title: String) -> [[String]] {
      tables.first { $0.title?.hasPrefix(title) == true }?.rows.map { $0.cells.map(\.text) } ?? []
    }
    #expect(texts("laws").contains { $0[0] == "usl" && $0[3].hasPrefix("not tried") })
    #expect(texts("parameters").contains { $0[0] == "peak" && $0[4].contains("a later one is not excluded") })
    #expect(texts("parameters").contains { $0[0] == "limit" && $0[4].hasSuffix("fitted, if Amdahl's law holds") })
  }

  @Test func `a limit is not held where the law with a peak fits as well`() throws {
    let rows = [1.0, 2, 4, 8].flatMap { (n: Double) -> [String] in
      let lost = 1 + 0.03 * (n - 1) + 0.0005 * n * (n - 1)
      return [0.99, 1, 1.004, 1.006].map { (part: Double) -> String in "\(n),\(1000 * n / lost * part)\n" }
    }
    let report = try report("cores,throughput\n" + rows.joined(), y: "throughput", law: .amdahl)
    #expect(report.answer.contains("can't tell whether one comes later"), "\(report.answer)")
    #expect(report.answer.contains("if Amdahl's law holds"), "\(report.answer)")
  }

  @Test func `superlinear times are refused as such`() throws {
    let report = try report("cores,wall\n1,100\n2,45\n4,20\n8,8\n", y: "wall")
    #expect(
      report.answer.hasPrefix("not fitted: superlinear: 8 times as many do 12.5 times as much"), "\(report.answer)")
    #expect(report.exitStatus == 3)
    let rate = try self.report("cores,throughput\n1,10\n2,22.2\n4,50\n8,125\n", y: "throughput")
    #expect(rate.answer.hasPrefix("not fitted: superlinear"), "\(rate.answer)")
  }

  @Test func `times that scatter about linear ones are not superlinear`() throws {
    let report = try report("cores,wall\n1,100\n2,54\n4,22\n8,11.2\n", y: "wall")
    #expect(!report.answer.contains("superlinear"), "\(report.answer)")
  }

  @Test(
    .timeLimit(.minutes(2)),
    arguments: [
      ("cores", "throughput", "1e308,3", "w.csv:4: cores is '1e308'; expected a number of cores, up to 1000000"),
      ("cores", "wall", "1e160,3", "w.csv:4: cores is '1e160'; expected a number of cores, up to 1000000"),
      ("n", "wall", "1e200,3", "w.csv:4: n is '1e200'; expected a number from 1e-30 to 1e30; take another unit"),
      ("n", "wall", "1e-320,3", "w.csv:4: n is '1e-320'; expected a number from 1e-30 to 1e30; take another unit"),
      ("n", "wall", "4,1e300", "w.csv:4: wall is '1e300'; expected a number from 1e-100 to 1e100; take another unit"),
      ("n", "wall", "4,1e-300", "w.csv:4: wall is '1e-300'; expected a number from 1e-100 to 1e100; take another unit"),
    ])
  func `numbers whose products are none are refused`(x: String, y: String, row: String, message: String) {
    let error = #expect(throws: InputError.self) {
      try report("\(x),\(y)\n1,10\n2,6\n\(row)\n8,2\n16,1\n", x: x, y: y)
    }
    #expect(error?.description == message)
  }

  @Test(.timeLimit(.minutes(2)), arguments: [("cores", 1e6), ("load", 1e30), ("load", 1e-25)])
  func `the farthest numbers that are taken are fitted`(x: String, largest: Double) throws {
    let places = [1 / 64.0, 1 / 16, 1 / 4, 1].map { $0 * largest }
    let rows = places.map { (place: Double) -> String in
      "\(place),\(1e3 * place / (1 + 0.5 * place / largest))\n"
    }
    _ = try report("\(x),throughput\n" + rows.joined(), x: x, y: "throughput").answer
  }

  @Test func `an exponential that rises slowly is told by how far it doubles`() throws {
    let rows = stride(from: 100_000.0, through: 600_000, by: 50_000).map { (size: Double) -> String in
      "\(size),\(exp(2.3e-5 * size))\n"
    }
    let report = try report("symbols,wall\n" + rows.joined(), x: "symbols", y: "wall")
    #expect(report.answer.contains("like an exponential, doubling with every 30137 of symbols"), "\(report.answer)")
  }
}

import SpeedupSystem
import Testing

/// Figures that nobody means are refused before anything is read.
@Suite struct PlanAmountTests {
  private static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

  private func plan(_ words: String) throws -> (status: Int32, errors: String) {
    let line = "plan \(Self.root)/Fixtures/golden/data/planned --only size=100 --deadline 1s \(words)"
    let result = try Tool.run(Built.speedup, line.split(separator: " ").map(String.init))
    return (result.status, result.errors)
  }

  @Test(arguments: [
    ("--headroom 101%", "--headroom: '101%' is not a share from 0% to 100%, such as 15%"),
    ("--headroom 500%", "--headroom: '500%' is not a share from 0% to 100%, such as 15%"),
    (
      "--price-core-hour 1e-300",
      "--price-core-hour: '1e-300' is out of range; write a number from 0.000001 to 1000000"
    ),
    ("--runs-per-month 1e30", "--runs-per-month: '1e30' is out of range; write a number from 0.001 to 1000000000"),
    (
      "--scale size=1e30x",
      "--scale: 'size=1e30x' is out of range; how time grows is told of work 0.000001 to 1000000 times as large"
    ),
  ]) func `what is out of range is one line that names the range`(words: String, message: String) throws {
    let (status, errors) = try plan(words)
    #expect(status == 2)
    #expect(errors.contains(message) && errors.split(separator: "\n").count == 1, "\(errors)")
  }

  @Test(arguments: ["--headroom 0%", "--headroom 100%"])
  func `headroom may be none, and as much again`(words: String) throws { #expect(try plan(words).status == 0) }

  @Test(arguments: ["--deadline 1e300s", "--throughput 1e300/s"])
  func `a time that no run takes is refused`(words: String) throws {
    let line = "plan \(Self.root)/Fixtures/golden/data/planned --only size=100 \(words)"
    let result = try Tool.run(Built.speedup, line.split(separator: " ").map(String.init))
    #expect(result.status == 2 && result.errors.contains("no time of a run; ask for one from 1ns to 100000h"))
  }
}

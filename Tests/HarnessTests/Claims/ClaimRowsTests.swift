import Testing

@testable import SpeedupCore
@testable import SpeedupEngine
@testable import SpeedupSystem

/// What `verify --resume` takes for rows of its own.
@Suite struct ClaimRowsTests {
  private static let header = "cell,block,position,warmup,run,core_mode,detail\n"

  private func flaw(_ rows: [String], names: Set<String>? = ["a", "b"], noted: [String] = []) -> String? {
    let text = Self.header + rows.map { "\($0)\n" }.joined()
    do {
      try ClaimRows.check(Array(text.utf8), path: "runs.csv", names: names, noted: noted)
      return nil
    } catch { return "\(error)" }
  }

  private func digests(_ rows: [String]) -> [String] {
    ClaimRows(Array((Self.header + rows.map { "\($0)\n" }.joined()).utf8)).digests
  }

  @Test func `rows of the same claims are taken, whatever their cells' numbers were`() {
    let rows = ["0,0,0,0,a,real,", "1,0,1,0,b,real,", "0,1,0,0,b,real,"]
    #expect(flaw(rows) == nil)
    #expect(flaw(rows, noted: digests(Array(rows.prefix(2)))) == nil, "those of a sitting that was killed follow")
  }

  @Test func `a round that was measured twice is refused with both lines`() throws {
    let text = try #require(flaw(["0,0,0,0,a,real,", "1,0,1,0,b,real,", "7,0,0,0,a,real,"]))
    #expect(text.hasPrefix("runs.csv:4: round 0 of 'a' stands in line 2 too"))
  }

  @Test func `a row of other claims is refused, where it is known what the runs were`() throws {
    let text = try #require(flaw(["0,0,0,0,a,real,", "1,0,0,0,c,real,"]))
    #expect(text.hasPrefix("runs.csv:3: the run 'c' is of no claim of these sittings"))
    #expect(flaw(["1,0,0,0,c,real,"], names: nil) == nil)
  }

  @Test(arguments: ["0,0,0,1,a,real,", "0,0,0,0,a,imported,"])
  func `a warm-up and a row of another tool are none of these`(row: String) {
    #expect(flaw([row])?.hasPrefix("runs.csv:2: ") == true)
  }

  @Test func `a row that was changed, removed or put between others since the last sitting is refused with its line`() {
    let rows = ["0,0,0,0,a,real,x", "1,0,1,0,b,real,x"]
    let noted = digests(rows)
    #expect(flaw([rows[0], "1,0,1,0,b,real,y"], noted: noted)?.hasPrefix("runs.csv:3: was changed since") == true)
    #expect(flaw([rows[0]], noted: noted)?.hasPrefix("runs.csv:3: is missing") == true)
    #expect(flaw([rows[0], "0,1,0,0,a,real,", rows[1]], noted: noted)?.hasPrefix("runs.csv:3: was changed") == true)
  }

  @Test func `a line end within a field is no end of a row`() {
    #expect(flaw(["0,0,0,0,a,real,\"x\ny\"", "0,0,1,0,a,real,"])?.hasPrefix("runs.csv:4: round 0 of 'a'") == true)
  }
}

import Testing

@testable import SpeedupCore
@testable import SpeedupKit
@testable import SpeedupWorkloads

@Suite struct WeeklyProbesTests {
  /// What the ledger says of the down-cast answer, which comes first, and of the exact ones after it.
  private func complaints(_ table: DailyTable) throws -> [String] {
    var ledger = AnswerLedger()
    var complaints: [String?] = []
    for (voter, variant) in ["partition-f32", "filter", "copy-all", "partition", "partition-f32"].enumerated() {
      let answer = try weekly(table, variant: variant).answer
      complaints.append(ledger.check(input: "i", run: variant, answer: answer, voter: voter % 4))
    }
    return complaints.compactMap { $0 } + ledger.refusedLate
  }

  @Test func `two rows a cent apart condemn no variant`() throws {
    let table = try DailyTable.of([Row("BIL", "2024-03-01", 91.45), Row("BIL", "2024-03-08", 91.46)])
    #expect(try complaints(table).isEmpty)
  }

  @Test func `a price that moves by cents for years condemns no variant`() throws {
    var rows: [Row] = []
    for week in 0..<200 {
      let price = 91.4 + Double((week * 7) % 5) / 100
      rows.append(Row("BIL", CivilDate.text(day("2020-01-03") + Int32(7 * week)), price))
    }
    #expect(try complaints(try DailyTable.of(rows)).isEmpty)
  }

  @Test func `a single wrong value that no mean shows is found`() throws {
    let table = try WeeklyPropertyTests.generated()
    let exact = try weekly(table).answer
    var wrong = try weekly(table, variant: "partition-f32").answer
    // The first single value of the close, behind volume, open, high and low.
    let place = 4 * (WeeklyProbes.samples + 2)
    wrong.probes[place] *= 1.001
    var ledger = AnswerLedger()
    _ = ledger.check(input: "i", run: "exact", answer: exact)
    #expect(ledger.check(input: "i", run: "wrong", answer: wrong)?.contains("probe \(place)") == true)
  }

  @Test func `every probe has its slack and is finite`() throws {
    let answer = try weekly(try WeeklyPropertyTests.generated()).answer
    let slacks = try #require(answer.probeSlacks)
    #expect(slacks.count == answer.probes.count)
    #expect((answer.probes + slacks).allSatisfy { $0.isFinite })
  }
}

import SpeedupStatistics
import Testing

@testable import SpeedupCore

@Suite struct RunRecordsTests {
  /// A record in which anything may be there or not.
  private func record(_ random: inout SplitMix64) -> RunRecord {
    func chance() -> Bool { random.nextBounded(2) == 0 }
    let cell = random.nextBounded(4)
    var record = RunRecord(
      cell: cell, block: random.nextBounded(1000), position: random.nextBounded(9), warmup: chance(),
      axes: [AxisValue("n", "\(cell % 3)"), AxisValue("s", chance() ? "" : "株,\"x\"")],
      evidence: Evidence.allCases[random.nextBounded(Evidence.allCases.count)], mask: chance() ? "0-3,8" : nil,
      status: RunStatus.allCases[random.nextBounded(RunStatus.allCases.count)], detail: chance() ? "why: so" : "")
    if chance() { record.digest = "00ff" }
    for metric in Metric.columns where chance() {
      _ = record.figures.set(
        metric, field: metric.unit == .text ? "way \(random.nextBounded(3))" : "\(random.nextBounded(99))")
    }
    if chance() { record.measures["rows"] = "\(random.nextBounded(5))" }
    if chance() { record.measures["said"] = "é" }
    if chance() { record.figures.own["tps"] = 1.5 }
    return record
  }

  private func records(_ count: Int, seed: UInt64) -> [RunRecord] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in record(&random) }
  }

  @Test func `records come back as they were put in`() {
    let plain = records(300, seed: 1)
    #expect(RunRecords(plain).map(\.self) == plain)
  }

  @Test func `cells get another value on an axis that they have, and keep all else`() {
    let plain = records(60, seed: 9)
    let renamed = RunRecords(plain).renaming("n", [1: "one", 7: "seven"])
    #expect(RunRecords(plain).renaming("m", [1: "one"]).map(\.self) == plain)
    #expect(
      renamed.map(\.self)
        == plain.map { record in
          var record = record
          if record.cell == 1 { record.axes[0] = AxisValue("n", "one") }
          return record
        })
  }

  @Test func `a record may be changed in its place, and others stay`() {
    var plain = records(50, seed: 2)
    var rows = RunRecords(plain)
    let before = rows
    for (place, record) in zip([0, 7, 49, 7], records(4, seed: 3)) {
      rows[place] = record
      plain[place] = record
    }
    rows[9].figures.wall = nil
    plain[9].figures.wall = nil
    rows[10].measures = [:]
    plain[10].measures = [:]
    #expect(rows.map(\.self) == plain)
    #expect(before.map(\.self) == records(50, seed: 2))
  }

  @Test func `records are taken out, put in and chosen as of an array`() {
    var plain = records(60, seed: 4)
    var rows = RunRecords(plain)
    let more = records(5, seed: 5)
    plain.replaceSubrange(10..<20, with: more)
    rows.replaceSubrange(10..<20, with: more)
    plain += more
    rows += more
    plain.removeFirst(3)
    rows.removeFirst(3)
    #expect(rows.map(\.self) == plain)
    let chosen: RunRecords = rows.filter { $0.status == .ok || $0.cell == 1 }
    #expect(chosen.map(\.self) == plain.filter { $0.status == .ok || $0.cell == 1 })
    let cells = rows.ofCells { $0.value(of: "n") == "1" }
    #expect(cells.map(\.self) == plain.filter { $0.axes.value(of: "n") == "1" })
  }

  @Test func `a figure by column is that of the record`() {
    let rows = RunRecords(records(200, seed: 6))
    for metric in Metric.columns {
      #expect(rows.indices.allSatisfy { rows.columns.value(metric, $0) == rows[$0].figures.value(metric) })
      #expect(rows.indices.allSatisfy { rows.columns.method(of: metric, $0) == rows[$0].figures.method(of: metric) })
    }
  }

  @Test func `the rows of a cell are those with its number and its values, without warm-ups`() {
    let plain = records(200, seed: 7)
    let cells = CellRows.all(in: RunRecords(plain))
    #expect(cells.map(\.count).reduce(0, +) == plain.count { !$0.warmup })
    #expect(cells.map(\.cell) == cells.map(\.cell).sorted())
    for cell in cells {
      let own = plain.filter { !$0.warmup && $0.cell == cell.cell && $0.axes == cell.axes }
      #expect(cell.map(\.self) == own)
      #expect(cell.byPass.map(\.block) == own.map(\.block).sorted())
    }
  }

  @Test func `disturbed rows are the disturbed records`() {
    var random = SplitMix64(seed: 8)
    let rows = RunRecords(
      records(200, seed: 9).map { record in
        var record = record
        record.figures.wall = Seconds(1)
        record.figures.runDelay = [nil, Seconds(0), Seconds(0.2)][random.nextBounded(3)]
        return record
      })
    var disturbed = DisturbedRows(rows)
    for row in rows.indices {
      let isDisturbed = disturbed.contains(row)
      #expect(isDisturbed == (RunDisturbance.cause(rows[row]) != nil))
    }
  }
}

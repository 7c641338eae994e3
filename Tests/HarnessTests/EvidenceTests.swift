import Testing

@testable import SpeedupCore
@testable import SpeedupJudge
@testable import SpeedupReport
@testable import SpeedupStatistics

@Suite struct EvidenceTests {
  @Test func `an imported row has no speed-up, since nobody knows how it was run`() {
    var results = MadeUpResults(axes: ["cores"])
    for (cores, wall) in [("1", 2.0), ("2", 1.0)] { results.add([cores], walls: [wall, wall], mode: .imported) }
    let cells = summaries(of: results.table)
    #expect(cells.allSatisfy { $0.evidence == .imported && $0.comparison?.speedUp == nil })
    let text = TextRenderer().text(summaryDocument(of: results.table, title: "x"))
    #expect(text.contains("imported: by another tool"))
  }

  @Test func `what older files call unknown is imported`() {
    #expect(Evidence(field: "unknown") == .imported && Evidence(field: "imported") == .imported)
    #expect(Evidence(field: "pinned") == .pinned && Evidence(field: "real") == nil)
  }

  @Test func `failed runs are in the exported times but not in their mean`() throws {
    var results = MadeUpResults(axes: ["n"])
    results.add(["1"], walls: [0.1, 0.108, 0.002])
    results.table.records[2].status = .failed
    results.table.records[2].detail = "exit status 1"
    let source = ExportSource(table: results.table, plan: nil, machine: nil)
    let text = try source.exported(as: .hyperfine).text
    let result = try JSONCursor(reading: Array(text.utf8), file: "x").member("results").elements()[0]
    #expect(abs(try result.member("mean").amount("a number") - 0.104) < 1e-12)
    #expect(try result.member("times").elements().count == 3)
  }

  @Test func `a file from before a column was there is read as not measured`() throws {
    var results = MadeUpResults(axes: ["n"])
    results.add(["1"], walls: [1], memory: 4096)
    let newer = Metric.columns.filter(\.isNewer).compactMap(\.column)
    let rows = try CSV.parse(results.table.text).map(\.fields)
    let kept = rows[0].indices.filter { !newer.contains(rows[0][$0]) }
    let old = rows.map { row in CSV.line(kept.map { row[$0] }) }.joined()
    #expect(rows[0].count == kept.count + newer.count)
    #expect(try ResultTable(parsing: old, path: "x").records == results.table.records)
  }

  @Test func `the doctor's unfit is what the gate refuses`() {
    let limits = FitnessLimits()
    let signals: [(FitnessLimit, WritableKeyPath<RunFigures, Seconds?>, Seconds)] = [
      (limits.offCpu, \.runDelay, limits.ownDelay), (limits.steal, \.steal, Seconds(0)),
      (limits.cpuPressure, \.cpuPressure, limits.ownPressure),
    ]
    for (limit, set, own) in signals {
      for factor in [0.9, 1.1] {
        var run = RunFigures()
        run.wall = Seconds(100)
        run[keyPath: set] = Seconds(100 * limit.unfit * factor + own.value)
        var fitness = MachineFitness(cpus: .one)
        fitness.observe(run)
        #expect((fitness.assessment == .fit) == (limit.severity(of: limit.unfit * factor) != .unfit))
      }
    }
  }
}

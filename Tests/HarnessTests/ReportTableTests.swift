import Testing

@testable import SpeedupReport
@testable import SpeedupStatistics

@Suite struct ReportTableTests {
  @Test func `a row has figures with units, intervals and the comparison`() {
    var results = MadeUpResults(axes: ["cores", "symbols"])
    results.add(["1", "50"], walls: [0.2, 0.2, 0.2, 0.2, 0.2, 0.21], memory: 67_108_864)
    results.add(["2", "50"], walls: [0.1, 0.1, 0.1, 0.1, 0.1, 0.105], cpu: 2, memory: 67_108_864)
    #expect(
      TextRenderer().text(summaryDocument(of: results.table, title: "weekly")) == """
        weekly
        2 cells, 12 runs; symbols=50

        cores  runs ok    wall  95 % interval     CPU  peak memory   largest            speed-up  efficiency
        ────────────────────────────────────────────────────────────────────────────────────────────────────
            1        6  200 ms  [200, 210] ms  200 ms     64.0 MiB  64.0 MiB           reference        1.00
            2        6  100 ms  [100, 105] ms  200 ms     64.0 MiB  64.0 MiB  ×2.00 [2.00, 2.00]        1.00

        [a, b]: 95 % confidence interval of the median, by order statistics.
        speed-up: median over blocks of wall time of the reference / wall time of the cell. \
        Reference: fewest cores, equal on the other axes.
        efficiency: speed-up / (resources / resources of the reference); resources: workers × threads, at most the cores.
        peak memory by cgroup2-peak: the whole process tree; counts page cache too.

        """)
  }

  @Test func `a cell without a good run shows status and reason, and what its runs had when they were killed`() throws {
    let text = TextRenderer().text(summaryDocument(of: MadeUpResults.chunks, title: "t"))
    let rows = text.split(separator: "\n").map(String.init)
    #expect(
      rows.contains { $0.hasPrefix("      8    512      0/3  >5.00 s ") && $0.hasSuffix("timeout: killed after 5 s") })
    #expect(rows.contains("      8      1      0/3  skipped: too many tasks for this machine"))
  }

  @Test func `too few runs for an interval are said to be so`() {
    let text = TextRenderer().text(summaryDocument(of: MadeUpResults.chunks, title: "t"))
    #expect(text.contains("one run"))
    #expect(text.contains("not measured in any run: peak memory."))
    #expect(text.contains(" min–max "))
    #expect(text.contains("min–max: smallest and largest; too few runs for a 95 % interval."))
  }

  @Test func `an oversubscribed row is labelled and has no speed-up`() throws {
    let text = TextRenderer().text(summaryDocument(of: MadeUpResults.cores, title: "t"))
    let row = try #require(text.split(separator: "\n").first { $0.contains(" 252 ") })
    #expect(row.hasSuffix("oversubscribed"))
    #expect(row.contains("–           –  ×"))
    #expect(text.contains("more virtual cores than the 2 CPUs allowed"))
  }

  @Test func `only axes that vary have a column`() {
    let document = summaryDocument(of: MadeUpResults.sizes, title: "t")
    #expect(document.tables[0].columns.map(\.title).prefix(3) == ["variant", "symbols", "runs ok"])
    #expect(document.sentences[0].hasSuffix("cores=1"))
  }

  @Test func `cells with some failed runs say how many and why`() {
    var results = MadeUpResults(axes: ["variant"])
    results.add(["a"], walls: [1, 1, 1])
    var table = results.table
    table.records[2].status = .failed
    table.records[2].detail = "exit status 3\n\u{1B}[2J"
    let text = TextRenderer().text(summaryDocument(of: table, title: "t"))
    #expect(text.contains("2/3"))
    #expect(text.contains("failed: exit status 3\\n\\u{1B}[2J"))
    #expect(text.contains("a/b runs ok: figures rest on the a good runs alone"))
  }

  @Test func `a table without runs is a heading and nothing else`() {
    let document = summaryDocument(of: MadeUpResults(axes: ["variant"]).table, title: "t")
    #expect(document.tables[0].rows.isEmpty)
    #expect(document.title == "t" && document.sentences == ["0 cells, 0 runs"])
  }
}

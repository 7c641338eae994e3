import Testing

@testable import SpeedupCore
@testable import SpeedupJudge
@testable import SpeedupReport
@testable import SpeedupStatistics

@Suite struct ReportSummaryTests {
  @Test func `the median rests on good and killed runs that are no warm-ups`() throws {
    var results = MadeUpResults(axes: ["variant"])
    results.add(["a"], walls: [9, 1, 2, 3, 4])
    var table = results.table
    table.records[0].warmup = true
    table.records[4].status = .timeout
    table.records[4].detail = "killed after 5 s"
    let cell = try #require(summaries(of: table).first)
    #expect(cell.okCount == 3)
    #expect(cell.failedCount == 1)
    #expect(
      cell.wall?.median == Seconds(2.5) && cell.wall?.bounds.largest == .atLeast && cell.wall?.largest == Seconds(5))
    #expect(cell.failure == .init(status: .timeout, detail: "killed after 5 s", count: 1))
  }

  @Test func `six runs have a 95 percent interval, five only a range, one neither`() {
    let six = SampleSummary([1, 2, 3, 4, 5, 6].map { Seconds($0) })
    #expect(six?.spread == .interval(lower: Seconds(1), upper: Seconds(6)))
    let five = SampleSummary([3, 1, 2, 5, 4].map { Seconds($0) })
    #expect(five?.spread == .range(lower: Seconds(1), upper: Seconds(5)))
    #expect(SampleSummary([Seconds(1)])?.spread == .single)
  }

  @Test func `a figure that no run measured has no summary`() throws {
    var results = MadeUpResults(axes: ["variant"])
    results.add(["a"], walls: [1, 2], cpu: nil)
    let cell = try #require(summaries(of: results.table).first)
    #expect(cell.cpu == nil)
    #expect(cell.peakMemory == nil)
  }

  @Test func `the largest memory that a file can name is summarised`() {
    let most = Bytes(Int64.max)
    #expect(SampleSummary([most, most])?.median == most)
  }

  @Test func `the speed-up is the median of ratios within a block, not the ratio of medians`() throws {
    var results = MadeUpResults(axes: ["cores"])
    results.add(["1"], walls: [1, 10, 100])
    results.add(["2"], walls: [0.5, 5, 25])
    let cells = summaries(of: results.table)
    let comparison = try #require(cells[1].comparison)
    #expect(abs((comparison.speedUp?.median ?? 0) - 2) < 1e-12)
    #expect(abs((comparison.efficiency?.median ?? 0) - 1) < 1e-12)
    #expect(cells[0].comparison?.isReference == true)
  }

  @Test func `runs whose partner in the block failed make no pair`() throws {
    var results = MadeUpResults(axes: ["cores"])
    results.add(["1"], walls: [1, 1, 1])
    results.add(["2"], walls: [0.5, 0.5, 0.5])
    var table = results.table
    table.records[1].status = .crashed
    #expect(summaries(of: table)[1].comparison?.speedUp?.count == 2)
  }

  @Test func `an oversubscribed cell has a CPU-time ratio but neither speed-up nor efficiency`() throws {
    var results = MadeUpResults(axes: ["cores"])
    results.add(["1"], walls: [1, 1], cpu: 1)
    results.add(["64"], walls: [0.5, 0.5], cpu: 3, mode: .oversubscribed, mask: "0-1")
    let cell = summaries(of: results.table)[1]
    let comparison = try #require(cell.comparison)
    #expect(comparison.speedUp == nil)
    #expect(comparison.efficiency == nil)
    #expect(abs((comparison.cpuRatio?.median ?? 0) - 1.5) < 1e-12)
    #expect(cell.allowedCPUs == 2)
  }

  @Test func `a reference on an oversubscribed machine gives nobody a speed-up`() {
    var results = MadeUpResults(axes: ["cores"])
    results.add(["4"], walls: [1], mode: .oversubscribed)
    results.add(["8"], walls: [1], mode: .pinned)
    #expect(summaries(of: results.table)[1].comparison?.speedUp == nil)
  }

  @Test func `the automatic reference does the same work with the fewest cores and workers`() {
    var results = MadeUpResults(axes: ["variant", "symbols", "cores", "workers"])
    for variant in ["a", "b"] {
      for symbols in ["10", "20"] {
        for (cores, workers) in [("10", "2"), ("2", "10"), ("2", "9")] {
          results.add([variant, symbols, cores, workers], walls: [1])
        }
      }
    }
    for cell in summaries(of: results.table) {
      let reference = cell.comparison?.referenceAxes ?? []
      #expect(reference.work == cell.axes.work)
      #expect(reference.filter { ParallelAxes.contains($0.name) }.text == "cores=2, workers=9")
    }
  }

  @Test func `without cores and workers the first variant is the reference`() {
    let cells = summaries(of: MadeUpResults.sizes)
    #expect(cells.allSatisfy { $0.comparison == nil || $0.comparison!.referenceAxes[0].value == "filter" })
    #expect(cells.last?.comparison?.referenceAxes.text == "variant=filter, symbols=1600, cores=1")
    #expect(cells.last?.comparison?.efficiency == nil)
  }

  @Test func `a chosen reference keeps equal what can be, though the workers follow the cores`() throws {
    var results = MadeUpResults(axes: ["cores", "chunk", "workers"])
    for (cores, chunk) in [("1", "10"), ("1", "100"), ("2", "10"), ("2", "100")] {
      results.add([cores, chunk, cores], walls: [1])
    }
    let choice = ReferenceChoice.fixed([AxisValue("cores", "1")])
    #expect(summaries(of: results.table, reference: choice).map { $0.comparison?.referenceCell } == [0, 1, 0, 1])
    // Variants that prescribe their own threads: those on as many cores are compared.
    var variants = MadeUpResults(axes: ["variant", "cores", "threads"])
    for (variant, cores, threads) in [("many", "1", "1"), ("many", "2", "2"), ("one", "1", "1"), ("one", "2", "1")] {
      variants.add([variant, cores, threads], walls: [1])
    }
    let many = ReferenceChoice.fixed([AxisValue("variant", "many")])
    #expect(summaries(of: variants.table, reference: many).map { $0.comparison?.referenceCell } == [0, 1, 0, 1])
  }

  @Test func `a chosen reference keeps the other axes equal`() throws {
    let table = MadeUpResults.cores
    let all = CellRows.all(in: table.records).map(\.axes)
    let choice = try ReferenceChoice(parsing: "variant=filter,cores=1", cells: all)
    let cells = summaries(of: table, reference: choice)
    #expect(
      Set(cells.compactMap { $0.comparison?.referenceAxes.text })
        == ["variant=filter, symbols=1600, cores=1, workers=1"])
    let place = "variant=partition, symbols=1600, cores=2, workers=2"
    let other = try #require(cells.first { $0.axes.text == place })
    #expect(other.comparison?.efficiency == nil)
    #expect(other.comparison?.speedUp != nil)
  }

  @Test(arguments: [
    ("cores", "--reference: 'cores' is not of the form AXIS=VALUE, such as cores=1"),
    (
      "core=1",
      "--reference: no axis 'core' in these results; the axes are: variant, symbols, cores, workers"
    ),
    ("cores=3", "--reference: no cell has cores=3; the values are: 1, 2, 4, 16, 64, 252"),
    ("cores=1,cores=2", "--reference: 'cores' is there twice; keep one"),
  ])
  func `a bad reference is an error that names the fix`(text: String, message: String) {
    let cells = CellRows.all(in: MadeUpResults.cores.records).map(\.axes)
    #expect(throws: InputError(message)) { try ReferenceChoice(parsing: text, cells: cells) }
  }

  @Test func `planned cells that have no run, and so no row, are counted`() throws {
    var results = MadeUpResults(axes: ["n"])
    results.add(["1"], walls: [1, 1])
    let marks: CellMarks = [0: "2 of 3 runs made", 1: "0 of 3 runs made"]
    let document = try summaryDocument(of: results.table, title: "t", marks: marks, SummaryOptions())
    #expect(document.notes.contains("1 planned cell without a run: no row."))
  }
}

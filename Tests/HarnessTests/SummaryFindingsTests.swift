import Testing

@testable import SpeedupCore
@testable import SpeedupJudge
@testable import SpeedupReport

@Suite struct SummaryFindingsTests {
  private func text(_ table: ResultTable, _ options: SummaryOptions = SummaryOptions()) throws -> String {
    TextRenderer().text(try summaryDocument(of: table, title: "t", options))
  }

  private static let walls = [1.00, 1.01, 0.99, 1.02, 0.98, 1.00, 1.01, 0.99]

  private func commands(_ factors: [Double]) -> ResultTable {
    var results = MadeUpResults(axes: ["command", "cores"])
    for (place, factor) in factors.enumerated() {
      results.add(["c\(place)", "1"], walls: Self.walls.map { $0 * factor }, memory: (1 + place) << 20)
    }
    return results.table
  }

  @Test func `several commands end with one sentence each, and the fastest and the smallest are marked`() throws {
    let text = try text(commands([2, 1]))
    #expect(text.contains("c1 ran 2.00× faster [2.00, 2.00] than c0."))
    let rows = text.split(separator: "\n")
    #expect(rows.contains { $0.hasPrefix("c1 ") && $0.hasSuffix("fastest") && $0.contains("×2.00 [2.00, 2.00]") })
    #expect(rows.contains { $0.hasPrefix("c0 ") && $0.hasSuffix("smallest") && $0.contains("reference") })
  }

  @Test func `a command some of whose runs failed is told so, and is not marked as the fastest`() throws {
    var table = commands([2, 1])
    for place in table.records.indices where table.records[place].cell == 1 && table.records[place].block > 5 {
      table.records[place].status = .failed
    }
    let text = try text(table)
    #expect(text.contains("c1 ran 2.00× faster [2.00, 2.00] than c0 (runs failed; see the rows)."), "\(text)")
    #expect(!text.split(separator: "\n").contains { $0.hasSuffix("fastest") }, "\(text)")
  }

  @Test func `a mean says how many cells have no ratio since all runs of both commands were killed`() throws {
    var results = MadeUpResults(axes: ["command", "n"])
    for n in ["1", "2"] {
      results.add(["a", n], walls: Self.walls)
      results.add(["b", n], walls: Self.walls.map { $0 / 2 })
    }
    results.addFailed(["a", "3"], .timeout, "killed after 30.0 s")
    results.addFailed(["b", "3"], .timeout, "killed after 30.0 s")
    #expect(
      try text(results.table).contains(
        "Over 2 common cells b has ×2.00 the speed of a (geometric mean; 1 cell more without a ratio)."))
  }

  @Test func `items per second of killed runs are a bound`() throws {
    var results = MadeUpResults(axes: ["n"])
    results.add(["1"], walls: [1, 1, 1, 1, 1, 1])
    results.add(["2"], walls: [2, 2, 9, 9, 9, 9])
    for place in results.table.records.indices {
      results.table.records[place].figures.items = 900
      guard results.table.records[place].cell == 1, results.table.records[place].block > 1 else { continue }
      results.table.records[place].status = .timeout
      results.table.records[place].detail = "killed after 9.0 s"
    }
    let cells = summaries(of: results.table)
    #expect(cells[0].itemRate?.median == 900 && cells[0].itemRate?.bounds.median == .exact)
    #expect(cells[1].itemRate?.median == 100 && cells[1].itemRate?.bounds.median == .atMost)
    #expect(try text(results.table).contains("<100"))
  }

  @Test func `a tie is said`() throws {
    var results = MadeUpResults(axes: ["command"])
    results.add(["a"], walls: Self.walls)
    results.add(["b"], walls: Array(Self.walls.reversed()))
    let text = try text(results.table)
    #expect(text.contains("a and b can't be told apart: ×") && text.contains("]."))
    #expect(text.components("fastest (tie)") == 2)
  }

  @Test func `too few runs for an interval are said`() throws {
    var results = MadeUpResults(axes: ["command"])
    results.add(["a"], walls: [1, 1, 1])
    results.add(["b"], walls: [2, 2, 2])
    #expect(
      try text(results.table).contains("a ran 2.00× faster than b in 3 pairs of runs, too few for an interval."))
  }

  @Test func `what few runs do not tell apart is called as fast, with the number of the same pairs`() throws {
    var results = MadeUpResults(axes: ["command"])
    results.add(["A"], walls: [1, 2, 3])
    results.add(["B"], walls: [0.9, 2.1, 2.9])
    let text = try text(results.table)
    #expect(text.contains("are as fast within noise: ×0.97 in 3 pairs of runs, too few for an interval."), "\(text)")
    #expect(!text.contains("faster than"))
  }

  @Test func `over several slices there is a sentence each and the geometric mean`() throws {
    var results = MadeUpResults(axes: ["command", "n"])
    for (name, factor) in [("a", 1.0), ("b", 2.0)] {
      results.add([name, "1"], walls: Self.walls.map { $0 * factor })
      results.add([name, "2"], walls: Self.walls.map { $0 * factor * factor })
    }
    let text = try text(results.table)
    #expect(text.contains("n=1: a ran 2.00× faster") && text.contains("n=2: a ran 4.00× faster"))
    #expect(text.contains("Over 2 common cells b has ×0.35 the speed of a (geometric mean)."))
  }

  @Test func `what is only bounded is not the smallest`() throws {
    var results = MadeUpResults(axes: ["command"])
    results.add(["a"], walls: Self.walls, memory: 1 << 20)
    results.add(["b"], walls: Self.walls.map { $0 * 2 }, memory: 1 << 20)
    for place in results.table.records.indices.suffix(6) { results.table.records[place].status = .memoryLimit }
    let rows = try text(results.table).split(separator: "\n")
    #expect(rows.contains { $0.hasPrefix("a ") && $0.contains("smallest") && !$0.contains("(tie)") }, "\(rows)")
    #expect(!rows.contains { $0.hasPrefix("b ") && $0.contains("smallest") })
  }

  @Test func `the answer before a long table says that other load disturbed runs, and how many sizes it leaves out`()
    throws
  {
    var results = MadeUpResults(axes: ["variant", "size", "executor"])
    for size in 1...7 {
      for (place, variant) in ["a", "b"].enumerated() {
        results.add([variant, "\(size)", "threads"], walls: Self.walls.map { $0 * Double(3 - place) })
      }
    }
    for place in results.table.records.indices { results.table.records[place].figures.runDelay = Seconds(0.5) }
    let lines = try text(results.table).split(separator: "\n")
    #expect(
      lines.contains("size=7: fastest: variant=b, 2.00 s (other load disturbed runs; see the rows)."), "\(lines)")
    #expect(lines.contains("and 6 more, in the rows."))
  }

  @Test func `programs read the ends of a speed-up, all runs, and the axes that do not vary`() throws {
    var results = MadeUpResults(axes: ["command", "cores"])
    results.add(["a", "4"], walls: Self.walls)
    results.add(["b", "4"], walls: Self.walls.map { $0 / 2 })
    results.table.records[15].status = .timeout
    let lines = CSVRenderer.text(summaryDocument(of: results.table, title: "t")).split(separator: "\n")
    let fields = lines.map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let row = Dictionary(zip(fields[0], fields[2]), uniquingKeysWith: { first, _ in first })
    #expect(row["cores"] == "4" && row["runs_ok"] == "7" && row["runs_all"] == "8" && row["speed_up"] == "2", "\(row)")
    #expect(row["speed_up_low"] != nil && row["speed_up_low_mark"] == "<" && row["speed_up_high"] == "2", "\(row)")
  }

  @Test(arguments: ["efficiency", "largest", "speed-up"]) func `rows are sorted by any column of figures`(
    column: String
  ) throws {
    var results = MadeUpResults(axes: ["cores"])
    results.add(["1"], walls: Self.walls, memory: 3 << 20)
    results.add(["2"], walls: Self.walls.map { $0 / 2.5 }, memory: 2 << 20)
    results.add(["4"], walls: Self.walls.map { $0 / 3 }, memory: 1 << 20)
    var options = SummaryOptions()
    options.sort = column
    let rows = try text(results.table, options).split(separator: "\n").compactMap { Int($0.prefix(6).trimmed) }
    #expect(rows == ["efficiency": [2, 1, 4], "largest": [4, 2, 1], "speed-up": [4, 2, 1]][column])
  }

  @Test func `a long table begins with the fastest, what equals it, the knee and the smallest`() throws {
    var results = MadeUpResults(axes: ["level", "cores", "workers"])
    for workers in 1...9 {
      // No gain from 4 on.
      let time = 1 / Double(min(workers, 4)) + Double(workers) * 0.001
      results.add(["1", "16", "\(workers)"], walls: Self.walls.map { $0 * time }, memory: workers << 20)
    }
    let text = try text(results.table)
    #expect(
      text.contains(
        "fastest: workers=4, 254 ms; smallest memory: workers=1, 1.01 MiB."))
    var flat = MadeUpResults(axes: ["cores", "workers"])
    for workers in 1...9 {
      flat.add(["16", "\(workers)"], walls: Self.walls.map { $0 * (workers == 1 ? 1.5 : 1 - Double(workers) * 0.005) })
    }
    #expect(try self.text(flat.table).contains("within 10 % of it with the fewest resources: workers=2"))
  }

  @Test func `a workload's answer is told for each size of the work`() throws {
    let text = try text(MadeUpResults.sizes)
    // Without the axis `executor` it is a command's table, of which every cell is a choice.
    #expect(text.contains("fastest: variant=filter, symbols=50,"))
    var results = MadeUpResults(axes: ["variant", "size", "executor"])
    for size in ["1", "2", "3"] {
      for (place, variant) in ["a", "b", "c"].enumerated() {
        results.add([variant, size, "threads"], walls: Self.walls.map { $0 * Double(3 - place) })
      }
    }
    let told = try self.text(results.table)
    for size in 1...3 { #expect(told.contains("size=\(size): fastest: variant=c, 1.00 s.")) }
  }

  @Test func `rows are chosen, sorted and cut, and what is cut is told`() throws {
    var options = SummaryOptions()
    options.conditions = [AxisValue("command", "c0"), AxisValue("command", "c2"), AxisValue("command", "c1")]
    options.sort = "wall"
    options.top = 2
    let text = try text(commands([3, 1, 2, 9]), options)
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("c") && !$0.hasPrefix("co") }.map { $0.prefix(2) }
    #expect(Array(rows.prefix(2)) == ["c1", "c2"])
    #expect(text.contains("1 row more, left out by --top."))
    options.conditions = [AxisValue("command", "none")]
    #expect(throws: InputError.self) { try self.text(commands([1, 2]), options) }
    options.conditions = []
    options.sort = "colour"
    #expect(throws: InputError.self) { try self.text(commands([1, 2]), options) }
  }

  @Test func `a row that is not shown may still be the reference`() throws {
    var options = SummaryOptions()
    options.conditions = [AxisValue("command", "c1")]
    #expect(try text(commands([2, 1]), options).contains("×2.00 [2.00, 2.00]"))
  }

  @Test func `times stand in one unit, and a program's own figures have columns`() throws {
    var table = commands([1, 2])
    for place in table.records.indices { table.records[place].measures["tps"] = "\(100 + table.records[place].block)" }
    var options = SummaryOptions()
    options.timeUnit = .time("us")
    options.figures = [DeclaredFigure(name: "tps", unit: "/s", better: .higher)]
    options.notes = ["a note"]
    let text = try text(table, options)
    #expect(text.contains("1000000 µs") && text.contains("104/s [100, 107]") && text.contains("a note"))
  }

  @Test func `several results stand side by side with the geometric mean over what they share`() throws {
    func result(_ name: String, _ factor: Double, _ sizes: [String]) -> ResultSet {
      var results = MadeUpResults(axes: ["n", "cores"])
      for size in sizes { results.add([size, "1"], walls: [factor * Double(size)!]) }
      return ResultSet(name: name, table: results.table)
    }
    let text = TextRenderer().text(try sideBySide([result("A", 2, ["1", "2"]), result("B", 1, ["1", "2", "4"])]))
    #expect(text.contains("2 has ×2.00 the speed of 1 (geometric mean over 2 common cells)."))
    #expect(text.split(separator: "\n").contains { $0.hasPrefix("4") && $0.contains("4.00 s") && !$0.contains("×") })
    let none = TextRenderer().text(try sideBySide([result("A", 2, ["1"]), result("B", 1, ["4"])]))
    #expect(none.contains("The results have no cell in common."))
  }
}

extension Substring {
  fileprivate var trimmed: String { filter { $0 != " " } }
}

extension String {
  /// How often `part` stands in it.
  fileprivate func components(_ part: String) -> Int { ranges(of: part).count }
}

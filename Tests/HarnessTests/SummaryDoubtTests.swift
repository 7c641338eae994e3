import Testing

@testable import SpeedupCore
@testable import SpeedupJudge
@testable import SpeedupReport

/// What a summary may say of commands whose runs were killed or failed, or whose names are long.
@Suite struct SummaryDoubtTests {
  private static let walls = [1.00, 1.01, 0.99, 1.02, 0.98, 1.00, 1.01, 0.99]

  private func text(_ table: ResultTable, _ options: SummaryOptions = SummaryOptions()) throws -> String {
    TextRenderer().text(try summaryDocument(of: table, title: "t", options))
  }

  private func commands(_ factors: [Double]) -> ResultTable {
    var results = MadeUpResults(axes: ["command", "cores"])
    for (place, factor) in factors.enumerated() {
      results.add(["c\(place)", "1"], walls: Self.walls.map { $0 * factor }, memory: (1 + place) << 20)
    }
    return results.table
  }

  /// `a` of 1 s, `b` of 0.5 s of which five of eight runs were killed, `c` of 2 s.
  private var censored: ResultTable {
    var table = commands([1, 0.5, 2])
    for place in table.records.indices where table.records[place].cell == 1 && table.records[place].block > 2 {
      table.records[place].status = .memoryLimit
    }
    return table
  }

  @Test func `a command most of whose runs were killed is not the fastest, and none is tied with it`() throws {
    let text = try self.text(censored)
    let rows = text.split(separator: "\n")
    #expect(rows.contains { $0.hasPrefix("c0 ") && $0.contains("fastest") && !$0.contains("tie") }, "\(text)")
    #expect(rows.allSatisfy { $0.hasPrefix("c0 ") || !$0.hasSuffix("fastest") && !$0.hasSuffix("(tie)") }, "\(text)")
    #expect(text.contains("c0 ran 2.00× faster [2.00, 2.00] than c2."), "\(text)")
    #expect(
      text.contains("c0 or c1: which is faster is not known, since runs of c1 were killed at "))
  }

  @Test func `among many commands it takes more to call one faster than among two`() throws {
    func text(_ count: Int) throws -> String {
      var results = MadeUpResults(axes: ["command", "cores"])
      results.add(["c0", "1"], walls: .init(repeating: 1, count: 10))
      // Slower in nine of ten blocks: 95 % for one comparison, not for eleven.
      for place in 1..<count {
        results.add(["c\(place)", "1"], walls: (0..<10).map { $0 == place % 10 ? 0.99 : 1.02 + 0.001 * Double(place) })
      }
      results.add(["last", "1"], walls: .init(repeating: 2, count: 10))
      return try self.text(results.table)
    }
    #expect(try text(2).contains("c0 ran 1.02× faster"))
    let many = try text(11)
    #expect(many.contains("c0 and c1 can't be told apart among 12: ×1.02"), "\(many)")
    #expect(many.contains("c0 ran 2.00× faster [2.00, 2.00] than last."), "\(many)")
  }

  @Test func `runs that failed early do not make a command the smallest`() throws {
    var table = commands([2, 1])
    for place in table.records.indices where table.records[place].cell == 0 && table.records[place].block > 1 {
      table.records[place].status = .failed
    }
    let rows = try self.text(table).split(separator: "\n")
    #expect(rows.contains { $0.hasPrefix("c1 ") && $0.hasSuffix("smallest") }, "\(rows)")
    #expect(!rows.contains { $0.hasPrefix("c0 ") && $0.contains("smallest") })
  }

  @Test func `a reference that is not shown is named`() throws {
    var options = SummaryOptions()
    options.conditions = [AxisValue("command", "c1"), AxisValue("command", "c2")]
    let text = try self.text(commands([1, 2, 3]), options)
    #expect(text.contains("Reference: command=c0 (not shown), equal on the other axes."), "\(text)")
  }

  @Test func `long names are whole for programs and on pages, and told apart in a table of text`() throws {
    var results = MadeUpResults(axes: ["command"])
    let names = ["fast", "slow"].map { "python3 /srv/project/run.py --mode=\($0) --input /srv/project/data/large.csv" }
    for name in names { results.add([name], walls: [1, 1, 1]) }
    let document = try summaryDocument(of: results.table, title: "t", SummaryOptions())
    for name in names {
      #expect(CSVRenderer.text(document).contains("\n\(name),"))
      #expect(JSONRenderer.text(document).contains("\"\(name)\""))
      #expect(MarkdownRenderer.text(document).contains("| \(SafeText.markdown(name)) |"))
    }
    let text = TextRenderer(width: 100).text(document)
    let rows = text.split(separator: "\n")
    #expect(rows.contains { $0.hasPrefix("python3 ") && $0.contains("--mode=fast ") && $0.contains("…  ") }, "\(text)")
    #expect(rows.contains { $0.hasPrefix("python3 ") && $0.contains("--mode=slow ") && $0.contains("…  ") }, "\(text)")
    #expect(text.contains("Cut at …: command. --csv and --markdown have the whole values."))
  }

  @Test func `the smallest peak is a tie where intervals meet`() throws {
    var results = MadeUpResults(axes: ["command"])
    for name in ["a", "b"] { results.add([name], walls: Self.walls, memory: 1 << 20) }
    results.add(["c"], walls: Self.walls, memory: 4 << 20)
    for place in results.table.records.indices where results.table.records[place].cell == 0 {
      results.table.records[place].figures.peakMemory = Bytes(
        (1 << 20) + results.table.records[place].block
          * (results.table.records[place].block % 2 == 0 ? -40_000 : 60_000))
    }
    let rows = try self.text(results.table).split(separator: "\n")
    #expect(rows.filter { $0.hasSuffix("smallest (tie)") }.count == 2, "\(rows)")
  }

  @Test func `values of an axis are for programs what was typed`() throws {
    var results = MadeUpResults(axes: ["v", "id"])
    let versions = ["1.1", "1.10", "2", "02", "1e1", "9007199254740993"]
    for version in versions { results.add([version, "007"], walls: [1, 1, 1]) }
    let table = summaryDocument(of: results.table, title: "t")
    for version in versions {
      #expect(CSVRenderer.text(table).contains("\n007,\(version),"), "\(CSVRenderer.text(table))")
    }
    let json = JSONRenderer.text(table)
    for written in [
      #""v": 1.1,"#, #""v": "1.10","#, #""v": 2,"#, #""v": "02","#, #""id": "007""#, #""9007199254740993""#,
    ] {
      #expect(json.contains(written), "\(json)")
    }
    let result = ResultSet(name: "a", table: results.table)
    let both = CSVRenderer.text(try sideBySide([result, result]))
    for version in versions { #expect(both.contains("\n007,\(version),"), "\(both)") }
  }

  @Test func `counts that scatter and CPU time alone have their spread beside them`() throws {
    var results = MadeUpResults(axes: ["n"])
    results.add(["1"], walls: [1, 1, 1])
    results.add(["2"], walls: [1, 1, 1])
    var (counted, timed) = (results.table, results.table)
    for place in counted.records.indices {
      counted.records[place].figures = RunFigures()
      counted.records[place].figures.take(
        instructions: 1_000_000 + (counted.records[place].cell == 0 ? 0 : counted.records[place].block), by: .counter)
      timed.records[place].figures.wall = nil
    }
    let text = try self.text(counted)
    #expect(text.contains("1000001 min–max 1000000–1000002") && text.contains("   1000000\n"), "\(text)")
    let times = try self.text(timed)
    #expect(times.contains("1.00 s  min–max 1.00–1.00 s"), "\(times)")
    #expect(CSVRenderer.text(summaryDocument(of: timed, title: "t")).contains("cpu_s,cpu_s_low,cpu_s_high"))
  }

  @Test func `a command that ends with an error where another does not is neither the fastest nor the smallest`() throws
  {
    var table = commands([2, 1])
    for place in table.records.indices {
      let isOdd = table.records[place].cell == 1
      table.records[place].measures[RunSurroundings.exitStatusMeasure] = isOdd ? "9" : "0"
      table.records[place].figures.peakMemory = Bytes(isOdd ? 1 << 20 : 2 << 20)
    }
    let columns = ResultColumns(axes: table.columns.axes, measures: [RunSurroundings.exitStatusMeasure])
    let text = try self.text(ResultTable(columns: columns, records: table.records))
    #expect(!text.split(separator: "\n").contains { $0.hasPrefix("c1 ") && $0.hasSuffix("est") }, "\(text)")
    #expect(text.contains("c1 ran 2.00× faster [2.00, 2.00] than c0 (exit statuses differ; see the rows)."), "\(text)")
  }
}

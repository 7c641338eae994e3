import Testing

@testable import SpeedupCore
@testable import SpeedupStatistics

@Suite struct ResultTableTests {
  /// Any text a field may hold: separators, quotes, line ends, commas, other scripts.
  private func field(_ random: inout SplitMix64) -> String {
    let pieces = ["a", ",", "\"", "\n", "\r\n", "\r", "é", "株", " ", ";", "'", "`x`", "\\", ""]
    return (0..<random.nextBounded(6)).map { _ in pieces[random.nextBounded(pieces.count)] }.joined()
  }

  @Test func `every text survives the file`() throws {
    var random = SplitMix64(seed: 11)
    for _ in 0..<300 {
      let rows = (0..<3).map { _ in ["x"] + (0..<4).map { _ in field(&random) } }
      let parsed = try CSV.parse(rows.map { CSV.line($0) }.joined())
      #expect(parsed.map(\.fields) == rows)
    }
  }

  @Test func `windows line ends and a byte order mark are read`() throws {
    #expect(try CSV.parse("\u{FEFF}a,b\r\n1,\"2\r\n3\"\r\n").map(\.fields) == [["a", "b"], ["1", "2\r\n3"]])
  }

  @Test func `a quote that never closes is named by its line`() {
    #expect(throws: CSVError(line: 2, problem: "a quote opens here and never closes")) {
      try CSV.parse("a\n\"b\nc\n")
    }
    #expect(throws: CSVError(line: 1, problem: "text after a closing quote")) { try CSV.parse("\"a\"b\n") }
  }

  static func record(_ cell: Int, _ block: Int) -> RunRecord {
    var record = RunRecord(
      cell: cell, block: block, position: 0, warmup: block == 0, axes: [AxisValue("size, \"x\"", "1\n2")],
      evidence: .oversubscribed, mask: "0-3,8", status: .ok, detail: "said, \"so\"")
    record.figures.wall = Seconds(0.123456789)
    record.figures.peakMemory = Bytes(123_456_789_012)
    record.figures.peakMemoryMethod = "cgroup1-peak"
    record.figures.minorFaults = 0
    record.digest = "00ff"
    record.measures = ["rows": "7"]
    return record
  }

  @Test func `a table reads back as it was written`() throws {
    let columns = ResultColumns(axes: ["size, \"x\""], measures: ["rows"])
    let table = ResultTable(columns: columns, records: [Self.record(0, 0), Self.record(1, 1)])
    #expect(try ResultTable(parsing: table.text, path: "x") == table)
  }

  @Test func `empty is not measured and zero is zero`() throws {
    let columns = ResultColumns(axes: ["size, \"x\""], measures: ["rows"])
    let text = ResultTable(columns: columns, records: [Self.record(0, 0)]).text
    let figures = try ResultTable(parsing: text, path: "x").records[0].figures
    #expect(figures.minorFaults == 0)
    #expect(figures.majorFaults == nil && figures.steal == nil && figures.cpu == nil)
  }

  @Test func `a sum of processor time without its parts is kept`() throws {
    let columns = ResultColumns(axes: [], measures: [])
    var record = RunRecord(cell: 0, block: 0, position: 0, warmup: false, axes: [])
    record.figures.unsplitCpu = Seconds(1.5)
    let back = try ResultTable(parsing: ResultTable(columns: columns, records: [record]).text, path: "x").records
    #expect(back == [record] && back[0].figures.cpu == Seconds(1.5))
  }

  @Test(arguments: [
    ("wall_seconds", "-1"), ("cpu_seconds", "-1"), ("wall_seconds", "nan"), ("wall_seconds", "inf"),
    ("wall_seconds", "1s"),
    ("cell", "x"), ("minor_faults", "1.5"), ("status", "fine"), ("core_mode", "real"), ("warmup", "2"),
  ])
  func `a bad value is named with file line column and value`(column: String, value: String) throws {
    let columns = ResultColumns(axes: [], measures: [])
    var record = Self.record(0, 0)
    record.axes = []
    record.measures = [:]
    let header = columns.header
    var fields = columns.fields(of: record)
    fields[try #require(header.firstIndex(of: column))] = value
    let error = #expect(throws: InputError.self) {
      try ResultTable(parsing: CSV.line(header) + CSV.line(fields), path: "dir/results.csv")
    }
    let text = try #require(error).description
    #expect(text.contains("dir/results.csv:2") && text.contains(column) && text.contains("'\(value)'"))
  }

  @Test func `broken files give one line`() {
    for text in ["", "a,b\n", "\"", "cell,cell\n"] {
      let error = #expect(throws: InputError.self) { try ResultTable(parsing: text, path: "f") }
      #expect(error?.description.contains("\n") == false)
    }
    let columns = ResultColumns(axes: [], measures: [])
    #expect(throws: InputError.self) { try ResultTable(parsing: CSV.line(columns.header) + "1,2\n", path: "f") }
  }

  @Test(arguments: [
    (0.0, "0.000000000"), (1.5, "1.500000000"), (0.000000001, "0.000000001"), (12345.678, "12345.678000000"),
    (2.978609615e-9, "0.000000002978609615"), (-0.25, "-0.250000000"), (1e-18, "0.000000000000000001"),
  ])
  func `seconds are plain decimals`(value: Double, text: String) { #expect(decimal(value) == text) }

  private func text(_ change: (inout [RunRecord]) -> Void) -> String {
    var records = [Self.plain(0, 0), Self.plain(0, 1), Self.plain(1, 0)]
    change(&records)
    return ResultTable(columns: ResultColumns(axes: ["n", "cores"], measures: []), records: records).text
  }

  private static func plain(_ cell: Int, _ block: Int) -> RunRecord {
    RunRecord(
      cell: cell, block: block, position: cell, warmup: false,
      axes: [AxisValue("n", "\(cell)"), AxisValue("cores", "1")])
  }

  private func complaint(_ text: String, plan: SweepPlan? = nil) -> String {
    #expect(throws: InputError.self) { try ResultTable(parsing: Array(text.utf8), path: "r.csv", plan: plan) }?
      .description ?? ""
  }

  @Test func `a row twice is refused with its line`() {
    let twice = text { $0.append($0[1]) }
    #expect(complaint(twice).hasPrefix("r.csv:5: block 1 of cell 0"))
  }

  @Test func `the same block of two sweeps put together is two runs`() throws {
    let both = text {
      $0.append(Self.plain(0, 0)); $0[3].axes = [AxisValue("n", "7"), AxisValue("cores", "1")]
    }
    #expect(try ResultTable(parsing: both, path: "r.csv").records.count == 4)
  }

  @Test func `axes that contradict the plan are refused with line and value`() {
    let good = Array(text { _ in }.utf8)
    #expect(throws: Never.self) { try ResultTable(parsing: good, path: "r.csv", plan: Self.plan()) }
    let other = text { $0[2].axes = [AxisValue("n", "5"), AxisValue("cores", "1")] }
    #expect(complaint(other, plan: Self.plan()).hasPrefix("r.csv:4: n is '5' where sweep.json has '1'"))
    let stray = text { $0[2].cell = 2 }
    #expect(complaint(stray, plan: Self.plan()).hasPrefix("r.csv:4: cell 2 is not in sweep.json"))
  }

  /// Two cells, two blocks.
  private static func plan(warmups: Int = 0, figures: [DeclaredFigure] = []) -> SweepPlan {
    let cells = (0..<2).map { PlannedCell(index: $0, values: plain($0, 0).axes) }
    var plan = SweepPlan(
      subjects: [Subject(.command(CommandTemplate("x")))], axes: [], repeats: 2 - warmups, warmups: warmups, seed: 1,
      measures: figures.map(\.name), cells: cells)
    plan.surroundings.figures = figures
    return plan
  }

  @Test func `rows that the plan has no place for are refused with the line`() {
    #expect(complaint(text { $0[1].block = 2 }, plan: Self.plan()).contains("r.csv:3: block 2 is not in sweep.json"))
    #expect(complaint(text { $0[1].position = 2 }, plan: Self.plan()).contains("r.csv:3: position is 2"))
    #expect(
      complaint(text { $0[1].warmup = true }, plan: Self.plan()).contains(
        "r.csv:3: warmup is 1 in block 1, and sweep.json has 0 warm-up blocks"))
    #expect(complaint(text { _ in }, plan: Self.plan(warmups: 1)).contains("r.csv:2: warmup is 0 in block 0"))
    for evidence in [Evidence.imported, .simulated, .fitted] {
      #expect(complaint(text { $0[0].evidence = evidence }, plan: Self.plan()).contains("r.csv:2: core_mode is"))
    }
  }

  @Test func `columns that are not the plan's are refused by name`() {
    let plan = Self.plan(figures: [DeclaredFigure(name: "q", unit: "ms")])
    #expect(complaint(text { _ in }, plan: plan) == "r.csv:1: the column 'q' of sweep.json is missing; restore it")
    let other = text { _ in }.replacing(",n,", with: ",m,")
    #expect(complaint(other, plan: Self.plan()) == "r.csv:1: the column 'n' of sweep.json is missing; restore it")
    let more = text { _ in }.replacing("digest", with: "digest,foo").replacing("\n0,", with: ",\n0,")
      .replacing("\n1,", with: ",\n1,")
    #expect(complaint(more.dropLast() + ",\n", plan: Self.plan()).contains("the column 'foo' is not in sweep.json"))
  }

  @Test(arguments: ["junk", "0x10", "inf", "nan", "9e400"])
  func `a declared figure that is no number is refused, and one of a workload may be a text`(value: String) {
    var record = Self.plain(0, 0)
    record.measures["q"] = value
    let columns = ResultColumns(axes: ["n", "cores"], measures: ["q"])
    let text = ResultTable(columns: columns, records: [record]).text
    let said = complaint(text, plan: Self.plan(figures: [DeclaredFigure(name: "q", unit: "ms")]))
    #expect(said.hasPrefix("r.csv:2: q is '\(value)'; expected a number"), "\(said)")
    #expect(throws: Never.self) { try ResultTable(parsing: text, path: "r.csv") }
  }

  @Test func `a last row without its line end may be cut off, and is refused`() {
    let whole = text { _ in }
    #expect(complaint(String(whole.dropLast())).hasPrefix("r.csv:4: the last row has no line end"))
  }

  @Test func `figures beyond what can be are refused`() throws {
    func said(_ change: (inout RunFigures) -> Void) -> String { complaint(text { change(&$0[0].figures) }) }
    #expect(said { $0.wall = Seconds(1e308) }.contains("a time of at least 1e-15 s and at most 1e10 s"))
    #expect(
      complaint(text { $0[0].figures.wall = Seconds(1.25) }.replacing("1.250000000", with: "1e-320")).contains(
        "wall_seconds"))
    #expect(said { $0.peakMemory = Bytes(Int64.max) }.contains("at most 2^60"))
    let parts = text { ($0[0].figures.user, $0[0].figures.system) = (Seconds(1), Seconds(0.5)) }
    #expect(throws: Never.self) { try ResultTable(parsing: parts, path: "r.csv") }
    for wrong in ["99", "word"] {
      #expect(
        complaint(parts.replacing(",1.500000000,", with: ",\(wrong),")).contains("cpu_seconds is '\(wrong)'"),
        "\(parts)")
    }
  }

  @Test(arguments: [("cores", "-1"), ("cores", "1.5"), ("block", "9223372036854775807"), ("cell", "1000000001")])
  func `numbers that no run can have are refused`(column: String, value: String) {
    var lines = text { _ in }.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    lines[1][lines[0].firstIndex(of: column)!] = value
    let complaint = complaint(lines.map { CSV.line($0) }.joined())
    #expect(complaint.hasPrefix("r.csv:2: \(column) is '\(value)'"), "\(complaint)")
  }

  @Test func `a figure in hexadecimal is refused`() {
    var figures = RunFigures()
    let isTaken = figures.set(.wall, field: "0x1p3")
    #expect(!isTaken)
    #expect(Seconds("0x10s") == nil && Bytes("0x10K") == nil)
  }
}

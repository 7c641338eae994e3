import Testing

@testable import SpeedupCore
@testable import SpeedupEngine
@testable import SpeedupSystem

/// Results that contradict their plan, or themselves, are refused with the place.
@Suite struct ContradictionTests {
  private let directory: TemporaryDirectory
  private let machine = MachineFingerprint(gatherFacts())
  private var path: String { "\(directory.path)/a" }

  init() throws { directory = try TemporaryDirectory() }

  private var plan: SweepPlan {
    var plan = mockPlan(cells: 2, repeats: 2, warmups: 0)
    plan.subjects = [Subject(.command(CommandTemplate("true {n}")))]
    return plan
  }

  private func record(_ cell: Int, _ block: Int, _ position: Int) -> RunRecord {
    var record = RunRecord(
      cell: cell, block: block, position: position, warmup: false, axes: [AxisValue("n", "\(cell)")], mask: "0-1")
    record.figures.wall = Seconds(1)
    record.figures.peakMemory = Bytes(4096)
    record.figures.peakMemoryMethod = "cgroup1-peak"
    return record
  }

  private func read(_ records: [RunRecord], _ change: (String) -> String = { $0 }) -> String? {
    let text = change(ResultTable(columns: plan.columns, records: records).text)
    do { _ = try ResultTable(parsing: Array(text.utf8), path: "r.csv", plan: plan) } catch { return "\(error)" }
    return nil
  }

  @Test func `a place of a block that is given twice`() {
    #expect(read([record(0, 0, 0), record(1, 0, 1), record(1, 1, 0), record(0, 1, 1)]) == nil)
    let said = read([record(0, 0, 0), record(1, 0, 0)])
    #expect(said?.hasPrefix("r.csv:3: position 0 of block 0 stands in an earlier line too") == true, "\(said ?? "")")
    #expect(read([record(0, 1, 1), record(1, 1, 0), record(0, 0, 0), record(1, 0, 1)]) == nil, "in whatever order")
  }

  @Test(arguments: ["bogus", "-1", "0-99999999999", "1-0", "\",\""])
  func `a mask that is no list of CPUs`(mask: String) {
    let said = read([record(0, 0, 0)]) { $0.replacing(",0-1,", with: ",\(mask),") }
    #expect(said?.hasPrefix("r.csv:2: mask is '") == true, "\(said ?? "taken")")
  }

  @Test func `a method that is none, and a figure without one`() {
    for (method, told) in [("bogus", "cgroup2-peak, cgroup1-peak"), ("", "cgroup2-peak")] {
      let said = read([record(0, 0, 0)]) { $0.replacing(",cgroup1-peak,", with: ",\(method),") }
      #expect(said?.hasPrefix("r.csv:2: peak_memory_method is '\(method)'") == true, "\(said ?? "taken")")
      #expect(said?.contains(told) == true)
    }
    let said = read([record(0, 0, 0)]) { $0.replacing(",4096,", with: ",,") }
    #expect(said?.contains("peak_memory_method is 'cgroup1-peak'; expected nothing") == true, "\(said ?? "taken")")
  }

  @Test(arguments: [
    ("1e30", "at most 2^60"), ("1.5", "a whole number, written in digits alone"), ("1e3", "a whole number, written"),
    ("9999999999999999999999", "at most 2^60"), ("-1", "a number of at least 0"), ("x", "a number of at least 0"),
  ])
  func `a count that can't be says what can`(value: String, expected: String) {
    let said = read([record(0, 0, 0)]) { $0.replacing(",4096,", with: ",\(value),") }
    #expect(said?.contains("peak_memory_bytes is '\(value)'; expected \(expected)") == true, "\(said ?? "taken")")
  }

  @Test(arguments: [
    ("\"axes\" : [", "\"axes\" : [{\"name\": \"m\", \"values\": [\"1\"]},", "no value of the axis 'm'"),
    ("\"axes\" : [", "\"axes\" : [{\"name\": \"\", \"values\": [\"1\"]},", "an axis has no name"),
    ("\"axes\" : [", "\"axes\" : [{\"name\": \"n\", \"values\": [\"1\"]},", "two axes 'n'"),
    ("\"zips\" : [", "\"zips\" : [[\"n\", \"m\"]", "zips has 'm', which is no axis"),
    ("\"name\" : \"n\",\n      \"values\"", "\"name\" : \"status\",\n      \"values\"", "'n', which is no axis"),
    (
      "\"values\" : [\n        \"0\",", "\"values\" : [\n        \"7\",",
      "cell 0 has n=0, which is no value of that axis"
    ),
    ("\"repeats\" : 2", "\"repeats\" : 2, \"repeats\" : 3", "the name 'repeats' is there twice"),
  ])
  func `a plan that contradicts itself`(whole: String, broken: String, told: String) throws {
    do { _ = try SweepDirectory(creating: path, plan: plan, machine: machine) }
    let text = try Files.readText("\(path)/sweep.json")
    try #require(text.contains(whole), "\(text)")
    #expect(throws: Never.self) { try SweepDirectory.plan(path) }
    try Files.write("\(path)/sweep.json", text.replacing(whole, with: broken, maxReplacements: 1))
    let resumed = #expect(throws: InputError.self) { try SweepDirectory(resuming: path, machine: machine) }
    #expect(resumed?.description.contains(told) == true, "\(resumed!)")
    let read = #expect(throws: InputError.self) { try SweepDirectory.plan(path) }
    #expect(read?.description.contains(told) == true && read?.description.contains("sweep.json") == true, "\(read!)")
  }

  @Test func `cells without values, and a list of programs that was emptied`() {
    var (cells, programs) = (plan, plan)
    cells.cells[1] = PlannedCell(index: 1, values: [])
    #expect(cells.contradiction == "cell 1 has other axes than cell 0")
    programs.subjects[0].programFiles = []
    #expect(programs.contradiction?.hasPrefix("program_files is empty") == true)
    #expect(plan.contradiction == nil && mockPlan(cells: 3).contradiction == nil)
  }
}

import Testing

@testable import SpeedupCore
@testable import SpeedupEngine
@testable import SpeedupSystem

@Suite struct SweepDirectoryTests {
  private let directory: TemporaryDirectory
  private let machine = MachineFingerprint(gatherFacts())

  init() throws { directory = try TemporaryDirectory() }

  @Test func `a second sweep in the same directory is refused`() throws {
    let path = "\(directory.path)/a"
    _ = try SweepDirectory(creating: path, plan: mockPlan(cells: 1), machine: machine)
    let error = #expect(throws: InputError.self) {
      try SweepDirectory(creating: path, plan: mockPlan(cells: 1), machine: machine)
    }
    #expect(error?.description.contains("--resume \(path)") == true)
  }

  @Test func `results of something else are not taken for its own`() throws {
    let (path, plan) = ("\(directory.path)/a", mockPlan(cells: 1))
    let record = RunRecord(cell: 0, block: 0, position: 0, warmup: true, axes: [AxisValue("n", "0")])
    let strange = ResultTable(columns: plan.columns, records: [record]).text
    try Files.makeDirectory(path)
    try Files.write("\(path)/results.csv", strange)
    #expect(throws: InputError.self) { try SweepDirectory(creating: path, plan: plan, machine: machine) }
    #expect(try Files.readText("\(path)/results.csv") == strange && !Files.exists("\(path)/sweep.json"))
  }

  @Test func `only one writes at a time`() throws {
    let path = "\(directory.path)/a"
    let first = try SweepDirectory(creating: path, plan: mockPlan(cells: 1), machine: machine)
    let error = #expect(throws: InputError.self) { try SweepDirectory(resuming: path, machine: machine) }
    #expect(error?.description.contains("another speedup") == true)
    withExtendedLifetime(first) {}
  }

  @Test func `the lock goes with its holder`() throws {
    let path = "\(directory.path)/a"
    do { _ = try SweepDirectory(creating: path, plan: mockPlan(cells: 1), machine: machine) }
    #expect(try SweepDirectory(resuming: path, machine: machine).recorded.isEmpty)
  }

  @Test func `another machine is refused with what differs`() throws {
    let path = "\(directory.path)/a"
    do { _ = try SweepDirectory(creating: path, plan: mockPlan(cells: 1), machine: machine) }
    var other = machine
    other.machine.cpuModel = "Abacus 9000"
    let error = #expect(throws: InputError.self) { try SweepDirectory(resuming: path, machine: other) }
    #expect(error?.description.contains("Abacus 9000") == true)
  }

  @Test func `a damaged plan is one clear line`() throws {
    let path = "\(directory.path)/a"
    do { _ = try SweepDirectory(creating: path, plan: mockPlan(cells: 1), machine: machine) }
    let text = try Files.readText("\(path)/sweep.json")
    for broken in [String(text.dropLast(40)), text.replacing("\"repeats\" : 3", with: "\"repeats\" : \"x\""), ""] {
      try Files.write("\(path)/sweep.json", broken)
      let error = #expect(throws: InputError.self) { try SweepDirectory(resuming: path, machine: machine) }
      let line = try #require(error).description
      #expect(line.contains("\(path)/sweep.json") && !line.contains("\n"))
    }
  }

  @Test func `a plan that nobody can carry out is one clear line`() throws {
    let path = "\(directory.path)/a"
    do { _ = try SweepDirectory(creating: path, plan: mockPlan(cells: 2), machine: machine) }
    let text = try Files.readText("\(path)/sweep.json")
    for (whole, broken, told) in [
      ("\"repeats\" : 3", "\"repeats\" : -3", "-3 runs"), ("\"index\" : 1", "\"index\" : 7", "has the number 7"),
      ("\"warmups\" : 1", "\"warmups\" : 9223372036854775807", "more than"),
    ] {
      try Files.write("\(path)/sweep.json", text.replacing(whole, with: broken))
      let error = #expect(throws: InputError.self) { try SweepDirectory(resuming: path, machine: machine) }
      let line = try #require(error).description
      #expect(line.contains("\(path)/sweep.json") && line.contains(told) && !line.contains("\n"))
    }
  }

  @Test func `a record is on the disk when append returns`() throws {
    let path = "\(directory.path)/a"
    let sweep = try SweepDirectory(creating: path, plan: mockPlan(cells: 1), machine: machine)
    var record = RunRecord(cell: 0, block: 0, position: 0, warmup: true, axes: [AxisValue("n", "0")])
    record.figures.wall = Seconds(1)
    try sweep.append(record)
    #expect(try SweepDirectory.table(path).records == [record])
  }
}

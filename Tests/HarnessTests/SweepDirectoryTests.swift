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

  @Test func `what a killed start left half written is no reason to refuse its folder, and goes`() throws {
    let path = "\(directory.path)/a"
    try Files.makeDirectory(path)
    for name in ["machine.json.812-k3x.new", "sweep.json.812-0.new"] { try Files.write("\(path)/\(name)", "{") }
    _ = try SweepDirectory(creating: path, plan: mockPlan(cells: 1), machine: machine)
    #expect(try Files.names(in: path) == ["lock", "machine.json", "results.csv", "sweep.json"])
  }

  @Test func `a file that is only named like ours is somebody's`() throws {
    for name in ["sweep.json.mine.new", "notes.12-a.new"] {
      let path = "\(directory.path)/\(name)-there"
      try Files.makeDirectory(path)
      try Files.write("\(path)/\(name)", "{")
      #expect(throws: InputError.self) {
        try SweepDirectory(creating: path, plan: mockPlan(cells: 1), machine: machine)
      }
      #expect(Files.exists("\(path)/\(name)"))
    }
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

  /// The rows of a file of before there was memory without cache.
  private func old(_ table: ResultTable) -> String {
    let newer = Metric.columns.filter(\.isNewer).compactMap(\.column)
    let places = table.columns.header.indices.filter { !newer.contains(table.columns.header[$0]) }
    let rows = [table.columns.header] + table.records.map(table.columns.fields)
    return rows.map { row in CSV.line(places.map { row[$0] }) }.joined()
  }

  @Test func `a file whose header lacks new columns gets them before a row is appended`() throws {
    let (path, plan) = ("\(directory.path)/a", mockPlan(cells: 1, repeats: 3, warmups: 0))
    do { _ = try SweepDirectory(creating: path, plan: plan, machine: machine) }
    func record(_ block: Int) -> RunRecord {
      var record = RunRecord(cell: 0, block: block, position: 0, warmup: false, axes: [AxisValue("n", "0")])
      record.figures.wall = Seconds(1.5)
      return record
    }
    let before = ResultTable(columns: plan.columns, records: [record(0)])
    try Files.write("\(path)/results.csv", old(before))
    do {
      let sweep = try SweepDirectory(resuming: path, machine: machine)
      #expect(sweep.recorded == [record(0)])
      var new = record(1)
      new.figures.memoryWithoutCache = Bytes(4096)
      new.figures.memoryWithoutCacheMethod = "cgroup1-sampled"
      try sweep.append(new)
    }
    let table = try SweepDirectory.table(path)
    #expect(table.records.count == 2 && table.records[0] == record(0))
    #expect(table.records[1].figures.memoryWithoutCache == Bytes(4096))
    #expect(try Files.readText("\(path)/results.csv") == table.text)
  }

  @Test func `a file with columns of a newer version is not appended to`() throws {
    let (path, plan) = ("\(directory.path)/a", mockPlan(cells: 1, repeats: 3, warmups: 0))
    do { _ = try SweepDirectory(creating: path, plan: plan, machine: machine) }
    let text = CSV.line(plan.columns.header).replacing(",digest", with: ",energy_j,digest")
    try Files.write("\(path)/results.csv", text)
    let error = #expect(throws: InputError.self) { try SweepDirectory(resuming: path, machine: machine) }
    #expect(error?.description.contains("results.csv:1: the column 'energy_j' is not known") == true)
    #expect(try Files.readText("\(path)/results.csv") == text)
  }

  @Test func `the command to type is quoted for the shell`() throws {
    let path = "\(directory.path)/a b"
    do { _ = try SweepDirectory(creating: path, plan: mockPlan(cells: 1), machine: machine) }
    let error = #expect(throws: InputError.self) {
      try SweepDirectory(creating: path, plan: mockPlan(cells: 1), machine: machine)
    }
    #expect(error?.description.contains("--resume '\(path)'") == true)
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

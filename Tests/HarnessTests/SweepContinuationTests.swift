import Testing

@testable import SpeedupCore
@testable import SpeedupEngine
@testable import SpeedupSystem

@Suite struct SweepContinuationTests {
  private let directory: TemporaryDirectory
  private let machine = MachineFingerprint(gatherFacts())

  init() throws { directory = try TemporaryDirectory() }

  private func commandPlan(_ program: String, shell: Bool = false) -> SweepPlan {
    var plan = mockPlan(cells: 1, repeats: 2, warmups: 0, identity: nil)
    plan.subjects = [Subject(.command(CommandTemplate(program, shell: shell)))]
    return plan
  }

  private func script(_ text: String) throws -> String {
    let path = "\(directory.path)/program"
    try Files.write(path, "#!/bin/sh\n\(text)\n")
    _ = try Tool.run("/bin/chmod", ["755", path])
    return path
  }

  private func message(_ body: () throws -> Void) -> String {
    do { try body() } catch { return "\(error)" }
    return ""
  }

  @Test func `a program that was rebuilt between the halves is refused`() throws {
    var plan = commandPlan(try script("exit 0"))
    try plan.notePrograms()
    let path = "\(directory.path)/a"
    do { _ = try SweepDirectory(creating: path, plan: plan, machine: machine) }
    do { _ = try SweepDirectory(resuming: path, machine: machine) }
    _ = try script("exit 1")
    let said = message { _ = try SweepDirectory(resuming: path, machine: machine) }
    #expect(said.contains("is not the one") && said.contains("\(directory.path)/program"))
  }

  @Test(arguments: ["/bin/sh FILE", "cat --from=FILE", "true && . FILE"])
  func `a script or an input that changed between the halves is refused, and one that is put back is not`(
    _ command: String
  ) throws {
    let file = "\(directory.path)/x.sh"
    try Files.write(file, "exit 0\n")
    var plan = commandPlan(command.replacing("FILE", with: file), shell: command.contains("&&"))
    try plan.notePrograms()
    let path = "\(directory.path)/a"
    do {
      let sweep = try SweepDirectory(creating: path, plan: plan, machine: machine)
      #expect(try plan.notingArguments().subject.argumentFiles?.map(\.path) == [file])
      sweep.settleArguments(try plan.notingArguments())
    }
    for text in ["exit 1\n", nil] {
      if let text { try Files.write(file, text) } else { try Files.remove(file) }
      let said = message { _ = try SweepDirectory(resuming: path, machine: machine) }
      #expect(said.contains("the file \(file) of the command has changed since the sweep began"), "\(said)")
    }
    try Files.write(file, "exit 0\n")
    #expect(throws: Never.self) { _ = try SweepDirectory(resuming: path, machine: machine) }
  }

  @Test func `a file that the runs write themselves is not held against them`() throws {
    let (input, output) = ("\(directory.path)/in", "\(directory.path)/out")
    for file in [input, output] { try Files.write(file, "1") }
    var plan = commandPlan("cp \(input) \(output)")
    try plan.notePrograms()
    let path = "\(directory.path)/a"
    do {
      let sweep = try SweepDirectory(creating: path, plan: plan, machine: machine)
      let begun = try plan.notingArguments()
      #expect(begun.subject.argumentFiles?.map(\.path) == [input, output])
      try Files.write(output, "2")
      // Before every cell had a run nothing is known, and nothing is held against anybody.
      #expect(try SweepDirectory.plan(path)?.subject.argumentFiles == nil)
      sweep.settleArguments(begun)
    }
    #expect(try SweepDirectory(resuming: path, machine: machine).plan.subject.argumentFiles?.map(\.path) == [input])
  }

  @Test func `a sweep begun in another directory is refused with the command to type`() throws {
    var plan = commandPlan("true")
    plan.workingDirectory = directory.path
    let path = "\(directory.path)/a"
    do { _ = try SweepDirectory(creating: path, plan: plan, machine: machine) }
    let said = message { _ = try SweepDirectory(resuming: path, machine: machine) }
    #expect(said.contains("cd \(directory.path) && speedup sweep --resume \(path)"))
    plan.workingDirectory = "\(directory.path)/gone"
    try Files.write("\(path)/sweep.json", try JSONFile.text(of: plan))
    #expect(message { _ = try SweepDirectory(resuming: path, machine: machine) }.contains("which is gone"))
  }

  @Test func `a program that is not there is refused with the option before any run`() throws {
    var plan = commandPlan("nonesuch-program {n}")
    let said = message { try plan.notePrograms() }
    #expect(said.contains("--command") && said.contains("nonesuch-program"))
    plan = commandPlan("\(directory.path)/nonesuch")
    #expect(message { try plan.notePrograms() }.contains("no executable file"))
  }

  @Test func `a shell's own words are no programs to be looked up`() throws {
    var plan = commandPlan("cd / && X=1 nonesuch", shell: true)
    try plan.notePrograms()
    #expect(plan.subject.programFiles?.map(\.word).first == "/bin/sh")
  }

  @Test func `a finished sweep is extended by more runs and never shortened`() throws {
    let path = "\(directory.path)/a"
    do { _ = try SweepDirectory(creating: path, plan: mockPlan(cells: 1, repeats: 3), machine: machine) }
    var more = SweepContinuation()
    more.repeats = 20
    do { #expect(try SweepDirectory(resuming: path, machine: machine, more).plan.repeats == 20) }
    #expect(try SweepDirectory.plan(path)?.repeats == 20)
    more.repeats = 5
    #expect(message { _ = try SweepDirectory(resuming: path, machine: machine, more) }.contains("fewer"))
  }

  @Test func `failed runs are set aside and made again`() throws {
    let path = "\(directory.path)/a"
    let plan = mockPlan(cells: 1, repeats: 3, warmups: 0)
    do {
      let sweep = try SweepDirectory(creating: path, plan: plan, machine: machine)
      for block in 0..<3 {
        try sweep.append(
          RunRecord(
            cell: 0, block: block, position: 0, warmup: false, axes: [AxisValue("n", "0")],
            status: block == 1 ? .timeout : .ok))
      }
    }
    var retry = SweepContinuation()
    retry.retriesFailed = true
    let sweep = try SweepDirectory(resuming: path, machine: machine, retry)
    #expect(sweep.recorded.map(\.block) == [0, 2])
    #expect(try SweepDirectory.table("\(path)/failed.csv").records.map(\.block) == [1])
    var director = SweepDirector(plan, recorded: sweep.recorded)
    #expect(director.next()?.slots.map(\.block) == [1])
  }

  @Test func `runs in blocks of an earlier sitting are remarked, those of the interrupted block and new ones are not`()
    throws
  {
    let plan = mockPlan(cells: 2, repeats: 4, warmups: 0)
    // Of cell 1 the blocks 0 to 2 are missing, as of one that was given up or failed; cell 0 got as far as block 2.
    let recorded = (0..<3).map { RunRecord(cell: 0, block: $0, position: 0, warmup: false, axes: plan.cells[0].values) }
    func remarked(retriesFailed: Bool) -> [Int] {
      var director = SweepDirector(plan, recorded: recorded, retriesFailed: retriesFailed)
      var made: [RunRecord] = []
      while let group = director.next() {
        director.observe(group, group.slots.map { _ in CellResult(status: .ok) })
        made += director.takeFinished()
      }
      #expect(made.count == 5)
      return made.filter { $0.detail == RunRecord.laterSitting }.map(\.block)
    }
    #expect(remarked(retriesFailed: true) == [0, 1, 2])
    #expect(remarked(retriesFailed: false) == [0, 1])
  }

  @Test func `a plan of an older version has no programs and resumes`() throws {
    let path = "\(directory.path)/a"
    do { _ = try SweepDirectory(creating: path, plan: mockPlan(cells: 1), machine: machine) }
    let text = try Files.readText("\(path)/sweep.json")
    #expect(!text.contains("program_files") && !text.contains("working_directory") && !text.contains("on_failure"))
    _ = try SweepDirectory(resuming: path, machine: machine)
  }

  @Test func `a folder with other people's files is refused and left as it was`() throws {
    let path = "\(directory.path)/mine"
    try Files.makeDirectory(path)
    do { _ = try SweepDirectory(creating: path, plan: mockPlan(cells: 1), machine: machine) }
    let other = "\(directory.path)/other"
    try Files.makeDirectory(other)
    try Files.write("\(other)/notes.txt", "x")
    let said = message { _ = try SweepDirectory(creating: other, plan: mockPlan(cells: 1), machine: machine) }
    #expect(said.contains("notes.txt") && !Files.exists("\(other)/sweep.json") && !Files.exists("\(other)/lock"))
  }

  @Test func `two sweeps of the same second have folders of their own`() throws {
    let name = "\(directory.path)/out/weekly-1"
    let all = try (0..<3).map { _ in try SweepDirectory.makeFresh(name) }
    #expect(all == [name, "\(name)-2", "\(name)-3"])
  }
}

import SpeedupKit

/// The directory of one sweep: `sweep.json` (the plan), `machine.json` (the fingerprint), `results.csv` (one row a
/// run), one writer at a time.
package final class SweepDirectory {
  package let path: String
  private let lock: DirectoryLock
  private let results: AppendFile
  package private(set) var plan: SweepPlan
  package let machine: MachineFingerprint
  /// By name, what tells sweep.json and machine.json, as they were written, from others.
  private var stamps: [String: FileStamp] = [:]
  /// What was there before: the records of an earlier, interrupted sweep.
  package let recorded: RunRecords
  /// Whether runs that did not end well were set aside, to be made again.
  package let retriesFailed: Bool
  /// A remark on what was found, for the user; nil when there is none.
  package let remark: String?

  /// Makes a new one.
  /// - Throws: ``InputError`` when the directory already holds a sweep, or another process writes to it.
  package convenience init(creating path: String, plan: SweepPlan, machine: MachineFingerprint) throws {
    try ResultsFolder.make(path)
    try ResultsFolder.requireOurs(path)
    let lock = try Self.lock(path)
    try Self.requireFree(path)
    let facts = try AtomicFile("\(path)/machine.json")
    try facts.write(try JSONFile.text(of: machine))
    let planned = try AtomicFile("\(path)/sweep.json")
    try planned.write(try JSONFile.text(of: plan))
    // The plan comes last: a directory with a plan is complete.
    try AtomicFile.commit(facts, then: planned)
    try self.init(path: path, lock: lock, plan: plan, machine: machine)
  }

  /// Refuses a directory that holds other things; one that is not there yet is free.
  /// - Throws: ``InputError`` naming the path and the fix.
  package static func requireFree(_ path: String) throws {
    guard Files.exists(path) else { return }
    try ResultsFolder.requireOurs(path)
    if Files.exists("\(path)/sweep.json") {
      throw InputError(
        "\(path): holds a sweep already; go on with it by --resume \(ShellWord.quoted(path)), or name another directory by --out"
      )
    }
    // Those would be taken for runs of this sweep.
    if Files.exists("\(path)/results.csv") {
      throw InputError(
        "\(path): holds a results.csv of something else; move it away, or name another directory by --out")
    }
  }

  /// Opens one to go on with it.
  /// - Throws: ``InputError`` when there is none, it is damaged, another process writes to it, or this is another machine,
  ///   another directory or another program.
  package convenience init(
    resuming path: String, machine: MachineFingerprint, _ continuation: SweepContinuation = SweepContinuation()
  ) throws {
    guard Files.exists("\(path)/sweep.json") else {
      throw InputError("--resume \(path): there is no sweep.json; start one with --out \(path)")
    }
    let lock = try Self.lock(path)
    let begun = try Self.decode(SweepPlan.self, "\(path)/sweep.json")
    if let origin = begun.subjects.lazy.compactMap(\.origin).first {
      throw InputError("--resume \(path): \(origin.refusal)")
    }
    if let flaw = begun.flaw ?? begun.contradiction {
      throw InputError("\(path)/sweep.json: \(flaw); fix it, or start anew with --out")
    }
    let recorded = try Self.decode(MachineFingerprint.self, "\(path)/machine.json")
    let differences = machine.differences(from: recorded)
    guard differences.isEmpty else {
      throw InputError(
        "--resume \(path): this is another machine (\(differences.joined(separator: "; "))); "
          + "start a new sweep with --out")
    }
    try begun.requireSamePrograms(resuming: path)
    let plan = try continuation.applied(to: begun, path: path)
    if continuation.retriesFailed { try SweepContinuation.setFailedAside(path, plan) }
    try self.init(
      path: path, lock: lock, plan: plan, machine: recorded, retriesFailed: continuation.retriesFailed,
      isChanged: plan != begun)
  }

  private init(
    path: String, lock: DirectoryLock, plan: SweepPlan, machine: MachineFingerprint, retriesFailed: Bool = false,
    isChanged: Bool = false
  ) throws {
    self.path = path
    self.machine = machine
    self.retriesFailed = retriesFailed
    self.lock = lock
    self.plan = plan
    let rows = try RowFile("\(path)/results.csv", of: plan)
    results = rows.file
    recorded = rows.table.records
    remark = rows.isTorn ? "the last row of results.csv was cut off in the middle; that run is made again" : nil
    // Last: what is refused changes nothing.
    if isChanged { try Files.replace("\(path)/sweep.json", try JSONFile.text(of: plan)) }
    noteStamps()
  }

  /// Adds a record; no end of this process loses it from now on.
  /// - Throws: `SystemError`, when the disk is full for one, or results.csv was removed.
  package func append(_ record: RunRecord) throws {
    try results.append(CSV.line(plan.columns.fields(of: record)))
  }

  /// After the last record: all are on the disk when this returns, and under their name, beside plan and machine.
  /// - Returns: what was put back, in a line; nil where all was there.
  /// - Throws: `SystemError`, as ``append(_:)``.
  package func finish() throws -> String? {
    try results.finish()
    let texts: [(String, () throws -> String)] = [
      ("machine.json", { try JSONFile.text(of: self.machine) }), ("sweep.json", { try JSONFile.text(of: self.plan) }),
    ]
    let changed = texts.filter { stamps[$0.0] != (try? FileStamp("\(path)/\($0.0)")) }
    for (name, text) in changed { try Files.replace("\(path)/\(name)", try text()) }
    return changed.isEmpty
      ? nil
      : "put back, since it was changed or removed while the sweep ran: \(changed.map(\.0).joined(separator: ", "))"
  }

  /// Writes plan, machine and all runs into a new directory, where results.csv is not what was written any more.
  /// - Returns: its path; nil where the file is as it was left.
  /// - Throws: `SystemError`.
  package func rescue(_ records: RunRecords) throws -> String? {
    guard !results.isInPlace else { return nil }
    var name = path
    while name.count > 1, name.hasSuffix("/") { name.removeLast() }
    let fresh = try Self.makeFresh("\(name)-rescued")
    let table = ResultTable(columns: plan.columns, records: records)
    try Self.store(ResultSet(name: fresh, table: table, plan: plan, machine: machine), in: fresh)
    return fresh
  }

  private func noteStamps() {
    for name in ["machine.json", "sweep.json"] { stamps[name] = try? FileStamp("\(path)/\(name)") }
  }

  /// Writes into the plan what files the commands' words name; to be called when every cell has had a run. What has
  /// changed since the beginning is what the runs write themselves, and is left out; before that nobody could tell it
  /// from an input.
  /// - Parameter begun: the plan with the files as they were before the first run.
  package func settleArguments(_ begun: SweepPlan) {
    let known = plan
    let unchanged = begun.withoutWrittenFiles().subjects
    for (index, subject) in unchanged.enumerated() where plan.subjects[index].argumentFiles == nil {
      plan.subjects[index].argumentFiles = subject.argumentFiles
    }
    // Where that fails, ``finish()`` tries again.
    stamps["sweep.json"] = plan == known ? stamps["sweep.json"] : nil
    guard plan != known, (try? Files.replace("\(path)/sweep.json", try JSONFile.text(of: plan))) != nil else { return }
    stamps["sweep.json"] = try? FileStamp("\(path)/sweep.json")
  }

  /// Reads the results of any sweep directory, or of a results file itself.
  /// - Throws: ``InputError`` naming file, line and value.
  package static func table(_ path: String, keeping kept: KeptFigures = .all) throws -> ResultTable {
    guard Files.isDirectory(path) else { return try table(path, of: nil, keeping: kept) }
    return try table(path, of: try plan(path), keeping: kept)
  }

  /// Reads them where the plan is known, which no row may contradict.
  /// - Throws: ``InputError`` naming file, line and value.
  package static func table(
    _ path: String, of plan: SweepPlan?, keeping kept: KeptFigures = .all
  ) throws -> ResultTable {
    let file = Files.isDirectory(path) ? "\(path)/results.csv" : path
    guard Files.exists(file) else { throw InputError("\(file): there is no such file") }
    if let kind = Files.oddKind(file) { throw InputError("\(file): is \(kind), and no results file; move it away") }
    return try ResultTable(readingFile: file, plan: plan, keeping: kept)
  }

  /// Reads the results with the name or template of several commands for the text that each cell has: a curve is of one
  /// command, whatever its places are filled with.
  /// - Throws: ``InputError`` naming file, line and value.
  package static func tableByCommand(_ path: String, keeping kept: KeptFigures = .all) throws -> ResultTable {
    let plan = Files.isDirectory(path) ? try plan(path) : nil
    return byCommand(try table(path, of: plan, keeping: kept), plan)
  }

  /// The same of results that are read.
  package static func byCommand(_ table: ResultTable, _ plan: SweepPlan?) -> ResultTable {
    guard let names = plan?.commandNames, !names.isEmpty else { return table }
    return ResultTable(columns: table.columns, records: table.records.renaming(CommandAxis.name, names))
  }

  /// Reads the plan of a sweep directory; nil where there is none.
  /// - Throws: ``InputError`` when it is damaged.
  package static func plan(_ path: String) throws -> SweepPlan? {
    let file = "\(path)/sweep.json"
    guard Files.exists(file) else { return nil }
    let plan = try decode(SweepPlan.self, file)
    // What was imported was planned by nobody.
    if plan.subject.origin == nil, let flaw = plan.flaw ?? plan.contradiction {
      throw InputError("\(file): \(flaw); restore it")
    }
    return plan
  }

  /// Reads the machine's fingerprint of a sweep directory; nil where there is none.
  /// - Throws: ``InputError`` when it is damaged.
  package static func machine(_ path: String) throws -> MachineFingerprint? {
    let file = "\(path)/machine.json"
    return Files.exists(file) ? try decode(MachineFingerprint.self, file) : nil
  }

  static func lock(_ path: String) throws -> DirectoryLock {
    let held: DirectoryLock?
    do { held = try DirectoryLock(directory: path) } catch let error as SystemError where error.isOfPlace {
      throw InputError("\(path): \(error); make it writable, or go on with a copy of it")
    }
    guard let lock = held else {
      throw InputError("\(path): another speedup writes to it; wait for it, or name another directory")
    }
    try ResultsFolder.removeUnfinished(path)
    return lock
  }

  package static func decode<T: Decodable>(_ type: T.Type, _ file: String) throws -> T {
    guard Files.exists(file) else { throw InputError("\(file): is missing") }
    return try JSONFile.read(type, file, fix: "fix it, or start a new sweep with --out")
  }
}

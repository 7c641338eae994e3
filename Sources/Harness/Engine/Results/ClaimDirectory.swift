import SpeedupJudge
import SpeedupKit

/// What `verify --out DIR` keeps: `machine.json`, `sitting.json` (see ``ClaimContext``), `runs.csv` (a row a run, written as
/// they come), and the reports.
package final class ClaimDirectory {
  package let path: String
  private let lock: DirectoryLock
  private let file: AppendFile
  private let columns: ResultColumns
  private var context: ClaimContext
  /// The runs of earlier sittings, by what they are called and their round.
  package let recorded: RunRecords
  /// Those of models, which every sitting makes again, by run and round: they have a row already.
  private var modelled: Set<[String]> = []

  /// Opens one.
  /// - Parameters:
  ///   - resuming: go on with what is there; otherwise it has to be new.
  ///   - measures: the workloads' own figures.
  /// - Throws: ``InputError`` when there is something else, another machine's runs or those of other programs or claims, or
  ///   another process writes to it.
  package init(
    _ path: String, machine: MachineFingerprint, context: ClaimContext, measures: [String], resuming: Bool
  ) throws {
    let lock = try ResultsFolder.lock(path)
    let runs = "\(path)/runs.csv"
    if Files.exists(runs), !resuming {
      throw InputError(
        "--out \(path): holds runs already (runs.csv); say --resume to go on with them, or name another directory")
    }
    if resuming, Files.exists("\(path)/machine.json") {
      let before = try JSONFile.read(
        MachineFingerprint.self, "\(path)/machine.json", fix: "name another directory by --out")
      let differences = machine.differences(from: before)
      guard differences.isEmpty else {
        throw InputError(
          "--resume: \(path) is of another machine (\(differences.joined(separator: "; "))); name another --out")
      }
    }
    var context = context
    let sitting = "\(path)/sitting.json"
    for file in ["\(path)/machine.json", sitting] where resuming && Files.exists(runs) && !Files.exists(file) {
      throw InputError(
        "\(file): is missing, and without it nobody knows what runs.csv is of; restore it, or name another directory by --out"
      )
    }
    if resuming, Files.exists(sitting) {
      let before = try JSONFile.read(ClaimContext.self, sitting, fix: "name another directory by --out")
      context = try context.following(before, resuming: path)
    }
    self.path = path
    self.lock = lock
    self.context = context
    columns = ResultColumns(axes: ["run"], measures: measures)
    let isNew = !Files.exists(runs)
    func note(_ context: ClaimContext) throws {
      try Files.replace("\(path)/machine.json", try JSONFile.text(of: machine))
      try Files.replace(sitting, try JSONFile.text(of: context))
    }
    // Rows without these can't be gone on with, and refused ones are to change nothing.
    if isNew {
      self.context.rows = nil
      try note(self.context)
    }
    let columns = columns
    let rows = try RowFile(runs, columns) { [noted = self.context.rows ?? []] end in
      var bytes = Array(CSV.line(columns.header).utf8)
      var table = ResultTable(columns: columns, records: RunRecords())
      if end > 0 {
        table = try ResultTable(readingFile: runs, upTo: end)
        guard table.columns == columns, try CSV.header(ofFile: runs) == columns.header else {
          throw InputError("\(runs):1: its columns are not those of these claims; name another directory by --out")
        }
        bytes = Array(try Files.read(runs).prefix(end))
      }
      try ClaimRows.check(bytes, path: runs, names: context.runs.map(Set.init), noted: noted)
      return table
    }
    file = rows.file
    recorded = rows.table.records
    if !isNew { try note(context) }
    for record in recorded where record.evidence.isModelled { modelled.insert(Self.key(record)) }
  }

  private static func key(_ record: RunRecord) -> [String] {
    [record.axes.value(of: "run") ?? "", "\(record.block)"]
  }

  /// Adds a run; it is on the disk when this returns.
  /// - Throws: `SystemError`, when the disk is full for one.
  package func append(_ record: RunRecord) throws {
    if record.evidence.isModelled, !modelled.insert(Self.key(record)).inserted { return }
    try file.append(CSV.line(columns.fields(of: record)))
  }

  /// Notes the rows, and forgets files of commands that runs have changed, so that a later sitting does not take them for
  /// others.
  /// - Throws: `SystemError`.
  package func noteSitting() throws {
    try Files.replace("\(path)/sitting.json", try JSONFile.text(of: context.withoutWrittenFiles()))
  }

  /// After the last run: all are on the disk when this returns.
  /// - Throws: `SystemError`, also where runs.csv was removed or changed meanwhile.
  package func finish() throws {
    try file.finish()
    context.rows = ClaimRows(try Files.read("\(path)/runs.csv")).digests
  }

  /// Writes a file of the report, in a folder of its own where its name says so.
  /// - Throws: `SystemError`.
  package func write(_ name: String, _ text: String) throws {
    if let slash = name.lastIndex(of: "/") { try Files.makeDirectory("\(path)/\(name[..<slash])") }
    try Files.replace("\(path)/\(name)", text)
  }
}

extension RunRecord {
  package init(claimRun name: String, _ slot: Schedule.Slot, _ result: CellResult) {
    self.init(
      cell: slot.cell, block: slot.block, position: slot.position, warmup: false, axes: [AxisValue("run", name)],
      evidence: result.evidence, mask: result.mask, status: result.status, detail: result.detail)
    figures = result.figures
    digest = result.answer.map(AnswerLedger.mark)
    measures = (result.answer?.measures ?? [:]).merging(result.measures) { own, _ in own }
  }

  /// What came of the run, as far as a row tells it.
  package var claimResult: CellResult {
    var result = CellResult(status: status, detail: detail)
    result.evidence = evidence
    result.mask = mask
    result.figures = figures
    guard let digest else {
      result.measures = measures
      return result
    }
    let isReduced = digest.hasPrefix(AnswerLedger.reducedMark)
    result.answer = Answer(
      digest: isReduced ? String(digest.dropFirst(AnswerLedger.reducedMark.count)) : digest,
      precision: isReduced ? .reduced : .exact, items: figures.items, bytes: figures.bytes, measures: measures)
    return result
  }
}

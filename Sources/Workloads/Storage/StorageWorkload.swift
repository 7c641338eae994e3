import SpeedupKit

/// Many writers, one SQLite file: what it costs that only one of them can write at a time, and that every commit that
/// was acknowledged is there afterwards.
///
/// What a commit costs is decided by what a flush (fsync) costs on the file system of the scratch directory (`TMPDIR`,
/// else `/var/tmp`): in memory (tmpfs) it costs nothing, and shows nothing. `fsync_seconds` says what it was.
struct StorageWorkload: Workload {
  let name = "storage"
  let summary = "many writers commit to one SQLite file; every acknowledged commit is looked for afterwards"
  let source = "document 003, item 7, SQLite WAL Checkpoint Tuning"

  let variants = [
    Variant("default", "as SQLite comes: rollback journal, and a lock is an error at once"),
    Variant("wal", "write-ahead log, else as it comes; a lock is an error at once"),
    Variant(
      "wal-tuned",
      "wal_autocheckpoint=1000 (as it comes), synchronous=NORMAL (safe against kill -9, not against power loss), "
        + "busy_timeout=5000"),
  ]

  let parameters = StorageParameters.all

  let measures = [
    "commits_per_second", "locked_failures", "busy_snapshot", "failed_first", "lost_commits", "attempts_made",
    "wait_seconds", "slowest_seconds", "largest_wal_bytes", "writers_at_once", "killed_writers",
    "recovered_commits", "unacknowledged_commits", "acknowledged_verified", "rows_verified", "fsync_seconds",
    "sqlite_version",
  ]

  /// The names under which SQLite is looked for.
  var libraryNames = SQLiteLibrary.names

  /// The empty database, for one run.
  struct Input: Sendable {
    let ledger: Ledger
    let options: StorageOptions
    /// The median of some flushes of a small file beside the database.
    let flush: Seconds
    let version: String
  }

  func idle(in request: RunRequest) -> [String: String] {
    [
      "threads": "storage has no threads within a writer",
      "data": "storage makes its rows itself and reads no file",
    ]
  }

  func prepare(_ request: RunRequest) throws -> Input {
    let options = try StorageOptions(request)
    if let file = request.dataFile {
      throw InputError("--data: storage makes its rows itself and reads no file; leave out '\(file)'")
    }
    if let chunk = request.chunk, chunk < 1 { throw InputError("--chunk \(chunk): take at least 1") }
    let library = try SQLiteLibrary(names: libraryNames)
    let ledger = Ledger(
      directory: try request.scratchDirectory(), method: options.method, pragmas: options.pragmas)
    try ledger.create(library)
    return Input(
      ledger: ledger, options: options, flush: try Self.flush(in: ledger.directory),
      version: library.versionText)
  }

  private static func flush(in directory: String) throws -> Seconds {
    let path = "\(directory)/flushes"
    let file = try AppendFile(path: path)
    let times = try (0..<9).map { _ in
      let started = ProcessClock.now
      try file.append("a line\n")
      return ProcessClock.now - started
    }
    try Files.remove(path)
    return times.sorted()[4]
  }

  func run(_ input: Input, _ request: RunRequest, on pool: any WorkerPool) throws -> StorageRun.Output {
    let deal = Deal(
      commits: input.options.commits, writers: max(1, request.workers), chunk: request.chunk ?? 1)
    return try StorageRun(ledger: input.ledger, options: input.options, deal: deal, pool: pool).output()
  }

  func answer(_ output: StorageRun.Output, _ input: Input, _ request: RunRequest) throws -> Answer {
    let (ledger, options) = (input.ledger, input.options)
    let survey = try LedgerSurvey(ledger, options, SQLiteLibrary(names: libraryNames))
    // The successor's log is the one behind those of the writers.
    let acknowledged = try ledger.acknowledged(by: max(1, request.workers) + (output.killed > 0 ? 1 : 0))
    let verified = try survey.verify(acknowledged, in: ledger)
    // An answer without these rows would be another run's yardstick.
    if survey.isThere.contains(false) {
      throw LostCommits(reports: output.allReports, commits: options.commits, attempts: options.attempts)
    }
    var answer = Answer(
      digest: survey.digest, items: survey.rows, bytes: survey.rows * Self.bytesPerRow,
      measures: StorageMeasures.measures(output, acknowledged: verified))
    answer.measures["acknowledged_verified"] = "\(verified)"
    answer.measures["rows_verified"] = "\(survey.rows)"
    answer.measures["fsync_seconds"] = "\(input.flush.value)"
    answer.measures["sqlite_version"] = input.version
    return answer
  }

  func dump(_ output: StorageRun.Output, _ input: Input, _ request: RunRequest, to directory: String) throws {
    try StorageDump.write(output, input.ledger, SQLiteLibrary(names: libraryNames), to: directory)
  }

  /// Two keys, the amount and the note.
  private static let bytesPerRow = 8 + 8 + 8 + 32
}

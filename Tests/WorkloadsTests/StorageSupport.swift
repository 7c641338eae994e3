import Glibc
import Testing

@testable import SpeedupCore
@testable import SpeedupKit
@testable import SpeedupSystem
@testable import SpeedupWorkloads

/// A request for the storage workload; a parameter that is not named has its default.
func storageRequest(
  _ variant: String = "wal-tuned", workers: Int = 1, chunk: Int? = nil, seed: UInt64 = 1, commits: Int = 24,
  rows: Int = 3,
  with more: [String: String] = [:]
) -> RunRequest {
  let parameters = ["commits": "\(commits)", "rows-per-commit": "\(rows)"].merging(more) { $1 }
  return RunRequest(variant: variant, parameters: parameters, workers: workers, chunk: chunk, seed: seed)
}

/// Makes a run and gives its answer, in memory where that can be: flushes then cost nothing, and a test is after none.
func storageAnswer(_ request: RunRequest, on pool: any WorkerPool = SerialExecutor()) throws -> Answer {
  let parent = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
  let directory = try ScratchDirectory.make(in: parent)
  defer { ScratchDirectory.remove(directory) }
  let bench = try StorageBench(request, in: directory)
  return try bench.answer(try bench.run(on: pool))
}

/// An empty ledger in a directory of its own, for tests that look between the steps of a run.
struct StorageBench {
  let workload = StorageWorkload()
  let request: RunRequest
  let input: StorageWorkload.Input
  let library: SQLiteLibrary

  init(_ request: RunRequest, in directory: String) throws {
    var request = request
    request.scratch = directory
    self.request = request
    input = try workload.prepare(request)
    library = try SQLiteLibrary()
  }

  func run(on pool: any WorkerPool = SerialExecutor()) throws -> StorageRun.Output {
    try workload.run(input, request, on: pool)
  }

  func answer(_ output: StorageRun.Output) throws -> Answer { try workload.answer(output, input, request) }

  func connect() throws -> SQLiteConnection { try input.ledger.connect(library) }

  func session() throws -> LedgerSession { try LedgerSession(connect(), input.options) }

  /// Makes a run, changes the file by `sql`, and gives the text of the error that the answer then throws.
  static func complaint(after sql: String) throws -> String {
    try withScratch { directory in
      let bench = try StorageBench(storageRequest(), in: directory)
      let output = try bench.run()
      try bench.connect().execute(sql)
      do {
        _ = try bench.answer(output)
        return "none"
      } catch { return "\(error)" }
    }
  }
}

/// The error that `body` throws, where it is one of this type.
func thrown<E: Error, Result>(_: E.Type, _ body: () throws -> Result) -> E? {
  do {
    _ = try body()
    return nil
  } catch { return error as? E }
}

/// What Python's sqlite3 says that a run's table is.
struct StorageGolden {
  let seed: UInt64
  let commits: Int
  let rowsPerCommit: Int
  let rows: Int
  let amountSum: Int64
  let digest: String

  static func all() throws -> [StorageGolden] {
    try Golden.records("storage/expected.csv").map {
      StorageGolden(
        seed: UInt64($0[0])!, commits: Int($0[1])!, rowsPerCommit: Int($0[2])!, rows: Int($0[3])!,
        amountSum: Int64($0[4])!, digest: $0[5])
    }
  }

  /// The digest of a run with these sizes.
  static func digest(seed: UInt64 = 1, commits: Int = 24, rows: Int = 3) throws -> String {
    let found = try all().first { ($0.seed, $0.commits, $0.rowsPerCommit) == (seed, commits, rows) }
    return try #require(found).digest
  }
}

import Glibc
import Testing

@testable import SpeedupCore
@testable import SpeedupKit
@testable import SpeedupSystem
@testable import SpeedupWorkloads

@Suite("What can go wrong in the storage workload")
struct StorageFailureTests {
  @Test func `Without SQLite the run is skipped, and the fix is named`() throws {
    var workload = StorageWorkload()
    workload.libraryNames = ["libsqlite3-of-nobody.so.0"]
    let skip = thrown(SkipRun.self) { try answer(workload, storageRequest()) }
    #expect(
      skip?.description
        == "the library libsqlite3-of-nobody.so.0 is not installed; apt-get install libsqlite3-0")
  }

  @Test func `A library that is not SQLite is skipped too`() {
    let skip = thrown(SkipRun.self) { try SQLiteLibrary(names: ["libc.so.6"]) }
    #expect(skip?.description == "this build of SQLite has no sqlite3_libversion; apt-get install libsqlite3-0")
  }

  @Test func `A write after a read that another commit has overtaken is a stale snapshot, which no timeout fixes`()
    throws
  {
    try withScratch { directory in
      let bench = try StorageBench(storageRequest("wal-tuned"), in: directory)
      let (reader, other) = (try bench.connect(), try bench.session())
      try other.commit(0)
      try reader.execute("BEGIN DEFERRED")
      #expect(try reader.text("SELECT max(number) FROM ledger") == "0")
      try other.commit(1)
      let error = thrown(SQLiteError.self) { try reader.execute("DELETE FROM ledger") }
      #expect(error?.code == SQLiteError.Code.busySnapshot)
      #expect(error?.isLocked == true)
      #expect(error?.isStaleSnapshot == true)
      #expect(reader.isInTransaction)
      try reader.execute("ROLLBACK")
      try reader.execute("DELETE FROM ledger")
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func `A deferred transaction that has read is refused at once, whatever the busy timeout`() throws {
    try withScratch { directory in
      let bench = try StorageBench(storageRequest("wal-tuned"), in: directory)
      let (reader, holder) = (try bench.connect(), try bench.connect())
      reader.setBusyTimeout(Seconds(3600))
      try reader.execute("BEGIN DEFERRED")
      #expect(try reader.text("SELECT count(*) FROM ledger") == "0")
      try holder.execute("BEGIN IMMEDIATE")
      let error = thrown(SQLiteError.self) { try reader.execute("DELETE FROM ledger") }
      #expect(error?.isLocked == true)
      #expect(error?.isStaleSnapshot == false)
    }
  }

  @Test(arguments: ["default", "wal"])
  func `A lock is told apart from a stale snapshot, and a session begins anew after it`(_ variant: String) throws {
    try withScratch { directory in
      let bench = try StorageBench(storageRequest(variant, with: ["transaction": "read-then-write"]), in: directory)
      let (holder, session) = (try bench.connect(), try bench.session())
      try holder.execute("BEGIN IMMEDIATE")
      let error = thrown(SQLiteError.self) { try session.commit(0) }
      #expect(error?.isLocked == true)
      #expect(error?.isStaleSnapshot == false)
      let line = "\(directory)/ledger.db: database is locked (SQLite code 5) at 'INSERT"
      #expect(error?.description.hasPrefix(line) == true)
      session.rollBack()
      try holder.execute("COMMIT")
      try session.commit(0)
      #expect(try holder.text("SELECT count(*) FROM ledger") == "3")
    }
  }

  @Test func `An acknowledged transaction that is not in the file is never passed over`() throws {
    #expect(
      try StorageBench.complaint(after: "DELETE FROM ledger WHERE number = 5")
        .hasSuffix("ledger.db: transaction 5 was acknowledged, and is not there"))
    try withScratch { directory in
      let bench = try StorageBench(storageRequest(with: ["transaction": "read-then-write"]), in: directory)
      let session = try bench.session()
      try session.commit(3)
      try bench.connect().execute("DELETE FROM ledger")
      #expect(thrown(VanishedCommit.self) { try session.commit(4) }?.number == 3)
    }
  }

  @Test func `A row that is missing, changed or too many is named`() throws {
    let cases = [
      ("DELETE FROM ledger WHERE number = 5 AND place = 1", "transaction 5 is there in part, 2 of 3 rows"),
      ("UPDATE ledger SET amount = 1 WHERE number = 5 AND place = 1", "row 1 of transaction 5 is not what was written"),
      ("UPDATE ledger SET note = 'x' WHERE number = 0 AND place = 2", "row 2 of transaction 0 is not what was written"),
      ("INSERT INTO ledger VALUES(24, 0, 1, '')", "row 0 of transaction 24 is not what was written"),
      ("INSERT INTO ledger VALUES(2, 3, 1, '')", "row 3 of transaction 2 is not what was written"),
    ]
    for (sql, complaint) in cases {
      #expect(try StorageBench.complaint(after: sql).hasSuffix("ledger.db: \(complaint)"))
    }
  }

  @Test func `A damaged file is one clear line`() throws {
    try withScratch { directory in
      let bench = try StorageBench(storageRequest("default", commits: 200, rows: 5), in: directory)
      let output = try bench.run()
      let path = bench.input.ledger.path
      let bytes = try Files.read(path)
      #expect(bytes.count > 5 * 4096)
      let descriptor = open(path, O_WRONLY)
      #expect(pwrite(descriptor, [UInt8](repeating: 0xa5, count: 4096), 4096, 2 * 4096) == 4096)
      close(descriptor)
      do {
        _ = try bench.answer(output)
        Issue.record("a damaged file was taken for a good one")
      } catch {
        let line = "\(error)"
        #expect(line.hasPrefix(path) && !line.contains("\n"), "\(line)")
      }
    }
  }

  @Test func `A place where no database can be made is one clear line with the fix`() throws {
    var request = storageRequest()
    request.scratch = "/nowhere/at/all"
    let missing = thrown(InputError.self) { try StorageWorkload().prepare(request) }
    #expect(
      missing?.description == "/nowhere/at/all/ledger.db: unable to open database file (SQLite code 14) at 'open'; "
        + "set TMPDIR to an empty directory that can be written to")
    try withScratch { directory in
      request.scratch = directory
      try Files.write("\(directory)/ledger.db", String(repeating: "this is no database. ", count: 100))
      let strange = thrown(InputError.self) { try StorageWorkload().prepare(request) }
      #expect(strange?.description.contains("file is not a database") == true)
      #expect(strange?.description.contains("\n") == false)
    }
  }

  @Test func `Bad options are refused by name`() {
    let cases: [(RunRequest, String)] = [
      (storageRequest("fast"), "--variant: 'fast' is none of default, wal, wal-tuned"),
      (
        storageRequest(with: ["transaction": "read"]),
        "--transaction: there is no 'read'; there are: write-only, read-then-write"
      ),
      (storageRequest(with: ["begin": "late"]), "--begin: there is no 'late'; there are: deferred, immediate"),
      (storageRequest(commits: -1), "--commits: '-1' is not a whole number of at least 0"),
      (storageRequest(rows: 0), "--rows-per-commit: '0' is not a whole number of at least 1"),
      (storageRequest(with: ["attempts": "0"]), "--attempts: '0' is not a whole number of at least 1"),
      (storageRequest(with: ["think": "soon"]), "--think 'soon': take a time of at most a minute, such as 2ms"),
      (storageRequest(chunk: 0), "--chunk 0: take at least 1"),
      (
        storageRequest(with: ["kill": "1"]),
        "--kill: a writer can be killed only where it is a process; take --executor processes"
      ),
      (storageRequest(workers: 2, with: ["kill": "3"]), "--kill 3: there are only 2 writers; take more --workers"),
    ]
    for (request, complaint) in cases {
      let error = thrown(InputError.self) { try answer(StorageWorkload(), request) }
      #expect(error?.description == complaint)
    }
  }
}

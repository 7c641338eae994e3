import Testing

@testable import SpeedupCore
@testable import SpeedupKit
@testable import SpeedupSystem
@testable import SpeedupWorkloads

/// What is wrong with a run on worker processes; each starts in a process of one thread, as a run does.
private enum InProcess {
  /// Runs `body` in a fork of this process, which must be idle but for the caller, and ends this one with an error when
  /// there is a complaint.
  static func check(_ body: () throws -> [String]) throws {
    let process = try ForkedProcess {
      do {
        let complaints = try body()
        for complaint in complaints { Console.error("storage: \(complaint)") }
        return complaints.isEmpty ? 0 : 1
      } catch {
        Console.error("storage: threw \(error)")
        return 1
      }
    }
    #expect(process.wait() == .exited(0))
  }

  /// Complaints about a run of `request` on processes.
  static func complaints(_ request: RunRequest) throws -> [String] {
    let pool = WorkerPoolKind.processes.make(WorkerPoolConfiguration(workers: request.workers))
    defer { pool.shutDown() }
    let got = try answer(StorageWorkload(), request, on: pool)
    let killed = try request[StorageParameters.kill]
    let commits = try request[StorageParameters.commits]
    let measure = { (name: String) in got.measures[name].flatMap { Int($0) } ?? -1 }
    var complaints: [String] = []
    func expect(_ isFine: Bool, _ what: String) {
      if !isFine { complaints.append("\(request.variant) \(request.parameters): \(what) in \(got.measures)") }
    }
    expect(try got.digest == StorageGolden.digest(commits: 100, rows: 4), "another digest")
    expect(measure("killed_writers") == killed, "not \(killed) killed")
    expect(measure("lost_commits") == 0, "lost commits")
    expect(measure("rows_verified") == 4 * commits, "rows")
    // What a killed writer had committed without hearing of it is there as well.
    expect(measure("acknowledged_verified") + measure("unacknowledged_commits") == commits, "acknowledged")
    expect(0...killed ~= measure("unacknowledged_commits"), "more unacknowledged than killed")
    // A killed writer is dealt its share, and is killed once half of it is in.
    let share = commits / request.workers
    expect(measure("recovered_commits") <= killed * (share / 2), "killed too early")
    return complaints
  }
}

@Suite("The storage workload on processes")
struct StorageProcessTests {
  @Test func `Three writer processes leave the table that one leaves`() async {
    await #expect(processExitsWith: .success) {
      try InProcess.check {
        try ["default", "wal", "wal-tuned"].flatMap { variant in
          try InProcess.complaints(storageRequest(variant, workers: 3, commits: 100, rows: 4))
        }
      }
    }
  }

  @Test func `kill -9 in the middle loses nothing that was acknowledged, whatever the variant and the transaction`()
    async
  {
    await #expect(processExitsWith: .success) {
      try InProcess.check {
        try ["default", "wal", "wal-tuned"].flatMap { variant in
          try [("4", "2", "write-only"), ("2", "2", "read-then-write")].flatMap { workers, kill, transaction in
            try InProcess.complaints(
              storageRequest(
                variant, workers: Int(workers)!, commits: 100, rows: 4,
                with: ["kill": kill, "transaction": transaction]))
          }
        }
      }
    }
  }
}

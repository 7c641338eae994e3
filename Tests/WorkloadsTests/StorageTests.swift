import Testing

@testable import SpeedupCore
@testable import SpeedupKit
@testable import SpeedupSystem
@testable import SpeedupWorkloads

@Suite("The storage workload")
struct StorageTests {
  static let workload = StorageWorkload()
  static let variants = ["default", "wal", "wal-tuned"]

  @Test func `The table is what Python's sqlite3 makes of the same seed and sizes, the empty one too`() throws {
    for golden in try StorageGolden.all() {
      let request = storageRequest(
        workers: 2, seed: golden.seed, commits: golden.commits, rows: golden.rowsPerCommit)
      let got = try storageAnswer(request, on: ThreadPool(workers: 2))
      #expect(got.digest == golden.digest)
      #expect(got.items == golden.rows)
      var sum: Int64 = 0
      for number in 0..<golden.commits {
        for place in 0..<golden.rowsPerCommit {
          sum += LedgerRow(seed: golden.seed, number: number, place: place).amount
        }
      }
      #expect(sum == golden.amountSum)
    }
  }

  @Test func `The dumped rows are Python's, byte for byte, and every writer has its line`() throws {
    try withScratch { directory in
      let bench = try StorageBench(storageRequest(workers: 4, seed: 7, commits: 6), in: directory)
      let output = try bench.run()
      try bench.workload.dump(output, bench.input, bench.request, to: directory)
      #expect(try Files.readText("\(directory)/rows.csv") == Files.readText(Golden.path("storage/rows.csv")))
      let lines = try CSV.parse(Files.readText("\(directory)/writers.csv")).map(\.fields)
      #expect(lines.dropFirst().map { $0[0] } == ["0", "1", "2", "3"])
      #expect(lines.dropFirst().map { $0[2] } == ["2", "2", "1", "1"])
      #expect(Set(lines.map(\.count)) == [10])
    }
  }

  @Test(arguments: variants)
  func `Variants, transactions, writers, chunks and executors change no bit of the answer`(_ variant: String) throws {
    let expected = try StorageGolden.digest()
    let kinds = [("write-only", "deferred"), ("read-then-write", "deferred"), ("read-then-write", "immediate")]
    for (transaction, begin) in kinds {
      for (workers, chunk) in [(1, nil), (3, nil), (3, 5)] as [(Int, Int?)] {
        let request = storageRequest(
          variant, workers: workers, chunk: chunk, with: ["transaction": transaction, "begin": begin])
        for pool in [
          SerialExecutor(workers: workers), ThreadPool(workers: workers), RoundTripExecutor(workers: workers),
        ] as [any WorkerPool] {
          let got = try storageAnswer(request, on: pool)
          #expect(got.digest == expected)
          #expect(got.measures["acknowledged_verified"] == "24")
          #expect(got.measures["rows_verified"] == "72")
          #expect(got.measures["lost_commits"] == "0")
        }
      }
    }
  }

  @Test func `A writer without transactions, and more writers than transactions, are no special case`() throws {
    let got = try storageAnswer(
      storageRequest(workers: 16, commits: 3, rows: 200, with: ["transaction": "read-then-write"]))
    #expect(got.items == 600)
    #expect(got.measures["acknowledged_verified"] == "3")
    let same = try storageAnswer(
      storageRequest(workers: 9, commits: 3, rows: 200), on: ThreadPool(workers: 9))
    #expect(same.digest == got.digest)
  }

  @Test func `Every measure that is reported is declared, and all that are declared are reported`() throws {
    let got = try storageAnswer(storageRequest("wal", workers: 2))
    #expect(got.measures.keys.sorted() == Self.workload.measures.sorted())
    let wal = try #require(got.measures["largest_wal_bytes"].flatMap { Int($0) })
    // One writer after the other, each with a log of its own: a header of 32 bytes, and for each of 12 commits at
    // least a page of 4096 with its header of 24.
    #expect(wal >= 32 + 12 * 4120)
    let rollback = try storageAnswer(storageRequest("default"))
    #expect(rollback.measures["largest_wal_bytes"] == "0")
  }

  @Test func `A commit that is given up is counted, and there is no answer without it`() throws {
    try withScratch { directory in
      let bench = try StorageBench(storageRequest("default", workers: 2, with: ["attempts": "2"]), in: directory)
      let blocker = try bench.connect()
      try blocker.execute("BEGIN IMMEDIATE")
      let output = try bench.run()
      try blocker.execute("COMMIT")
      #expect(output.reports.map(\.lost) == [12, 12])
      #expect(output.reports.map(\.failedFirst) == [12, 12])
      #expect(output.reports.map(\.attempts) == [24, 24])
      let error = thrown(LostCommits.self) { try bench.answer(output) }
      #expect(
        error?.description
          == "24 of 24 commits lost at 2 attempts each: 48 times locked, 0 times a stale snapshot; raise --attempts")
    }
  }

  @Test func `A lock that goes away is waited for: the busy timeout lets the first attempt succeed`() throws {
    let waits = try withScratch { directory in
      let bench = try StorageBench(storageRequest("wal-tuned", commits: 1), in: directory)
      let blocker = try bench.connect()
      try blocker.execute("BEGIN IMMEDIATE")
      let release = try PinnedThread(stack: Bytes(1 << 20), cpu: nil) { [blocker = Handed(blocker)] in
        Pause.sleep(Seconds(0.03))
        try? blocker.value.execute("COMMIT")
      }
      let output = try bench.run()
      release.join()
      return output.reports[0]
    }
    #expect(waits.acknowledged == 1)
    #expect(waits.attempts == 1)
    #expect(waits.lockedFailures == 0)
  }

  /// Something that one thread hands to another and does not touch until that has ended.
  private struct Handed<Value>: @unchecked Sendable {
    let value: Value
    init(_ value: Value) { self.value = value }
  }
}

@Suite("What the storage workload is made of")
struct StoragePartsTests {
  @Test func `A deal gives every transaction to one writer, to all in turn`() {
    let deals = [
      (0, 1, 1), (1, 5, 1), (24, 3, 1), (25, 3, 4), (7, 2, 100), (1000, 7, 3), (0, 3, Int.max), (9, 3, Int.max),
    ]
    for (commits, writers, chunk) in deals {
      let deal = Deal(commits: commits, writers: writers, chunk: chunk)
      let hands = (0..<writers).map(deal.numbers(of:))
      #expect(hands.joined().sorted() == Array(0..<commits))
      for (writer, hand) in hands.enumerated() {
        #expect(hand == hand.sorted())
        #expect(hand.allSatisfy { $0 / deal.chunk % writers == writer })
      }
      let sizes = hands.map(\.count)
      #expect(sizes.max()! - sizes.min()! <= chunk)
    }
  }

  @Test func `Pauses grow, stay between a quarter and 24 milliseconds, and end with the attempts`() {
    let policy = RetryPolicy(attempts: 100)
    for number in [0, 1, 399] {
      let pauses = (1..<100).compactMap { policy.pause(after: $0, at: number)?.value }
      #expect(pauses.count == 99)
      #expect(pauses.allSatisfy { (0.000_25..<0.024).contains($0) })
      #expect(pauses[0] < 0.000_75)
      #expect(pauses[10...].allSatisfy { $0 >= 0.008 })
      #expect(policy.pause(after: 100, at: number) == nil)
    }
    #expect(policy.pause(after: 1, at: 1) != policy.pause(after: 1, at: 2))
    #expect(RetryPolicy(attempts: 1).pause(after: 1, at: 0) == nil)
  }

  @Test func `Rows differ by seed, transaction and place, and their notes are 32 hexadecimal digits`() {
    var seen: Set<Int64> = []
    for seed in [0, 1] as [UInt64] {
      for number in 0..<40 {
        for place in 0..<40 {
          let row = LedgerRow(seed: seed, number: number, place: place)
          seen.insert(row.amount)
          let note = withUnsafeBytes(of: row.note) { String(decoding: $0, as: UTF8.self) }
          #expect(note.count == 32 && note.allSatisfy { $0.isHexDigit && !$0.isUppercase })
          #expect(abs(row.amount) <= 1 << 43)
        }
      }
    }
    #expect(seen.count == 3200)
  }

  @Test func `Who was at work at once follows from beginnings and ends; one that ends as another begins was not`() {
    func most(_ spans: [(Double, Double)]) -> Int {
      WriterReport.mostAtOnce(
        spans.map { span in
          var report = WriterReport(writer: 0)
          (report.started, report.ended) = span
          return report
        })
    }
    #expect(most([]) == 0)
    #expect(most([(1, 2)]) == 1)
    #expect(most([(1, 2), (2, 3)]) == 1)
    #expect(most([(1, 4), (2, 3), (2.5, 5), (4, 6)]) == 3)
  }

  @Test func `A log of numbers reads back what was appended, by several, and not a torn end`() throws {
    try withScratch { directory in
      let path = "\(directory)/log"
      #expect(try NumberLog.read(path).isEmpty)
      let (one, other) = (try NumberLog(path: path), try NumberLog(path: path))
      for number in [5, 0, Int32.max] { try one.append(number) }
      try other.append(-3)
      #expect(try NumberLog.read(path) == [5, 0, .max, -3])
      #expect(NumberLog.count(path) == 4)
      try Files.write(path, "abcdefg")
      #expect(try NumberLog.read(path).count == 1)
    }
  }
}

import Glibc
import Testing

@testable import SpeedupCore
@testable import SpeedupKit
@testable import SpeedupStatistics
@testable import SpeedupSystem
@testable import SpeedupWorkloads

/// What every workload demands of its data file, and of its answer.
@Suite("What is no input, and no answer")
struct InputRuleTests {
  static let headers = [
    ("weekly", "partition", "date,symbol,open,high,low,close,volume\n"),
    ("preprocess", "fixed-2", "date,symbol,open,high,low,close,volume\n"),
    ("analyzer", "sliced", "datetime,open,high,low,close\n"),
    ("training", "sequential", "time,open,high,low,close,volume\n"),
  ]

  private func made(_ workload: any Workload, _ request: RunRequest) throws -> Answer { try answer(workload, request) }

  @Test(arguments: headers)
  func `A header alone is bad input in every workload that reads a file`(
    _ workload: String, _ variant: String, _ header: String
  ) throws {
    let workload = try #require(BuiltIn.workloads.first { $0.name == workload })
    for text in [header, header + "\n\n", String(header.dropLast())] {
      try withScratch { directory in
        let file = "\(directory)/data.csv"
        try Files.write(file, text)
        #expect(throws: InputError("\(file): it holds a header and no row; name a file with rows")) {
          try made(workload, RunRequest(variant: variant, dataFile: file))
        }
      }
    }
  }

  static let orders = MatchingTests.good
  static let quotes = "2024-01-02,A,1,5,6\n"
  static let trades = "2024-01-02,A,1,5,6\n"

  private func matched(orders: String = orders, quotes: String = quotes, trades: String? = nil) throws -> Answer {
    try withScratch { directory in
      try Files.write("\(directory)/orders.csv", MatchingTests.header + orders)
      try Files.write("\(directory)/quotes.csv", "date,instrument,ts,bid,ask\n" + quotes)
      if let trades { try Files.write("\(directory)/trades.csv", "date,instrument,ts,price,qty\n" + trades) }
      let request = MatchingTests.request("parallel", chunk: 3, data: "\(directory)/orders.csv")
      let pool = RoundTripExecutor(workers: 2)
      do {
        return try made(MatchingWorkload(), request)
      } catch {
        // The same between processes.
        #expect { try answer(MatchingWorkload(), request, on: pool) } throws: { "\($0)" == "\(error)" }
        throw InputError("\(error)".replacing("\(directory)/", with: ""))
      }
    }
  }

  @Test func `A header alone is bad input in each of the three files of the matching workload`() throws {
    func alone(_ file: String) -> InputError {
      InputError("\(file).csv: it holds a header and no row; name a file with rows")
    }
    #expect(throws: alone("orders")) { try matched(orders: "") }
    #expect(throws: alone("quotes")) { try matched(quotes: "") }
    #expect(throws: alone("trades")) { try matched(trades: "") }
    #expect(throws: Never.self) { try matched(trades: Self.trades) }
  }

  @Test func `Two orders of one number are refused with both lines, unless they are of two instruments or days`() throws
  {
    func order(_ id: Int, _ instrument: String = "A", _ date: String = "2024-01-02") -> String {
      "\(date),\(instrument),\(id),5,1,0,10,1\n"
    }
    let error = InputError(
      "orders.csv, line 7: order_id '3' stands in line 4 too, for the same date and instrument; give each order a number of"
        + " its own")
    let rows = [order(1), order(3, "B"), order(3), order(2), order(4), order(3), order(5)].joined()
    #expect(throws: error) { try matched(orders: rows) }
    let apart = [order(1), order(1, "B"), order(1, "A", "2024-01-03"), order(7), order(2)].joined()
    #expect(try matched(orders: apart).measures["sweep_orders"] == "5")
  }

  @Test(arguments: [("pipe", "a pipe"), ("directory", "a directory"), ("null", "a device")])
  func `Nothing but a regular file is read`(_ kind: String, _ words: String) throws {
    try withScratch { directory in
      let path = kind == "null" ? "/dev/null" : "\(directory)/\(kind)"
      if kind == "pipe" { try #require(mkfifo(path, 0o600) == 0) }
      if kind == "directory" { try Files.makeDirectory(path) }
      let complaint = "it is no regular file but \(words); write the data to a file and name that"
      #expect(throws: InputError("\(path): \(complaint)")) { try InputFile.read(path) }
      #expect(throws: InputError("\(path): \(complaint)")) { try ChunkedLines(path) }
    }
  }

  @Test(arguments: [("1e39", "high"), ("1e-40", "low")])
  func `A price that 32 bits can't hold names its line in the variant that stores it so, and is fine in the others`(
    _ price: String, _ column: String
  ) throws {
    let row = column == "high" ? "1,\(price),1,1" : "1,1,\(price),1"
    let text = DailyCSVReaderTests.header + "2024-01-02,A,1,1,1,1,1\n2024-01-03,A,\(row),1\n"
    try withScratch { directory in
      let file = "\(directory)/data.csv"
      try Files.write(file, text)
      #expect(throws: Never.self) { try made(WeeklyWorkload(), RunRequest(variant: "partition", dataFile: file)) }
      let error = InputError(
        "\(file), line 3: \(column) '\(price)' does not fit into 32 bits; correct it, or leave out the variant partition-f32"
      )
      #expect(throws: error) { try made(WeeklyWorkload(), RunRequest(variant: "partition-f32", dataFile: file)) }
    }
  }

  @Test func `An answer with an infinity is none, in any variant and workload`() throws {
    let closes = ["1e-300", "1", "1.7e308", "1.7e308", "1.7e308", "1.7e308", "1.7e308"]
    let rows = closes.enumerated().map { "2024-0\($0 + 1)-05,A,\($1),\($1),\($1),\($1),1\n" }.joined()
    try withScratch { directory in
      let file = "\(directory)/data.csv"
      try Files.write(file, DailyCSVReaderTests.header + rows)
      for variant in ["filter", "partition"] {
        let error = #expect(throws: InputError.self) {
          try made(WeeklyWorkload(), RunRequest(variant: variant, dataFile: file))
        }
        #expect(error?.description.hasPrefix("weekly: sma4 of symbol A in the week of 2024-0") == true, "\(error!)")
      }
      let error = #expect(throws: InputError.self) {
        try made(PreprocessWorkload(), RunRequest(variant: "fixed-2", dataFile: file))
      }
      #expect(
        error?.description.hasPrefix("preprocess: ") == true && error?.description.contains("is infinite") == true)
    }
    let table = try DailyTable.of([Row("A", "2024-01-02", 1e39)])
    #expect(throws: InputError.self) { try weekly(table, variant: "partition-f32") }
    for odd in [Double.nan, .infinity] {
      let model = TrainedModel(coefficients: [1, odd], predictions: [], trainingRows: 1)
      let error = #expect(throws: InputError.self) {
        try TrainingAnswer.requireFinite([model], [ModelJob(symbol: 0, fold: 1, family: .ridge)], names: ["ES"])
      }
      #expect(error?.description.hasPrefix("training: the ridge model of symbol ES, fold 1 has numbers") == true)
    }
  }

  @Test(arguments: [(70, 0), (72, 1)])
  func `A chunk is halved at three quarters of the limit, and not long before`(_ used: Int64, _ halvings: Int) throws {
    try withScratch { directory in
      // 4 MiB of one chunk: with what is in use elsewhere 74 and 76 of 100 MiB while it is moved for the last time.
      let row = String(repeating: "x", count: 80) + "," + MatchingTests.good
      let rows = (4 << 20) / row.utf8.count
      let file = try AtomicFile("\(directory)/orders.csv")
      try file.write("note," + MatchingTests.header + String(repeating: row, count: rows))
      try file.commit()
      let policy = ChunkPolicy(rows: 10_000_000, limit: Bytes(100 << 20))
      var spill = try PartitionSpill<SweepOrder>(into: "\(directory)/spill", policy: policy)
      try spill.split("\(directory)/orders.csv", used: { Bytes(used << 20) })
      #expect(min(1, spill.policy.halvings) == halvings, "\(spill.policy)")
    }
  }

  @Test func `The storage workload reads no file, and says so`() {
    #expect(throws: InputError("--data: storage makes its rows itself and reads no file; leave out '/x'")) {
      try made(StorageWorkload(), RunRequest(variant: "wal", dataFile: "/x"))
    }
  }
}

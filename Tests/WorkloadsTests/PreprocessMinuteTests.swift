import Testing

@testable import SpeedupCore
@testable import SpeedupSystem
@testable import SpeedupWorkloads

@Suite("Minute bars in the preprocess workload")
struct PreprocessMinuteTests {
  static let workload = PreprocessWorkload()
  static let header = "date,symbol,open,high,low,close,volume\n"

  /// Three days of the real minute bars, as rows of one symbol.
  private static func realRows() throws -> [String] {
    let text = String(decoding: try InputFile.read(Golden.path("es_1min_derived.csv.gz")), as: UTF8.self)
    return text.split(separator: "\n").dropFirst().map { line in
      let fields = line.split(separator: ",")
      return "\(fields[0]),ES,\(fields[1...].joined(separator: ","))\n"
    }
  }

  private func prepared<Result>(
    _ text: String, _ parameters: [String: String] = [:],
    _ body: (PreprocessWorkload.Input, RunRequest, String) throws -> Result
  ) throws -> Result {
    try withScratch { directory in
      try Files.write("\(directory)/rows.csv", text)
      var request = RunRequest(
        variant: "fixed-2", parameters: parameters, dataFile: "\(directory)/rows.csv")
      request.scratch = directory
      return try body(try Self.workload.prepare(request), request, directory)
    }
  }

  @Test func `Every minute bar is a row, in the order of date and time, whatever the order in the file`() throws {
    let rows = try Self.realRows()
    #expect(rows.count == 2264)
    func digest(_ rows: [String]) throws -> String {
      try prepared(Self.header + rows.joined()) { input, request, directory in
        #expect(input.symbols.rowCount == 2264 && input.symbols.unit == .minute && input.rowsDropped == 0)
        let dates = UnsafeBufferPointer(start: input.symbols.dates(0), count: 2264)
        #expect(zip(dates, dates.dropFirst()).allSatisfy { $0 < $1 })
        let output = try Self.workload.run(input, request, on: SerialExecutor())
        let answer = try Self.workload.answer(output, input, request)
        #expect(answer.items == 2264 * 15 && answer.measures["fold_files"] == "8")
        try Self.workload.dump(output, input, request, to: directory)
        let dumped = try CSV.parse(Files.readText("\(directory)/indicators.csv")).dropFirst().map(\.fields)
        #expect(dumped.count == 2264 && dumped[0][1] == "2013-09-01 17:00" && dumped[1][1] == "2013-09-01 17:01")
        #expect(dumped.map { Double($0[2]) } == rows.sorted().map { Double($0.split(separator: ",")[5]) })
        let folds = try CSV.parse(Files.readText("\(directory)/folds.csv")).dropFirst().map(\.fields)
        #expect(folds[0][1] == "2013-09-01 17:00" && folds.map { Int($0[3])! }.allSatisfy { 452...453 ~= $0 })
        let train = try Files.read("\(directory)/fold-1-train.columns")
        #expect(train.starts(with: Array("speedup-fold 1 452 18 minutes\n".utf8)))
        return answer.digest
      }
    }
    #expect(try digest(rows) == digest(rows.reversed()))
  }

  @Test func `A time beside the date counts as one in it, and of one minute the last row counts`() throws {
    let rows = ["2024-01-02,09:31:00,2", "2024-01-02,09:30,1", "2024-01-02,09:31,3"].map { "\($0),2,1,2,A,5\n" }
    try prepared("date,time,open,high,low,close,symbol,volume\n" + rows.joined()) { input, _, _ in
      let minutes = (0..<input.symbols.count(0)).map { input.symbols.dates(0)[$0] - day("2024-01-02") * 1440 }
      #expect(minutes == [570, 571] && input.rowsDropped == 1)
    }
  }

  @Test func `Daily rows stay days, with midnight behind them or without`() throws {
    let rows = (1...9).map { "2024-01-0\($0) 00:00:00,A,1,1,1,1,5\n" }.joined()
    func digest(_ rows: String) throws -> String {
      try prepared(Self.header + rows, ["folds": "1"]) { input, request, _ in
        #expect(input.symbols.unit == .day && input.symbols.dates(0)[0] == day("2024-01-01"))
        return try answer(Self.workload, request).digest
      }
    }
    #expect(try digest(rows) == digest(rows.replacing(" 00:00:00", with: "")))
  }

  @Test(arguments: [
    "2024-01-02 09:30:30", "2024-01-02T09:30:00Z", "2024-01-02 09:30:00+01:00", "2024-01-02 24:00", "2024-01-02 9:30",
  ])
  func `A time that is no whole minute, or has a zone, is refused with line, value and fix`(date: String) throws {
    let error = #expect(throws: InputError.self) {
      try DailyCSVReader.readBars(
        Array((Self.header + "2024-01-02,A,1,1,1,1,1\n\(date),A,1,1,1,1,1\n").utf8), file: "x.csv")
    }
    #expect(
      error?.description
        == "x.csv, line 3: the time of '\(date)' is not a whole minute HH:MM[:00]; rewrite it so, without"
        + " a zone")
  }

  @Test func `Minutes that lie centuries apart are folded without a mark for each`() throws {
    let histories: [[Int32]] = [[-1_000_000_000, 5, 6], [5, 1_000_000_000]]
    let parts = WalkForward(folds: 1, histories: histories).parts
    #expect(parts.map(\.dates) == [-1_000_000_000..<6, 6..<1_000_000_001])
  }
}

import Harness
import Platform
import Testing

@testable import Workloads

@Suite("The analyzer workload")
struct AnalyzerTests {
  static let workload = AnalyzerWorkload()

  static func request(
    _ variant: String = "sliced", _ parameters: [String: String] = [:], data: String? = nil
  ) -> RunRequest {
    let own = ["instruments": "3", "history-days": "5"].merging(parameters) { $1 }
    return RunRequest(variant: variant, parameters: own, workers: 2, dataFile: data)
  }

  static func bars(_ rows: [(minute: Int32, open: Int32, high: Int32, low: Int32, close: Int32)]) -> BarFrame {
    var frame = BarFrame()
    for row in rows {
      frame.append(day: 5, minute: row.minute, open: row.open, high: row.high, low: row.low, close: row.close)
    }
    return frame
  }

  /// The breakout of the first slot (480 to 810).
  static func first(_ frame: BarFrame) -> Breakout? {
    frame.withColumns { Breakout.find(day: 5, slot: 0, in: $0, 0..<frame.count) }
  }

  @Test("Real and odd bars give the breakouts that pandas finds, in both variants and formats",
    arguments: [("es", "es_1min_derived.csv.gz"), ("odd", "analyzer/odd.csv.gz")], ["scan", "sliced"])
  func golden(_ file: (name: String, path: String), _ variant: String) throws {
    let expected = try CSV.parse(
      String(decoding: InputFile.read(Golden.path("analyzer/\(file.name)_breakouts.csv.gz")), as: UTF8.self))
    for format in ["csv", "columns"] {
      try withScratch { directory in
        var request = Self.request(variant, ["format": format], data: Golden.path(file.path))
        request.scratch = directory
        let input = try Self.workload.prepare(request)
        let output = try Self.workload.run(input, request, on: SerialExecutor())
        let got = try CSV.parse(AnalyzerWorkload.csv(output.results[0].state.breakouts))
        #expect(got.map(\.fields) == expected.map(\.fields))
        #expect(got.count > 10)
      }
    }
  }

  @Test("No axis that should not changes the answer, on any executor")
  func sameDigest() throws {
    let expected = try answer(Self.workload, Self.request()).digest
    let axes: [[String: String]] = [
      ["parallel": "none"], ["parallel": "ranges"], ["parallel": "both"], ["format": "csv"],
      ["format": "csv", "columns": "all"], ["columns": "all"], ["log": "every", "log-to": "file"],
      ["log": "milestones"], ["passes": "3"], ["passes": "3", "cache": "on"],
      ["history": "incremental"], ["history": "incremental", "new-days": "3", "format": "csv"],
      ["history": "incremental", "new-days": "0", "parallel": "ranges"],
      ["history": "incremental", "new-days": "5", "parallel": "both"],
    ]
    for axis in axes {
      for executor in [ThreadExecutor(workers: 3), RoundTripExecutor(workers: 2)] as [any Executor] {
        let got = try answer(Self.workload, Self.request("sliced", axis), on: executor)
        #expect(got.digest == expected, "\(axis) \(executor.sharesMemory)")
      }
    }
    for parallel in ["instruments", "both"] {
      #expect(try answer(Self.workload, Self.request("scan", ["parallel": parallel])).digest == expected)
    }
  }

  @Test("Only new days are read again, and later passes can use what is known")
  func lessWork() throws {
    func bars(_ axes: [String: String]) throws -> Int {
      try #require(try answer(Self.workload, Self.request("sliced", axes)).measures["bars_read"].flatMap { Int($0) })
    }
    let whole = try bars([:])
    #expect(try bars(["history": "incremental", "new-days": "0"]) == 0)
    let one = try bars(["history": "incremental", "new-days": "1"])
    #expect(one > 0 && one < whole / 3)
    #expect(try bars(["passes": "3"]) == 3 * whole)
    #expect(try bars(["passes": "3", "cache": "on"]) == whole)
  }

  @Test("Stop and target stand on the right sides, the exit after the entry, the entry after the range", arguments: 1...5)
  func order(seed: Int) throws {
    let frame = MinuteBarGenerator(days: 30, seed: UInt64(seed)).frame(0)
    let found = try RangeAnalysis(method: .sliced).breakouts(frame, slots: RangeSlot.all.indices)
    #expect(found.count > 100)
    for row in found where row.direction != 0 {
      let range = RangeSlot.all[Int(row.slot)]
      #expect(row.entryMinute >= range.end && row.entryMinute < RangeSlot.dayEnd)
      #expect(row.exitMinute >= row.entryMinute && row.exitMinute < RangeSlot.dayEnd)
      switch Breakout.Ending(rawValue: row.ending) {
      case .win: #expect(row.profit >= 0 && row.exitMinute > row.entryMinute)
      case .loss: #expect(row.profit <= 0 && row.exitMinute > row.entryMinute)
      case .time: break
      default: Issue.record("a trade without an end")
      }
    }
    #expect(zip(found, found.dropFirst()).allSatisfy { ($0.day, $0.slot) < ($1.day, $1.slot) })
    #expect(try RangeAnalysis(method: .scan).breakouts(frame, slots: RangeSlot.all.indices) == found)
  }

  @Test("The stop is tested before the target, and neither in the entering bar")
  func stopFirst() {
    let range: (Int32, Int32, Int32, Int32, Int32) = (500, 100, 110, 100, 105)
    // Enters at 111 and touches stop and target in the same bar, which does not count; then both in the next one.
    let both = Self.first(Self.bars([range, (810, 105, 130, 90, 120), (811, 120, 130, 90, 120)]))
    #expect(both == Breakout(day: 5, slot: 0, direction: 1, entryMinute: 810, exitMinute: 811, profit: -10, ending: 2))
    // 110.5 rounded down: the target is 5 ticks off, not 5.5.
    let win = Self.first(Self.bars([(500, 100, 111, 100, 105), (815, 110, 112, 110, 111), (816, 115, 117, 114, 116)]))
    #expect(win == Breakout(day: 5, slot: 0, direction: 1, entryMinute: 815, exitMinute: 816, profit: 5, ending: 1))
    let short = Self.first(Self.bars([range, (900, 100, 101, 99, 100), (1319, 97, 98, 96, 96), (1320, 50, 50, 50, 50)]))
    #expect(short == Breakout(day: 5, slot: 0, direction: -1, entryMinute: 900, exitMinute: 1319, profit: 3, ending: 3))
  }

  @Test("A bar that breaks out on both sides goes to the side nearer its open, long when equally near")
  func bothSides() {
    let range: (Int32, Int32, Int32, Int32, Int32) = (500, 100, 110, 100, 105)
    #expect(Self.first(Self.bars([range, (900, 104, 120, 90, 100)]))?.direction == -1)
    #expect(Self.first(Self.bars([range, (900, 105, 120, 90, 100)]))?.direction == 1)
    // An entry in the last bar ends at that bar's own close.
    #expect(Self.first(Self.bars([range, (900, 105, 120, 90, 100)]))?.profit == Int32(-11))
  }

  @Test("Without bars in the range there is no row, without a breakout one that says none")
  func nothing() {
    #expect(Self.first(Self.bars([(479, 1, 1, 1, 1), (810, 2, 2, 2, 2)])) == nil)
    let none = Self.first(Self.bars([(480, 5, 5, 5, 5), (810, 5, 5, 5, 5), (1320, 9, 9, 9, 9)]))
    #expect(none == Breakout(day: 5, slot: 0))
    #expect(AnalyzerWorkload.csv([none!]).hasSuffix("\n1970-01-06,0,none,,,none,\n"))
  }

  @Test("One instrument's failure does not stop the others, and is named", arguments: ["csv", "columns"], ["instruments", "both", "ranges"])
  func failure(format: String, parallel: String) throws {
    let axes = ["format": format, "parallel": parallel, "broken": "I01"]
    for executor in [SerialExecutor(), RoundTripExecutor(workers: 2)] as [any Executor] {
      let got = try answer(Self.workload, Self.request("sliced", axes), on: executor)
      #expect(got.measures["failed_instruments"] == "I01" && got.measures["instruments_ok"] == "2")
    }
    #expect(throws: InputError.self) { try answer(Self.workload, Self.request("sliced", ["broken": "I77"])) }
  }

  @Test("What dies before the new state is whole leaves the old one; a damaged one is an error")
  func state() throws {
    try withScratch { directory in
      let path = "\(directory)/A.state"
      #expect(try AnalyzerState(path) == AnalyzerState())
      var state = AnalyzerState()
      state.lastDay = 19_000
      state.place = BarFiles.Place(rows: 7, bytes: 400)
      state.breakouts = [Breakout(day: 19_000, slot: 3, direction: -1, entryMinute: 900, exitMinute: 950, profit: -8, ending: 2)]
      try state.write(path)
      #expect(try AnalyzerState(path) == state)
      do {
        let half = try AtomicFile(path)
        try half.write("speedup-analyzer-state 1,19001,")
        #expect(try AnalyzerState(path) == state, "what is not whole is not seen")
      }
      #expect(try AnalyzerState(path) == state)
      let bytes = try Files.read(path)
      for count in [0, 10, bytes.count - 1] {
        let file = try AtomicFile(path)
        try bytes[..<count].withUnsafeBytes { try file.write($0) }
        try file.commit()
        #expect { try AnalyzerState(path) } throws: { "\($0)".contains("delete it") }
      }
    }
  }

  @Test("What can't be read is an error that names file, line, value and mend", arguments: [
    ("datetime,open\n", "line 1: there is no column 'high'"),
    ("datetime,open,high,low,close\n2024-01-02,1,1,1,1\n", "line 2: datetime '2024-01-02' is not a time"),
    ("datetime,open,high,low,close\n2024-01-02 25:00,1,1,1,1\n", "is not a time"),
    ("datetime,open,high,low,close\n2024-01-02 09:00,1,1,1,x\n", "line 2: close 'x' is not a number"),
    ("datetime,open,high,low,close\n2024-01-02 09:00,1,1,1,1.1\n", "close '1.1' is no whole number of ticks of 0.25"),
    ("datetime,open,high,low,close\n2024-01-02 09:00,1,1,1\n", "line 2: 4 fields where the header has 5"),
  ])
  func badInput(_ text: String, _ complaint: String) throws {
    try withScratch { directory in
      try Files.write("\(directory)/X.csv", text)
      var request = Self.request("sliced", data: "\(directory)/X.csv")
      request.scratch = directory
      #expect { try Self.workload.prepare(request) } throws: { "\($0)".contains("X.csv") && "\($0)".contains(complaint) }
    }
  }

  @Test("Every range is logged with --log every, and every thousandth with milestones")
  func logging() throws {
    func bytes(_ level: String) throws -> Int {
      let axes = ["log": level, "log-to": "file", "history-days": "150", "instruments": "1"]
      return try #require(
        try answer(Self.workload, Self.request("sliced", axes)).measures["log_lines_bytes"].flatMap { Int($0) })
    }
    let (every, milestones) = (try bytes("every"), try bytes("milestones"))
    #expect(milestones > 0 && milestones < 100 && every > 1000 * 50)
  }
}

import Testing

@testable import SpeedupCore
@testable import SpeedupSystem
@testable import SpeedupWorkloads

/// Files whose rows are of several symbols, or of several times a day.
@Suite("Several symbols in one file, and times of day")
struct SeveralSymbolsTests {
  /// Bars of 2024-01-02 that break out of their range, from a price on: `symbol,datetime,open,high,low,close` without the
  /// symbol.
  private static func bars(from price: Int) -> [String] {
    [(480, 0), (500, 1), (820, 2), (830, 9)].map { minute, move in
      let (low, high) = (price + move, price + move + 1)
      return
        "2024-01-02 \(minute / 60 < 10 ? "0" : "")\(minute / 60):\(minute % 60 < 10 ? "0" : "")\(minute % 60),\(low),\(high),\(low),\(high)"
    }
  }

  private func analyzed(_ text: String, _ axes: [String: String] = [:]) throws -> (names: [String], answer: Answer) {
    try withScratch { directory in
      try Files.write("\(directory)/bars.csv", text)
      var request = RunRequest(
        variant: "sliced", parameters: axes.merging(["filler": "0"]) { $1 }, dataFile: "\(directory)/bars.csv")
      request.scratch = directory
      let input = try AnalyzerWorkload().prepare(request)
      let output = try AnalyzerWorkload().run(input, request, on: SerialExecutor())
      return (input.instruments.map(\.name), try AnalyzerWorkload().answer(output, input, request))
    }
  }

  @Test(arguments: ["symbol", "Instrument", "ticker"])
  func `Minute bars of two instruments are two instruments to the analyzer, in whatever order the rows stand`(
    column: String
  ) throws {
    let header = "\(column),datetime,open,high,low,close\n"
    let (es, nq) = (Self.bars(from: 100).map { "ES,\($0)\n" }, Self.bars(from: 200).map { "NQ,\($0)\n" })
    let (names, both) = try analyzed(header + (es + nq).joined())
    #expect(names == ["ES", "NQ"])
    #expect(both.measures["ranges"] == "6" && both.measures["trades"] == "2" && both.measures["rows_dropped"] == "0")
    let mixed = zip(nq, es).map { $0 + $1 }.joined()
    #expect(try analyzed(header + mixed).answer.digest == both.digest)
    let alone = try analyzed("datetime,open,high,low,close\n" + Self.bars(from: 100).map { $0 + "\n" }.joined()).answer
    #expect(alone.measures["ranges"] == "3" && alone.measures["trades"] == "1")
    let more = try analyzed(header + mixed, ["instruments": "3"])
    #expect(more.names == ["ES", "NQ", "ES_1"] && more.answer.measures["trades"] == "3")
    #expect(try analyzed(header + mixed, ["instruments": "1"]).names == ["ES"])
  }

  @Test func `An instrument's name can't lead out of the directory of its results`() throws {
    let rows = ["..", "A/B", "A+B"].flatMap { name in Self.bars(from: 100).map { "\(name),\($0)\n" } }
    let (names, answer) = try analyzed("symbol,datetime,open,high,low,close\n" + rows.joined())
    #expect(names == ["%2E.", "A%2BB", "A%2FB"] && answer.measures["instruments_done"] == "3")
    let error = #expect(throws: InputError.self) {
      try analyzed("symbol,datetime,open,high,low,close\n,\(Self.bars(from: 1)[0])\n")
    }
    #expect(error?.description.contains("bars.csv, line 2: symbol '' is empty; name the instrument") == true)
  }

  @Test func `Hourly bars of several symbols are a series each, trained as those of the file alone are`() throws {
    let generator = HourlyGenerator(bars: 330, seed: 5)
    let series = try (0..<2).map { try generator.bars(ofSymbol: $0) }
    func rows(_ symbol: Int, _ name: String?) -> [String] {
      let (bars, prefix) = (series[symbol], name.map { $0 + "," } ?? "")
      return (0..<bars.count).map { bar in
        "\(prefix)\(HourlyBars.text(time: bars.times[bar]))" + bars.values.map { ",\($0[bar])" }.joined() + "\n"
      }
    }
    func trained(_ text: String, _ parameters: [String: String] = [:]) throws -> (
      [TrainedModel], TrainingWorkload.Input
    ) {
      try withScratch { directory in
        try Files.write("\(directory)/hours.csv", text)
        let request = Training.request("sequential", parameters, file: "\(directory)/hours.csv")
        let input = try Training.workload.prepare(request)
        let output = try Training.workload.run(input, request, on: SerialExecutor())
        #expect(try Training.workload.answer(output, input, request).measures["rows_dropped"] == "0")
        try Training.workload.dump(output, input, request, to: directory)
        let bars = try Files.readText("\(directory)/training_bars.csv")
        #expect(bars.contains("\n\(input.names.first ?? "0"),2018"))
        return (output.training.models, input)
      }
    }
    let header = "time,open,high,low,close,volume\n"
    let mixed = "symbol," + header + zip(rows(1, "NQ"), rows(0, "ES")).map { $0 + $1 }.joined()
    let (both, input) = try trained(mixed)
    #expect(input.names == ["ES", "NQ"] && input.bars.map(\.count) == [330, 330])
    let alone = try (0..<2).map { try trained(header + rows($0, nil).joined()).0 }
    #expect(both.count == alone[0].count + alone[1].count)
    // The random steps of a model go by its symbol's number, so that only the first symbol's are the same in all families.
    #expect(Array(both.prefix(alone[0].count)) == alone[0])
    let ridge = try trained(mixed, ["model": "ridge"]).0
    #expect(try Array(ridge.suffix(2)) == trained(header + rows(1, nil).joined(), ["model": "ridge"]).0)
    #expect(try trained(mixed, ["symbols": "3", "model": "ridge"]).1.names == ["ES", "NQ", "ES_1"])
    #expect(try trained(mixed, ["symbols": "1", "model": "ridge"]).0 == Array(ridge.prefix(2)))
    let short = mixed + "YM,2024-01-02 10:00,1,2,1,2,5\n"
    let error = #expect(throws: InputError.self) { try trained(short) }
    #expect(error?.description.contains("hours.csv, symbol YM: 1 bars are too few") == true)
  }

  @Test(arguments: [
    ("2024-01-02 09:30", "09:30"), ("2024-01-02T16:00:00Z", "16:00:00Z"), ("2024-01-02 00:00:01", "00:00:01"),
  ])
  func `Daily rows with a time of day are refused by the weekly workload, with line, value and fix`(
    date: String, time: String
  ) throws {
    let error = #expect(throws: InputError.self) {
      try read(DailyCSVReaderTests.header + "2024-01-02,A,1,1,1,1,1\n\(date),A,2,2,2,2,1\n")
    }
    #expect(
      error?.description == "test.csv, line 3: date '\(date)' has a time of day, and a day has one row; write the date"
        + " alone, or make daily rows of the bars first")
  }

  @Test(arguments: [
    "2024-01-02 00:00:00", "2024-01-02T00:00:00.000Z", "2024-01-02 00:00:00-05:00", "2024-01-02",
  ])
  func `Midnight is no time of day; the last row of a date still counts`(date: String) throws {
    let (table, report) = try read(DailyCSVReaderTests.header + "2024-01-02,A,1,1,1,1,1\n\(date),A,2,2,2,2,1\n")
    #expect(table.allRows.map(\.open) == [2] && report[.duplicate] == 1)
  }

  @Test(arguments: [
    ("time", "09:30", "09:31"), ("interval", "1d", "1h"), ("Timeframe", "D", "H1"),
  ])
  func `A column that says how rows are to be taken, and changes within a symbol, is refused with both lines`(
    column: String, one: String, other: String
  ) throws {
    let header = "\(column)," + DailyCSVReaderTests.header
    let rows = "\(one),2024-01-02,A,1,1,1,1,1\n\(other),2024-01-02,B,2,2,2,2,1\n"
    #expect(try read(header + rows + "\(one),2024-01-03,A,1,1,1,1,1\n").table.count == 3)
    let error = #expect(throws: InputError.self) { try read(header + rows + "\(other),2024-01-03,A,1,1,1,1,1\n") }
    let name = column.lowercased()
    #expect(
      error?.description.hasPrefix("test.csv, line 4: \(name) '\(other)' where line 2 has '\(one)' for the same symbol")
        == true)
  }

  @Test func `Times of two zones in one series are refused by the readers of bars`() throws {
    let minutes = "tz,datetime,open,high,low,close\nCT,2024-01-02 08:00,1,1,1,1\nET,2024-01-02 08:01,1,1,1,1\n"
    let hours = "tz,time,open,high,low,close,volume\nCT,2024-01-02 08:00,1,1,1,1,1\nET,2024-01-02 09:00,1,1,1,1,1\n"
    let rows = "tz," + DailyCSVReaderTests.header + "CT,2024-01-02 08:00,A,1,1,1,1,1\nET,2024-01-02 08:01,A,1,1,1,1,1\n"
    let complaint = "line 3: tz 'ET' where line 2 has 'CT' for the same symbol"
    #expect { try analyzed(minutes) } throws: { "\($0)".contains(complaint) }
    #expect { try hourly(hours) } throws: { "\($0)".contains(complaint) }
    #expect { try DailyCSVReader.readBars(Array(rows.utf8), file: "x.csv") } throws: { "\($0)".contains(complaint) }
  }
}

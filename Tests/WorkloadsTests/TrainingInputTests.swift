import Testing

@testable import SpeedupCore
@testable import SpeedupWorkloads

@Suite("What the training workload reads")
struct TrainingInputTests {
  static let header = "Time,Open,High,Low,Close,Volume\n"

  @Test func `Dates are read day first, with the file's own gaps and its fractional volumes`() throws {
    let path = Golden.path("eurusd_hourly_ask_2017.csv.gz")
    let (series, report) = try HourlyCSVReader.read(try InputFile.read(path), file: path)
    let bars = series[0].bars
    #expect(bars.count == 6225)
    #expect(report.rowsRead == 6225 && report.rowsDropped == 0)
    #expect(HourlyBars.text(time: bars.times[0]) == "2017-01-01 22:00")
    #expect(HourlyBars.text(time: bars.times[6224]) == "2017-12-29 21:00")
    // In order by day first; month first would scramble them.
    #expect(report[.outOfOrder] == 0)
    #expect(bars.volume[0] == 143_539_993.3)
    let gaps = (1..<6225).filter { bars.times[$0] - bars.times[$0 - 1] > 3600 }
    #expect(gaps.count > 50)
  }

  @Test(arguments: [
    ("31.12.2017 22:00:00.000", "2017-12-31 22:00"), ("01.02.2017 03:04", "2017-02-01 03:04"),
    ("2017-02-01 03:04:59.9", "2017-02-01 03:04:59"), ("2017-02-01T03:04:00", "2017-02-01 03:04"),
  ])
  func `Both unmistakable forms of time are read`(_ text: String, _ expected: String) throws {
    let (bars, _) = try hourly(Self.header + "\(text),1,2,1,2,5.5\n")
    #expect(HourlyBars.text(time: bars.times[0]) == expected)
    #expect(bars.volume[0] == 5.5)
  }

  @Test func `Bars that are written read back at the same second, so that gaps of an hour stay what they were`() throws
  {
    let times = ["2020-01-01 00:00:59", "2020-01-01 01:00:59", "2020-01-01 02:01:00", "2020-01-01 02:01:30"]
    let (bars, _) = try hourly(Self.header + times.map { "\($0),1,2,1,2,5\n" }.joined())
    let (again, report) = try hourly(TrainingDump.bars([bars], ["0"]))
    #expect(report.rowsRead == 4 && report.rowsDropped == 0)
    #expect((0..<again.count).map { again.times[$0] } == (0..<bars.count).map { bars.times[$0] })
  }

  @Test(arguments: [
    "12/31/2017 22:00", "31/12/2017 22:00", "32.01.2017 22:00", "29.02.2017 22:00", "12.31.2017 22:00",
    "31.12.2017", "31.12.2017 24:00", "31.12.2017 22:60", "31.12.2017 22:00:61", "31.12.2017 22:00:00x", "", "x",
  ])
  func `Any other form of time is an error that names file, line, value and fix`(_ text: String) {
    let error = #expect(throws: InputError.self) {
      try hourly(Self.header + "01.01.2017 00:00,1,2,1,2,5\n\(text),1,2,1,2,5\n")
    }
    #expect(error?.description.hasPrefix("test.csv, line 3: time '\(text)' is not of the form DD.MM.YYYY") == true)
  }

  @Test func `What is no number is an error; what is missing or impossible is dropped and counted`() throws {
    let error = #expect(throws: InputError.self) {
      try hourly(Self.header + "01.01.2017 00:00,1,2,1,\"1,5\",5\n")
    }
    #expect(error?.description.hasPrefix("test.csv, line 2: close '1,5' is not a number") == true)
    let rows = [
      "01.01.2017 03:00,1,2,1,2,5", "01.01.2017 01:00,1,2,1,1.5,5", "01.01.2017 02:00,,2,1,2,5",
      "01.01.2017 02:00,1,2,1,NaN,5", "01.01.2017 02:00,0,2,1,2,5", "01.01.2017 02:00,1,1,2,1,5",
      "01.01.2017 02:00,1,2,1,2,-5", "01.01.2017 02:00,1,2", "01.01.2017 04:00,3,2,1,2,0",
      "01.01.2017 01:00,1,2,1,1.75,5",
    ]
    let (bars, report) = try hourly(Self.header + rows.joined(separator: "\n"))
    #expect((0..<bars.count).map { bars.close[$0] } == [1.75, 2, 2])
    #expect((0..<bars.count).map { HourlyBars.text(time: bars.times[$0]).suffix(5) } == ["01:00", "03:00", "04:00"])
    #expect(report.rowsRead == 10)
    #expect(report.rowsDropped == 7)
    #expect((report[.missingValue], report[.nonPositivePrice], report[.highBelowLow]) == (2, 1, 1))
    #expect((report[.negativeVolume], report[.fieldCount], report[.duplicate]) == (1, 1, 1))
    #expect((report[.zeroVolume], report[.outsideRange], report[.outOfOrder]) == (1, 1, 2))
  }

  @Test(arguments: [
    ("", "test.csv: it is empty"), (header, "test.csv: it holds a header and no row; name a file with rows"),
    (header + "01.01.2017 22:00,1,2,1\n", "test.csv: no row of it can be used"),
    ("Time,Open,High,Low,Close\n", "test.csv, line 1: there is no column 'volume'"),
    (
      "Time,Open,High,Low,Close,Volume" + (7...101).map { ",x\($0)" }.joined() + "\n",
      "test.csv, line 1: 101 columns are more"
    ),
    ("Time,Open,Open,High,Low,Close,Volume\n", "test.csv, line 1: two columns are called 'open'"),
  ])
  func `A file without rows, header or a column is refused with the fix`(_ text: String, _ expected: String) {
    let error = #expect(throws: InputError.self) { try hourly(text) }
    #expect(error?.description.hasPrefix(expected) == true)
  }

  @Test(arguments: [
    ("model", "forest"), ("blas", "mkl"), ("folds", "0"), ("lags", "x"), ("islands", "-1"), ("size", "30000"),
  ])
  func `Bad options are refused by name`(_ name: String, _ value: String) {
    let error = #expect(throws: InputError.self) {
      try Training.workload.prepare(Training.request("sequential", [name: value]))
    }
    #expect(error?.description.contains("--\(name)") == true)
    #expect(throws: InputError.self) { try Training.workload.prepare(Training.request("unheard-of")) }
    #expect(throws: InputError.self) { try Training.workload.prepare(Training.request("sequential", chunk: 0)) }
  }

  @Test func `Prices at the edges of what is read give sums that can be sent`() {
    for odd in [Double.nan, .infinity, .greatestFiniteMagnitude] {
      #expect(TrainingAnswer.meanMagnitude([1, odd, -odd, 3]).isFinite)
    }
    #expect(TrainingAnswer.meanMagnitude([1, -2, 3]) == 2)
  }

  @Test func `A data file's bars are cut to --bars and replicated to --symbols, with what was odd as measures`() throws
  {
    let request = Training.request(
      "sequential", ["symbols": "2", "model": "ridge"], file: Golden.path("eurusd_hourly_ask_2017.csv.gz"))
    let (output, answer) = try Training.run(request)
    #expect(answer.measures["rows_dropped"] == "0")
    #expect(answer.bytes == 2 * 330 * 48)
    let models = output.training.models
    #expect(models.count == 4 && models[0] == models[2] && models[1] == models[3])
    #expect(answer.items == models.reduce(0) { $0 + $1.trainingRows })
  }
}

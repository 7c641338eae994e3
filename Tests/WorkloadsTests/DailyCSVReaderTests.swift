import Testing

@testable import SpeedupCore
@testable import SpeedupDoctor
@testable import SpeedupWorkloads

@Suite("Reading daily rows from CSV")
struct DailyCSVReaderTests {
  static let header = "date,symbol,open,high,low,close,volume\n"

  /// The error for a text; "" when there is none.
  static func problem(_ text: String) -> String {
    do {
      _ = try read(text)
      return ""
    } catch { return "\(error)" }
  }

  @Test(arguments: ["\n", "\r\n"], [true, false])
  func `A plain file gives its rows`(_ end: String, _ endsWithNewline: Bool) throws {
    let lines = [
      "date,symbol,open,high,low,close,volume", "2024-01-02,A,1.5,3,1,2.25,100",
      "2024-01-03,BB,4,4,4,4,2000000000000",
    ]
    let text = lines.joined(separator: end) + (endsWithNewline ? end : "")
    let (table, report) = try read(text)
    var first = Row("A", "2024-01-02", 1.5)
    (first.high, first.low, first.close) = (3, 1, 2.25)
    #expect(table.allRows == [first, Row("BB", "2024-01-03", 4, volume: 2_000_000_000_000)])
    #expect(report.rowsRead == 2 && report.rowsDropped == 0 && report.suspicions == 0)
  }

  @Test func `A byte-order mark, quotes, empty lines, other names, other order and further columns change nothing`()
    throws
  {
    let text =
      "\u{FEFF}\"Ticker\", CLOSE,Low,High,Open,note,Vol,\"Date\"\r\n\r\n"
      + "\"A \"\"B\"\", C\",2,1,3,1.5,\"two\nlines, here\",7,2024-01-02 00:00:00\r\n"
      + "D,\"2\",1,3,1.5,,7,2024-01-03T00:00:00.000Z\r\n"
    let (table, report) = try read(text)
    #expect(table.allRows.map(\.symbol) == ["A \"B\", C", "D"])
    #expect(table.allRows.map(\.date) == [day("2024-01-02"), day("2024-01-03")])
    #expect(table.allRows.allSatisfy { ($0.open, $0.high, $0.low, $0.close) == (1.5, 3, 1, 2) })
    #expect(report.rowsDropped == 0)
  }

  @Test func `Lines are counted right behind a quoted field of several lines`() {
    let text = Self.header + "2024-01-02,\"A\nB\n\",1,1,1,1,1\n2024-01-03,A,1,x,1,1,1\n"
    #expect(Self.problem(text).hasPrefix("test.csv, line 5: high 'x' is not a number"))
  }

  @Test func `Symbols of 0 to 40 bytes keep their text and stay apart`() throws {
    let names = (1...40).flatMap { length in
      ["a", "b"].map { String(repeating: "x", count: length - 1) + $0 }
    }
    let text = Self.header + names.map { "2024-01-02,\($0),1,1,1,1,1\n" }.joined()
    let table = try read(text).table
    #expect(table.allRows.map(\.symbol) == names)
    #expect(try SymbolCensus(of: table, PhaseRunner(pool: nil)).names == names.sorted())
  }

  @Test(arguments: [1, 20])
  func `A symbol that is not UTF-8 names its line: two such symbols would have the same text`(_ length: Int) {
    let names =
      ["\u{e9}", "A"].map { Array(String(repeating: $0, count: length).utf8) } + [
        [UInt8](repeating: 0xe9, count: length)
      ]
    let text = names.reduce(Array(Self.header.utf8)) {
      $0 + Array("2024-01-02,".utf8) + $1 + Array(",1,1,1,1,1\n".utf8)
    }
    let error = #expect(throws: InputError.self) { try DailyCSVReader.read(text, file: "test.csv") }
    #expect(error?.description.hasPrefix("test.csv, line 4: symbol '") == true)
    #expect(error?.description.contains("is not UTF-8; convert") == true)
  }

  @Test(arguments: [
    ("2024-01-03,A,1,1,1,1\n", DataReport.Finding.fieldCount), ("2024-01-03,A,1,1,1,1,1,1\n", .fieldCount),
    ("2024-01-03,,1,1,1,1,1\n", .emptySymbol), ("2024-01-03,A,,1,1,1,1\n", .missingValue),
    ("2024-01-03,A,1,1,1,1,\n", .missingValue), ("2024-01-03,A,1,NaN,1,1,1\n", .missingValue),
    ("2024-01-03,A,1,1,null,1,1\n", .missingValue), ("2024-01-03,A,0,1,1,1,1\n", .nonPositivePrice),
    ("2024-01-03,A,1,1,-1,1,1\n", .nonPositivePrice), ("2024-01-03,A,2,1,3,2,1\n", .highBelowLow),
    ("2024-01-03,A,1,1,1,1,-5\n", .negativeVolume),
  ])
  func `Each kind of bad row is dropped, counted once, and named with its first line`(
    _ line: String, _ finding: DataReport.Finding
  ) throws {
    let (table, report) = try read(Self.header + "2024-01-02,A,1,1,1,1,1\n" + line)
    #expect(table.allRows == [Row("A", "2024-01-02", 1, volume: 1)])
    #expect(report[finding] == 1 && report.rowsDropped == 1 && report.suspicions == 0)
    #expect(report.text(file: "f").hasSuffix("f: dropped: 1 \(finding.text) (first in line 3)\n"))
  }

  @Test(arguments: [
    ("2024-01-03,A,1,1,1,1,0\n", DataReport.Finding.zeroVolume, Int64(0)),
    ("2024-01-03,A,1,1,1,1,2.5\n", .fractionalVolume, 3), ("2024-01-03,A,9,3,1,2,7\n", .outsideRange, 7),
    ("2024-01-01,A,1,1,1,1,1e3\n", .outOfOrder, 1000),
  ])
  func `Each kind of odd row is kept and counted`(_ line: String, _ finding: DataReport.Finding, _ volume: Int64) throws
  {
    let (table, report) = try read(Self.header + "2024-01-02,A,1,1,1,1,1\n" + line)
    #expect(table.count == 2 && table.rows.volume[1] == volume)
    #expect(report[finding] == 1 && report.suspicions == 1 && report.rowsDropped == 0)
  }

  @Test func `Of rows of the same symbol and date the last in the file counts, in its place`() throws {
    let (table, report) = try read(
      Self.header + "2024-01-02,A,1,1,1,1,1\n2024-01-02,B,2,2,2,2,1\n2024-01-03,A,3,3,3,3,1\n"
        + "2024-01-02,A,4,4,4,4,1\n2024-01-02,A,5,5,5,5,1\n")
    #expect(table.allRows.map(\.open) == [2, 3, 5])
    #expect(report[.duplicate] == 2 && report[.outOfOrder] == 1)
  }

  @Test(arguments: [
    ("2024-01-02,A,1,1,1,abc,1\n", "test.csv, line 2: close 'abc' is not a number"),
    ("2024-01-02,A,\"1,5\",1,1,1,1\n", "test.csv, line 2: open '1,5' is not a number"),
    ("2024-01-02,A,1,1,1,1e999,1\n", "test.csv, line 2: close '1e999' is not a number"),
    ("2024-01-02,A,1,1,1,1,1e17\n", "test.csv, line 2: volume '1e17' is beyond 2^53"),
    ("02.01.2024,A,1,1,1,1,1\n", "test.csv, line 2: date '02.01.2024' is not of the form YYYY-MM-DD"),
    ("01/02/2024,A,1,1,1,1,1\n", "test.csv, line 2: date '01/02/2024' is not"),
    ("20240102,A,1,1,1,1,1\n", "test.csv, line 2: date '20240102' is not"),
    ("2024-02-30,A,1,1,1,1,1\n", "test.csv, line 2: date '2024-02-30' is not"),
    ("2023-02-29,A,1,1,1,1,1\n", "test.csv, line 2: date '2023-02-29' is not"),
    ("2024-01-02x,A,1,1,1,1,1\n", "test.csv, line 2: date '2024-01-02x' is not"),
    ("2024-01-02,\"A,1,1,1,1,1\n", "test.csv, line 2: a quote opens here and never closes"),
    ("2024-01-02,\"A\"B,1,1,1,1,1\n", "test.csv, line 2: text after a closing quote"),
    ("", "test.csv: it holds a header and no row; name a file with rows"),
    (",,1,2\n,,1,2\n", "test.csv: no row of it can be used (2 rows, 2 with more or fewer fields than the"),
  ])
  func `What can't be read is an error that names file, line, value and fix`(_ line: String, _ message: String) {
    #expect(Self.problem(Self.header + line).hasPrefix(message), "\(Self.problem(Self.header + line))")
  }

  @Test func `A missing column is named, with those found; a doubled one too`() {
    #expect(
      Self.problem("Date,Open,High,Low,Close,Volume\n").hasPrefix(
        "test.csv, line 1: there is no column 'symbol' or 'ticker' or 'sym' or 'instrument' or 'name';"
          + " it has Date, Open, High, Low, Close, Volume"))
    #expect(
      Self.problem("Date,Date,Ticker,Open,High,Low,Close,Volume\n").hasPrefix(
        "test.csv, line 1: two columns are called 'date'"))
    #expect(Self.problem("").hasPrefix("test.csv: it is empty"))
  }

  @Test func `A day-first file of hours is refused, not scrambled`() throws {
    let path = Golden.path("eurusd_hourly_ask_2017.csv.gz")
    let text = String(decoding: try InputFile.read(path), as: UTF8.self)
    let withSymbol = text.split(whereSeparator: \.isNewline).enumerated()
      .map { $0 == 0 ? "symbol,Date,Open,High,Low,Close,Volume" : "EURUSD,\($1)" }.joined(separator: "\n")
    #expect(Self.problem(withSymbol).hasPrefix("test.csv, line 2: date '01.01.2017 22:00:00.000' is not"))
  }

  @Test func `Rows cut at any byte, and bytes changed at any place, give sound rows or an error that names the file`()
    throws
  {
    func read(_ text: [UInt8], file: String) {
      do {
        let (table, report) = try DailyCSVReader.read(text, file: file)
        // A byte that became a line end makes one line more.
        #expect(table.count + report.rowsDropped <= 3)
        for row in 0..<table.count {
          let prices = [table.rows.open, table.rows.high, table.rows.low, table.rows.close].map { $0[row] }
          #expect(prices.allSatisfy { $0 > 0 && $0.isFinite }, "\(prices)")
        }
      } catch {
        #expect("\(error)".hasPrefix(file), "\(error)")
      }
    }
    let text = Array((Self.header + "2024-01-02,\"A\",1.5,3,1,2.25,100\r\n2024-01-03,B,4,4,4,4,2\n").utf8)
    for length in 0...text.count { read(Array(text.prefix(length)), file: "cut") }
    for place in text.indices {
      for byte in [0, 10, 13, 34, 44, 45, 46, 57, 128, 255] as [UInt8] {
        var changed = text
        changed[place] = byte
        read(changed, file: "changed")
      }
    }
  }
}

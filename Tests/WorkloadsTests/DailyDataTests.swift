import Glibc
import Testing

@testable import SpeedupCore
@testable import SpeedupSystem
@testable import SpeedupWorkloads

@Suite("Dates, files and generated rows")
struct DailyDataTests {
  @Test func `Every day from 1600 to 2400 reads back from its text, one after the other`() {
    var expected = day("1600-01-01")
    var wrong: [Int32] = []
    for year in 1600..<2400 {
      for month in 1...12 {
        for date in 1...CivilDate.length(year: year, month: month) {
          let days = CivilDate.days(year: year, month: month, day: date)
          if days != expected || day(CivilDate.text(expected)) != expected { wrong.append(expected) }
          expected += 1
        }
      }
    }
    #expect(wrong.isEmpty)
    #expect(CivilDate.text(0) == "1970-01-01" && CivilDate.text(19_782) == "2024-02-29")
  }

  @Test func `zlib and the gzip tool give the same bytes of a compressed file`() throws {
    let path = Golden.path("stocks_daily_5sym.csv.gz")
    let byLibrary = try InputFile.read(path)
    let byTool = try Gzip.read(path, with: try #require(Tool.find("gzip")))
    #expect(byLibrary == byTool)
    #expect(String(decoding: byLibrary.prefix(12), as: UTF8.self) == "Ticker,Date,")
  }

  @Test func `A cut or damaged gzip file is an error that names it, not half the rows`() throws {
    let bytes = try Files.read(Golden.path("stocks_daily_5sym.csv.gz"))
    let path = "/tmp/speedup-weekly-\(getpid()).gz"
    defer { unlink(path) }
    var flipped = bytes
    flipped[bytes.count / 2] ^= 0x55
    for damaged in [Array(bytes.prefix(bytes.count / 2)), flipped] {
      let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
      try Files.writeAll(descriptor, damaged, path: path)
      close(descriptor)
      for read in [{ try InputFile.read(path) }, { try Gzip.read(path, with: Tool.find("gzip")!) }] {
        do {
          _ = try read()
          Issue.record("read a damaged file")
        } catch {
          #expect(error is InputError && "\(error)".hasPrefix("\(path): damaged gzip file ("), "\(error)")
        }
      }
    }
  }

  @Test func `A file that is not there is an InputError that names it`() {
    #expect(throws: InputError.self) { try InputFile.read("/nonexistent/rows.csv") }
  }

  @Test(arguments: DailyGenerator.Skew.allCases)
  func `Generated rows are the same by date as by symbol, on weekdays, in cents, and never impossible`(
    _ skew: DailyGenerator.Skew
  ) throws {
    var generator = DailyGenerator(symbols: 9, days: 40, skew: skew, seed: 11)
    let bySymbol = try generator.table().allRows
    generator.order = .date
    let byDate = try generator.table().allRows
    #expect(byDate == bySymbol.sorted { ($0.date, $0.symbol) < ($1.date, $1.symbol) })
    #expect(bySymbol == bySymbol.sorted { ($0.symbol, $0.date) < ($1.symbol, $1.date) })
    for row in bySymbol {
      #expect(row.low <= min(row.open, row.close) && row.high >= max(row.open, row.close) && row.low >= 1)
      // 1970-01-05 was a Monday.
      #expect((row.date - 4) % 7 <= 4 && row.volume > 0)
      #expect((row.close * 100).rounded() / 100 == row.close)
    }
    #expect(Set(bySymbol.map(\.symbol)).count == 9)
  }

  @Test func `Other machines must find these very rows for seed 1`() throws {
    let text = try DailyGenerator(symbols: 2, days: 2).table().csv()
    #expect(text == Self.rowsOfSeedOne)
  }

  static let rowsOfSeedOne = """
    date,symbol,open,high,low,close,volume
    2024-12-26,S00000,188.78,189.67,187.73,188.36,4728463
    2024-12-27,S00000,188.06,188.46,184.32,186.51,6364389
    2024-12-26,S00001,271.55,276.76,268.71,275.91,131527
    2024-12-27,S00001,276.48,281.62,271.6,280.05,207680

    """

  @Test func `More symbols leave the rows of the first ones as they were; another seed changes them`() throws {
    let few = try DailyGenerator(symbols: 2, days: 30).table().allRows
    let many = try DailyGenerator(symbols: 5, days: 30).table().allRows
    #expect(Array(many.prefix(few.count)) == few)
    #expect(try DailyGenerator(symbols: 2, days: 30, seed: 2).table().allRows != few)
  }

  @Test func `Zipf histories fall as 1/rank and hold as many rows in all as equal ones`() throws {
    let lengths = try DailyGenerator(symbols: 100, days: 200, skew: .zipf).historyLengths()
    #expect(lengths == lengths.sorted(by: >))
    #expect(abs(lengths.reduce(0, +) - 20_000) <= 50)
    #expect(abs(Double(lengths[0]) / Double(lengths[9]) - 10) < 0.05)
    #expect(throws: InputError.self) {
      try DailyGenerator(symbols: 100_000, days: 1000, skew: .zipf).historyLengths()
    }
  }

  @Test func `Replicas have the file's rows under new names, up to the number of symbols asked for`() throws {
    let table = try DailyTable.of([
      Row("A", "2024-01-02", 1), Row("B", "2024-01-02", 2), Row("A", "2024-01-03", 3),
    ])
    func names(_ count: Int) throws -> [String] {
      try table.replicated(symbolCount: count).allRows.map(\.symbol)
    }
    #expect(try names(1) == ["A", "A"])
    #expect(try names(2) == ["A", "B", "A"])
    #expect(try names(5) == ["A", "B", "A", "A_1", "B_1", "A_1", "A_2", "A_2"])
    #expect(try table.replicated(symbolCount: 4).allRows.map(\.open) == [1, 2, 3, 1, 2, 3])
  }

  @Test func `A copy never gets the name of another symbol, and has its rows to itself`() throws {
    let table = try DailyTable.of([
      Row("A_1", "2024-01-02", 1), Row("A", "2024-01-02", 2), Row("A_1_1", "2024-01-02", 3),
    ])
    for count in [4, 5, 6, 9] {
      let symbols = try table.replicated(symbolCount: count).allRows.map(\.symbol)
      #expect(symbols.count == count && Set(symbols).count == count, "\(symbols)")
    }
    #expect(try table.replicated(symbolCount: 5).allRows.map(\.symbol) == ["A_1", "A", "A_1_1", "A_1_1_", "A_1_"])
  }

  @Test func `More rows than 32 bits can number are refused before memory is asked for`() throws {
    let table = try DailyTable.of([Row("A", "2024-01-02", 1), Row("B", "2024-01-02", 2)])
    #expect(throws: InputError.self) { try table.replicated(symbolCount: 1_000_000_000_000) }
    for (symbols, days) in [(3_000_000, 1000), (1_000_000_000, 1_000_000_000)] {
      for skew in DailyGenerator.Skew.allCases {
        #expect(throws: InputError.self) { try DailyGenerator(symbols: symbols, days: days, skew: skew).table() }
      }
    }
  }

  @Test func `A copy of a table has its rows in memory of its own`() throws {
    let table = try DailyTable.of([
      Row("a symbol of many letters", "2024-01-02", 1), Row("B", "2024-01-02", 2),
    ])
    let copy = try table.copy()
    #expect(copy.allRows == table.allRows)
    #expect(copy.rows.open != table.rows.open && copy.symbols != table.symbols)
  }
}

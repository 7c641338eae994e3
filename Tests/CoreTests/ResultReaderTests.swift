import SpeedupStatistics
import Testing

@testable import SpeedupCore

@Suite struct ResultReaderTests {
  /// The text cut into pieces of random length, some of them empty.
  private func pieces(_ text: String, _ random: inout SplitMix64, longest: Int) -> [[UInt8]] {
    var rest = Array(text.utf8)[...]
    var pieces: [[UInt8]] = []
    while !rest.isEmpty {
      let length = min(rest.count, random.nextBounded(longest))
      pieces.append(Array(rest.prefix(length)))
      rest = rest.dropFirst(length)
    }
    return pieces
  }

  @Test(arguments: [
    "a,b\r\n1,\"2\r\n3\"\r\n", "\u{FEFF}a,\"b\"\"c\"\"\"\n\n\"\",x\n", "a\rb,c\r\r\n,\n", "\"a\"\"\",\"\"\"\"\nx",
    "\"\"\n\"\",",
    "株,é\n\"\n\n\",y\r\n",
  ])
  func `a text reads the same in pieces of any length`(text: String) throws {
    let whole = try CSV.parse(text)
    var random = SplitMix64(seed: 5)
    for _ in 0..<50 {
      var reader = CSV.Reader()
      var records: [CSV.Record] = []
      for piece in pieces(text, &random, longest: 4) {
        piece.withUnsafeBytes { reader.feed($0) }
        while let record = try reader.next() { records.append(record) }
      }
      reader.finish()
      while let record = try reader.next() { records.append(record) }
      #expect(records == whole)
    }
  }

  /// Read anew for every piece, this field would be a hundred billion bytes.
  @Test(.timeLimit(.minutes(5))) func `a field of megabytes is not read once for every piece of it`() throws {
    let length = 4_000_000
    var reader = CSV.Reader()
    Array("a,\"".utf8).withUnsafeBytes { reader.feed($0) }
    let piece = [UInt8](repeating: UInt8(ascii: "x"), count: 64)
    var early = 0
    for _ in 0..<length / piece.count {
      piece.withUnsafeBytes { reader.feed($0) }
      if try reader.next() != nil { early += 1 }
    }
    #expect(early == 0)
    Array("\"\n".utf8).withUnsafeBytes { reader.feed($0) }
    reader.finish()
    let record = try #require(try reader.next())
    #expect(record.fields.map(\.utf8.count) == [1, length] && record.line == 1)
    #expect(try reader.next() == nil)
  }

  @Test(arguments: ["a\n\"b\nc", "\"a\"b\n", "x,y\n1,\"2\" \n"])
  func `a fault is named by the same line in pieces`(text: String) {
    let whole = #expect(throws: CSVError.self) { try CSV.parse(text) }
    var random = SplitMix64(seed: 6)
    for _ in 0..<20 {
      let parts = pieces(text, &random, longest: 3)
      let found = #expect(throws: CSVError.self) {
        var reader = CSV.Reader()
        for part in parts {
          part.withUnsafeBytes { reader.feed($0) }
          while try reader.next() != nil {}
        }
        reader.finish()
        while try reader.next() != nil {}
      }
      #expect(found == whole)
    }
  }

  @Test(arguments: [
    "0", "1", "0.1", "0.123456789", "0.000000002978609615", "12345.678000000", "9007199254740993", "1e-5", "1.5e300",
    "-1",
    "+2", "1.", ".5", ".", "", "-", "1.2.3", "0x1p3", "nan", "inf", "1s", "00012.50", "123456789012345678901234567890",
    "0.00000000000000000000000000000000012345", "179769313486231570000000000000000000000", "9223372036854775807",
    "9223372036854775808", "007", "1_000", "١",
  ])
  func `a number is read from bytes as from a text`(text: String) {
    var copy = text
    let (decimal, whole) = copy.withUTF8 { (NumberField.decimal($0), NumberField.whole($0)) }
    #expect(decimal?.bitPattern == Double(decimal: text)?.bitPattern)
    #expect(whole == Int64(text))
  }

  @Test(arguments: ["1\u{0}2", "1\u{0}", "\u{0}1", "0x1p3", "0X1"]) func `what is no decimal is no number`(text: String)
  {
    #expect(Double(decimal: text) == nil)
  }

  @Test func `random decimals are read from bytes to the last bit`() {
    var random = SplitMix64(seed: 12)
    for _ in 0..<20_000 {
      let digits = String(random.next() >> UInt64(random.nextBounded(60)))
      let places = random.nextBounded(digits.count + 1)
      var text = places == 0 ? digits : "\(digits.dropLast(places)).\(digits.suffix(places))"
      let expected = Double(decimal: text)
      let read = text.withUTF8(NumberField.decimal)
      #expect(read?.bitPattern == expected?.bitPattern)
    }
  }

  private func plain(_ cell: Int, _ block: Int) -> RunRecord {
    var record = RunRecord(
      cell: cell, block: block, position: 0, warmup: false,
      axes: [AxisValue("n", "\(cell), \"\(cell)\""), AxisValue("cores", "1")])
    record.figures.wall = Seconds(1.5)
    record.figures.user = Seconds(1)
    record.figures.system = Seconds(0.5)
    record.figures.peakMemory = Bytes(4096)
    record.figures.peakMemoryMethod = "cgroup2-peak"
    record.figures.minorFaults = 3
    record.measures = ["rows": "7", "more": "x"]
    return record
  }

  private func text(_ records: [RunRecord]) -> String {
    ResultTable(columns: ResultColumns(axes: ["n", "cores"], measures: ["rows", "more"]), records: records).text
  }

  private func read(_ text: String, keeping kept: KeptFigures = .all) throws -> ResultTable {
    var reader = ResultReader(path: "r.csv", keeping: kept)
    var random = SplitMix64(seed: 7)
    for piece in pieces(text, &random, longest: 40) { try piece.withUnsafeBytes { try reader.take($0) } }
    return try reader.finish()
  }

  @Test func `a table reads the same in pieces`() throws {
    let records = (0..<20).flatMap { block in (0..<3).map { plain($0, block) } }
    #expect(try read(text(records)).records.map(\.self) == records)
  }

  @Test func `figures that are not kept are checked all the same`() throws {
    let good = text([plain(0, 0), plain(0, 1)])
    let kept = KeptFigures([.cpu], measures: ["rows"])
    let record = try read(good, keeping: kept).records[1]
    #expect(record.figures.cpu == Seconds(1.5) && record.measures == ["rows": "7"])
    #expect(record.figures.wall == nil && record.figures.peakMemory == nil && record.figures.minorFaults == nil)
    let bad = good.replacing(",4096,", with: ",-4096,", maxReplacements: 1)
    let error = #expect(throws: InputError.self) { try read(bad, keeping: kept) }
    #expect(error?.description.hasPrefix("r.csv:2: peak_memory_bytes is '-4096'; expected") == true)
  }

  @Test func `a figure keeps how it was had and what it is made of`() throws {
    let record = try read(text([plain(0, 0)]), keeping: KeptFigures([.memory])).records[0]
    #expect(record.figures.peakMemoryMethod == "cgroup2-peak" && record.figures.user == nil)
  }

  @Test func `a run that comes out of order and again is refused in the line where it comes again`() {
    let records = [3, 1, 2, 0, 5].map { plain(0, $0) } + [plain(1, 0), plain(0, 4), plain(0, 2), plain(0, 9)]
    let error = #expect(throws: InputError.self) { try read(text(records)) }
    #expect(error?.description.hasPrefix("r.csv:9: block 2 of cell 0 stands in an earlier line too") == true)
  }

  @Test func `a cell whose values are quoted in some rows is one cell`() throws {
    let lines = text([plain(0, 0), plain(0, 1)]).split(separator: "\n").map(String.init)
    let other = lines[2].replacing(",1,pinned", with: ",\"1\",pinned")
    let table = try read([lines[0], lines[1], other, ""].joined(separator: "\n"))
    #expect(CellRows.all(in: table.records).map(\.count) == [2])
  }

  @Test func `bytes that are no UTF-8 are one text wherever they stand`() throws {
    var bytes = Array(text([plain(0, 0), plain(0, 1)]).utf8)
    for place in bytes.indices where bytes[place] == UInt8(ascii: "x") { bytes[place] = 0xFF }
    let table = try ResultTable(parsing: bytes, path: "r.csv")
    #expect(table.records.map { $0.measures["more"] } == ["\u{FFFD}", "\u{FFFD}"])
  }
}

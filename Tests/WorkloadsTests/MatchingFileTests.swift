import Testing

@testable import SpeedupCore
@testable import SpeedupStatistics
@testable import SpeedupSystem
@testable import SpeedupWorkloads

/// Reading, splitting and writing.
extension MatchingTests {
  static let header = "date,instrument,order_id,ts,side,limit,qty,sweep\n"
  static let good = "2024-01-02,A,1,5,1,0,10,1\n"
  /// Quotes of another partition than any of the orders'.
  static let noQuotes = "date,instrument,ts,bid,ask\n1999-01-04,none,1,5,6\n"

  @Test(arguments: [
    ("", "orders.csv: it is empty"),
    ("date,instrument\n", "orders.csv, line 1: there is no column 'order_id'"),
    ("qty," + header + "7," + good, "orders.csv, line 1: two columns are called 'qty'; rename one of them"),
    (header + good + "2024-01-02,A,2,5,1,0,10\n", "orders.csv, line 3: 7 fields where the header has 8"),
    (header + good + good + "2024-01-02,A,x,5,1,0,10,1\n", "orders.csv, line 4: order_id 'x' is not a whole number"),
    (header + "02.01.2024,A,1,5,1,0,10,1\n", "orders.csv, line 2: date '02.01.2024' is not a date"),
    (header + "2024-01-02,A,1,5,0,0,10,1\n", "orders.csv, line 2: side '0' is neither"),
    (header + "2024-01-02,A,1,5,1,0,0,1\n", "orders.csv, line 2: qty '0' is below 1"),
    (header + "2024-01-02,A,1,5,1,-3,1,1\n", "orders.csv, line 2: limit '-3' is below 0"),
    (header + "2024-01-02,A,1,5,1,0,1,2\n", "orders.csv, line 2: sweep '2' is neither"),
    (header + "2024-01-02,A,1,5,1,0,1000000001,1\n", "orders.csv, line 2: qty '1000000001' is above 1000000000"),
    (
      header + "2024-01-02,A,1,9223372036854775808,1,0,1,1\n",
      "line 2: ts '9223372036854775808' is not a whole number"
    ),
    (header + good + "\"2024-01-02\",\"A\n", "orders.csv, line 3: a quote opens here and never closes"),
    (header + "2024-01-02,,1,5,1,0,1,1\n", "orders.csv, line 2: instrument '' is not a name"),
  ])
  func `What can't be used is an error that names file, line, value and fix`(_ text: String, _ complaint: String) throws
  {
    try withScratch { directory in
      try Files.write("\(directory)/orders.csv", text)
      try Files.write("\(directory)/quotes.csv", Self.noQuotes)
      var request = Self.request(chunk: 2, data: "\(directory)/orders.csv")
      request.scratch = directory
      let input = try Self.workload.prepare(request)
      #expect { try Self.workload.run(input, request, on: SerialExecutor()) } throws: { "\($0)".contains(complaint) }
    }
  }

  @Test func `A quote of one side alone is dropped and counted, and the one before it holds; a crossed one is counted`()
    throws
  {
    func run(_ quotes: String) throws -> Answer {
      try withScratch { directory in
        try Files.write("\(directory)/orders.csv", Self.header + Self.good)
        try Files.write("\(directory)/quotes.csv", "date,instrument,ts,bid,ask\n" + quotes)
        return try answer(Self.workload, Self.request(data: "\(directory)/orders.csv"))
      }
    }
    #expect { try run("2024-01-02,A,1,-1,5\n") } throws: { "\($0)".contains("quotes.csv, line 2: bid '-1' is below 1") }
    #expect { try run("2024-01-02,A,1,x,5\n") } throws: { "\($0)".contains("quotes.csv, line 2: bid 'x' is not") }
    for oneSided in ["0,5", "5,0", ",5", "5,", "0,0"] {
      let alone = try run("2024-01-02,A,1,\(oneSided)\n").measures
      #expect(alone["rows_dropped"] == "1" && alone["quotes"] == "0" && alone["noquote"] == "1", "\(oneSided)")
      let behind = try run("2024-01-02,A,1,4,6\n2024-01-02,A,2,\(oneSided)\n")
      #expect(behind.measures["rows_dropped"] == "1" && behind.measures["noquote"] == "0", "\(oneSided)")
      #expect(try behind.digest == run("2024-01-02,A,1,4,6\n").digest)
    }
    let measures = try run("2024-01-02,A,1,6,5\n2024-01-02,B,1,5,6\n2024-01-02,B,2,5,6\n").measures
    #expect(measures["quotes"] == "3" && measures["quotes_crossed"] == "1" && measures["quotes_unused"] == "2")
    #expect(measures["suspect_values"] == "1" && measures["rows_dropped"] == "0")
    #expect(measures["noquote"] == "0" && measures["sweep_orders"] == "1")
  }

  @Test func `The largest numbers stay exact, and times in nanoseconds are fine`() throws {
    let big = WantedColumns.largest
    let text =
      "2024-01-02,A,9223372036854775807,1704153600000000001,+1,\(big),\(big),1\n"
      + "2024-01-02,A,0009,1704153600000000002,-1,0,\(big),1\n"
    try withScratch { directory in
      try Files.write("\(directory)/orders.csv", Self.header + text)
      try Files.write("\(directory)/quotes.csv", "date,instrument,ts,bid,ask\n2024-01-02,A,1,\(big),\(big)\n")
      var request = Self.request(data: "\(directory)/orders.csv")
      request.scratch = directory
      let input = try Self.workload.prepare(request)
      let output = try Self.workload.run(input, request, on: SerialExecutor())
      try Self.workload.dump(output, input, request, to: "\(directory)/out")
      let name = "\(directory)/out/2024-01-02_A/"
      #expect(
        try Files.readText(name + "order_summary.csv") == "order_id,filled,notional2,matches,status\n"
          + "9223372036854775807,1000000000,2000000000000000000,1,filled\n"
          + "9,1000000000,2000000000000000000,1,filled\n")
      #expect(
        try Files.readText(name + "match_details.csv") == "ts,buy_id,sell_id,qty,mid2\n"
          + "1704153600000000002,9223372036854775807,9,1000000000,2000000000\n")
    }
  }

  @Test func `Instruments of like names keep outputs of their own`() throws {
    let names = ["A/B", "A-B", "A%2FB", "Ä", "..", "A,B"]
    let rows = names.map { "2024-01-02,\"\($0)\",1,5,1,0,10,1\n" }.joined()
    try withScratch { directory in
      try Files.write("\(directory)/orders.csv", Self.header + rows)
      try Files.write("\(directory)/quotes.csv", Self.noQuotes)
      var request = Self.request(data: "\(directory)/orders.csv")
      request.scratch = directory
      let input = try Self.workload.prepare(request)
      let output = try Self.workload.run(input, request, on: SerialExecutor())
      try Self.workload.dump(output, input, request, to: "\(directory)/out")
      #expect(Set(output.names).count == names.count && output.names.contains("2024-01-02_A%2FB"))
      #expect(try Files.names(in: "\(directory)/out").count == names.count)
    }
  }

  @Test func `An instrument that is not UTF-8 names its line: the outputs of two such had one place`() throws {
    try withScratch { directory in
      let row = Array(Self.good.utf8)
      let rows = [0x42, 0xe9].flatMap { name in row.map { $0 == UInt8(ascii: "A") ? name : $0 } }
      let file = try AtomicFile("\(directory)/orders.csv")
      try (Array(Self.header.utf8) + rows).withUnsafeBytes { try file.write($0) }
      try file.commit()
      try Files.write("\(directory)/quotes.csv", Self.noQuotes)
      #expect { try answer(Self.workload, Self.request(data: "\(directory)/orders.csv")) } throws: {
        "\($0)".contains("orders.csv, line 3: instrument '") && "\($0)".contains("is not UTF-8")
      }
    }
  }

  @Test func `The bytes of a byte-order mark are dropped at the front of the file alone, wherever a chunk begins`()
    throws
  {
    let rows = (1...8).map { "\u{feff}A,2024-01-02,\($0),\($0),\($0 % 2 == 0 ? 1 : -1),0,10,1\n" }.joined()
    let answers = try [1, 3, 100].map { chunk in
      try withScratch { directory in
        let header = "\u{feff}instrument,date,order_id,ts,side,limit,qty,sweep\n"
        try Files.write("\(directory)/orders.csv", header + rows)
        try Files.write("\(directory)/quotes.csv", "date,instrument,ts,bid,ask\n2024-01-02,\u{feff}A,1,5,6\n")
        return try answer(Self.workload, Self.request(chunk: chunk, data: "\(directory)/orders.csv"))
      }
    }
    #expect(Set(answers.map(\.digest)).count == 1)
    #expect(answers.allSatisfy { $0.measures["partitions_found"] == "1" && $0.measures["matches"] == "4" })
  }

  @Test(arguments: [1, 2, 3, 100])
  func `A line break between quotes ends no row, wherever a chunk ends`(chunk: Int) throws {
    let header = "note," + Self.header
    let notes = ["\"two\nlines, and \"\"more\"\"\n\"", "in 5\" nails", "\"\"", "\"\n\n\"", "plain"]
    let rows = notes.enumerated().map { "\($1),2024-01-02,A,\($0),5,1,0,10,1\n" }.joined()
    try withScratch { directory in
      try Files.write("\(directory)/quotes.csv", Self.noQuotes)
      let request = Self.request(chunk: chunk, data: "\(directory)/orders.csv")
      try Files.write("\(directory)/orders.csv", header + rows)
      #expect(try answer(Self.workload, request).measures["orders_read"] == "5")
      try Files.write("\(directory)/orders.csv", header + rows + "x,2024-01-02,A,9,5,7,0,10,1\n")
      #expect { try answer(Self.workload, request) } throws: { "\($0)".contains("line 11: side '7'") }
    }
  }

  @Test func `A chunk that would grow too large ends with the rows it has`() throws {
    try withScratch { directory in
      let path = "\(directory)/lines"
      try Files.write(path, (1...20_000).map { "line \($0) of many" }.joined(separator: "\n"))
      let reader = try ChunkedLines(path)
      var asked: [Int] = []
      let first = try #require(
        try reader.next(limit: 20_000) { lines, bytes in
          asked.append(lines)
          #expect(bytes >= 128 * 1024)
          return asked.count < 2 ? 20_000 : 1
        })
      #expect(asked.count == 2 && first.count == asked[1] && first.count < 20_000)
      let rest = try #require(try reader.next(limit: 20_000))
      #expect(rest.firstLine == first.count + 1 && rest.count == 20_000 - first.count)
      #expect(try reader.next(limit: 1).map(\.count) == nil)
    }
  }

  @Test(arguments: [1, 40, 3000])
  func `Rows come back from a spill by partition and in order, however many partitions there are`(partitions: Int)
    throws
  {
    try withScratch { directory in
      let path = "\(directory)/spill"
      let spill = try SpillFile<Quote>(path)
      var dice = SplitMix64(seed: 3)
      var expected = [[Quote]](repeating: [], count: partitions)
      for index in 0..<50_000 {
        let partition = Int(dice.next() % UInt64(partitions))
        let row = Quote(time: Int64(index), bid: Int64(partition), ask: 1)
        try spill.append(row, to: partition)
        expected[partition].append(row)
      }
      let blocks = try spill.finish()
      for (partition, rows) in expected.enumerated() {
        #expect(try SpillFile<Quote>.rows(partition < blocks.count ? blocks[partition] : [], in: path) == rows)
      }
      #expect(blocks.joined().allSatisfy { $0.offset % 4096 == 0 && $0.count > 0 })
    }
  }

  @Test func `With sizes by rank the partitions still appear in an order that says nothing of them`() throws {
    try withScratch { directory in
      var generator = MatchingGenerator(seed: 5)
      (generator.partitions, generator.orders, generator.skew) = (30, 100, .zipf)
      try generator.write(to: directory)
      var spill = try PartitionSpill<SweepOrder>(into: "\(directory)/s", policy: ChunkPolicy(rows: 100, limit: nil))
      try spill.split("\(directory)/orders.csv", used: { nil })
      #expect(spill.keys.count == 30 && spill.keys.map(\.name) == spill.keys.map(\.name).sorted())
      let total = spill.rowCounts.reduce(0, +) + spill.passedOver
      #expect(abs(total - 3000) < 30)
      #expect(spill.rowCounts.max()! > 6 * spill.rowCounts.sorted()[15], "sizes differ")
      #expect(spill.rowCounts != spill.rowCounts.sorted(by: >))
    }
  }
}

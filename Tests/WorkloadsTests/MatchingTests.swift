import Harness
import Platform
import Statistics
import Testing
import Units

@testable import Workloads

@Suite("The matching workload")
struct MatchingTests {
  static let workload = MatchingWorkload()

  static func request(
    _ variant: String = "sequential", chunk: Int? = nil, workers: Int = 1, data: String? = nil, skew: String = "zipf",
    mode: String = "fixed"
  ) -> RunRequest {
    RunRequest(
      variant: variant,
      parameters: [
        "partitions": "7", "orders": "300", "partition-skew": skew, "filler": "2", "chunk-mode": mode,
      ], workers: workers, chunk: chunk, dataFile: data)
  }

  @Test("The outputs are those of a plain Python matcher, in any chunk", arguments: [nil, 1, 13, 5000])
  func golden(chunk: Int?) throws {
    try withScratch { directory in
      var request = Self.request(chunk: chunk, data: Golden.path("matching/orders.csv.gz"))
      request.scratch = directory
      let input = try Self.workload.prepare(request)
      let output = try Self.workload.run(input, request, on: ThreadExecutor(workers: 2))
      try Self.workload.dump(output, input, request, to: "\(directory)/dump")
      for (file, golden) in [("order_summary.csv", "summary.csv.gz"), ("match_details.csv", "details.csv.gz")] {
        let expected = Dictionary(grouping: try Golden.records("matching/\(golden)")) { $0[0] }
        for name in output.names {
          let got = try CSV.parse(Files.readText("\(directory)/dump/\(name)/\(file)")).dropFirst().map(\.fields)
          #expect(got == (expected[name] ?? []).map { Array($0.dropFirst()) }, "\(name) \(file)")
        }
        #expect(expected.values.allSatisfy { !$0.isEmpty } && expected.count >= 6)
      }
      #expect(output.names.count == 9, "one of them without sweep orders, one without quotes")
    }
  }

  @Test("Variants, chunks, workers and executors change no byte of the outputs")
  func sameOutputs() throws {
    func outputs(_ request: RunRequest, _ executor: any Executor) throws -> [String] {
      try withScratch { directory in
        var request = request
        request.scratch = directory
        let input = try Self.workload.prepare(request)
        let output = try Self.workload.run(input, request, on: executor)
        let answer = try Self.workload.answer(output, input, request)
        try Self.workload.dump(output, input, request, to: "\(directory)/out")
        let files = try output.names.flatMap { name in
          try ["order_summary", "match_details"].map { try Files.readText("\(directory)/out/\(name)/\($0).csv") }
        }
        return [answer.digest] + files
      }
    }
    let expected = try outputs(Self.request(), SerialExecutor())
    #expect(expected.count == 15)
    for variant in Self.workload.variants.map(\.name) {
      for chunk in [1, 100, 100_000] {
        for executor in [SerialExecutor(), ThreadExecutor(workers: 3), RoundTripExecutor(workers: 2)] as [any Executor] {
          #expect(try outputs(Self.request(variant, chunk: chunk), executor) == expected)
        }
      }
    }
  }

  @Test("What is bought is sold, nobody gets more than he asked for, and nothing that could trade is left", arguments: 1...8)
  func conservation(seed: Int) throws {
    var dice = SplitMix64(seed: UInt64(seed))
    func below(_ upper: UInt64) -> Int64 { Int64(dice.next() % upper) }
    let orders = (0..<400).map { index in
      SweepOrder(
        id: Int64(index), time: below(600), limit: below(3) == 0 ? 0 : 95 + below(11),
        signedQuantity: (1 + below(30)) * (below(2) == 0 ? 1 : -1))
    }
    let quotes = (0..<60).map { index in
      let bid = 96 + below(8)
      return Quote(time: 20 + Int64(index) * 9, bid: bid, ask: bid + 1 + below(2))
    }
    let result = Matcher.match(orders, quotes)
    var bought: Int64 = 0
    var sold: Int64 = 0
    for (order, filled) in zip(result.orders, result.filled) {
      #expect(filled >= 0 && filled <= Int64(order.signedQuantity.magnitude))
      if order.signedQuantity > 0 { bought += filled } else { sold += filled }
    }
    #expect(bought == sold && bought == result.matches.reduce(0) { $0 + $1.quantity } && bought > 0)
    let byId = Dictionary(uniqueKeysWithValues: orders.map { ($0.id, $0) })
    for match in result.matches {
      for (id, sign) in [(match.buyer, Int64(1)), (match.seller, -1)] {
        let order = try #require(byId[id])
        #expect(order.signedQuantity.signum() == sign && order.time <= match.time)
        #expect(order.limit == 0 || sign * (2 * order.limit - match.mid2) >= 0, "a limit was broken")
      }
    }
    // At the last arrival's midpoint no resting buyer and seller both allow it, unless neither has arrived since.
    let last = try #require(result.orders.last)
    let quote = try #require(quotes.last { $0.time <= last.time })
    let mid2 = quote.bid + quote.ask
    let resting = zip(result.orders, zip(result.filled, result.statuses)).filter { order, state in
      state.1 == .unfilled || state.1 == .partial
    }
    let allowing = resting.filter { order, _ in
      order.limit == 0 || Int64(order.signedQuantity.signum()) * (2 * order.limit - mid2) >= 0
    }
    let isLastAmong = allowing.contains { $0.0.id == last.id }
    if isLastAmong { #expect(Set(allowing.map { $0.0.signedQuantity.signum() }).count == 1) }
  }

  @Test("First in, first out; an order whose limit forbids the price is skipped and stays")
  func skipping() {
    let orders = [
      SweepOrder(id: 1, time: 1, limit: 101, signedQuantity: -5),
      SweepOrder(id: 2, time: 1, limit: 100, signedQuantity: -5),
      SweepOrder(id: 3, time: 5, limit: 0, signedQuantity: 3),
      SweepOrder(id: 4, time: 9, limit: 0, signedQuantity: 10),
    ]
    // At first 101 is the midpoint, so that both sellers are eligible; then 100 forbids the first; then 101 again.
    let quotes = [Quote(time: 0, bid: 100, ask: 102), Quote(time: 5, bid: 99, ask: 101), Quote(time: 9, bid: 101, ask: 101)]
    let result = Matcher.match(orders.reversed(), quotes)
    #expect(result.matches.map { [$0.time, $0.buyer, $0.seller, $0.quantity, $0.mid2] }
      == [[5, 3, 2, 3, 200], [9, 4, 1, 5, 202], [9, 4, 2, 2, 202]])
    #expect(result.statuses == [.filled, .filled, .filled, .partial])
    #expect(result.notional2 == [1010, 1004, 600, 1414])
  }

  @Test("Sorting is stable, for rows nearly in order and for rows in none", arguments: [0, 1, 5, 1000])
  func sorting(spread: UInt64) {
    var dice = SplitMix64(seed: 4)
    let rows = (0..<2000).map { index in
      Quote(time: Int64(index) / 3 + Int64(spread == 0 ? 0 : dice.next() % spread), bid: Int64(index), ask: 0)
    }
    let expected = rows.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }
    #expect(Matcher.sorted(rows) { $0.time < $1.time } == expected.map(\.element))
  }

  @Test("Without a quote an order is dropped, with a forbidding limit too")
  func dropped() {
    let orders = [
      SweepOrder(id: 1, time: 1, limit: 0, signedQuantity: 5), SweepOrder(id: 2, time: 3, limit: 99, signedQuantity: 5),
      SweepOrder(id: 3, time: 4, limit: 0, signedQuantity: -5),
    ]
    let result = Matcher.match(orders, [Quote(time: 2, bid: 100, ask: 100)])
    #expect(result.statuses == [.noquote, .ineligible, .unfilled] && result.matches.isEmpty)
    #expect(Matcher.match([], []).orders.isEmpty)
  }

  @Test("The queue's first that will do is found, whatever lies before it", arguments: [1, 2, 7, 64, 100])
  func restingOrders(count: Int) {
    var queue = RestingOrders(capacity: count)
    var plain: [Int64?] = []
    var dice = SplitMix64(seed: UInt64(count))
    for index in 0..<count {
      let key = Int64(dice.next() % 10)
      queue.append(index, key: key)
      plain.append(key)
      for price in stride(from: Int64(0), to: 11, by: 3) {
        #expect(queue.firstPlace(allowing: price) == plain.firstIndex { $0.map { $0 >= price } ?? false })
      }
      if dice.next() % 2 == 0, let place = queue.firstPlace(allowing: 4) {
        queue.remove(at: place)
        plain[place] = nil
      }
    }
  }

  @Test("Under memory pressure the chunk is halved, down to a floor, and never without a limit")
  func adaptive() throws {
    var policy = ChunkPolicy(rows: 5000, limit: Bytes(100))
    policy.observe(used: Bytes(75))
    #expect(policy.rows == 5000)
    for _ in 0..<5 { policy.observe(used: Bytes(76)) }
    #expect(policy.rows == 1000 && policy.halvings == 3)
    policy.observe(used: nil)
    #expect(policy.rows == 1000)
    policy = ChunkPolicy(rows: 64_000, limit: Bytes(100))
    policy.observe(growing: 7000, used: Bytes(75))
    #expect(policy.halvings == 0)
    policy.observe(growing: 7000, used: Bytes(90))
    #expect(policy.rows == 4000 && policy.halvings == 4, "the chunk ends with the 7000 rows that it has")
    var free = ChunkPolicy(rows: 5000, limit: nil)
    free.observe(used: Bytes(1 << 40))
    #expect(free == ChunkPolicy(rows: 5000, limit: nil))
    var request = Self.request(chunk: 1_000_000, mode: "adaptive")
    request.memoryLimit = Bytes(1000)
    let small = try answer(Self.workload, request)
    #expect(small.measures["chunk_last"] != "1000000")
    #expect(try small.digest == answer(Self.workload, Self.request()).digest)
  }

  static let header = "date,instrument,order_id,ts,side,limit,qty,sweep\n"
  static let good = "2024-01-02,A,1,5,1,0,10,1\n"

  @Test("What can't be used is an error that names file, line, value and mend", arguments: [
    ("", "orders.csv: it is empty"),
    ("date,instrument\n", "orders.csv, line 1: there is no column 'order_id'"),
    (header + good + "2024-01-02,A,2,5,1,0,10\n", "orders.csv, line 3: 7 fields where the header has 8"),
    (header + good + good + "2024-01-02,A,x,5,1,0,10,1\n", "orders.csv, line 4: order_id 'x' is not a whole number"),
    (header + "02.01.2024,A,1,5,1,0,10,1\n", "orders.csv, line 2: date '02.01.2024' is not a date"),
    (header + "2024-01-02,A,1,5,0,0,10,1\n", "orders.csv, line 2: side '0' is neither"),
    (header + "2024-01-02,A,1,5,1,0,0,1\n", "orders.csv, line 2: qty '0' is below 1"),
    (header + "2024-01-02,A,1,5,1,-3,1,1\n", "orders.csv, line 2: limit '-3' is below 0"),
    (header + "2024-01-02,A,1,5,1,0,1,2\n", "orders.csv, line 2: sweep '2' is neither"),
    (header + "2024-01-02,A,1,5,1,0,1000000001,1\n", "orders.csv, line 2: qty '1000000001' is above 1000000000"),
    (header + "2024-01-02,A,1,9223372036854775808,1,0,1,1\n", "line 2: ts '9223372036854775808' is not a whole number"),
    (header + good + "\"2024-01-02\",\"A\n", "orders.csv, line 3: a quote opens here and never closes"),
    (header + "2024-01-02,,1,5,1,0,1,1\n", "orders.csv, line 2: instrument '' is not a name"),
  ])
  func badInput(_ text: String, _ complaint: String) throws {
    try withScratch { directory in
      try Files.write("\(directory)/orders.csv", text)
      try Files.write("\(directory)/quotes.csv", "date,instrument,ts,bid,ask\n")
      var request = Self.request(chunk: 2, data: "\(directory)/orders.csv")
      request.scratch = directory
      let input = try Self.workload.prepare(request)
      #expect { try Self.workload.run(input, request, on: SerialExecutor()) } throws: { "\($0)".contains(complaint) }
    }
  }

  @Test("A quote without a price is an error too, and a crossed one is counted")
  func quotes() throws {
    func run(_ quotes: String) throws -> Answer {
      try withScratch { directory in
        try Files.write("\(directory)/orders.csv", Self.header + Self.good)
        try Files.write("\(directory)/quotes.csv", "date,instrument,ts,bid,ask\n" + quotes)
        return try answer(Self.workload, Self.request(data: "\(directory)/orders.csv"))
      }
    }
    #expect { try run("2024-01-02,A,1,0,5\n") } throws: { "\($0)".contains("quotes.csv, line 2: bid '0' is below 1") }
    let measures = try run("2024-01-02,A,1,6,5\n2024-01-02,B,1,5,6\n2024-01-02,B,2,5,6\n").measures
    #expect(measures["quotes"] == "3" && measures["quotes_crossed"] == "1" && measures["quotes_unused"] == "2")
    #expect(measures["noquote"] == "0" && measures["sweep_orders"] == "1")
  }

  @Test("The largest numbers stay exact, and times in nanoseconds are fine")
  func largest() throws {
    let big = WantedColumns.largest
    let text = "2024-01-02,A,9223372036854775807,1704153600000000001,+1,\(big),\(big),1\n"
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

  @Test("Instruments of like names keep outputs of their own")
  func names() throws {
    let names = ["A/B", "A-B", "A%2FB", "Ä", "..", "A,B"]
    let rows = names.map { "2024-01-02,\"\($0)\",1,5,1,0,10,1\n" }.joined()
    try withScratch { directory in
      try Files.write("\(directory)/orders.csv", Self.header + rows)
      try Files.write("\(directory)/quotes.csv", "date,instrument,ts,bid,ask\n")
      var request = Self.request(data: "\(directory)/orders.csv")
      request.scratch = directory
      let input = try Self.workload.prepare(request)
      let output = try Self.workload.run(input, request, on: SerialExecutor())
      try Self.workload.dump(output, input, request, to: "\(directory)/out")
      #expect(Set(output.names).count == names.count && output.names.contains("2024-01-02_A%2FB"))
      #expect(try Files.names(in: "\(directory)/out").count == names.count)
    }
  }

  @Test("A line break between quotes ends no row, wherever a chunk ends", arguments: [1, 2, 3, 100])
  func quoted(chunk: Int) throws {
    let header = "note," + Self.header
    let notes = ["\"two\nlines, and \"\"more\"\"\n\"", "in 5\" nails", "\"\"", "\"\n\n\"", "plain"]
    let rows = notes.enumerated().map { "\($1),2024-01-02,A,\($0),5,1,0,10,1\n" }.joined()
    try withScratch { directory in
      try Files.write("\(directory)/quotes.csv", "date,instrument,ts,bid,ask\n")
      let request = Self.request(chunk: chunk, data: "\(directory)/orders.csv")
      try Files.write("\(directory)/orders.csv", header + rows)
      #expect(try answer(Self.workload, request).measures["orders_read"] == "5")
      try Files.write("\(directory)/orders.csv", header + rows + "x,2024-01-02,A,9,5,7,0,10,1\n")
      #expect { try answer(Self.workload, request) } throws: { "\($0)".contains("line 11: side '7'") }
    }
  }

  @Test("A chunk that would grow too large ends with the rows it has")
  func growing() throws {
    try withScratch { directory in
      let path = "\(directory)/lines"
      try Files.write(path, (1...20_000).map { "line \($0) of many" }.joined(separator: "\n"))
      let reader = try ChunkedLines(path)
      var asked: [Int] = []
      let first = try #require(try reader.next(limit: 20_000) { lines, bytes in
        asked.append(lines)
        #expect(bytes > 128 * 1024)
        return asked.count < 2 ? 20_000 : 1
      })
      #expect(asked.count == 2 && first.count == asked[1] && first.count < 20_000)
      let rest = try #require(try reader.next(limit: 20_000))
      #expect(rest.firstLine == first.count + 1 && rest.count == 20_000 - first.count)
      #expect(try reader.next(limit: 1).map(\.count) == nil)
    }
  }

  @Test("Rows come back from a spill by partition and in order, however many partitions there are",
    arguments: [1, 40, 3000])
  func spill(partitions: Int) throws {
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

  @Test("With sizes by rank the partitions still appear in an order that says nothing of them")
  func generator() throws {
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

  @Test("A file written in passing holds what was written, in any pieces")
  func passing() throws {
    try withScratch { directory in
      let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 13) }
      for (name, piece) in [("a", 3_000_000), ("b", 77_777), ("c", 1 << 20)] {
        let file = try PassingWriter("\(directory)/\(name)")
        for start in stride(from: 0, to: bytes.count, by: piece) {
          try bytes[start..<min(bytes.count, start + piece)].withUnsafeBytes { try file.write($0) }
        }
        #expect(file.position == bytes.count)
        try file.finish()
        #expect(try Files.read("\(directory)/\(name)") == bytes)
      }
    }
    #expect(throws: SystemError.self) { try PassingWriter("/nowhere/at/all") }
  }

  @Test("No orders, and none that sweeps, give an empty answer")
  func empty() throws {
    for rows in ["", "2024-01-02,A,1,5,1,0,10,0\n"] {
      try withScratch { directory in
        try Files.write("\(directory)/orders.csv", Self.header + rows)
        try Files.write("\(directory)/quotes.csv", "date,instrument,ts,bid,ask\n")
        let answer = try answer(Self.workload, Self.request(data: "\(directory)/orders.csv"))
        #expect(answer.measures["sweep_orders"] == "0")
      }
    }
  }

  @Test("Lines come in the chunks asked for, whole, numbered, the last one also without an end")
  func lines() throws {
    try withScratch { directory in
      let path = "\(directory)/lines"
      let all = (1...997).map { String(repeating: "x", count: $0 * 37 % 1301) + "\($0)" }
      try Files.write(path, all.joined(separator: "\n"))
      for limit in [1, 10, 333, 5000] {
        let reader = try ChunkedLines(path)
        var got: [String] = []
        while let lines = try reader.next(limit: limit) {
          #expect(lines.firstLine == got.count + 1)
          got += String(decoding: lines.bytes, as: UTF8.self).split(separator: "\n").map(String.init)
          #expect(got.count == lines.firstLine - 1 + lines.count)
        }
        #expect(got == all)
      }
    }
  }
}

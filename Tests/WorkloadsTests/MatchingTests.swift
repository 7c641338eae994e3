import Testing

@testable import SpeedupCore
@testable import SpeedupKit
@testable import SpeedupStatistics
@testable import SpeedupSystem
@testable import SpeedupWorkloads

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

  @Test(arguments: [nil, 1, 13, 5000])
  func `The outputs are those of a plain Python matcher, in any chunk`(chunk: Int?) throws {
    try withScratch { directory in
      var request = Self.request(chunk: chunk, data: Golden.path("matching/orders.csv.gz"))
      request.scratch = directory
      let input = try Self.workload.prepare(request)
      let output = try Self.workload.run(input, request, on: ThreadPool(workers: 2))
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

  @Test func `Variants, chunks, workers and executors change no byte of the outputs`() throws {
    func outputs(_ request: RunRequest, _ pool: any WorkerPool) throws -> [String] {
      try withScratch { directory in
        var request = request
        request.scratch = directory
        let input = try Self.workload.prepare(request)
        let output = try Self.workload.run(input, request, on: pool)
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
        for pool in [SerialExecutor(), ThreadPool(workers: 3), RoundTripExecutor(workers: 2)] as [any WorkerPool] {
          #expect(try outputs(Self.request(variant, chunk: chunk), pool) == expected)
        }
      }
    }
  }

  @Test(
    arguments: 1...8
  )
  func `What is bought is sold, nobody gets more than he asked for, and nothing that could trade is left`(seed: Int)
    throws
  {
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

  @Test func `First in, first out; an order whose limit forbids the price is skipped and stays`() {
    let orders = [
      SweepOrder(id: 1, time: 1, limit: 101, signedQuantity: -5),
      SweepOrder(id: 2, time: 1, limit: 100, signedQuantity: -5),
      SweepOrder(id: 3, time: 5, limit: 0, signedQuantity: 3),
      SweepOrder(id: 4, time: 9, limit: 0, signedQuantity: 10),
    ]
    // At first 101 is the midpoint, so that both sellers are eligible; then 100 forbids the first; then 101 again.
    let quotes = [
      Quote(time: 0, bid: 100, ask: 102), Quote(time: 5, bid: 99, ask: 101), Quote(time: 9, bid: 101, ask: 101),
    ]
    let result = Matcher.match(orders.reversed(), quotes)
    #expect(
      result.matches.map { [$0.time, $0.buyer, $0.seller, $0.quantity, $0.mid2] }
        == [[5, 3, 2, 3, 200], [9, 4, 1, 5, 202], [9, 4, 2, 2, 202]])
    #expect(result.statuses == [.filled, .filled, .filled, .partial])
    #expect(result.notional2 == [1010, 1004, 600, 1414])
  }

  @Test(arguments: [0, 1, 5, 1000])
  func `Sorting is stable, for rows nearly in order and for rows in none`(spread: UInt64) {
    var dice = SplitMix64(seed: 4)
    let rows = (0..<2000).map { index in
      Quote(time: Int64(index) / 3 + Int64(spread == 0 ? 0 : dice.next() % spread), bid: Int64(index), ask: 0)
    }
    let expected = rows.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }
    #expect(Matcher.sorted(rows) { $0.time < $1.time } == expected.map(\.element))
  }

  @Test func `Without a quote an order is dropped, with a forbidding limit too`() {
    let orders = [
      SweepOrder(id: 1, time: 1, limit: 0, signedQuantity: 5), SweepOrder(id: 2, time: 3, limit: 99, signedQuantity: 5),
      SweepOrder(id: 3, time: 4, limit: 0, signedQuantity: -5),
    ]
    let result = Matcher.match(orders, [Quote(time: 2, bid: 100, ask: 100)])
    #expect(result.statuses == [.noquote, .ineligible, .unfilled] && result.matches.isEmpty)
    #expect(Matcher.match([], []).orders.isEmpty)
  }

  @Test(arguments: [1, 2, 7, 64, 100])
  func `The queue's first that will do is found, whatever lies before it`(count: Int) {
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

  @Test func `Under memory pressure the chunk is halved, down to a floor, and never without a limit`() throws {
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
}

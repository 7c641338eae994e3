import SpeedupKit

/// One way through the workload: the files are read in chunks and split by partition, then every partition is matched.
struct MatchingRun {
  let input: MatchingWorkload.Input
  let request: RunRequest

  /// What is left of the partitions, in the order of their keys.
  struct Output {
    let names: [String]
    let results: [MatchTask.Result]
    let ordersRead: Int
    let quotes: Int
    /// Quotes of partitions without orders, and quotes whose bid is above their ask.
    let quotesUnused: Int
    let quotesCrossed: Int
    /// Quotes that were dropped, since they have one side alone and so no midpoint.
    let quotesOneSided: Int
    let trades: Int?
    /// Bytes of all files read.
    let bytes: Int
    let policy: ChunkPolicy
    /// Reading the files and splitting them.
    let read: PhaseTime
  }

  /// The files, split by partition.
  private struct Spills {
    var orders: PartitionSpill<SweepOrder>
    var quotes: PartitionSpill<Quote>
    var trades: PartitionSpill<Trade>?
  }

  /// How many partitions before its turn one is read ahead.
  private static let ahead = 8

  /// Runs it.
  /// - Throws: `InputError` naming file, line, value and fix; `SystemError` when a file can't be written.
  func output(on pool: any WorkerPool) throws -> Output {
    var read = PhaseTime()
    let spills = try read.add { try pool.serial("split") { try split() } }
    let turn = turn(spills.orders)
    let out = try request[MatchingParameters.write] ? try ScratchDirectory.make(in: input.scratch) : nil
    // What a failed run leaves open; a finished one leaves nothing.
    defer { if let out { try? ResultFile.finish(in: out) } }
    let tasks = tasks(spills, turn, out)
    // One after the other is all for one worker, however many there are.
    let atOnce = request.variant == "sequential" ? max(1, turn.count) : 1
    let results =
      switch try request[MatchingParameters.io] {
      case .workers: try pool.map("match", count: turn.count, chunk: atOnce) { tasks[$0] }
      case .caller: try CallerIO(tasks: tasks, pool: pool, chunk: atOnce).results()
      }
    for (partition, result) in zip(turn, results).sorted(by: { $0.0 < $1.0 }) {
      guard let number = result.repeated else { continue }
      throw try RepeatedOrder.error(number, in: spills.orders.keys[partition], of: input.orders)
    }
    if let out { try pool.serial("finish") { try ResultFile.finish(in: out) } }
    var resultOf = [MatchTask.Result](repeating: MatchTask.Result(), count: turn.count)
    for (partition, result) in zip(turn, results) { resultOf[partition] = result }
    return output(spills, resultOf, read)
  }

  private func split() throws -> Spills {
    let isAdaptive = try request[MatchingParameters.chunkMode] == .adaptive
    let policy = ChunkPolicy(
      rows: max(1, request.chunk ?? 100_000), limit: isAdaptive ? request.memoryLimit : nil)
    func spill(_ kind: String) -> String { "\(input.scratch)/\(kind).spill" }
    var orders = try PartitionSpill<SweepOrder>(into: spill("orders"), policy: policy)
    try orders.split(input.orders, used: ResidentMemory.now)
    var quotes = try PartitionSpill<Quote>(into: spill("quotes"), policy: orders.policy)
    try quotes.split(input.quotes, used: ResidentMemory.now)
    let trades = try input.trades.map { file in
      var trades = try PartitionSpill<Trade>(into: spill("trades"), policy: quotes.policy)
      try trades.split(file, used: ResidentMemory.now)
      return trades
    }
    return Spills(orders: orders, quotes: quotes, trades: trades)
  }

  /// The partitions in the order in which they are handed out.
  private func turn(_ orders: PartitionSpill<SweepOrder>) -> [Int] {
    guard request.variant == "parallel-largest-first" else { return Array(orders.keys.indices) }
    return orders.keys.indices.sorted { (-orders.rowCounts[$0], $0) < (-orders.rowCounts[$1], $1) }
  }

  private func tasks(_ spills: Spills, _ turn: [Int], _ out: String?) -> [MatchTask] {
    let (orders, quotes) = (spills.orders, spills.quotes)
    let quotesOf = Dictionary(uniqueKeysWithValues: quotes.keys.enumerated().map { ($1, $0) })
    var tasks = turn.map { partition in
      MatchTask(
        orders: MatchTask.Rows(file: orders.path, blocks: orders.blocks(partition)),
        quotes: MatchTask.Rows(file: quotes.path, blocks: quotesOf[orders.keys[partition]].map(quotes.blocks) ?? []),
        directory: out ?? "")
    }
    // A disk takes as long for a small partition as for a larger one; large ones are not kept in memory before their turn.
    for index in tasks.indices.dropLast(Self.ahead) where orders.rowCounts[turn[index + Self.ahead]] <= 10_000 {
      let later = tasks[index + Self.ahead]
      tasks[index].ahead = [later.orders, later.quotes]
    }
    return tasks
  }

  private func output(_ spills: Spills, _ resultOf: [MatchTask.Result], _ read: PhaseTime) -> Output {
    let (orders, quotes, trades) = (spills.orders, spills.quotes, spills.trades)
    let known = Set(orders.keys)
    let unused = quotes.keys.indices.filter { !known.contains(quotes.keys[$0]) }
    let byName = orders.keys.indices.sorted { orders.keys[$0].name < orders.keys[$1].name }
    return Output(
      names: byName.map { orders.keys[$0].name }, results: byName.map { resultOf[$0] },
      ordersRead: orders.rowCounts.reduce(0, +) + orders.passedOver, quotes: quotes.rowCounts.reduce(0, +),
      quotesUnused: unused.reduce(0) { $0 + quotes.rowCounts[$1] }, quotesCrossed: quotes.odd,
      quotesOneSided: quotes.passedOver,
      trades: trades?.rowCounts.reduce(0, +), bytes: orders.bytes + quotes.bytes + (trades?.bytes ?? 0),
      policy: trades?.policy ?? quotes.policy, read: read)
  }
}

import SpeedupKit

/// A pipeline that reads one large file of orders in chunks, splits it into partitions, and matches each by itself.
struct MatchingWorkload: Workload {
  let name = "matching"
  let summary = "sweep orders matched at the midpoint: one large CSV read in chunks, split, matched by partition"
  let source = "document 001, Dynamic System Configuration Plan"

  let variants = [
    Variant("sequential", "one partition after the other"),
    Variant("parallel", "a partition a task, in the order in which they first appear"),
    Variant("parallel-largest-first", "a partition a task, the largest first, so that none is left over at the end"),
  ]

  let parameters = MatchingParameters.all

  let measures = [
    "read_seconds", "read_cpu_seconds", "load_seconds", "match_seconds", "write_seconds", "orders_read", "sweep_orders",
    "quotes",
    "quotes_unused", "quotes_crossed", "trades", "noquote", "ineligible", "matches", "partitions_found",
    "chunk_halvings", "chunk_last", "rows_dropped", "suspect_values",
  ]

  struct Input: Sendable {
    let orders: String
    let quotes: String
    let trades: String?
    let scratch: String
  }

  typealias Output = MatchingRun.Output

  func idle(in request: RunRequest) -> [String: String] {
    ["threads": "matching has no threads within a worker"]
  }

  func sizing(of variant: String, for input: SizingInput) -> Sizing? {
    let tiered = SizingRule.tiered.sizing(for: input)
    return variant == "sequential" ? Sizing(workers: 1, chunkRows: tiered.chunkRows) : tiered
  }

  func prepare(_ request: RunRequest) throws -> Input {
    let scratch = try request.scratchDirectory()
    guard let file = request.dataFile else {
      try MatchingParameters.generator(request).write(to: scratch)
      // What the generator used and gave back would else count as the run's memory.
      FreedMemory.giveBack()
      let paths = ["orders", "quotes", "trades"].map { "\(scratch)/\($0).csv" }
      for path in paths { Self.drop(path) }
      return Input(orders: paths[0], quotes: paths[1], trades: paths[2], scratch: scratch)
    }
    let name = file.split(separator: "/").last.map(String.init) ?? file
    guard name.hasPrefix("orders") else {
      throw InputError(
        "--data: '\(file)' must be called orders..., with quotes... beside it (and trades..., if there are any)")
    }
    func beside(_ kind: String) -> String { file.dropLast(name.count) + kind + name.dropFirst("orders".count) }
    let trades = beside("trades")
    return Input(
      orders: try Self.plain(file, in: scratch), quotes: try Self.plain(beside("quotes"), in: scratch),
      trades: Files.exists(trades) ? try Self.plain(trades, in: scratch) : nil, scratch: scratch)
  }

  /// A file that can be read in chunks: a gzip file is uncompressed first.
  private static func plain(_ path: String, in scratch: String) throws -> String {
    guard path.hasSuffix(".gz") else { return path }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let copy = "\(scratch)/\(name.dropLast(3))"
    let file = try AtomicFile(copy)
    try InputFile.read(path).withUnsafeBytes { try file.write($0) }
    try file.commit()
    drop(copy)
    return copy
  }

  private static func drop(_ path: String) {
    guard let file = try? OpenFile(reading: path) else { return }
    file.flush()
    file.advise(.drop)
  }

  func run(_ input: Input, _ request: RunRequest, on pool: any WorkerPool) throws -> Output {
    try MatchingRun(input: input, request: request).output(on: pool)
  }

  func answer(_ output: Output, _ input: Input, _ request: RunRequest) throws -> Answer {
    var digest = Digest()
    var statuses = [Int](repeating: 0, count: OrderStatus.allCases.count)
    for (name, result) in zip(output.names, output.results) {
      digest.add(name)
      digest.add(result.digest)
      for (index, count) in result.statuses.enumerated() { statuses[index] += count }
    }
    var measures = output.read.measures("read")
    measures["load_seconds"] = "\(output.results.reduce(0) { $0 + $1.loadSeconds })"
    measures["write_seconds"] = "\(output.results.reduce(0) { $0 + $1.writeSeconds })"
    measures["match_seconds"] = "\(output.results.reduce(0) { $0 + $1.seconds })"
    measures["orders_read"] = "\(output.ordersRead)"
    measures["sweep_orders"] = "\(statuses.reduce(0, +))"
    measures["quotes"] = "\(output.quotes)"
    measures["quotes_unused"] = "\(output.quotesUnused)"
    measures["quotes_crossed"] = "\(output.quotesCrossed)"
    measures["rows_dropped"] = "\(output.quotesOneSided)"
    measures["suspect_values"] = "\(output.quotesCrossed)"
    measures["trades"] = output.trades.map { "\($0)" }
    measures["noquote"] = "\(statuses[Int(OrderStatus.noquote.rawValue)])"
    measures["ineligible"] = "\(statuses[Int(OrderStatus.ineligible.rawValue)])"
    measures["matches"] = "\(output.results.reduce(0) { $0 + $1.matches })"
    measures["partitions_found"] = "\(output.names.count)"
    measures["chunk_halvings"] = "\(output.policy.halvings)"
    measures["chunk_last"] = "\(output.policy.rows)"
    return Answer(digest: digest.text, items: output.ordersRead, bytes: output.bytes, measures: measures)
  }

  func dump(_ output: Output, _ input: Input, _ request: RunRequest, to directory: String) throws {
    guard try request[MatchingParameters.write] else { throw InputError("--dump goes with --write on") }
    for (name, result) in zip(output.names, output.results) {
      try Files.makeDirectory("\(directory)/\(name)")
      for (file, blocks) in zip(MatchingFiles.names, result.blocks) {
        try ResultFile.copy(blocks, of: result.file, to: "\(directory)/\(name)/\(file)")
      }
    }
  }
}

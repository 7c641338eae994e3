import SpeedupKit

/// Matches one partition: reads what was spilled, matches, writes the outputs, and gives what is needed of them.
struct MatchTask: ParallelTask {
  struct Rows: Sendable {
    let file: String
    let blocks: [SpillBlock]
  }

  let orders: Rows
  let quotes: Rows
  /// Rows of a partition whose turn comes soon: the disk is asked for them meanwhile.
  var ahead: [Rows] = []
  /// The directory of the ``ResultFile`` that the outputs go to; empty: nowhere.
  let directory: String

  /// What is left of a partition once it is done.
  struct Result: Sendable, Equatable {
    /// The hash of both outputs.
    var digest = ""
    /// An order number that is there twice, where there is one: nothing was matched then.
    var repeated: Int64?
    /// The file that they are in, and where; empty when none were written.
    var file = ""
    var blocks: [[SpillBlock]] = []
    /// How many orders ended in each way, in the order of ``OrderStatus``.
    var statuses = [Int](repeating: 0, count: OrderStatus.allCases.count)
    var matches = 0
    /// The time for reading back what was spilled.
    var loadSeconds = 0.0
    /// The time for sorting and matching alone.
    var seconds = 0.0
    /// The time for hashing and writing the outputs.
    var writeSeconds = 0.0
  }

  func run(_ context: TaskContext) throws -> Result {
    var clock = ProcessClock.now
    func lap() -> Double {
      let now = ProcessClock.now
      defer { clock = now }
      return (now - clock).value
    }
    var result = Result()
    SpillFile<Quote>.announce(self.quotes.blocks, in: self.quotes.file)
    if let orders = ahead.first, let quotes = ahead.last {
      SpillFile<SweepOrder>.announce(orders.blocks, in: orders.file)
      SpillFile<Quote>.announce(quotes.blocks, in: quotes.file)
    }
    let (orders, quotes) = try load()
    result.repeated = RepeatedOrder.number(among: orders)
    result.loadSeconds = lap()
    if result.repeated != nil { return result }
    let matched = Matcher.match(orders, quotes)
    result.seconds = lap()
    try write(matched, into: &result)
    result.writeSeconds = lap()
    return result
  }

  /// Reads back what was spilled.
  /// - Throws: `SystemError` when it can't be read.
  func load() throws -> (orders: [SweepOrder], quotes: [Quote]) {
    (
      try SpillFile<SweepOrder>.rows(orders.blocks, in: orders.file),
      try SpillFile<Quote>.rows(quotes.blocks, in: quotes.file)
    )
  }

  /// Hashes and counts the outputs, and writes them where they are to be written.
  /// - Throws: `SystemError` when they can't be.
  func write(_ matched: Matcher.Result, into result: inout Result) throws {
    for status in matched.statuses { result.statuses[Int(status.rawValue)] += 1 }
    result.matches = matched.matches.count
    result.digest = Self.digest(matched)
    if !directory.isEmpty {
      let file = try ResultFile.own(in: directory)
      result.file = file.path
      result.blocks = try MatchingFiles.write(matched, to: file)
    }
  }

  private static func digest(_ result: Matcher.Result) -> String {
    var digest = Digest()
    for index in result.orders.indices {
      digest.add(Int(result.orders[index].id))
      digest.add(Int(result.filled[index]))
      digest.add(Int(result.notional2[index]))
      digest.add(Int(result.matchCounts[index]))
      digest.add(Int(result.statuses[index].rawValue))
    }
    for match in result.matches {
      for number in [match.time, match.buyer, match.seller, match.quantity, match.mid2] { digest.add(Int(number)) }
    }
    return digest.text
  }

  init(orders: Rows, quotes: Rows, directory: String) {
    self.orders = orders
    self.quotes = quotes
    self.directory = directory
  }

  func encode(into writer: inout ByteWriter) {
    writer.write(ahead.count)
    for rows in ahead + [orders, quotes] {
      writer.write(string: rows.file)
      writer.write(array: rows.blocks)
    }
    writer.write(string: directory)
  }

  init(from reader: inout ByteReader) throws {
    let count = try reader.read(Int.self)
    ahead = try (0..<max(0, count)).map { _ in Rows(file: try reader.readString(), blocks: try reader.readArray()) }
    orders = Rows(file: try reader.readString(), blocks: try reader.readArray())
    quotes = Rows(file: try reader.readString(), blocks: try reader.readArray())
    directory = try reader.readString()
  }

  static func encode(_ output: Result, into writer: inout ByteWriter) {
    writer.write(string: output.digest)
    writer.write(output.repeated != nil)
    writer.write(output.repeated ?? 0)
    writer.write(string: output.file)
    writer.write(output.blocks.count)
    for blocks in output.blocks { writer.write(array: blocks) }
    writer.write(array: output.statuses)
    writer.write(output.matches)
    for seconds in [output.loadSeconds, output.seconds, output.writeSeconds] { writer.write(seconds) }
  }

  static func decode(from reader: inout ByteReader) throws -> Result {
    let digest = try reader.readString()
    let (isRepeated, number) = (try reader.read(Bool.self), try reader.read(Int64.self))
    let file = try reader.readString()
    let blocks = try (0..<max(0, try reader.read(Int.self))).map { _ in try reader.readArray(of: SpillBlock.self) }
    return Result(
      digest: digest, repeated: isRepeated ? number : nil, file: file, blocks: blocks,
      statuses: try reader.readArray(of: Int.self),
      matches: try reader.read(Int.self), loadSeconds: try reader.read(Double.self),
      seconds: try reader.read(Double.self), writeSeconds: try reader.read(Double.self))
  }
}

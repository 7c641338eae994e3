import Glibc
import Harness
import Platform
import Units

/// Matches one partition: reads what was spilled, matches, writes the outputs, and gives what is needed of them.
struct MatchTask: ParallelTask {
  /// The files of orders and of quotes.
  let orders: String
  let quotes: String
  /// Where the outputs go; empty: nowhere.
  let directory: String

  /// What is left of a partition once it is done.
  struct Result: Sendable, Equatable {
    /// The hash of both outputs.
    var digest = ""
    /// How many orders ended in each way, in the order of ``OrderStatus``.
    var statuses = [Int](repeating: 0, count: OrderStatus.allCases.count)
    var matches = 0
    /// The time for sorting and matching alone.
    var seconds = 0.0
  }

  func run(_ context: TaskContext) throws -> Result {
    let orders = try PartitionSpill<SweepOrder>.load(self.orders)
    let quotes = try PartitionSpill<Quote>.load(self.quotes)
    let started = ProcessClock.now
    let matched = Matcher.match(orders, quotes)
    var result = Result()
    result.seconds = (ProcessClock.now - started).value
    for status in matched.statuses { result.statuses[Int(status.rawValue)] += 1 }
    result.matches = matched.matches.count
    result.digest = Self.digest(matched)
    if !directory.isEmpty { try MatchingFiles.write(matched, to: directory) }
    return result
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

  init(orders: String, quotes: String, directory: String) {
    self.orders = orders
    self.quotes = quotes
    self.directory = directory
  }

  func encode(into writer: inout ByteWriter) {
    for text in [orders, quotes, directory] { writer.write(string: text) }
  }

  init(from reader: inout ByteReader) throws {
    orders = try reader.readString()
    quotes = try reader.readString()
    directory = try reader.readString()
  }

  static func encode(_ output: Result, into writer: inout ByteWriter) {
    writer.write(string: output.digest)
    writer.write(array: output.statuses)
    writer.write(output.matches)
    writer.write(output.seconds)
  }

  static func decode(from reader: inout ByteReader) throws -> Result {
    Result(
      digest: try reader.readString(), statuses: try reader.readArray(of: Int.self),
      matches: try reader.read(Int.self), seconds: try reader.read(Double.self))
  }
}

/// The outputs of a partition as text.
enum MatchingFiles {
  /// Writes `order_summary.csv` and `match_details.csv` into `directory`, which is made.
  /// - Throws: `SystemError` naming the file.
  static func write(_ result: Matcher.Result, to directory: String) throws {
    try Files.makeDirectory(directory)
    var summary = IntegerLines("order_id,filled,notional2,matches,status\n")
    for index in result.orders.indices {
      summary.add(result.orders[index].id)
      summary.add(result.filled[index])
      summary.add(result.notional2[index])
      summary.add(Int64(result.matchCounts[index]))
      summary.end("\(result.statuses[index])")
    }
    try summary.write("\(directory)/order_summary.csv")
    var details = IntegerLines("ts,buy_id,sell_id,qty,mid2\n")
    for match in result.matches {
      for number in [match.time, match.buyer, match.seller, match.quantity] { details.add(number) }
      details.end(match.mid2)
    }
    try details.write("\(directory)/match_details.csv")
  }
}

/// Lines of whole numbers, put together as bytes: a `String` a number would take longer than the matching.
struct IntegerLines {
  private var bytes: [UInt8]

  /// Begins with a header.
  init(_ header: String) { bytes = Array(header.utf8) }

  /// Adds a number and a comma.
  mutating func add(_ number: Int64) {
    digits(number)
    bytes.append(UInt8(ascii: ","))
  }

  /// Adds a number and ends the line.
  mutating func end(_ number: Int64) {
    digits(number)
    bytes.append(10)
  }

  /// Adds a word and ends the line.
  mutating func end(_ word: String) {
    bytes.append(contentsOf: word.utf8)
    bytes.append(10)
  }

  private mutating func digits(_ number: Int64) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    var rest = number.magnitude
    let first = bytes.count
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    bytes[first...].reverse()
  }

  /// Writes the file and drops it from the page cache: nobody reads it soon, and its pages would count as memory.
  /// - Throws: `SystemError` naming the file.
  func write(_ path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw SystemError(call: "create \(path)") }
    defer { close(descriptor) }
    try Files.writeAll(descriptor, bytes, path: path)
    PageCache.writeAndDrop(descriptor)
  }
}

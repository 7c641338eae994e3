import SpeedupKit

/// The outputs of a partition as text.
enum MatchingFiles {
  static let names = ["order_summary.csv", "match_details.csv"]

  /// Writes a partition's summary and details into `file`.
  /// - Returns: where they are in it, in the order of `names`.
  /// - Throws: `SystemError` naming the file.
  static func write(_ result: Matcher.Result, to file: ResultFile) throws -> [[SpillBlock]] {
    let summary = try IntegerLines(file, header: "order_id,filled,notional2,matches,status")
    let words = OrderStatus.allCases.map { StaticWord("\($0)") }
    for index in result.orders.indices {
      summary.add(result.orders[index].id)
      summary.add(result.filled[index])
      summary.add(result.notional2[index])
      summary.add(Int64(result.matchCounts[index]))
      try summary.end(words[Int(result.statuses[index].rawValue)])
    }
    let details = try IntegerLines(file, header: "ts,buy_id,sell_id,qty,mid2")
    for match in result.matches {
      details.add(match.time)
      details.add(match.buyer)
      details.add(match.seller)
      details.add(match.quantity)
      try details.end(match.mid2)
    }
    return [try summary.finish(), try details.finish()]
  }
}

/// A word that is written often.
struct StaticWord {
  fileprivate let bytes: [UInt8]
  init(_ text: String) { bytes = Array(text.utf8) }
}

/// Lines of whole numbers on their way into a ``ResultFile``. They are put together as bytes, since a `String` a number
/// would take longer than the matching.
final class IntegerLines {
  private let file: ResultFile
  private var blocks: [SpillBlock] = []
  private let buffer: UnsafeMutablePointer<UInt8>
  private var used = 0

  private static let capacity = 64 * 1024
  /// More than a line takes: five numbers of 20 digits and a sign, and a word.
  private static let longestLine = 256

  init(_ file: ResultFile, header: String) throws {
    self.file = file
    buffer = .allocate(capacity: Self.capacity)
    try end(StaticWord(header))
  }

  deinit { buffer.deallocate() }

  @inline(__always)
  func add(_ number: Int64) { put(number, then: UInt8(ascii: ",")) }

  /// Adds a number and ends the line.
  /// - Throws: `SystemError` when the file can't be written.
  @inline(__always)
  func end(_ number: Int64) throws {
    put(number, then: 10)
    if used > Self.capacity - Self.longestLine { try flush() }
  }

  /// Adds a word and ends the line.
  /// - Throws: `SystemError` when the file can't be written.
  func end(_ word: StaticWord) throws {
    (buffer + used).update(from: word.bytes, count: word.bytes.count)
    buffer[used + word.bytes.count] = 10
    used += word.bytes.count + 1
    if used > Self.capacity - Self.longestLine { try flush() }
  }

  /// Writes the rest.
  /// - Returns: where all of it is in the file; the blocks count bytes.
  /// - Throws: `SystemError` when the file can't be written.
  func finish() throws -> [SpillBlock] {
    try flush()
    return blocks
  }

  @inline(__always)
  private func put(_ number: Int64, then separator: UInt8) {
    if number < 0 {
      buffer[used] = UInt8(ascii: "-")
      used &+= 1
    }
    var rest = number.magnitude
    var digits = 1
    var power: UInt64 = 10
    while digits < 19, rest >= power {
      digits &+= 1
      power &*= 10
    }
    var place = used &+ digits
    buffer[place] = separator
    used = place &+ 1
    repeat {
      place &-= 1
      buffer[place] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    } while rest > 0
  }

  private func flush() throws {
    blocks.append(try file.append(UnsafeRawBufferPointer(start: buffer, count: used)))
    used = 0
  }
}

import Harness
import Platform

/// What is known of an instrument after a run: its breakouts so far, and where its new bars begin. One file holds it all
/// and is replaced as a whole, so that it is the old or the new one after `kill -9` at any moment.
struct AnalyzerState: Sendable, Equatable {
  /// The last day that is done; nil before any.
  var lastDay: Int32?
  /// Where the bars after it begin.
  var place = BarFiles.Place()
  /// All breakouts, in the order of days and slots.
  var breakouts: [Breakout] = []

  private static let mark = "speedup-analyzer-state 1"

  /// Nothing done yet.
  init() {}

  /// Reads a state; an empty one where there is no file.
  /// - Throws: `InputError` when the file holds something else.
  init(_ path: String) throws {
    guard Files.exists(path) else { return }
    let bytes = try Files.read(path)
    guard let end = bytes.firstIndex(of: 10) else { throw Self.unreadable(path) }
    let head = String(decoding: bytes[..<end], as: UTF8.self).split(separator: ",")
    let rest = bytes[(end + 1)...]
    let numbers = head.dropFirst().compactMap { Int($0) }
    guard head.first == Self.mark[...], numbers.count == 4, rest.count == numbers[3] * MemoryLayout<Breakout>.stride
    else { throw Self.unreadable(path) }
    lastDay = numbers[3] >= 0 && numbers[0] != Int(Int32.min) ? Int32(numbers[0]) : nil
    place = BarFiles.Place(rows: numbers[1], bytes: numbers[2])
    breakouts = rest.withUnsafeBytes { raw in
      (0..<numbers[3]).map { raw.loadUnaligned(fromByteOffset: $0 * MemoryLayout<Breakout>.stride, as: Breakout.self) }
    }
  }

  private static func unreadable(_ path: String) -> InputError {
    InputError("\(path): this is no whole state file of the analyzer; delete it, and the whole history is done again")
  }

  /// Writes it, as a whole or not at all.
  /// - Throws: `SystemError` naming the file.
  func write(_ path: String) throws {
    let file = try AtomicFile(path)
    try file.write("\(Self.mark),\(lastDay ?? Int32.min),\(place.rows),\(place.bytes),\(breakouts.count)\n")
    try breakouts.withUnsafeBytes { try file.write($0) }
    // What the kernel has outlives the process. A power cut may cost the file, which is then found out and made again.
    try file.commit(durable: false)
  }

  /// Whether the file at `path` is there.
  static func exists(_ path: String) -> Bool { Files.exists(path) }
}

import SpeedupKit

/// What an incremental run knows of the ones before: up to where the bars have been analysed, and what came out.
///
/// The file holds both, so there is no moment at which one is newer than the other. It is written beside its name, flushed
/// to the disk and renamed: after a `kill -9` at any moment the old state or the new one is there, whole. A line of text
/// (`speedup-analyzer-state 1`, then names and numbers, at last a hash over all) is followed by the rows, 16 bytes each, in
/// the machine's byte order.
struct AnalyzerState: Sendable, Equatable {
  /// What the state must agree on with the run that uses it: instrument, format and tick.
  var identity: String
  /// How far the bars have been analysed. The last day is done again if it has got more bars since.
  var reach: StoredInstrument.Reach
  /// What stood right before the end; see `StoredInstrument.mark(before:)`.
  var mark: String
  var rows: [BreakoutRow]

  /// Why a state can't be used.
  struct Refusal: Error, CustomStringConvertible {
    let description: String
  }

  private static let title = "speedup-analyzer-state 1"

  private var fields: String {
    let (start, end) = (reach.lastDayStart, reach.end)
    return "\(Self.title)\t\(identity)\t\(reach.lastDay)\t\(start.bar)\t\(start.byte)\t\(end.bar)\t\(end.byte)"
      + "\t\(mark)\t\(rows.count)"
  }

  private var hash: String {
    var digest = Digest()
    digest.add(fields)
    rows.withUnsafeBytes { bytes in
      for offset in stride(from: 0, to: bytes.count, by: 8) {
        digest.add(bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      }
    }
    return digest.text
  }

  /// Puts the state under `path`, whole or not at all.
  /// - Throws: `SystemError` naming the file; what was there is then still there.
  func write(_ path: String) throws {
    let file = try AtomicFile(path)
    try file.write("\(fields)\t\(hash)\n")
    try rows.withUnsafeBytes { try file.write($0) }
    try file.commit()
  }

  /// The state under `path`; nil when there is none.
  /// - Throws: ``Refusal`` for a file that is damaged or of another identity; `SystemError` when it can't be read.
  static func read(_ path: String, identity: String) throws -> AnalyzerState? {
    guard Files.exists(path) else { return nil }
    let bytes = try Files.read(path)
    guard let lineEnd = bytes.firstIndex(of: 10) else { throw Refusal(description: "\(path): it is no state") }
    let parts = String(decoding: bytes[..<lineEnd], as: UTF8.self)
      .split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 10, parts[0] == title else { throw Refusal(description: "\(path): it is no state") }
    guard parts[1] == identity else {
      throw Refusal(description: "\(path): it is of '\(parts[1])', not of '\(identity)'")
    }
    let numbers = [2, 3, 4, 5, 6, 8].compactMap { Int(parts[$0]) }
    let size = MemoryLayout<BreakoutRow>.stride
    guard numbers.count == 6, let lastDay = Int32(exactly: numbers[0]),
      numbers[5] >= 0, (bytes.count - lineEnd - 1) / size == numbers[5], (bytes.count - lineEnd - 1) % size == 0
    else { throw Refusal(description: "\(path): it is damaged") }
    let rows = bytes.withUnsafeBytes { bytes in
      (0..<numbers[5]).map { bytes.loadUnaligned(fromByteOffset: lineEnd + 1 + $0 * size, as: BreakoutRow.self) }
    }
    let reach = StoredInstrument.Reach(
      lastDay: lastDay, lastDayStart: StoredInstrument.Position(bar: numbers[1], byte: numbers[2]),
      end: StoredInstrument.Position(bar: numbers[3], byte: numbers[4]))
    let state = AnalyzerState(identity: identity, reach: reach, mark: parts[7], rows: rows)
    guard state.hash == parts[9] else { throw Refusal(description: "\(path): it is damaged") }
    return state
  }
}

import SpeedupKit

/// Reads a plain text file some lines at a time, so that memory follows the number of lines and not the file's size. What
/// has been read is dropped from the page cache too, which counts as the run's memory where a cgroup measures it.
final class ChunkedLines {
  private let file: String
  private let source: OpenFile
  private var buffer: UnsafeMutableRawPointer
  private var capacity: Int
  /// Bytes of the buffer that are filled, and those at its front that have been handed out.
  private var filled = 0
  private var taken = 0
  private var fileOffset = 0
  private var linesTaken = 0
  private var isAtEnd = false
  private var hasQuotes = false

  /// The buffer grows by one part in so many.
  private let growth: Int

  private static let block = 64 * 1024

  /// Some whole lines; a line break between quotes ends none.
  struct Lines {
    /// Their bytes; they hold until the next lines are asked for.
    let bytes: UnsafeBufferPointer<UInt8>
    /// The number of the first of them, from 1.
    let firstLine: Int
    let count: Int
  }

  /// Opens a file.
  /// - Parameter growth: the buffer grows by one part in so many, since doubling would make the peak jump.
  /// - Throws: `InputError` naming the file.
  init(_ file: String, growth: Int = 4) throws {
    self.file = file
    self.growth = growth
    try InputFile.requireRegular(file)
    do { source = try OpenFile(reading: file) } catch { throw InputError("\(error); name a file that can be read") }
    capacity = 2 * Self.block
    buffer = .allocate(byteCount: capacity, alignment: 64)
  }

  deinit {
    buffer.deallocate()
  }

  /// The next lines, at most `limit` of them; nil at the end.
  /// - Throws: `SystemError` naming the file.
  func next(limit: Int) throws -> Lines? { try next(limit: limit) { _, _ in limit } }

  /// The next lines, at most `limit` of them; nil at the end.
  /// - Parameter growing: asked before the buffer grows, with the lines that are in it and the bytes that are moved, for
  ///   which there are two places until that is done; gives the limit from then on. Lines that are in the buffer are handed out in any case.
  /// - Throws: `SystemError` naming the file.
  func next(limit: Int, growing: (_ lines: Int, _ bytes: Int) -> Int) throws -> Lines? {
    var limit = limit
    discardTaken()
    var scanned = 0
    var count = 0
    var breaks = 0
    var isQuoted = false
    while true {
      while count < limit, scanned < filled, let found = memchr(buffer + scanned, 10, filled - scanned) {
        let start = scanned
        scanned = found - UnsafeMutableRawPointer(buffer) + 1
        breaks += 1
        if hasQuotes { isQuoted = self.isQuoted(at: scanned, from: start, isQuoted) }
        if !isQuoted { count += 1 }
      }
      if count == limit { break }
      if isAtEnd {
        // A last line may lack its end.
        if scanned < filled || isQuoted { count += 1 }
        scanned = filled
        break
      }
      if filled + Self.block > capacity {
        let size = capacity + max(Self.block, capacity / growth)
        if count > 0, !isQuoted {
          limit = growing(count, filled)
          if limit <= count { break }
        }
        taken = 0
        resize(to: size, keeping: filled)
      }
      // What stands behind the last line end is looked at again when there is more of it.
      try readMore()
    }
    guard count > 0 else { return nil }
    taken = scanned
    defer { linesTaken += breaks }
    let start = UnsafePointer(buffer.assumingMemoryBound(to: UInt8.self))
    return Lines(bytes: UnsafeBufferPointer(start: start, count: taken), firstLine: linesTaken + 1, count: count)
  }

  /// Whether the byte at `end` is between quotes, by the rules of the RowSplitter: a quote opens at the start of a field
  /// alone, and within quotes two stand for one.
  private func isQuoted(at end: Int, from start: Int, _ isQuotedBefore: Bool) -> Bool {
    guard isQuotedBefore || memchr(buffer + start, 34, end - start) != nil else { return false }
    let bytes = UnsafePointer(buffer.assumingMemoryBound(to: UInt8.self))
    var isQuoted = isQuotedBefore
    var opensField = !isQuotedBefore
    var index = start
    while index < end {
      let isQuote = bytes[index] == 34
      if isQuoted, isQuote {
        if index + 1 < end, bytes[index + 1] == 34 { index += 1 } else { isQuoted = false }
      } else if !isQuoted {
        if isQuote, opensField { isQuoted = true }
        opensField = bytes[index] == UInt8(ascii: ",")
      }
      index += 1
    }
    return isQuoted
  }

  /// Moves what has not been handed out to the front, and gives memory back that a smaller chunk does not need.
  private func discardTaken() {
    let rest = filled - taken
    if capacity > 8 * Self.block, rest + Self.block < capacity / 4 {
      resize(to: capacity / 2, keeping: rest)
    } else {
      memmove(buffer, buffer + taken, rest)
    }
    filled = rest
    taken = 0
  }

  private func resize(to size: Int, keeping rest: Int) {
    let other = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 64)
    memcpy(other, buffer + taken, rest)
    buffer.deallocate()
    buffer = other
    capacity = size
  }

  private func readMore() throws {
    let got = try source.read(into: buffer + filled, Self.block)
    isAtEnd = got == 0
    hasQuotes = hasQuotes || memchr(buffer + filled, 34, got) != nil
    filled += got
    fileOffset += got
    // From the beginning on: the kernel keeps a large page of which only a part is named.
    source.advise(.drop, count: fileOffset)
  }
}

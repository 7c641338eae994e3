import SpeedupKit

/// A stretch of one partition's rows in a ``SpillFile``, or of its outputs in a ``ResultFile``.
struct SpillBlock: BitwiseCopyable, Sendable, Equatable {
  /// Where it is in the file, in bytes; rows begin with a page.
  let offset: Int64
  /// How many rows or bytes it holds.
  let count: Int64
}

/// The rows of all partitions in one file, each partition's in blocks of its own, as the partition phase of a hash join
/// writes them: rows gather in a small buffer a partition, and a full one is appended to the file. So one file is open
/// however many partitions there are, the disk sees long writes, and a partition is read back in few pieces. A file a
/// partition, opened for every chunk, took 20,000 openings for 200 partitions in 100 chunks, and left a page of each
/// file in memory that the disk had not seen yet.
final class SpillFile<Row: BitwiseCopyable> {
  private let file: PassingWriter
  private var buffers: [UnsafeMutablePointer<Row>] = []
  private var filled: [Int] = []
  private var blocksOf: [[SpillBlock]] = []
  private var blockBytes = 64 * 1024
  private var capacity: Int

  /// A page of the disk: blocks are no smaller, and begin with one.
  private static var page: Int { 4096 }
  /// What the buffers take together, unless there are more partitions than pages in it.
  private static var budget: Int { 4 << 20 }

  /// An empty file at `path`.
  /// - Throws: `SystemError` naming the path.
  init(_ path: String) throws {
    file = try PassingWriter(path)
    capacity = blockBytes / MemoryLayout<Row>.stride
  }

  deinit { buffers.forEach { $0.deallocate() } }

  /// Adds a row to a partition; partitions are numbered from 0, and a new one is the next number.
  /// - Throws: `SystemError` when the file can't be written.
  @inline(__always)
  func append(_ row: Row, to partition: Int) throws {
    if partition >= buffers.count { try addPartitions(through: partition) }
    let count = filled[partition]
    buffers[partition][count] = row
    filled[partition] = count &+ 1
    if count &+ 1 == capacity { try flush(partition) }
  }

  /// Writes out what the buffers still hold, and gives every partition's blocks, in the order in which its rows came.
  /// - Throws: `SystemError` when the file can't be written.
  func finish() throws -> [[SpillBlock]] {
    try flushAll()
    try file.finish()
    buffers.forEach { $0.deallocate() }
    buffers = []
    return blocksOf
  }

  @inline(never)
  private func addPartitions(through partition: Int) throws {
    while (partition + 1) * blockBytes > Self.budget, blockBytes > Self.page {
      try flushAll()
      buffers.forEach { $0.deallocate() }
      blockBytes /= 2
      capacity = blockBytes / MemoryLayout<Row>.stride
      buffers = buffers.map { _ in .allocate(capacity: capacity) }
    }
    while buffers.count <= partition {
      buffers.append(.allocate(capacity: capacity))
      filled.append(0)
      blocksOf.append([])
    }
  }

  private func flushAll() throws {
    for partition in buffers.indices where filled[partition] > 0 { try flush(partition) }
  }

  /// Writes a buffer, up to a whole page: then pages of the file can be dropped block by block once they are read.
  @inline(never)
  private func flush(_ partition: Int) throws {
    let count = filled[partition]
    blocksOf[partition].append(SpillBlock(offset: Int64(file.position), count: Int64(count)))
    let bytes = UnsafeRawBufferPointer(start: buffers[partition], count: count * MemoryLayout<Row>.stride)
    try file.write(bytes)
    let rest = (Self.page - bytes.count % Self.page) % Self.page
    if rest > 0 {
      try SpillPadding.zeros.withUnsafeBytes { try file.write(UnsafeRawBufferPointer(rebasing: $0[..<rest])) }
    }
    filled[partition] = 0
  }

  /// Reads a partition's rows back.
  /// - Throws: `SystemError` when they can't be read.
  static func rows(_ blocks: [SpillBlock], in path: String) throws -> [Row] {
    let stride = MemoryLayout<Row>.stride
    let total = blocks.reduce(0) { $0 + Int($1.count) }
    guard total > 0 else { return [] }
    let file = try OpenFile(reading: path)
    // The disk is asked for all blocks at once, and for nothing else.
    file.advise(.random)
    advise(.soon, blocks, file)
    var failure: (any Error)?
    let rows = [Row](unsafeUninitializedCapacity: total) { memory, filled in
      for block in blocks {
        let target = UnsafeMutableRawPointer(memory.baseAddress! + filled)
        let bytes = Int(block.count) * stride
        do {
          let got = try file.read(at: Int(block.offset), bytes, into: target)
          if got < bytes { failure = InputError("\(path): it ends within a block; was it changed meanwhile?") }
        } catch { failure = error }
        if failure != nil { return }
        filled += Int(block.count)
      }
    }
    if let failure { throw failure }
    advise(.drop, blocks, file)
    return rows
  }

  /// Asks the disk for rows that are to be read soon, without waiting for them. A file that can't be opened is left to
  /// `rows` to complain of.
  static func announce(_ blocks: [SpillBlock], in path: String) {
    guard !blocks.isEmpty else { return }
    if let file = try? OpenFile(reading: path) { advise(.soon, blocks, file) }
  }

  private static func advise(_ advice: OpenFile.Advice, _ blocks: [SpillBlock], _ file: OpenFile) {
    for block in blocks {
      // To the end of the page, since a part of one is not dropped.
      let pages = (Int(block.count) * MemoryLayout<Row>.stride + page - 1) / page
      file.advise(advice, from: Int(block.offset), count: pages * page)
    }
  }
}

private enum SpillPadding {
  static let zeros = [UInt8](repeating: 0, count: 4096)
}

import Glibc
import Harness
import Platform

/// Splits one large file into a file for each partition, a chunk of rows at a time: the chunk is read, its rows are
/// brought together by partition, and each partition's are appended to its file. So no more than a chunk is in memory.
struct PartitionSpill<Row: SpilledRow> {
  /// The partitions in the order in which they first appear, and how many rows each has got.
  private(set) var keys: [PartitionKey] = []
  private(set) var rowCounts: [Int] = []
  /// Rows that took no part.
  private(set) var passedOver = 0
  private(set) var policy: ChunkPolicy
  private let directory: String
  private var places: [PartitionKey: Int] = [:]

  /// An empty split into `directory`.
  init(into directory: String, policy: ChunkPolicy) {
    self.directory = directory
    self.policy = policy
  }

  /// Where a partition's rows are.
  func path(_ partition: Int) -> String { "\(directory)/\(partition).rows" }

  /// Reads all of `file`.
  /// - Parameter used: asked for the memory in use while a chunk is at hand.
  /// - Throws: `InputError` naming file, line, value and mend; `SystemError` when a file can't be written.
  mutating func split(_ file: String, used: () -> Bytes?) throws {
    let reader = try ChunkedLines(file)
    guard let header = try reader.next(limit: 1) else {
      throw InputError("\(file): it is empty; it needs a header and rows")
    }
    let columns = try WantedColumns(Row.columns, header: header.bytes, file: file)
    while let lines = try reader.next(limit: policy.rows) {
      try take(lines, columns, file, used)
    }
  }

  private mutating func take(
    _ lines: ChunkedLines.Lines, _ columns: WantedColumns, _ file: String, _ used: () -> Bytes?
  ) throws {
    var partitions: [Int32] = []
    var rows: [Row] = []
    partitions.reserveCapacity(lines.count)
    rows.reserveCapacity(lines.count)
    var splitter = RowSplitter(lines.bytes, file: file, capacity: columns.count, firstLine: lines.firstLine)
    defer { splitter.release() }
    while try splitter.next() {
      guard splitter.fieldCount == columns.count else { throw columns.wrongCount(splitter) }
      let key = try columns.partition(date: 0, instrument: 1, splitter)
      let row = try Row.read(columns, splitter)
      let place = place(of: key)
      guard let row else {
        passedOver += 1
        continue
      }
      partitions.append(Int32(place))
      rows.append(row)
    }
    try append(rows, partitions)
    policy.observe(used: used())
  }

  private mutating func place(of key: PartitionKey) -> Int {
    if let place = places[key] { return place }
    places[key] = keys.count
    keys.append(key)
    rowCounts.append(0)
    return keys.count - 1
  }

  /// Appends rows to their partitions' files, each file opened once: so no more than one is open, however many there are.
  private mutating func append(_ rows: [Row], _ partitions: [Int32]) throws {
    var counts = [Int](repeating: 0, count: keys.count)
    for partition in partitions { counts[Int(partition)] += 1 }
    var next = Partition.prefixSums(counts)
    let starts = next
    let sorted = [Row](unsafeUninitializedCapacity: rows.count) { memory, filled in
      for (row, partition) in zip(rows, partitions) {
        (memory.baseAddress! + next[Int(partition)]).initialize(to: row)
        next[Int(partition)] += 1
      }
      filled = rows.count
    }
    for partition in counts.indices where counts[partition] > 0 {
      let range = starts[partition]..<(starts[partition] + counts[partition])
      try sorted[range].withUnsafeBytes { try Self.append($0, to: path(partition)) }
      rowCounts[partition] += counts[partition]
    }
  }

  private static func append(_ bytes: UnsafeRawBufferPointer, to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw SystemError(call: "open \(path)") }
    defer { close(descriptor) }
    var written = 0
    while written < bytes.count {
      let count = write(descriptor, bytes.baseAddress! + written, bytes.count - written)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw SystemError(call: "write \(path)") }
      written += count
    }
  }

  /// A partition's rows, and their file away: it is read once. None where there is no file.
  /// - Throws: `SystemError` when it can't be read.
  static func load(_ path: String) throws -> [Row] {
    guard Files.exists(path) else { return [] }
    let bytes = try Files.read(path)
    try Files.remove(path)
    let count = bytes.count / MemoryLayout<Row>.stride
    return bytes.withUnsafeBytes { bytes in
      [Row](unsafeUninitializedCapacity: count) { memory, filled in
        UnsafeMutableRawBufferPointer(memory).copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[..<(count * MemoryLayout<Row>.stride)]))
        filled = count
      }
    }
  }
}

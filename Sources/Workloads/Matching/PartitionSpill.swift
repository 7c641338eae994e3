import SpeedupKit

/// Splits one large file by partition, a chunk of rows at a time: the chunk's rows are read, numbered by partition, and
/// appended to their partitions' blocks of a ``SpillFile``. So no more than a chunk is in memory, and a few pages a partition.
struct PartitionSpill<Row: SpilledRow> {
  /// How many rows each partition has got.
  private(set) var rowCounts: [Int] = []
  /// Rows that took no part.
  private(set) var passedOver = 0
  /// Rows that were odd, and kept.
  private(set) var odd = 0
  /// Bytes of the file that was split.
  private(set) var bytes = 0
  private(set) var policy: ChunkPolicy
  /// Where the rows are.
  let path: String
  private var directory = PartitionDirectory()
  private let spill: SpillFile<Row>
  private var blocksOf: [[SpillBlock]] = []
  /// The chunk at hand: rows, and the partition of each.
  private var rows: [Row] = []
  private var owners: [Int32] = []

  /// An empty split into the file `path`.
  /// - Throws: `SystemError` naming the path.
  init(into path: String, policy: ChunkPolicy) throws {
    self.path = path
    self.policy = policy
    spill = try SpillFile(path)
  }

  /// The partitions in the order in which they first appear.
  var keys: [PartitionKey] { directory.keys }

  /// Where a partition's rows are in the file; none for a partition without rows.
  func blocks(_ partition: Int) -> [SpillBlock] { partition < blocksOf.count ? blocksOf[partition] : [] }

  /// Reads all of `file`.
  /// - Parameter used: asked for the memory in use while a chunk is at hand.
  /// - Throws: `InputError` naming file, line, value and mend; `SystemError` when a file can't be written.
  mutating func split(_ file: String, used: () -> Bytes?) throws {
    let reader = try ChunkedLines(file)
    guard let header = try reader.next(limit: 1) else {
      throw InputError("\(file): it is empty; it needs a header and rows")
    }
    bytes += header.bytes.count
    let columns = try WantedColumns(Row.columns, header: header.bytes, file: file)
    while true {
      var policy = policy
      let halvings = policy.halvings
      let lines = try reader.next(limit: policy.rows) { lines, bytes in
        let rows = lines * (MemoryLayout<Row>.stride + MemoryLayout<Int32>.stride)
        policy.observe(growing: lines, used: used().map { $0 + Bytes(bytes + rows) })
        return policy.rows
      }
      self.policy = policy
      guard let lines else { break }
      bytes += lines.bytes.count
      try take(lines, columns, file)
      self.policy.observe(used: used())
      // Under pressure memory is not kept for the next chunk.
      if self.policy.halvings > halvings { (rows, owners) = ([], []) }
    }
    blocksOf = try spill.finish()
    (rows, owners) = ([], [])
  }

  private mutating func take(_ lines: ChunkedLines.Lines, _ columns: WantedColumns, _ file: String) throws {
    rows.removeAll(keepingCapacity: true)
    owners.removeAll(keepingCapacity: true)
    rows.reserveCapacity(lines.count)
    owners.reserveCapacity(lines.count)
    var splitter = RowSplitter(lines.bytes, file: file, capacity: columns.count, firstLine: lines.firstLine)
    defer { splitter.release() }
    while try splitter.next() {
      guard splitter.fieldCount == columns.count else { throw columns.wrongCount(splitter) }
      let partition = directory.number(of: try columns.partition(date: 0, instrument: 1, splitter))
      if partition == rowCounts.count { rowCounts.append(0) }
      guard let row = try Row.read(columns, splitter) else {
        passedOver &+= 1
        continue
      }
      if row.isOdd { odd &+= 1 }
      rows.append(row)
      owners.append(Int32(truncatingIfNeeded: partition))
    }
    for index in rows.indices {
      let partition = Int(owners[index])
      try spill.append(rows[index], to: partition)
      rowCounts[partition] &+= 1
    }
  }
}

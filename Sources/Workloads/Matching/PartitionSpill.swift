import SpeedupKit

/// Splits one large file by partition, a chunk of rows at a time: the chunk's rows are read, numbered by partition, and
/// appended to their partitions' blocks of a ``SpillFile``. So no more than a chunk is in memory, and a few pages a partition.
struct PartitionSpill<Row: SpilledRow> {
  private(set) var rowCounts: [Int] = []
  /// Rows that took no part.
  private(set) var passedOver = 0
  /// Rows that were odd, and kept.
  private(set) var odd = 0
  /// Bytes of the file that was split.
  private(set) var bytes = 0
  private(set) var policy: ChunkPolicy
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
  /// - Throws: `InputError` naming file, line, value and fix; `SystemError` when a file can't be written.
  mutating func split(_ file: String, used: () -> Bytes?) throws {
    // In small steps where memory is limited, so that the pressure is met closely.
    let reader = try ChunkedLines(file, growth: policy.isLimited ? 16 : 4)
    guard let header = try reader.next(limit: 1) else {
      throw InputError("\(file): it is empty; it needs a header and rows")
    }
    bytes += header.bytes.count
    let columns = try WantedColumns(Row.columns, header: header.bytes, file: file)
    // What was freed on the way is no pressure: it is given back before anything is halved for it.
    func inUse(with more: Int, _ policy: ChunkPolicy) -> Bytes? {
      let sum = used().map { $0 + Bytes(more) }
      guard policy.isTooMuch(sum) else { return sum }
      FreedMemory.giveBack()
      return used().map { $0 + Bytes(more) }
    }
    while true {
      var policy = policy
      let halvings = policy.halvings
      let lines = try reader.next(limit: policy.rows) { [room = rows.capacity] lines, bytes in
        // What is moved is there twice for a moment; that is over when the rows are made of it.
        let rows = max(0, lines - room) * (MemoryLayout<Row>.stride + MemoryLayout<Int32>.stride)
        policy.observe(growing: lines, used: inUse(with: max(bytes, rows), policy))
        return policy.rows
      }
      self.policy = policy
      guard let lines else { break }
      bytes += lines.bytes.count
      try take(lines, columns, file)
      self.policy.observe(used: inUse(with: 0, self.policy))
      // Under pressure memory is not kept for the next chunk.
      if self.policy.halvings > halvings { (rows, owners) = ([], []) }
    }
    guard passedOver > 0 || !rowCounts.isEmpty else { throw InputFile.headerAlone(file) }
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

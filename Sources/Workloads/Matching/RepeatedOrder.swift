import SpeedupKit

/// Orders that share their number: whose outputs they would be, nobody could tell.
///
/// A number is an order's own within a date and instrument, and among those that take part: sweep orders.
enum RepeatedOrder {
  /// A number that is there twice among a partition's orders; nil where there is none. Numbers that rise all through the
  /// file, as most do, need one look.
  static func number(among orders: [SweepOrder]) -> Int64? {
    var rises = true
    for index in orders.indices.dropFirst() { rises = rises && orders[index].id > orders[index &- 1].id }
    guard !rises else { return nil }
    let numbers = orders.map(\.id).sorted()
    return numbers.indices.dropFirst().first { numbers[$0] == numbers[$0 - 1] }.map { numbers[$0] }
  }

  /// The error for it. The file is read once more for the lines, which nobody needs to keep otherwise.
  /// - Throws: what reading the file throws.
  static func error(_ number: Int64, in partition: PartitionKey, of file: String) throws -> InputError {
    let reader = try ChunkedLines(file)
    guard let header = try reader.next(limit: 1) else { return InputError("\(file): it has changed meanwhile") }
    let columns = try WantedColumns(SweepOrder.columns, header: header.bytes, file: file)
    var found: [Int] = []
    while found.count < 2, let lines = try reader.next(limit: 10_000) {
      var splitter = RowSplitter(lines.bytes, file: file, capacity: columns.count, firstLine: lines.firstLine)
      defer { splitter.release() }
      while found.count < 2, try splitter.next() {
        guard try columns.number(2, splitter) == number, try SweepOrder.read(columns, splitter) != nil,
          try columns.partition(date: 0, instrument: 1, splitter) == partition
        else { continue }
        found.append(splitter.line)
      }
    }
    guard found.count == 2 else { return InputError("\(file): it has changed meanwhile") }
    return InputError(
      "\(file), line \(found[1]): order_id '\(number)' stands in line \(found[0]) too, for the same date and instrument;"
        + " give each order a number of its own")
  }
}

import SpeedupKit

/// One writer, on whatever thread or in whatever process it is put.
struct WriterTask: ParallelTask {
  private let writer: Int
  private let ledger: Ledger
  private let options: StorageOptions
  private let deal: Deal

  init(_ writer: Int, _ ledger: Ledger, _ options: StorageOptions, _ deal: Deal) {
    (self.writer, self.ledger, self.options, self.deal) = (writer, ledger, options, deal)
  }

  func run(_ context: TaskContext) throws -> WriterReport { try run() }

  func run() throws -> WriterReport {
    try LedgerWriter(writer, ledger, options).write(deal.numbers(of: writer))
  }

  func encode(into writer: inout ByteWriter) {
    writer.write(self.writer)
    writer.write(string: ledger.directory)
    options.encode(into: &writer)
    writer.write(deal.writers)
    writer.write(deal.chunk)
  }

  init(from reader: inout ByteReader) throws {
    writer = try reader.read()
    let directory = try reader.readString()
    options = try StorageOptions(from: &reader)
    ledger = Ledger(directory: directory, method: options.method, pragmas: options.pragmas)
    deal = Deal(commits: options.commits, writers: try reader.read(), chunk: try reader.read())
  }

  static func encode(_ output: WriterReport, into writer: inout ByteWriter) { writer.write(output) }

  static func decode(from reader: inout ByteReader) throws -> WriterReport { try reader.read() }
}

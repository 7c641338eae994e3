import SpeedupKit

/// The features of some symbols' bars, for a worker that does not share the caller's memory: the second of two parallel
/// sections, which gets what the first gave back.
struct FeatureTask: ParallelTask {
  private let bars: [(columns: BarColumns, count: Int)]
  /// What keeps bars alive that came as bytes.
  private let owners: [BarBlock]

  init(_ symbols: [SymbolResult]) {
    bars = symbols.map { ($0.bars, $0.barCount) }
    owners = []
  }

  /// The features of every symbol, column after column.
  func run(_ context: TaskContext) throws -> [[Double]] {
    bars.map { bars, count in
      WeeklyFeatures.compute(bars, count: count)
      return Feature.allCases.flatMap { UnsafeBufferPointer(start: bars.features[$0], count: count) }
    }
  }

  func encode(into writer: inout ByteWriter) {
    writer.write(bars.count)
    for (bars, count) in bars {
      writer.write(buffer: UnsafeBufferPointer(start: bars.volume, count: count))
      for column in bars.prices { writer.write(buffer: UnsafeBufferPointer(start: column, count: count)) }
    }
  }

  init(from reader: inout ByteReader) throws {
    owners = try (0..<max(0, try reader.read(Int.self))).map { _ in
      let volume = try reader.readArray(of: Int64.self)
      let block = try BarBlock(capacity: volume.count)
      block.columns.volume.update(from: volume, count: volume.count)
      for column in block.columns.prices { try reader.readColumn(of: volume.count, into: column) }
      return block
    }
    bars = owners.map { ($0.columns, $0.columns.capacity) }
  }

  static func encode(_ output: [[Double]], into writer: inout ByteWriter) {
    writer.write(output.count)
    for values in output { writer.write(array: values) }
  }

  static func decode(from reader: inout ByteReader) throws -> [[Double]] {
    try (0..<max(0, try reader.read(Int.self))).map { _ in try reader.readArray(of: Double.self) }
  }
}

import SpeedupKit

/// Hands rows to an actor batch by batch.
enum Batches {
  /// Runs a column over `count` closes. Every batch is a message with memory of its own, filled by the actor and then
  /// copied to its place, as batches go through a pool of actors: that is what a batch costs.
  /// - Parameters:
  ///   - start: the actor as it was before the first of the rows; nil: fresh.
  ///   - place: where the value of a row goes, counted from the first of the rows.
  /// - Returns: the actor after the last row.
  @discardableResult
  static func run(
    _ column: IndicatorColumn, _ closes: UnsafePointer<Double>, count: Int, batchRows: Int, carriesState: Bool,
    from start: IndicatorActor? = nil, into place: (Int) -> UnsafeMutablePointer<Double>
  ) -> IndicatorActor {
    var worker = start ?? IndicatorActor(column)
    var first = 0
    while first < count {
      let rows = min(batchRows, count - first)
      if !carriesState { worker = IndicatorActor(column) }
      let batch = [Double](unsafeUninitializedCapacity: rows) { memory, filled in
        worker.take(closes + first, count: rows, into: memory.baseAddress!)
        filled = rows
      }
      place(first).update(from: batch, count: rows)
      first += rows
    }
    return worker
  }
}

/// Some columns of one symbol, for a worker that does not share the caller's memory.
struct ChainTask: ParallelTask {
  let columns: Range<Int>
  let batchRows: Int
  let carriesState: Bool
  let closes: [Double]

  init(columns: Range<Int>, batchRows: Int, carriesState: Bool, closes: [Double]) {
    self.columns = columns
    self.batchRows = batchRows
    self.carriesState = carriesState
    self.closes = closes
  }

  /// The values of all rows, column after column, and which worker computed them.
  struct Output: Sendable {
    let values: [Double]
    let worker: Int
  }

  func run(_ context: TaskContext) throws -> Output {
    let count = closes.count
    let values = [Double](unsafeUninitializedCapacity: columns.count * count) { memory, filled in
      closes.withUnsafeBufferPointer { closes in
        guard let start = closes.baseAddress, let values = memory.baseAddress else { return }
        for (index, column) in columns.enumerated() {
          Batches.run(
            IndicatorColumn.all[column], start, count: count, batchRows: batchRows, carriesState: carriesState
          ) { values + index * count + $0 }
        }
      }
      filled = columns.count * count
    }
    return Output(values: values, worker: context.worker)
  }

  func encode(into writer: inout ByteWriter) {
    writer.write(columns.lowerBound)
    writer.write(columns.upperBound)
    writer.write(batchRows)
    writer.write(carriesState)
    writer.write(array: closes)
  }

  init(from reader: inout ByteReader) throws {
    let first = try reader.read(Int.self)
    columns = first..<(try reader.read(Int.self))
    batchRows = try reader.read(Int.self)
    carriesState = try reader.read(Bool.self)
    closes = try reader.readArray(of: Double.self)
  }

  static func encode(_ output: Output, into writer: inout ByteWriter) {
    writer.write(output.worker)
    writer.write(array: output.values)
  }

  static func decode(from reader: inout ByteReader) throws -> Output {
    let worker = try reader.read(Int.self)
    return Output(values: try reader.readArray(of: Double.self), worker: worker)
  }
}

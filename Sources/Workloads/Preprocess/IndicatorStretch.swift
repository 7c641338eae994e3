import SpeedupKit

/// A stretch of every symbol's rows, computed from where the one before it ended.
struct IndicatorStretch: Sendable {
  let phase: String
  let rows: [Range<Int>]
  let symbols: SymbolCloses
  /// The actors before the first of these rows, a symbol's side by side.
  let starts: [IndicatorActor]
  let batchRows: Int
  let carriesState: Bool

  /// The actors after the last row, and how many tasks there were.
  typealias Done = (ends: [IndicatorActor], tasks: Int)

  private static let columns = IndicatorColumn.all

  /// What comes back from another process.
  private struct Part: ByteCodable {
    let values: [Double]
    let end: IndicatorActor?
    let worker: Int

    init(values: [Double], end: IndicatorActor?, worker: Int) {
      (self.values, self.end, self.worker) = (values, end, worker)
    }

    func encode(into writer: inout ByteWriter) {
      writer.write(array: values)
      end.encode(into: &writer)
      writer.write(worker)
    }

    init(from reader: inout ByteReader) throws {
      values = try reader.readArray(of: Double.self)
      end = try IndicatorActor?(from: &reader)
      worker = try reader.read()
    }
  }

  /// A task an indicator of a symbol: it goes through the symbol's batches one after the other.
  func byIndicator(on pool: any WorkerPool, into table: IndicatorTable, _ busy: BusyWorkers) throws -> Done {
    let width = Self.columns.count
    let count = rows.count * width
    busy.begin(phase)
    if pool.sharesMemory {
      let ends = try pool.mapSharing(phase, count: count) { index, context in
        busy.note(context.worker, in: phase)
        let (symbol, column) = (index / width, index % width)
        let target = table.values(column) + symbols.starts[symbol] + rows[symbol].lowerBound
        return chain(symbol, column, starts[index]) { target + $0 }
      }
      return (ends, count)
    }
    let parts: [Part] = try pool.map(phase, count: count) { index, context in
      let (symbol, column) = (index / width, index % width)
      var values = [Double](repeating: 0, count: rows[symbol].count)
      let end = values.withUnsafeMutableBufferPointer { values in
        values.baseAddress.map { start in chain(symbol, column, starts[index]) { start + $0 } } ?? starts[index]
      }
      return Part(values: values, end: end, worker: context.worker)
    }
    for (index, part) in parts.enumerated() {
      busy.note(part.worker, in: phase)
      table.put(part.values, range(index / width, rows[index / width]), columns: index % width..<(index % width + 1))
    }
    return (parts.enumerated().map { $1.end ?? starts[$0] }, count)
  }

  private func chain(
    _ symbol: Int, _ column: Int, _ start: IndicatorActor, _ place: (Int) -> UnsafeMutablePointer<Double>
  ) -> IndicatorActor {
    Batches.run(
      Self.columns[column], symbols.closes(symbol) + rows[symbol].lowerBound, count: rows[symbol].count,
      batchRows: batchRows, carriesState: carriesState, from: start, into: place)
  }

  /// A task a batch, with all indicators of its rows. Where state is carried, the actors before every batch are found
  /// first, indicator by indicator: that is what it costs to deal out batches and have the right answer.
  func byBatch(on pool: any WorkerPool, into table: IndicatorTable, _ busy: BusyWorkers) throws -> Done {
    let batches = rows.enumerated().flatMap { symbol, rows in
      stride(from: rows.lowerBound, to: rows.upperBound, by: batchRows).map { first in
        (symbol: symbol, rows: first..<(first + min(batchRows, rows.upperBound - first)))
      }
    }
    let (before, ends) = try carriesState ? statesOfBatches(on: pool) : ([], starts)
    busy.begin(phase)
    let width = Self.columns.count
    @Sendable func compute(_ index: Int, _ column: Int, _ values: UnsafeMutablePointer<Double>) {
      let (symbol, rows) = batches[index]
      var actor =
        carriesState
        ? before[symbol * width + column][(rows.lowerBound - self.rows[symbol].lowerBound) / batchRows]
        : IndicatorActor(Self.columns[column])
      actor.take(symbols.closes(symbol) + rows.lowerBound, count: rows.count, into: values)
    }
    if pool.sharesMemory {
      try pool.forEach(phase, count: batches.count, chunk: 1) { index, context in
        busy.note(context.worker, in: phase)
        let start = symbols.starts[batches[index].symbol] + batches[index].rows.lowerBound
        for column in 0..<width { compute(index, column, table.values(column) + start) }
      }
      return (ends, batches.count)
    }
    let parts: [Part] = try pool.map(phase, count: batches.count) { index, context in
      let count = batches[index].rows.count
      let values = [Double](unsafeUninitializedCapacity: width * count) { memory, filled in
        for column in 0..<width { compute(index, column, memory.baseAddress! + column * count) }
        filled = width * count
      }
      return Part(values: values, end: nil, worker: context.worker)
    }
    for (part, batch) in zip(parts, batches) {
      busy.note(part.worker, in: phase)
      table.put(part.values, range(batch.symbol, batch.rows), columns: 0..<width)
    }
    return (ends, batches.count)
  }

  /// The actors of every indicator of every symbol before each of its batches, and after its last row.
  private func statesOfBatches(on pool: any WorkerPool) throws -> (before: [[IndicatorActor]], ends: [IndicatorActor]) {
    let width = Self.columns.count
    let states = try pool.map("states", count: starts.count) { index, _ in
      let (rows, closes) = (rows[index / width], symbols.closes(index / width))
      var actor = starts[index]
      var states: [IndicatorActor] = []
      var first = rows.lowerBound
      while first < rows.upperBound {
        states.append(actor)
        let count = min(batchRows, rows.upperBound - first)
        actor.pass(over: closes, first..<(first + count))
        first += count
      }
      return states + [actor]
    }
    return (states, states.map { $0[$0.count - 1] })
  }

  private func range(_ symbol: Int, _ rows: Range<Int>) -> Range<Int> {
    (symbols.starts[symbol] + rows.lowerBound)..<(symbols.starts[symbol] + rows.upperBound)
  }
}

import SpeedupKit
import Synchronization

/// Computes all indicators of all symbols, in batches.
struct PreprocessRun {
  enum Task: String, CaseIterable, Sendable {
    /// An indicator of a symbol, over all batches: an actor that carries its state.
    case indicator
    /// A batch of a symbol's rows, all indicators, as `map_batches` deals them out.
    case batch
  }

  let symbols: SymbolCloses
  let batchRows: Int
  /// Whether an actor's state goes from batch to batch. Without, every batch starts as if it were the first, as the
  /// document's scheme has it, and the rows at its beginning come out wrong.
  let carriesState: Bool
  var task = Task.indicator
  /// The stretches of time that are computed one after the other, each a phase; empty: all rows at once.
  var parts: [WalkForward.Part] = []

  /// What came out, and who worked.
  struct Result {
    let table: IndicatorTable
    let busy: BusyWorkers
    /// Tasks that were dealt out, all phases together.
    let tasks: Int
  }

  /// Runs on the pool's workers.
  /// - Throws: what a phase throws.
  func result(on pool: any WorkerPool) throws -> Result {
    let table = try pool.serial("allocate") { try IndicatorTable(rowCount: symbols.rowCount) }
    let busy = BusyWorkers()
    guard pool.sharesMemory || task == .batch || !parts.isEmpty else {
      return Result(table: table, busy: busy, tasks: try sendChains(to: pool, into: table, busy))
    }
    var starts: [IndicatorActor] = symbols.names.indices.flatMap { _ in IndicatorColumn.all.map(IndicatorActor.init) }
    var startsOfTrain = starts
    var tasks = 0
    for step in steps {
      // A fold trains on the stretch that the fold before it was tested on: it begins where that began.
      if step.name == Step.train { starts = startsOfTrain }
      if step.name == Step.test { startsOfTrain = starts }
      let stretch = IndicatorStretch(
        phase: step.name, rows: step.rows, symbols: symbols, starts: starts, batchRows: batchRows,
        carriesState: carriesState)
      let done =
        switch task {
        case .indicator: try stretch.byIndicator(on: pool, into: table, busy)
        case .batch: try stretch.byBatch(on: pool, into: table, busy)
        }
      starts = done.ends
      tasks += done.tasks
    }
    return Result(table: table, busy: busy, tasks: tasks)
  }

  private struct Step {
    static let train = "train"
    static let test = "test"

    let name: String
    let rows: [Range<Int>]
  }

  private var steps: [Step] {
    guard !parts.isEmpty else {
      return [Step(name: "indicators", rows: symbols.names.indices.map { 0..<symbols.count($0) })]
    }
    return parts.map { part in
      Step(name: part.isTest ? Step.test : Step.train, rows: symbols.rows(in: part.dates))
    }
  }

  /// All rows in other processes: some of a symbol's actors go there together, with its closes; the values come back.
  /// - Returns: how many tasks there were.
  private func sendChains(to pool: any WorkerPool, into table: IndicatorTable, _ busy: BusyWorkers) throws -> Int {
    let longest = symbols.names.indices.map { symbols.count($0) }.max() ?? 0
    let share = Self.actorsSentTogether(symbols: symbols.names.count, rows: longest, workers: pool.workers)
    let shares = IndicatorColumn.all.count / share
    let results = try pool.map("indicators", count: symbols.names.count * shares, chunk: 1) { index in
      let (symbol, first) = (index / shares, index % shares * share)
      return ChainTask(
        columns: first..<(first + share), batchRows: batchRows, carriesState: carriesState,
        closes: Array(UnsafeBufferPointer(start: symbols.closes(symbol), count: symbols.count(symbol))))
    }
    pool.serial("collect") {
      for (index, result) in results.enumerated() {
        let (symbol, first) = (index / shares, index % shares * share)
        busy.note(result.worker, in: "indicators")
        table.put(
          result.values, symbols.starts[symbol]..<symbols.starts[symbol + 1], columns: first..<(first + share))
      }
    }
    return results.count
  }

  /// How many of a symbol's 15 actors go to a process in one task. Each task carries the symbol's closes, so the more
  /// the better (15 at once: half the bytes, and 0.6 of the CPU time with 5000 rows a symbol); as long as there are four
  /// tasks for every worker, to keep all of them busy to the end, and no more than 1 MiB of values come back at once:
  /// beyond about 2 MiB the allocator asks the kernel anew for every message, and the CPU time doubles.
  /// - Parameter rows: those of the longest history.
  static func actorsSentTogether(symbols: Int, rows: Int, workers: Int) -> Int {
    let all = IndicatorColumn.all.count
    return [15, 5, 3].first { share in
      symbols * all / share >= 4 * workers && share * rows * MemoryLayout<Double>.stride <= 1 << 20
    } ?? 1
  }
}

/// Which workers of a pool got work at all, by phase.
final class BusyWorkers: Sendable {
  private let workers = Mutex<[String: [Set<Int>]]>([:])

  /// Begins a phase; of the same name there may be several.
  func begin(_ phase: String) { workers.withLock { $0[phase, default: []].append([]) } }

  /// A worker has done something in the phase of this name that began last.
  func note(_ worker: Int, in phase: String) {
    workers.withLock {
      var phases = $0[phase] ?? [[]]
      phases[phases.count - 1].insert(worker)
      $0[phase] = phases
    }
  }

  /// How many in all phases together.
  var count: Int { workers.withLock { Set($0.values.joined().joined()).count } }

  /// The fewest in a phase of this name; nil where there was none.
  func fewest(in phase: String) -> Int? { workers.withLock { $0[phase]?.map(\.count).min() } }
}

/// Which symbols are done together, and in which order the groups are handed out.
struct SymbolSchedule: Sendable, Equatable {
  /// The symbols of every task, by number.
  let tasks: [[Int]]
  /// How many tasks a worker takes from the queue at once.
  let chunk: Int
  /// Whether the caller does all of it, without workers.
  let onCaller: Bool
  /// What it is: the strategy, and for `adaptive` behind a slash what that came to, such as
  /// `adaptive/batched`.
  let name: String

  /// Tasks a worker gets when rows per batch are not given: enough that the last one to end does not hold up
  /// the others for long, few enough that handing them out costs nothing.
  private static let batchesPerWorker = 8

  /// The schedule of a strategy for symbols of so many rows each.
  ///
  /// `adaptive` looks at the sizes: with one worker or one symbol there is nothing to share and it is
  /// `sequential`. Otherwise the largest symbols go first, so that none of them begins when the others are
  /// nearly done (Graham's "longest processing time first", at most 4/3 of the best possible), and symbols
  /// smaller than a batch are grouped; it is then `batched`, or `direct` when no two of them fit together.
  /// - Parameter chunk: for `direct` the symbols that a worker takes at once, for `batched` and `adaptive`
  ///   the rows of a batch; nil chooses.
  init(_ strategy: Strategy, rowCounts: [Int], workers: Int, chunk: Int?) {
    let symbols = Array(rowCounts.indices)
    let rows = rowCounts.reduce(0, +)
    let rowsPerBatch = chunk ?? max(1, rows / (workers * Self.batchesPerWorker))
    switch strategy {
    case .memoryAware:
      self.init(symbols.map { [$0] }, chunk: chunk ?? 1, name: "memory-aware")
    case .direct:
      // Neighbours' results lie on the same large pages: workers that take one symbol at a time, side by side, have
      // the kernel clear many a page twice (two workers: 11 to 15 ms one at a time, 11 ms 64 at a time).
      let size = chunk ?? max(1, symbols.count / (workers * Self.batchesPerWorker))
      self.init(symbols.map { [$0] }, chunk: size, name: "direct")
    case .batched:
      self.init(Self.grouped(symbols, rowCounts, rowsPerBatch), name: "batched")
    case .sequential:
      self.init([symbols], onCaller: true, name: "sequential")
    case .adaptive where workers == 1 || symbols.count == 1:
      self.init([symbols], onCaller: true, name: "adaptive/sequential")
    case .adaptive:
      // Of equal sizes the lower number goes first, so that the order is always the same.
      let largestFirst = symbols.sorted { (rowCounts[$1], $0) < (rowCounts[$0], $1) }
      let tasks = Self.grouped(largestFirst, rowCounts, rowsPerBatch)
      self.init(tasks, name: tasks.count < symbols.count ? "adaptive/batched" : "adaptive/direct")
    }
  }

  private init(_ tasks: [[Int]], chunk: Int = 1, onCaller: Bool = false, name: String) {
    self.tasks = tasks
    self.chunk = chunk
    self.onCaller = onCaller
    self.name = name
  }

  /// Neighbours put together until one more would make a batch too large; no batch is empty.
  private static func grouped(_ symbols: [Int], _ rowCounts: [Int], _ rowsPerBatch: Int) -> [[Int]] {
    var batches: [[Int]] = []
    var batch: [Int] = []
    var rows = 0
    for symbol in symbols {
      if !batch.isEmpty, rows + rowCounts[symbol] > rowsPerBatch {
        batches.append(batch)
        batch = []
        rows = 0
      }
      batch.append(symbol)
      rows += rowCounts[symbol]
    }
    if !batch.isEmpty { batches.append(batch) }
    return batches
  }
}

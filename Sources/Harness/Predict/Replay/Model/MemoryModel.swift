import SpeedupStatistics

/// Peak memory as base + workers × a + workers at work × chunk × b. Unlike times it can be measured with more workers
/// than cores, as long as they are fewer than half the tasks.
package struct MemoryModel: Sendable, Equatable {
  /// One measured run: bytes.
  package struct Sample: Sendable, Equatable {
    package var workers: Int
    package var chunk: Int
    package var peak: Double

    package init(workers: Int, chunk: Int, peak: Double) {
      self.workers = workers
      self.chunk = chunk
      self.peak = peak
    }
  }

  /// Bytes that are there with no worker.
  package let base: Double
  /// Bytes of a worker.
  package let perWorker: Double
  /// Bytes of a worker for each task that it takes at once.
  package let perTask: Double
  /// The most that a sample was above the line, as a factor of it: at least 1.
  package let above: Double
  /// The least that a sample was of the line: at most 1.
  package let below: Double
  /// The most workers of a sample.
  package let mostWorkers: Int

  /// Least squares over the medians by workers and chunk; nil with fewer than 2 numbers of workers.
  package init?(_ samples: [Sample]) {
    let cells = Dictionary(grouping: samples) { [$0.workers, $0.chunk] }.compactMap { key, runs in
      (try? median(runs.map(\.peak))).map { Sample(workers: key[0], chunk: key[1], peak: $0) }
    }.sorted { ($0.workers, $0.chunk) < ($1.workers, $1.chunk) }
    guard Set(cells.map(\.workers)).count > 1 else { return nil }
    let withChunk = Set(cells.map(\.chunk)).count > 1 && cells.count > 3
    // Normal equations of up to three unknowns, by elimination; workers × chunk stands for what chunks take.
    func row(_ cell: Sample) -> [Double] {
      [1, Double(cell.workers)] + (withChunk ? [Double(cell.workers * cell.chunk)] : [])
    }
    let size = withChunk ? 3 : 2
    var system = [[Double]](repeating: [Double](repeating: 0, count: size + 1), count: size)
    for cell in cells {
      let values = row(cell)
      for i in 0..<size {
        for j in 0..<size { system[i][j] += values[i] * values[j] }
        system[i][size] += values[i] * cell.peak
      }
    }
    for pivot in 0..<size {
      guard let best = (pivot..<size).max(by: { abs(system[$0][pivot]) < abs(system[$1][pivot]) }),
        abs(system[best][pivot]) > 0
      else { return nil }
      system.swapAt(pivot, best)
      for other in 0..<size where other != pivot {
        let factor = system[other][pivot] / system[pivot][pivot]
        for column in pivot...size { system[other][column] -= factor * system[pivot][column] }
      }
    }
    let solution = (0..<size).map { system[$0][size] / system[$0][$0] }
    guard solution.allSatisfy(\.isFinite) else { return nil }
    base = max(0, solution[0])
    perWorker = max(0, solution[1])
    perTask = withChunk ? max(0, solution[2]) : 0
    let (base, perWorker, perTask) = (base, perWorker, perTask)
    let ratios = samples.map { $0.peak / max(1, base + Double($0.workers) * (perWorker + perTask * Double($0.chunk))) }
    above = max(1, ratios.max() ?? 1)
    below = min(1, ratios.min() ?? 1)
    mostWorkers = samples.map(\.workers).max() ?? 1
  }

  /// Bytes, and the most that is likely.
  package func peak(workers: Int, chunk: Int) -> (centre: Double, high: Double) {
    let centre = base + Double(workers) * (perWorker + perTask * Double(chunk))
    return (centre, centre * above)
  }
}

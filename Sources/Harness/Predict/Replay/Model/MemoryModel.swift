import Glibc
import SpeedupStatistics

/// Peak memory as base + workers × a + workers at work × chunk × b; where that misses what was measured, with the square
/// of the workers, and where that does too, from no growth to growth with the square. Places that were measured are told
/// as measured. Unlike times it can be measured with more workers than cores, as long as they are fewer than half the
/// tasks.
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

  /// How it grows with the workers.
  package enum Shape: Sendable, Equatable {
    /// With each worker alike.
    case line
    /// With their square: as data that all exchange with all.
    case square
    /// As neither: the band beyond the most workers measured reaches from no growth to growth with the square.
    case neither
  }

  package let shape: Shape
  /// Bytes that are there with no worker.
  package let base: Double
  /// Bytes of a worker.
  package let perWorker: Double
  /// Bytes of a worker for each task that it takes at once.
  package let perTask: Double
  /// Bytes for the square of the workers.
  package let perSquare: Double
  /// The most that a sample was above what is told, as a factor of it: at least 1.
  package let above: Double
  /// The least that a sample was of it: at most 1.
  package let below: Double
  /// The most workers of a sample.
  package let mostWorkers: Int
  /// What was measured, by workers and chunk; the chunk is 1 where it was not varied.
  private let places: [Place]
  private let variesChunk: Bool
  /// Ways to grow that the places do not exclude either.
  private let forms: [MemoryForm]

  struct Place: Sendable, Equatable {
    let workers, chunk: Int
    let low, centre, high: Double
  }

  /// A place is missed by more than its scatter from here on: as a share, and in standard deviations of its runs.
  private static let (leastMiss, deviations) = (0.05, 3.0)

  /// Least squares over the medians by workers and chunk; nil with fewer than 2 numbers of workers.
  package init?(_ samples: [Sample]) {
    let variesChunk = Set(samples.map(\.chunk)).count > 1
    let places = Dictionary(grouping: samples) { [$0.workers, variesChunk ? $0.chunk : 1] }
      .compactMap { key, runs -> Place? in
        let peaks = runs.map(\.peak)
        guard let middle = try? median(peaks), let low = peaks.min(), let high = peaks.max() else { return nil }
        return Place(workers: key[0], chunk: key[1], low: low, centre: middle, high: high)
      }.sorted { ($0.workers, $0.chunk) < ($1.workers, $1.chunk) }
    guard Set(places.map(\.workers)).count > 1 else { return nil }
    let withChunk = variesChunk && places.count > 3
    let line: [(Place) -> Double] =
      [{ _ in 1 }, { Double($0.workers) }] + (withChunk ? [{ Double($0.workers * $0.chunk) }] : [])
    let square: [(Place) -> Double] = [{ _ in 1 }, { Double($0.workers * $0.workers) }]
    forms = MemoryForm.all(withChunk: withChunk).compactMap { form in
      // Two terms go through any two places; a third is believed where another place could contradict it.
      let terms = form.terms.count
      guard places.count >= (terms > 2 ? terms + 1 : terms) else { return nil }
      let columns = form.terms.map { term in { (place: Place) in term.value(place.workers, place.chunk) } }
      guard let solution = Self.leastSquares(places, columns), !Self.misses(places, columns, solution) else {
        return nil
      }
      return MemoryForm(terms: form.terms, factors: solution)
    }
    func misses(_ columns: [(Place) -> Double], _ solution: [Double]) -> Bool {
      Self.misses(places, columns, solution)
    }
    guard let first = Self.leastSquares(places, line) else { return nil }
    var shape = Shape.line
    var solution = first + (withChunk ? [] : [0]) + [0]
    if misses(line, first) {
      shape = .neither
      if let second = Self.leastSquares(places, square), places.count > 2, !misses(square, second) {
        (shape, solution) = (.square, [second[0], 0, 0, second[1]])
      } else if let third = Self.leastSquares(places, line + [square[1]]), places.count > line.count + 1,
        !misses(line + [square[1]], third)
      {
        (shape, solution) = (.square, Array(third.dropLast()) + (withChunk ? [] : [0]) + [third[third.count - 1]])
      }
    }
    (base, perWorker, perTask, perSquare) = (solution[0], solution[1], solution[2], solution[3])
    (self.shape, self.places, self.variesChunk) = (shape, places, variesChunk)
    mostWorkers = places.map(\.workers).max() ?? 1
    let (base, perWorker, perTask, perSquare) = (base, perWorker, perTask, perSquare)
    let ratios = samples.map { sample -> Double in
      let workers = Double(sample.workers)
      if shape == .neither {
        let own = places.first { $0.workers == sample.workers && (!variesChunk || $0.chunk == sample.chunk) }
        return sample.peak / max(1, own?.centre ?? sample.peak)
      }
      return sample.peak
        / max(1, base + workers * (perWorker + perTask * Double(sample.chunk)) + workers * workers * perSquare)
    }
    above = max(1, ratios.max() ?? 1)
    below = min(1, ratios.min() ?? 1)
  }

  /// Whether a form tells some place otherwise than it was measured, by more than its scatter.
  private static func misses(_ places: [Place], _ columns: [(Place) -> Double], _ solution: [Double]) -> Bool {
    places.contains { place in
      let told = columns.indices.reduce(0) { $0 + columns[$1](place) * solution[$1] }
      let scatter = deviations * (place.high - place.low) / 4
      return abs(place.centre - told) > max(leastMiss * place.centre, scatter)
    }
  }

  /// The coefficients of least squares, none below 0; nil where they are not fixed.
  private static func leastSquares(_ places: [Place], _ columns: [(Place) -> Double]) -> [Double]? {
    // Normal equations, by elimination.
    let size = columns.count
    var system = [[Double]](repeating: [Double](repeating: 0, count: size + 1), count: size)
    for place in places {
      let values = columns.map { $0(place) }
      for i in 0..<size {
        for j in 0..<size { system[i][j] += values[i] * values[j] }
        system[i][size] += values[i] * place.centre
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
    return solution.allSatisfy(\.isFinite) ? solution.map { max(0, $0) } : nil
  }

  /// Whether runs there told it.
  package func isMeasured(workers: Int, chunk: Int) -> Bool { measured(workers, chunk) != nil }

  private func measured(_ workers: Int, _ chunk: Int) -> Place? {
    places.first { $0.workers == workers && (!variesChunk || $0.chunk == chunk) }
  }

  /// Bytes, with the least and the most that is likely: as measured where it was. With more workers than were measured it
  /// may have ended to grow, or grow in any way that the places do not exclude, and beyond that as times do with the reach;
  /// or each further worker may take what the last ones did (``lastStep(to:chunk:)``).
  package func peak(workers: Int, chunk: Int) -> (low: Double, centre: Double, high: Double) {
    let told = peakByForms(workers, chunk)
    return (told.low, told.centre, max(told.high, lastStep(to: workers, chunk: chunk) ?? told.high))
  }

  /// Whether the upper end there is that of the last measured step.
  package func isByLastStep(workers: Int, chunk: Int) -> Bool {
    lastStep(to: workers, chunk: chunk).map { $0 > peakByForms(workers, chunk).high } ?? false
  }

  /// Bytes beyond the most workers measured, where each further one takes what each of the last ones took: what stays flat up
  /// to some number and rises from there on is told by no form. nil: within what was measured, or the last step is down.
  func lastStep(to workers: Int, chunk: Int) -> Double? {
    let same = places.filter { !variesChunk || $0.chunk == chunk }
    let known = same.count > 1 ? same : places
    guard let last = known.last, workers > last.workers,
      let before = known.last(where: { $0.workers < last.workers }), last.centre > before.centre
    else { return nil }
    let each = (last.centre - before.centre) / Double(last.workers - before.workers)
    return last.high + each * Double(workers - last.workers)
  }

  private func peakByForms(_ workers: Int, _ chunk: Int) -> (low: Double, centre: Double, high: Double) {
    if let there = measured(workers, chunk) {
      return (there.low, there.centre, there.high)
    }
    let count = Double(workers)
    guard shape == .neither else {
      let centre = base + count * (perWorker + perTask * Double(chunk)) + count * count * perSquare
      guard workers > mostWorkers else { return (centre * below, centre, centre * above) }
      let widening = ReplayBand.aboveWorst * pow(count / Double(mostWorkers), ReplayBand.exponent)
      let worst = forms.map { $0.value(workers, chunk) }.max() ?? centre
      let seen = places.last { !variesChunk || $0.chunk == chunk }?.low ?? centre / widening
      return (min(centre * below, seen), centre, max(centre, worst) * above * widening)
    }
    let same = places.filter { !variesChunk || $0.chunk == chunk }
    let known = same.isEmpty ? places : same
    guard let under = known.last(where: { $0.workers < workers }) else {
      let least = known[0]
      return (0, least.centre, known.map(\.high).max() ?? least.high)
    }
    guard let over = known.first(where: { $0.workers > workers }) else {
      // More workers hardly take less than some took already.
      let most = known.max { $0.centre < $1.centre } ?? under
      let reach = count / Double(mostWorkers)
      return (under.low, max(under.centre * reach, most.centre), most.high * reach * reach)
    }
    let part = Double(workers - under.workers) / Double(over.workers - under.workers)
    return (
      min(under.low, over.low), under.centre + part * (over.centre - under.centre), max(under.high, over.high)
    )
  }
}

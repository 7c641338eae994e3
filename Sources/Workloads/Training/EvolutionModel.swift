import SpeedupKit

/// An evolution strategy, (8/8, 32) with a step that shrinks by a fixed factor, on islands that know nothing of each
/// other. A candidate weighs the 16 z-scores of a bar; its position is that score cut to −1…1, and its fitness the mean
/// of position × next return over their deviation.
///
/// The NUMBER of islands decides the answer, so it is a parameter of the input; a variant only says how many run at
/// once. (Document 003 caps both, which makes its answer depend on the machine.)
enum EvolutionModel {
  static let population = 32
  static let parents = 8
  static let firstStep = 0.5
  static let stepFactor = 0.95

  /// How long it runs.
  struct Length: Sendable {
    let islands: Int
    let generations: Int
  }

  private struct Island: Sendable {
    let weights: [Double]
    let fitness: Double
  }

  /// The model of one fold: the best island's.
  /// - Parameter seed: makes island i's own random numbers.
  /// - Throws: `SystemError` when there is no memory.
  static func train(
    _ data: FoldData, _ length: Length, seed: @Sendable (_ island: Int) -> SplitMix64, _ tools: TrainingTools
  ) throws -> TrainedModel {
    let scores = try PopulationScores(data, blas: tools.blas)
    let places = try (0..<length.islands).map { _ in try scores.makePlace() }
    let islands = IslandResults(count: length.islands)
    tools.team.forEach(length.islands, members: tools.islandsAtOnce) { island in
      var random = seed(island)
      islands[island] = evolve(length.generations, scores, places[island], &random)
    }
    var best = islands[0]
    for island in 1..<max(1, length.islands) where islands[island].fitness > best.fitness { best = islands[island] }
    let predictions = data.test.map { row in
      best.weights.withUnsafeBufferPointer {
        PopulationScores.position(VectorMath.dot(data.own(row), $0.baseAddress!, HourlyFeature.count))
      }
    }
    return TrainedModel(coefficients: best.weights, predictions: predictions, trainingRows: data.training.count)
  }

  private static func evolve(
    _ generations: Int, _ scores: PopulationScores, _ place: PopulationScores.Place, _ random: inout SplitMix64
  ) -> Island {
    let size = HourlyFeature.count
    var mean = [Double](repeating: 0, count: size)
    var step = firstStep
    // Weight d of candidate c stands at d · population + c: a column a candidate.
    let candidates = place.candidates.base
    for _ in 0..<generations {
      for candidate in 0..<population {
        for d in 0..<size { candidates[d * population + candidate] = mean[d] + step * bell(&random) }
      }
      let fitness = scores.fitness(place)
      let ranked = (0..<population).sorted { (fitness[$0], $1) > (fitness[$1], $0) }
      for d in 0..<size {
        var sum = 0.0
        for parent in ranked.prefix(parents) { sum += candidates[d * population + parent] }
        mean[d] = sum / Double(parents)
      }
      step *= stepFactor
    }
    return Island(weights: mean, fitness: scores.fitness(of: mean))
  }

  /// Near to standard normal: the sum of four uniform numbers, of mean 0 and deviation 1. Other programs can repeat it
  /// to the bit.
  private static func bell(_ random: inout SplitMix64) -> Double {
    var sum = -2.0
    for _ in 0..<4 { sum += random.nextUniform() }
    return sum * 3.0.squareRoot()
  }

  /// One place an island, each written by one thread.
  private final class IslandResults: @unchecked Sendable {
    private let places: UnsafeMutableBufferPointer<Island>

    init(count: Int) {
      places = .allocate(capacity: count)
      places.initialize(repeating: Island(weights: [], fitness: 0))
    }

    deinit {
      places.deinitialize()
      places.deallocate()
    }

    subscript(index: Int) -> Island {
      get { places[index] }
      set { places[index] = newValue }
    }
  }
}

import CSpeedupKernels
import SpeedupKit

/// Judges the candidates of an evolution strategy on the training rows: all candidates of a population at once, by one
/// matrix product (rows × features, features × candidates) a block of rows. The rows are packed once for all
/// generations and islands.
final class PopulationScores: @unchecked Sendable {
  // Only read once it is made; what islands write is in their places.

  struct Place: Sendable {
    /// The weights, a column a candidate.
    let candidates: RealBuffer
    fileprivate let packed: RealBuffer
    fileprivate let scores: RealBuffer
    /// The candidates' sums of gains, then those of their squares.
    fileprivate let totals: RealBuffer
  }

  /// Rows that are judged in one go: their scores, 64 KiB, stay in a near cache.
  private static let blockRows = 256
  /// Keeps the deviation of positions that never change above zero.
  private static let least = 1e-18
  private let data: FoldData
  private let blas: OpenBLAS?
  private let kernel: UnsafePointer<ck_gemm_kernel>
  private let rows: RealBuffer

  /// Packs the training rows.
  /// - Throws: `SystemError` when there is no memory.
  init(_ data: FoldData, blas: OpenBLAS?) throws {
    self.data = data
    self.blas = blas
    kernel = ck_gemm_kernel_at(0)
    let size = HourlyFeature.count
    let panel = kernel.pointee.rows
    // Every block starts with a panel of its own, whatever the kernel's height.
    let blocks = (data.training.count + Self.blockRows - 1) / Self.blockRows
    let stride = (Self.blockRows + panel - 1) / panel * panel * size
    rows = try RealBuffer(zeros: blas == nil ? blocks * stride : 0)
    guard blas == nil else { return }
    for block in 0..<blocks {
      let first = block * Self.blockRows
      ck_gemm_pack(
        rows.base + block * stride, data.own(first), size, min(Self.blockRows, data.training.count - first), 1, size,
        panel)
    }
  }

  /// A place for an island.
  /// - Throws: `SystemError` when there is no memory.
  func makePlace() throws -> Place {
    let weights = HourlyFeature.count * EvolutionModel.population
    // Packed panels may be up to 24 candidates wider than the population.
    return Place(
      candidates: try RealBuffer(zeros: weights), packed: try RealBuffer(zeros: 2 * weights),
      scores: try RealBuffer(zeros: Self.blockRows * EvolutionModel.population),
      totals: try RealBuffer(zeros: 2 * EvolutionModel.population))
  }

  func fitness(_ place: Place) -> [Double] {
    let population = EvolutionModel.population
    let size = HourlyFeature.count
    if blas == nil {
      ck_gemm_pack(
        place.packed.base, place.candidates.base, size, population, population, 1, kernel.pointee.columns)
    }
    let (sums, squares) = (place.totals.base, place.totals.base + population)
    place.totals.clear()
    var first = 0
    while first < data.training.count {
      let count = min(Self.blockRows, data.training.count - first)
      score(place, first, count)
      ck_add_gains(place.scores.base, count, population, data.target + first, sums, squares)
      first += count
    }
    return (0..<population).map { ratio(sum: sums[$0], squares: squares[$0]) }
  }

  func fitness(of weights: [Double]) -> Double {
    var (sum, squares) = (0.0, 0.0)
    weights.withUnsafeBufferPointer { weights in
      for row in data.training {
        let score = VectorMath.dot(data.own(row), weights.baseAddress!, HourlyFeature.count)
        let gain = Self.position(score) * data.target[row]
        sum += gain
        squares += gain * gain
      }
    }
    return ratio(sum: sum, squares: squares)
  }

  @inline(__always)
  static func position(_ score: Double) -> Double { min(1, max(-1, score)) }

  private func ratio(sum: Double, squares: Double) -> Double {
    let n = Double(data.training.count)
    let mean = sum / n
    return mean / (max(0, squares / n - mean * mean) + Self.least).squareRoot()
  }

  /// The scores of a block of rows for all candidates.
  private func score(_ place: Place, _ first: Int, _ count: Int) {
    let population = EvolutionModel.population
    let size = HourlyFeature.count
    place.scores.base.update(repeating: 0, count: count * population)
    if let blas {
      blas.add(
        data.own(first), stride: size, place.candidates.base, stride: population, rows: count, columns: population,
        depth: size, to: MatrixTarget(values: place.scores.base, stride: population))
      return
    }
    let panel = kernel.pointee.rows
    let stride = (Self.blockRows + panel - 1) / panel * panel * size
    ck_gemm_block(
      kernel, count, population, size, rows.base + first / Self.blockRows * stride, place.packed.base,
      place.scores.base, population, 0, 0)
  }
}

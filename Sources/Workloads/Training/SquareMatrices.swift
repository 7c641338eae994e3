import SpeedupKit

/// Two square matrices and room for their product: what `--model gemm` multiplies.
final class SquareMatrices: @unchecked Sendable {
  // One run works on it at a time.

  let size: Int
  private let left: RealBuffer
  private let right: RealBuffer
  private let result: RealBuffer
  private var isUsed = false

  /// Matrices of uniform random numbers in −0.5…0.5.
  /// - Throws: `SystemError` when there is no memory.
  init(size: Int, seed: UInt64) throws {
    self.size = size
    left = try RealBuffer(zeros: size * size)
    right = try RealBuffer(zeros: size * size)
    result = try RealBuffer(zeros: size * size)
    var random = SplitMix64(seed: seed)
    for index in 0..<(size * size) { left.base[index] = random.nextUniform() - 0.5 }
    for index in 0..<(size * size) { right.base[index] = random.nextUniform() - 0.5 }
  }

  /// Additions and multiplications of one product.
  var operations: Int { 2 * size * size * size }

  /// The product, row by row.
  /// - Throws: `SystemError` when there is no memory, or not all threads could be started.
  func multiply(_ plan: ThreadPlan, blas: OpenBLAS?, census: ThreadCensus) throws -> RealBuffer {
    if isUsed { result.clear() }
    isUsed = true
    let target = MatrixTarget(values: result.base, stride: size)
    if let blas {
      blas.add(
        left.base, stride: size, right.base, stride: size, rows: size, columns: size, depth: size, to: target)
    } else {
      let team = try ThreadTeam(size: plan.threadsPerModel, census: census)
      try MatrixProduct(rows: size, columns: size).add(
        .rows(left.base, stride: size), .columns(right.base, stride: size), rows: size, columns: size, depth: size,
        to: target, team: team, members: plan.threadsPerModel)
    }
    return result
  }
}

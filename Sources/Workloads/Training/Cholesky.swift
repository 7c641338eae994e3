import SpeedupKit

/// A pivot of a symmetric matrix is not above zero: its equations have no single solution.
struct NotPositive: Error, CustomStringConvertible {
  let pivot: Int
  var description: String { "the normal equations are singular at column \(pivot); give more bars or fewer lags" }
}

/// Solves A·w = b for a positive definite A by A = Uᵀ·U, block by block (Golub and van Loan, "Matrix Computations",
/// section 4.2): the bulk of the work is products again.
enum Cholesky {
  /// Rows that are factorised by themselves before the rest is updated by a product.
  static let block = 32

  /// Replaces the upper triangle of the first `pivots` rows by U. Columns from `pivots` on are right sides b, and
  /// become the solutions of Uᵀ·z = b.
  /// - Throws: ``NotPositive``; `SystemError` when there is no memory.
  static func factorise(
    _ matrix: MatrixTarget, pivots: Int, columns: Int, _ product: MatrixProduct, _ tools: TrainingTools
  ) throws {
    let negative = try RealBuffer(zeros: block * matrix.stride)
    var first = 0
    while first < pivots {
      let count = min(block, pivots - first)
      try factoriseRows(matrix, first, count, columns)
      let rest = first + count
      if rest < pivots {
        for row in 0..<count {
          let from = matrix.values + (first + row) * matrix.stride
          for column in rest..<columns { negative.base[row * matrix.stride + column] = -from[column] }
        }
        let corner = matrix.values + rest * matrix.stride + rest
        product.add(
          .columns(negative.base + rest, stride: matrix.stride),
          .columns(matrix.values + first * matrix.stride + rest, stride: matrix.stride), rows: pivots - rest,
          columns: columns - rest, depth: count, to: MatrixTarget(values: corner, stride: matrix.stride),
          upperOnly: true, team: tools.team, members: tools.threads)
      }
      first = rest
    }
  }

  /// The rows of one block, which earlier blocks have updated already.
  private static func factoriseRows(_ matrix: MatrixTarget, _ first: Int, _ count: Int, _ columns: Int) throws {
    for row in first..<(first + count) {
      let own = matrix.values + row * matrix.stride
      for above in first..<row {
        let upper = matrix.values + above * matrix.stride
        VectorMath.add(-upper[row], upper + row, to: own + row, columns - row)
      }
      guard own[row] > 0 else { throw NotPositive(pivot: row) }
      let scale = 1 / own[row].squareRoot()
      for column in row..<columns { own[column] *= scale }
    }
  }

  /// The solution of U·w = z, z being the column after U's.
  static func solveBack(_ matrix: MatrixTarget, count: Int) -> [Double] {
    var solution = [Double](repeating: 0, count: count)
    for row in stride(from: count - 1, through: 0, by: -1) {
      let own = matrix.values + row * matrix.stride
      let known = solution.withUnsafeBufferPointer {
        VectorMath.dot(own + row + 1, $0.baseAddress! + row + 1, count - row - 1)
      }
      solution[row] = (own[count] - known) / own[row]
    }
    return solution
  }
}

import Glibc

/// The Cholesky factor of a symmetric positive definite matrix whose rows and columns are scaled to a unit diagonal first,
/// so that parameters of very different magnitude do no harm.
struct Cholesky {
  private let lower: [[Double]]
  private let scale: [Double]

  /// Nil when the matrix is not positive definite.
  init?(_ matrix: [[Double]]) {
    let size = matrix.count
    let scale = matrix.indices.map { 1 / matrix[$0][$0].squareRoot() }
    guard scale.allSatisfy({ $0.isFinite }) else { return nil }
    var lower = [[Double]](repeating: [Double](repeating: 0, count: size), count: size)
    for row in 0..<size {
      for column in 0...row {
        var sum = matrix[row][column] * scale[row] * scale[column]
        for inner in 0..<column { sum -= lower[row][inner] * lower[column][inner] }
        if row == column {
          guard sum > 1e-14 else { return nil }
          lower[row][row] = sum.squareRoot()
        } else {
          lower[row][column] = sum / lower[column][column]
        }
      }
    }
    (self.lower, self.scale) = (lower, scale)
  }

  func solve(_ right: [Double]) -> [Double] {
    let size = scale.count
    var solution = zip(right, scale).map { $0 * $1 }
    for row in 0..<size {
      for inner in 0..<row { solution[row] -= lower[row][inner] * solution[inner] }
      solution[row] /= lower[row][row]
    }
    for row in (0..<size).reversed() {
      for inner in (row + 1)..<max(size, row + 1) { solution[row] -= lower[inner][row] * solution[inner] }
      solution[row] /= lower[row][row]
    }
    return zip(solution, scale).map { $0 * $1 }
  }

  var logDeterminant: Double { scale.indices.reduce(0) { $0 + 2 * log(lower[$1][$1] / scale[$1]) } }
}

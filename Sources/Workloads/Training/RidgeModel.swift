import SpeedupKit

/// Ridge regression by the normal equations: (XᵀX + λ·rows·I) w = Xᵀy. A row of X is 1, the lagged z-scores, and the
/// products of all pairs of the bar's own z-scores, squares included; the intercept is not penalised. XᵀX, Xᵀy and
/// yᵀy come from ONE product, since y stands beside X as its last column.
enum RidgeModel {
  /// λ.
  static let penalty = 0.01
  /// X is made and multiplied in blocks of so many rows, so that it never stands in memory as a whole.
  static let blockRows = 1024
  /// Rows that a thread fills at once.
  private static let partRows = 64

  /// Columns of X for so many lagged values: with the intercept and the products.
  static func columns(width: Int) -> Int {
    1 + width + HourlyFeature.count * (HourlyFeature.count + 1) / 2
  }

  /// The model of one fold.
  /// - Throws: `SystemError` when there is no memory, ``NotPositive`` when the equations can't be solved.
  static func train(_ data: FoldData, _ tools: TrainingTools) throws -> TrainedModel {
    let columns = columns(width: data.width)
    // Whole cache lines a row.
    let stride = (columns + 1 + 7) & ~7
    let gram = try RealBuffer(zeros: (columns + 1) * stride)
    let target = MatrixTarget(values: gram.base, stride: stride)
    let product = try MatrixProduct(rows: columns + 1, columns: columns + 1)
    try addGram(data, columns: columns, to: target, product, tools)
    for column in 1..<columns { gram.base[column * stride + column] += penalty * Double(data.training.count) }
    try Cholesky.factorise(target, pivots: columns, columns: columns + 1, product, tools)
    let weights = Cholesky.solveBack(target, count: columns)
    return TrainedModel(
      coefficients: weights, predictions: predict(data, weights), trainingRows: data.training.count)
  }

  private static func addGram(
    _ data: FoldData, columns: Int, to target: MatrixTarget, _ product: MatrixProduct, _ tools: TrainingTools
  ) throws {
    let stride = target.stride
    let x = try RealBuffer(zeros: min(blockRows, data.training.count) * stride)
    var first = data.training.lowerBound
    while first < data.training.upperBound {
      let start = first
      let count = min(blockRows, data.training.upperBound - start)
      tools.team.forEach((count + partRows - 1) / partRows, members: tools.threads) { part in
        for row in (part * partRows)..<min(count, (part + 1) * partRows) {
          fill(x.base + row * stride, data, start + row)
          x.base[row * stride + columns] = data.target[start + row]
        }
      }
      if let blas = tools.blas {
        blas.addGram(x.base, stride: stride, size: columns + 1, depth: count, to: target)
      } else {
        let side = MatrixSide.columns(x.base, stride: stride)
        product.add(
          side, side, rows: columns + 1, columns: columns + 1, depth: count, to: target, upperOnly: true,
          team: tools.team, members: tools.threads)
      }
      first += count
    }
  }

  private static func fill(_ to: UnsafeMutablePointer<Double>, _ data: FoldData, _ row: Int) {
    to[0] = 1
    (to + 1).update(from: data.lagged(row), count: data.width)
    let own = data.own(row)
    var at = 1 &+ data.width
    for i in 0..<HourlyFeature.count {
      let factor = own[i]
      var j = i
      while j < HourlyFeature.count {
        to[at] = factor * own[j]
        at &+= 1
        j &+= 1
      }
    }
  }

  private static func predict(_ data: FoldData, _ weights: [Double]) -> [Double] {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: weights.count) { row in
      guard let row = row.baseAddress else { return [] }
      return data.test.map { index in
        fill(row, data, index)
        return weights.withUnsafeBufferPointer { VectorMath.dot(row, $0.baseAddress!, weights.count) }
      }
    }
  }
}

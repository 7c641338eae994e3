import SpeedupKit

/// Logistic regression of "the next return is above zero" on the lagged z-scores, by gradient descent in mini-batches.
/// Each epoch goes through the training rows in an order that the seed decides; the step is the mean gradient of the
/// batch. A batch's gradient is added block by block in a fixed order, whichever thread has computed a block.
enum LogisticModel {
  static let epochs = 5
  static let batchRows = 256
  static let learningRate = 0.05
  /// Rows that one thread takes at once.
  static let blockRows = 64

  /// The model of one fold.
  /// - Parameter random: decides the order of the rows.
  /// - Throws: `SystemError` when there is no memory.
  static func train(_ data: FoldData, _ random: SplitMix64, _ tools: TrainingTools) throws -> TrainedModel {
    var random = random
    let width = data.width
    // One place more for the intercept, and whole cache lines, so that blocks don't share any.
    let stride = (width + 1 + 7) & ~7
    let weights = try RealBuffer(zeros: stride)
    let gradients = try RealBuffer(zeros: batchRows / blockRows * stride)
    for _ in 0..<epochs {
      let order = seededShuffle(Array(data.training), using: &random)
      order.withUnsafeBufferPointer { order in
        var first = 0
        while first < order.count {
          let batch = UnsafeBufferPointer(rebasing: order[first..<min(order.count, first + batchRows)])
          step(data, Rows(batch), weights, gradients, stride, tools)
          first += batch.count
        }
      }
    }
    let predictions = data.test.map { probability(data, $0, weights.base) }
    return TrainedModel(
      coefficients: [weights.base[width]] + (0..<width).map { weights.base[$0] }, predictions: predictions,
      trainingRows: data.training.count)
  }

  /// Row numbers somewhere in memory that outlives a step.
  private struct Rows: @unchecked Sendable {
    let numbers: UnsafeBufferPointer<Int>
    init(_ numbers: UnsafeBufferPointer<Int>) { self.numbers = numbers }
  }

  private static func step(
    _ data: FoldData, _ rows: Rows, _ weights: RealBuffer, _ gradients: RealBuffer, _ stride: Int,
    _ tools: TrainingTools
  ) {
    let width = data.width
    let blocks = (rows.numbers.count + blockRows - 1) / blockRows
    tools.team.forEach(blocks, members: tools.threads) { block in
      let gradient = gradients.base + block * stride
      gradient.update(repeating: 0, count: width + 1)
      for index in (block * blockRows)..<min(rows.numbers.count, (block + 1) * blockRows) {
        let row = rows.numbers[index]
        let label = data.target[row] > 0 ? 1.0 : 0.0
        let error = probability(data, row, weights.base) - label
        VectorMath.add(error, data.lagged(row), to: gradient, width)
        gradient[width] += error
      }
    }
    let factor = -learningRate / Double(rows.numbers.count)
    for block in 0..<blocks { VectorMath.add(factor, gradients.base + block * stride, to: weights.base, width + 1) }
  }

  @inline(__always)
  private static func probability(_ data: FoldData, _ row: Int, _ weights: UnsafePointer<Double>) -> Double {
    1 / (1 + exp(-(VectorMath.dot(data.lagged(row), weights, data.width) + weights[data.width])))
  }
}

import SpeedupKit

enum ModelFamily: String, CaseIterable, Sendable {
  /// Ridge regression by the normal equations.
  case ridge
  /// Logistic regression by mini-batches.
  case logistic
  case evolution
}

/// One model of the run: which symbol, which fold, which family.
struct ModelJob: Sendable, Equatable {
  let symbol: Int
  let fold: Int
  let family: ModelFamily
}

struct TrainedModel: Sendable, Equatable {
  /// The intercept and the weights; of an evolution strategy the weights alone.
  var coefficients: [Double]
  /// One prediction a test row: a return (ridge), the probability of a rise (logistic), a position (evolution).
  var predictions: [Double]
  /// Rows it was trained on.
  var trainingRows: Int

  func encode(into writer: inout ByteWriter) {
    writer.write(array: coefficients)
    writer.write(array: predictions)
    writer.write(trainingRows)
  }

  init(from reader: inout ByteReader) throws {
    coefficients = try reader.readArray()
    predictions = try reader.readArray()
    trainingRows = try reader.read()
  }

  init(coefficients: [Double], predictions: [Double], trainingRows: Int) {
    self.coefficients = coefficients
    self.predictions = predictions
    self.trainingRows = trainingRows
  }
}

struct TrainingTools: Sendable {
  let team: ThreadTeam
  /// How many of them share a matrix product or a batch.
  let threads: Int
  let islandsAtOnce: Int
  /// The system's library, where its matrix products are to be used instead of our own.
  let blas: OpenBLAS?
}

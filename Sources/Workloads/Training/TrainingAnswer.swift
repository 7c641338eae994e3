import SpeedupKit

/// What must be equal over all ways of running: a hash of all coefficients and predictions, and sums to hold another
/// library's answer to.
///
/// Products by OpenBLAS are added up in its own order, which changes with its threads: such an answer is held to the
/// sums, and its hash covers its shape alone.
enum TrainingAnswer {
  /// The hash of all models.
  /// - Parameter exact: whether the values count, or only how many there are.
  static func digest(_ models: [TrainedModel], exact: Bool) -> String {
    var digest = Digest()
    for model in models {
      digest.add(model.trainingRows)
      for values in [model.coefficients, model.predictions] {
        digest.add(values.count)
        if exact { for value in values { digest.add(value) } }
      }
    }
    return digest.text
  }

  static func digest(_ matrix: RealBuffer, exact: Bool) -> String {
    var digest = Digest()
    digest.add(matrix.count)
    if exact { for index in 0..<matrix.count { digest.add(matrix.base[index]) } }
    return digest.text
  }

  /// Refuses models with a number that is none, or an infinity, as prices give them that are too far apart.
  /// - Throws: `InputError` naming the model, its symbol and its fold.
  static func requireFinite(_ models: [TrainedModel], _ jobs: [ModelJob], names: [String]) throws {
    for (model, job) in zip(models, jobs) {
      let isFinite = model.coefficients.allSatisfy(\.isFinite) && model.predictions.allSatisfy(\.isFinite)
      guard !isFinite else { continue }
      let symbol = names.isEmpty ? "\(job.symbol)" : names[job.symbol]
      throw InputError(
        "training: the \(job.family.rawValue) model of symbol \(symbol), fold \(job.fold) has numbers that are infinite or"
          + " none: its prices are too large or too far apart; correct them")
    }
  }

  /// For each family that was trained the mean magnitude of the coefficients, and that of the predictions.
  static func probes(_ models: [TrainedModel], _ jobs: [ModelJob]) -> [Double] {
    ModelFamily.allCases.flatMap { family -> [Double] in
      let own = zip(models, jobs).filter { $0.1.family == family }.map(\.0)
      guard !own.isEmpty else { return [] }
      return [meanMagnitude(own.flatMap(\.coefficients)), meanMagnitude(own.flatMap(\.predictions))]
    }
  }

  /// The mean magnitude of some values, those that are not finite taken for 0: the JSON in which it leaves the process
  /// has numbers alone.
  static func meanMagnitude(_ values: [Double]) -> Double {
    let sum = values.reduce(0) { $1.isFinite ? $0 + abs($1) : $0 }
    return min(sum / Double(max(1, values.count)), .greatestFiniteMagnitude)
  }
}

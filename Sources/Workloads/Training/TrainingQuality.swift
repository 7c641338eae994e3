/// How good the models are on rows that they have not seen: a model that is trained on nothing shows here.
enum TrainingQuality {
  /// The correlation of the ridge models' predictions with what then happened, over all test rows of all symbols and
  /// folds, as text; nil where no ridge model was trained or nothing moved.
  static func ridgeCorrelation(
    _ models: [TrainedModel], _ bars: [HourlyBars], _ options: TrainingOptions
  ) -> String? {
    var pairs: [(Double, Double)] = []
    let jobs = bars.indices.flatMap { options.jobs(ofSymbol: $0) }
    for (model, job) in zip(models, jobs) where job.family == .ridge {
      let bars = bars[job.symbol]
      guard let walk = try? ExpandingFolds(bars: bars.count, lags: options.lags, folds: options.folds) else {
        return nil
      }
      for (row, prediction) in zip(walk.test(job.fold), model.predictions) {
        let bar = walk.firstBar + row
        pairs.append((prediction, bars.close[bar + 1] / bars.close[bar] - 1))
      }
    }
    return correlation(pairs).map { "\($0)" }
  }

  /// Pearson's correlation; nil where one side does not vary.
  static func correlation(_ pairs: [(Double, Double)]) -> Double? {
    let n = Double(pairs.count)
    let x = pairs.reduce(0) { $0 + $1.0 } / n
    let y = pairs.reduce(0) { $0 + $1.1 } / n
    var (xx, yy, xy) = (0.0, 0.0, 0.0)
    for pair in pairs {
      let (dx, dy) = (pair.0 - x, pair.1 - y)
      xx += dx * dx
      yy += dy * dy
      xy += dx * dy
    }
    return xx > 0 && yy > 0 ? xy / (xx * yy).squareRoot() : nil
  }
}

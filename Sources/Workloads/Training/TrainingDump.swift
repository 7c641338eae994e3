import SpeedupKit

/// The result as comma-separated text: numbers so that they read back to the same value, an empty field for what is
/// not defined.
enum TrainingDump {
  /// Writes `training_bars.csv` (what went in, so that any other program can be given the same),
  /// `training_features.csv`, `training_models.csv` and `training_predictions.csv` into `directory`.
  /// - Parameter names: the symbols'; empty: they go by their numbers.
  /// - Throws: `SystemError` naming the file that can't be written; what makes features impossible.
  static func write(
    _ models: [TrainedModel], _ jobs: [ModelJob], _ bars: [HourlyBars], names: [String] = [],
    _ training: ModelTraining, to directory: String
  ) throws {
    let names = names.isEmpty ? bars.indices.map { "\($0)" } : names.map { CSV.quoted($0) }
    let tables = try bars.map { try FeatureTable.filled($0) }
    try Files.write("\(directory)/training_bars.csv", self.bars(bars, names))
    try Files.write("\(directory)/training_features.csv", features(bars, tables, names))
    try Files.write("\(directory)/training_models.csv", self.models(models, jobs, names))
    try Files.write(
      "\(directory)/training_predictions.csv", try predictions(models, jobs, bars, tables, names, training))
  }

  /// `symbol,time,open,high,low,close,volume`.
  static func bars(_ bars: [HourlyBars], _ names: [String]) -> String {
    var text = CSV.line(["symbol", "time", "open", "high", "low", "close", "volume"])
    for (symbol, bars) in bars.enumerated() {
      for bar in 0..<bars.count {
        text += "\(names[symbol]),\(HourlyBars.text(time: bars.times[bar]))"
        for column in bars.values { text += ",\(column[bar])" }
        text += "\n"
      }
    }
    return text
  }

  /// `symbol,time`, the features and the target, of all bars that have features.
  static func features(_ bars: [HourlyBars], _ tables: [FeatureTable], _ names: [String]) -> String {
    var text = CSV.line(["symbol", "time"] + HourlyFeature.allCases.map { "\($0)" } + ["target"])
    for (symbol, (bars, table)) in zip(bars, tables).enumerated() {
      for bar in HourlyFeature.firstBar..<max(HourlyFeature.firstBar, bars.count) {
        text += "\(names[symbol]),\(HourlyBars.text(time: bars.times[bar]))"
        for column in 0..<HourlyFeature.count { text += ",\(table.rows[bar * HourlyFeature.count + column])" }
        text += table.target[bar].isNaN ? ",\n" : ",\(table.target[bar])\n"
      }
    }
    return text
  }

  /// `symbol,fold,model,coefficient,value`, the coefficients by number.
  static func models(_ models: [TrainedModel], _ jobs: [ModelJob], _ names: [String]) -> String {
    var text = CSV.line(["symbol", "fold", "model", "coefficient", "value"])
    for (model, job) in zip(models, jobs) {
      for (index, value) in model.coefficients.enumerated() {
        text += "\(names[job.symbol]),\(job.fold),\(job.family.rawValue),\(index),\(value)\n"
      }
    }
    return text
  }

  /// `symbol,fold,time,model,prediction,target`.
  static func predictions(
    _ models: [TrainedModel], _ jobs: [ModelJob], _ bars: [HourlyBars], _ tables: [FeatureTable],
    _ names: [String], _ training: ModelTraining
  ) throws -> String {
    var text = CSV.line(["symbol", "fold", "time", "model", "prediction", "target"])
    for (model, job) in zip(models, jobs) {
      let walk = try ExpandingFolds(bars: bars[job.symbol].count, lags: training.lags, folds: training.folds)
      for (row, value) in zip(walk.test(job.fold), model.predictions) {
        let bar = walk.firstBar + row
        text += "\(names[job.symbol]),\(job.fold),\(HourlyBars.text(time: bars[job.symbol].times[bar]))"
        text += ",\(job.family.rawValue),\(value),\(tables[job.symbol].target[bar])\n"
      }
    }
    return text
  }
}

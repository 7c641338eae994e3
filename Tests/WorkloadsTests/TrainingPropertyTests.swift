import Testing

@testable import SpeedupCore
@testable import SpeedupKit
@testable import SpeedupStatistics
@testable import SpeedupSystem
@testable import SpeedupWorkloads

@Suite("Properties of the training workload")
struct TrainingPropertyTests {
  /// Runs on these bars.
  private static func models(_ bars: HourlyBars, _ parameters: [String: String] = [:]) throws -> [TrainedModel] {
    let request = Training.request("sequential", parameters)
    let input = TrainingWorkload.Input(bars: [bars])
    return try Training.workload.run(input, request, on: SerialExecutor()).training.models
  }

  @Test func `No look-ahead: changing all bars from one on changes no prediction made before it`() throws {
    let generator = HourlyGenerator(bars: 330, seed: 3)
    let original = try generator.bars(ofSymbol: 0)
    let expected = try Self.models(original)
    let walk = try ExpandingFolds(bars: 330, lags: 2, folds: 2)
    let jobs = try TrainingOptions(Training.request()).jobs(ofSymbol: 0)
    var random = SplitMix64(seed: 5)
    for cut in [walk.firstBar + walk.start(0) + 10, walk.firstBar + walk.start(1), 300, 329] {
      let changed = try generator.bars(ofSymbol: 0)
      for bar in cut..<330 {
        let factor = 0.5 + random.nextUniform()
        for column in changed.values { column[bar] *= factor }
      }
      var compared = 0
      for (index, model) in try Self.models(changed).enumerated() {
        for (row, value) in zip(walk.test(jobs[index].fold), model.predictions) where walk.firstBar + row < cut {
          // A model whose training reaches beyond the cut has no test row before it.
          #expect(value == expected[index].predictions[row - walk.test(jobs[index].fold).lowerBound])
          compared += 1
        }
      }
      #expect(compared > 0)
    }
  }

  @Test func `A fold's training rows end where its test rows begin, and all rows but the first part are tested once`()
    throws
  {
    for bars in [60, 61, 100, 777] {
      let walk = try ExpandingFolds(bars: bars, lags: 2, folds: 4)
      #expect(walk.rows == bars - 1 - 49)
      for fold in 0..<4 { #expect(walk.training(fold).upperBound == walk.test(fold).lowerBound) }
      for fold in 1..<4 { #expect(walk.test(fold).lowerBound == walk.test(fold - 1).upperBound) }
      #expect(walk.test(3).upperBound == walk.rows)
      #expect(walk.training(0).count >= 2)
    }
  }

  @Test(arguments: [1, 47, 49, 55])
  func `Too few bars are refused with the number that is needed`(_ bars: Int) throws {
    let error = #expect(throws: InputError.self) {
      try Training.workload.prepare(Training.request("sequential", ["bars": "\(bars)"]))
    }
    #expect(
      error?.description == "\(bars) bars are too few: 2 lags and 2 folds need at least 56;"
        + " give more bars, or lower --lags or --folds")
    #expect(throws: Never.self) { try Training.run(Training.request("sequential", ["bars": "56"])) }
  }

  @Test func `Prices that never move train models that predict nothing, without a NaN`() throws {
    let bars = try HourlyBars(count: 120)
    for bar in 0..<120 {
      bars.times[bar] = Int64(bar) * 3600
      for column in bars.values { column[bar] = 1.25 }
    }
    let models = try Self.models(bars)
    #expect(models.count == 6)
    for model in models {
      let odd = (model.coefficients + model.predictions).filter { !$0.isFinite }
      #expect(odd.isEmpty)
    }
    #expect(models[0].predictions.allSatisfy { abs($0) < 1e-12 })
  }

  @Test func `A ridge model finds a return that follows from the bar before, which the noise does not hide`() throws {
    let bars = try HourlyBars(count: 700)
    var random = SplitMix64(seed: 9)
    var (price, move) = (1.0, 0.0)
    for bar in 0..<700 {
      move = -0.6 * move + (random.nextUniform() - 0.5) * 0.002
      let open = price
      price *= 1 + move
      bars.times[bar] = Int64(bar) * 3600
      (bars.open[bar], bars.close[bar]) = (open, price)
      (bars.high[bar], bars.low[bar]) = (max(open, price), min(open, price))
      bars.volume[bar] = 100
    }
    let request = Training.request("sequential", ["model": "ridge"])
    let input = TrainingWorkload.Input(bars: [bars])
    let output = try Training.workload.run(input, request, on: SerialExecutor())
    let answer = try Training.workload.answer(output, input, request)
    let correlation = try #require(answer.measures["ridge_correlation"].flatMap { Double($0) })
    #expect(correlation > 0.3)
  }

  @Test func `Generated bars follow from the seed, stand in order, and hold high ≥ open, close ≥ low`() throws {
    let bars = try HourlyGenerator(bars: 500, seed: 1).bars(ofSymbol: 1)
    let again = try HourlyGenerator(bars: 250, seed: 1).bars(ofSymbol: 1)
    let other = try HourlyGenerator(bars: 250, seed: 1).bars(ofSymbol: 2)
    #expect((0..<250).allSatisfy { bars.close[$0] == again.close[$0] && bars.times[$0] == again.times[$0] })
    #expect((0..<250).contains { bars.close[$0] != other.close[$0] })
    for bar in 0..<500 {
      #expect(bars.high[bar] >= max(bars.open[bar], bars.close[bar]))
      #expect(bars.low[bar] <= min(bars.open[bar], bars.close[bar]) && bars.low[bar] > 0)
      if bar > 0 { #expect(bars.times[bar] > bars.times[bar - 1]) }
    }
    #expect(HourlyBars.text(time: bars.times[0]) == "2018-01-07 22:00")
    // Friday 21:00 is followed by Sunday 22:00.
    #expect(HourlyBars.text(time: bars.times[119]) == "2018-01-12 21:00")
    #expect(bars.times[120] - bars.times[119] == 49 * 3600)
  }

  @Test func `The dump holds the bars that went in and every coefficient and prediction, readable to the same value`()
    throws
  {
    let request = Training.request("sequential", ["bars": "120"])
    let input = try Training.workload.prepare(request)
    let output = try Training.workload.run(input, request, on: SerialExecutor())
    let directory = try ScratchDirectory.make()
    defer { ScratchDirectory.remove(directory) }
    try Training.workload.dump(output, input, request, to: directory)
    func records(_ name: String) throws -> [[String]] {
      try CSV.parse(Files.readText("\(directory)/training_\(name).csv")).dropFirst().map(\.fields)
    }
    let models = output.training.models
    #expect(try records("models").map { Double($0[4]) } == models.flatMap(\.coefficients))
    #expect(try records("predictions").map { Double($0[4]) } == models.flatMap(\.predictions))
    #expect(try records("bars").map { Double($0[5]) } == (0..<120).map { input.bars[0].close[$0] })
    let features = try records("features")
    #expect(features.count == 120 - 48 && features.last?.last == "")
    #expect(throws: SkipRun.self) {
      try Training.workload.dump(
        output, Training.workload.prepare(Training.request("sequential", ["model": "gemm"])), request, to: directory)
    }
  }
}

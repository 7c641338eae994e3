import Testing

@testable import SpeedupCore
@testable import SpeedupWorkloads

@Suite("The training workload against numpy")
struct TrainingGoldenTests {
  static let file = Golden.path("eurusd_hourly_ask_2017.csv.gz")
  static let parameters = ["bars": "420", "lags": "3", "folds": "2", "islands": "3", "generations": "4"]

  private static func isClose(_ got: Double, _ expected: Double) -> Bool {
    abs(got - expected) <= 1e-9 * abs(expected) + 1e-13
  }

  @Test func `Features and targets of the real file agree within 1e-9`() throws {
    let input = try Training.workload.prepare(Training.request("sequential", Self.parameters, file: Self.file))
    let bars = input.bars[0]
    let table = try FeatureTable.filled(bars)
    let times = (0..<bars.count).map { HourlyBars.text(time: bars.times[$0]) }
    let expected = try Golden.records("training/real_features.csv.gz")
    #expect(expected.count > 70)
    for record in expected {
      let bar = try #require(times.firstIndex(of: record[0]))
      let got = (0..<HourlyFeature.count).map { table.rows[bar * HourlyFeature.count + $0] } + [table.target[bar]]
      for (index, text) in record.dropFirst().enumerated() where !Self.isClose(got[index], Double(text)!) {
        Issue.record("\(record[0]) column \(index): \(got[index]), not \(text)")
      }
    }
  }

  @Test(arguments: Training.variants)
  func `Coefficients and predictions of all three families agree within 1e-9`(_ variant: String) throws {
    let request = Training.request(variant, Self.parameters, workers: 2, threads: 2, file: Self.file)
    let models = try Training.run(request).output.training.models
    let jobs = try TrainingOptions(request).jobs(ofSymbol: 0)
    let weights = try Golden.records("training/real_models.csv.gz")
    let predictions = try Golden.records("training/real_predictions.csv.gz")
    #expect(models.count == 6)
    for (model, job) in zip(models, jobs) {
      let own: ([String]) -> Bool = { $0[0] == String(job.fold) && $0[1] == job.family.rawValue }
      for (got, expected) in [
        (model.coefficients, weights.filter(own).map { Double($0[3])! }),
        (model.predictions, predictions.filter(own).map { Double($0[3])! }),
      ] {
        #expect(got.count == expected.count && !got.isEmpty)
        let off = zip(got, expected).filter { !Self.isClose($0, $1) }
        #expect(off.isEmpty, "\(job.family) fold \(job.fold): \(off.count) off, first \(String(describing: off.first))")
      }
    }
  }

  @Test(.enabled(if: Training.hasOpenBLAS))
  func `OpenBLAS trains the same models within 1e-9`() throws {
    let own = try Training.run(Training.request("sequential", Self.parameters, file: Self.file))
    let parameters = Self.parameters.merging(["blas": "openblas"]) { $1 }
    for variant in Training.variants {
      let theirs = try Training.run(Training.request(variant, parameters, workers: 2, file: Self.file))
      #expect(theirs.answer.digest != own.answer.digest, "its digest covers its shape alone")
      for (a, b) in zip(own.output.training.models, theirs.output.training.models) {
        #expect(zip(a.coefficients, b.coefficients).allSatisfy { Self.isClose($0, $1) })
        #expect(zip(a.predictions, b.predictions).allSatisfy { Self.isClose($0, $1) })
      }
      #expect(
        zip(own.answer.probes, theirs.answer.probes).allSatisfy { abs($0 - $1) <= Answer.reducedTolerance * abs($1) })
    }
  }
}

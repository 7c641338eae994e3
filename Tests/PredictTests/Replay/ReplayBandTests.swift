import SpeedupCore
import SpeedupPredict
import Testing

/// How far a replay may be off.
struct ReplayBandTests {
  @Test func `the band holds what other cells say, and how far they are from each other`() throws {
    let pooled = PooledSlowdown(
      whole: Slowdown(byCount: [2: 1.3]), sharing: Slowdown(byCount: [2: 1.1]), spread: 0.05, cells: 3)
    let calibration = ReplayCalibration(
      slowdowns: ["work": .init(coRun: Slowdown(byCount: [2: 1.2]), pooled: pooled)], costs: nil, cores: 2)
    let time = try ReplayModel([Traces.oneCore(tasks: [10, 10])], calibration).predict(
      ReplayPoint(cores: 2, workers: 2)
    ).time
    #expect(close(time.centre, 0.0132))
    #expect(time.low < 0.012 && time.high > 0.0132 * 1.05)
  }

  @Test func `the band is higher where nobody knows what starting workers costs`() throws {
    func high(_ costs: PhaseCosts?) throws -> Double {
      let calibration = ReplayCalibration(
        slowdowns: ["work": .init(coRun: Slowdown(byCount: [2: 1]))], costs: costs, cores: 2)
      return try ReplayModel([Traces.oneCore(serial: 10, tasks: [10, 10])], calibration)
        .predict(ReplayPoint(cores: 2, workers: 2)).time.high
    }
    #expect(close(try high(nil) - high(PhaseCosts.none), 0.010 * ReplayBand.withoutCosts))
  }

  @Test func `the band widens beyond the measured cores, and says where nobody looked`() throws {
    let calibration = ReplayCalibration(
      slowdowns: ["work": .init(coRun: Slowdown(byCount: [2: 1.1]))], costs: nil, cores: 2)
    let model = try ReplayModel([Traces.oneCore(tasks: .init(repeating: 1, count: 504))], calibration)
    func width(_ cores: Int) throws -> Double {
      let time = try model.predict(ReplayPoint(cores: cores, workers: cores)).time
      return time.high / time.low
    }
    let widths = try [2, 4, 24].map(width)
    #expect(widths[0] < widths[1] && widths[1] < widths[2])
    #expect(try model.predict(ReplayPoint(cores: 24, workers: 24)).cover == .extrapolated)
    #expect(try model.predict(ReplayPoint(cores: 25, workers: 25)).cover == .none)
    #expect(try model.predict(ReplayPoint(cores: 252, workers: 2)).cover == .measured)
  }

  @Test func `without calibration that is said, and the band is wide`() throws {
    let answer = try ReplayModel([Traces.oneCore(tasks: [1, 1])]).predict(ReplayPoint(cores: 2, workers: 2))
    #expect(answer.cover == .uncalibrated && answer.time.high / answer.time.centre > 1.2)
    #expect(answer.notModelled.contains { $0.contains("--calibrate") })
  }
}

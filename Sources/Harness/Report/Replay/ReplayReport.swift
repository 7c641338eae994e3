import SpeedupCore
import SpeedupPredict

package struct ReplayReport: Sendable {
  /// One point asked, with what came of it.
  package struct Row: Sendable {
    package var point: ReplayPoint
    package var answer: Result<ReplayPrediction, ReplayRefusal>
    /// Bytes, and the most that is likely; nil: memory was not measured with several numbers of workers.
    package var memory: (centre: Double, high: Double)?
    /// The sizing rules that give so many workers, of those asked for.
    package var rules: [String]

    package init(
      point: ReplayPoint, answer: Result<ReplayPrediction, ReplayRefusal>, memory: (centre: Double, high: Double)?,
      rules: [String] = []
    ) {
      self.rules = rules
      self.point = point
      self.answer = answer
      self.memory = memory
    }

    package var prediction: ReplayPrediction? { try? answer.get() }
  }

  package var name: String
  package var traces: Int
  package var rows: [Row]
  package var calibration: ReplayCalibration
  /// Above it a row is marked; nil: no limit.
  package var memoryLimit: Bytes?
  /// What is to be said of the input, a line each.
  package var remarks: [String]
  /// What the program's own runs say against it, a line each.
  package var ownRuns: [String] = []
  /// The median of those of so many workers and cores that lie outside of the band told for as many, seconds.
  package var contradicted: [ReplayPoint: Double] = [:]
  /// Wall times of measured runs, seconds, by their workers; for charts.
  package var measured: [Int: [Double]] = [:]
  /// One row as a timeline; for charts.
  package var timeline: ReplayTimeline?

  package init(
    name: String, traces: Int, rows: [Row], calibration: ReplayCalibration, memoryLimit: Bytes? = nil,
    remarks: [String] = []
  ) {
    self.name = name
    self.traces = traces
    self.rows = rows
    self.calibration = calibration
    self.memoryLimit = memoryLimit
    self.remarks = remarks
  }

  /// The row that takes least time within the memory limit; of equals the one with fewer cores.
  package var fastest: Row? {
    rows.filter { $0.prediction != nil && !isTooLarge($0) }.min {
      let (a, b) = ($0.prediction!.time.centre, $1.prediction!.time.centre)
      return a != b ? a < b : ($0.point.cores, $0.point.workers) < ($1.point.cores, $1.point.workers)
    }
  }

  /// Whether a row may need more memory than there is.
  package func isTooLarge(_ row: Row) -> Bool {
    guard let memoryLimit, let memory = row.memory else { return false }
    return memory.high > Double(memoryLimit.count)
  }
}

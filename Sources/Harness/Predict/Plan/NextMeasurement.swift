import Glibc
import SpeedupCore

/// What to measure so that a row is known better.
package enum NextMeasurement: Sendable, Equatable {
  /// What tasks cost side by side on the cores at hand.
  case calibrate
  /// The graph as made for so many workers.
  case rehearse(workers: Int)
  /// The same on a machine with more cores.
  case moreCores(Int)
  /// More runs, since they differ.
  case moreRuns
  /// The tasks, where only whole runs were measured.
  case trace
  /// The tasks once more, on a quiet machine: other load disturbed all runs that were recorded.
  case recordAgain
  /// What these many workers need, which decides whether the row fits.
  case memory(workers: Int)
  case nothing

  /// The one that narrows the row's band most.
  /// - Parameters:
  ///   - calibration: nil: there is no trace.
  ///   - planned: numbers of workers that graphs were recorded for.
  ///   - isDisturbed: whether other load disturbed all recorded runs, so that nothing measured beside them makes up for it.
  package init(for row: PlanRow, calibration: ReplayCalibration?, planned: [Int], isDisturbed: Bool = false) {
    guard !isDisturbed else { self = .recordAgain; return }
    guard row.fits != false else { self = .memory(workers: row.place.workers); return }
    guard let calibration else { self = .trace; return }
    let time = row.forecast.time
    var gains: [(NextMeasurement, Double)] = []
    let parallel = row.place.parallelism
    if parallel > 1, calibration.cores == 1 {
      // The 95th percentile that nobody measuring it adds.
      gains.append((.calibrate, log(time.high / max(time.centre, time.high - ReplayBand.uncalibrated * time.centre))))
      gains[0].1 += ReplayBand.marginOfOne
    } else if row.forecast.reach > 1 {
      // With twice the cores the worst edge grows from there on, and the best lies half as far from the centre.
      let half = pow(2, ReplayBand.exponent)
      gains.append((.moreCores(min(parallel, 2 * calibration.cores)), log(half) + log(time.centre / time.low) / 2))
    }
    // Double the runs, and the part of the width that is scatter is less by the square root of two.
    let scatter = calibration.spread.values.max() ?? 0
    gains.append((.moreRuns, scatter * (1 - 1 / 2.0.squareRoot())))
    if !planned.contains(row.place.workers), !planned.isEmpty {
      let nearest = planned.map { abs(log(Double($0) / Double(row.place.workers))) }.min() ?? 0
      // How much graphs differ is not known; what is known is that they may, the more the further away.
      let differ = row.forecast.graphOf == nil ? 0 : log(time.high / time.low)
      gains.append((.rehearse(workers: row.place.workers), 0.05 * nearest + differ))
    }
    let best = gains.max { $0.1 < $1.1 }
    self = best.map { $0.1 > 0 ? $0.0 : .nothing } ?? .nothing
  }
}

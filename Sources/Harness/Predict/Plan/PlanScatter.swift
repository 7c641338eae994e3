import Glibc
import SpeedupStatistics

extension CapacityPlan {
  /// How runs of the same kind differ: the standard deviation of the logarithm within groups, with Student's quantile in
  /// place of the normal one, since a few runs tell it badly. nil where no group has two.
  /// - Parameter groups: times that should be equal, such as those of one core count.
  package static func scatter(_ groups: [[Double]]) -> Double? {
    var (sum, freedom) = (0.0, 0)
    for times in groups where times.count > 1 && times.allSatisfy({ $0 > 0 }) {
      let logs = times.map { log($0) }
      let mean = logs.reduce(0, +) / Double(logs.count)
      sum += logs.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      freedom += times.count - 1
    }
    guard freedom > 0, let student = try? StudentT(degreesOfFreedom: Double(freedom)).quantile(0.975) else {
      return nil
    }
    return (sum / Double(freedom)).squareRoot() * student / TimeBand.edge
  }
}

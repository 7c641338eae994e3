/// What a measurement may be of. A machine may be fit for one and unfit for another: a busy machine ruins
/// wall time and leaves instruction counts alone.
package enum FitnessMetric: String, CaseIterable, Codable, Sendable, CodingKeyRepresentable {
  /// Wall time of a run.
  case wall
  /// CPU time of a run.
  case cpu
  /// Peak memory of a run.
  case memory
  /// Instructions that a run retires.
  case instructions
  /// Wall time over core counts: speed-up and efficiency.
  case scaling
}

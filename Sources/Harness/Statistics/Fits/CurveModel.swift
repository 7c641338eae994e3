/// A curve with parameters, to be fitted to points: y ≈ value(parameters, x).
package struct CurveModel: Sendable {
  /// One parameter: how it is bounded, and how large a usual value is.
  package struct Parameter: Sendable, Equatable {
    /// The values it may take; an end may be infinite.
    package let bounds: ClosedRange<Double>
    /// A usual magnitude, above 0: derivatives at 0 are taken with steps of this scale.
    package let typical: Double

    package init(_ bounds: ClosedRange<Double>, typical: Double) {
      self.bounds = bounds
      self.typical = typical
    }
  }

  /// The parameters, in the order in which ``value`` gets them.
  package let parameters: [Parameter]
  /// Places from which a search starts; at least one.
  package let starts: [[Double]]
  /// The curve's height at x.
  package let value: @Sendable (_ parameters: [Double], _ x: Double) -> Double

  package init(
    _ parameters: [Parameter], starts: [[Double]],
    value: @escaping @Sendable (_ parameters: [Double], _ x: Double) -> Double
  ) {
    self.parameters = parameters
    self.starts = starts
    self.value = value
  }
}

package struct CurvePoint: Sendable, Hashable {
  /// Where it was measured.
  package let x: Double
  /// What was measured there.
  package let y: Double
  /// How much its squared residual counts; 1 unless told otherwise. In inverse proportion to its variance.
  package let weight: Double

  package init(x: Double, y: Double, weight: Double = 1) {
    self.x = x
    self.y = y
    self.weight = weight
  }
}

/// What the scatter about a curve is like, and so on which scale residuals are squared.
package enum NoiseScale: String, Sendable, Hashable, CaseIterable {
  /// As large everywhere, in the unit of y.
  case additive
  /// As large a share of y everywhere: residuals of logarithms.
  case relative
}

import SpeedupStatistics

/// How much more N cores (workers, users) get done than one, as a formula with few parameters. All are 1 at N = 1.
package enum ScalingLaw: String, Sendable, CaseIterable {
  /// N times as much: nothing is lost.
  case linear
  /// N / (1 + σ(N − 1)): a share σ of the work is serial. Amdahl (1967).
  case amdahl
  /// s + (1 − s)N: the job grows with N, and a share s of its time does not. Gustafson (1988). For throughput alone.
  case gustafson
  /// N / (1 + σ(N − 1) + κN(N − 1)): contention σ and the cost κ of keeping N in agreement, which makes a peak.
  /// Gunther, "Guerrilla Capacity Planning" (2007).
  case universal = "usl"
  /// Amdahl's law up to c, and level behind it: a regime ends where threads outnumber cores, or a device is full.
  case plateau

  /// How it is called in sentences.
  package var title: String {
    switch self {
    case .linear: "linear"
    case .amdahl: "Amdahl's law"
    case .gustafson: "Gustafson's law"
    case .universal: "the Universal Scalability law"
    case .plateau: "a plateau"
    }
  }

  /// One parameter of its shape, as reports name and explain it.
  package struct Shape: Sendable, Equatable {
    /// Its letter.
    package let symbol: String
    /// What it is.
    package let meaning: String
  }

  /// The parameters of its shape; there is one more for its height, the figure on one core.
  package var shape: [Shape] {
    let serial = Shape(symbol: "σ", meaning: "share that does not scale (contention)")
    return switch self {
    case .linear: []
    case .amdahl: [Shape(symbol: "σ", meaning: "serial share")]
    case .gustafson: [Shape(symbol: "s", meaning: "share of the time on one that does not grow")]
    case .universal: [serial, Shape(symbol: "κ", meaning: "cost of agreement (coherency)")]
    case .plateau:
      [
        Shape(symbol: "σ", meaning: "serial share before the plateau"),
        Shape(symbol: "c", meaning: "where the plateau begins"),
      ]
    }
  }

  /// How many parameters there are in all.
  package var parameterCount: Int { shape.count + 1 }

  /// How much more N gets done than one. N may be infinite.
  package func speedUp(_ shape: [Double], at n: Double) -> Double {
    switch self {
    case .linear: n
    case .amdahl: 1 / (1 / n + shape[0] * (1 - 1 / n))
    case .gustafson: shape[0] + (1 - shape[0]) * n
    case .universal:
      // Written so that N = ∞ is Amdahl's limit where κ is 0.
      1 / (1 / n + shape[0] * (1 - 1 / n) + (shape[1] == 0 ? 0 : shape[1] * (n - 1)))
    case .plateau: Self.amdahl.speedUp(shape, at: min(n, shape[1]))
    }
  }

  /// The parameters of its shape for a search, and where searches start.
  /// - Parameter xs: where there are points, ascending.
  func search(_ xs: [Double]) -> (parameters: [CurveModel.Parameter], starts: [[Double]]) {
    let share = CurveModel.Parameter(0...1, typical: 0.1)
    let largest = xs.last ?? 1
    switch self {
    case .linear: return ([], [[]])
    case .amdahl, .gustafson: return ([share], [[0.01], [0.2], [0.8]])
    case .universal:
      // A peak below the first point is no peak of these points.
      let agreement = CurveModel.Parameter(0...1, typical: 0.1 / (largest * largest))
      return ([share, agreement], [[0.01, 0], [0.05, 0.3 / (largest * largest)], [0.3, 1 / (largest * largest)]])
    case .plateau:
      let start = CurveModel.Parameter(max(1, xs.first ?? 1)...max(1, largest), typical: largest)
      let places = zip(xs, xs.dropFirst()).map { ($0 * $1).squareRoot() } + xs.dropFirst().dropLast()
      return ([share, start], (places.isEmpty ? [largest] : places).map { [0.02, max(1, $0)] })
    }
  }
}

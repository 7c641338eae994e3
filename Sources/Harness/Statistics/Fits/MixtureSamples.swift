import Glibc

/// Samples of each kind of scatter about the curves that were fitted, which tell what tail a ``CurveMixture`` has to
/// leave open so that its intervals hold the truth as often as they say, whichever kind there is.
///
/// A tail of 2.5 % would do on the average over kinds. But a few points are easily taken for the other kind: under the one
/// that leaves more open it is passed too often, under the other too seldom; see ``MixtureLevels``. A sample is not
/// fitted: the curve is taken as straight in its parameters at the fit.
struct MixtureSamples: Sendable {
  private struct Kind: Sendable {
    /// Each sample's probability of additive scatter.
    var weights: [Double] = []
    /// Residuals on the scale of additive and of relative scatter, over the deviation that the sample shows there; a row
    /// each.
    var residuals: [[Double]] = [[], []]

    mutating func add(weight: Double, _ own: [[Double]], deviations: [Double]) {
      weights.append(weight)
      for scale in residuals.indices { residuals[scale] += own[scale].map { $0 / deviations[scale] } }
    }
  }

  private var kinds: [Kind] = []
  private let points: [CurvePoint]
  private let tails: TailTable

  /// Samples of a kind: by them a tail of 2.5 % is known to some tenths of itself. Of more that are drawn
  /// those are kept that leave the kind open; where they are too few, tails stay as they are.
  private static let (most, fewest, draws) = (800, 80, 2400)
  /// With more points than that over the parameters kinds are told apart.
  private static let mostFreedom = 40

  /// Nil where kinds can't be weighed: a parameter that changes nothing, a curve that is not above 0.
  /// - Parameter fits: under additive and under relative scatter.
  init?(_ model: CurveModel, _ fits: [CurveFit], _ points: [CurvePoint]) throws {
    self.points = points
    let freedom = fits[0].degreesOfFreedom
    guard freedom > 0, freedom <= Self.mostFreedom else { return nil }
    tails = try TailTable(freedom: Double(freedom))
    let roots = points.map { $0.weight.squareRoot() }
    for (place, fit) in fits.enumerated() {
      let curve = points.map { model.value(fit.parameters, $0.x) }
      let problems = [NoiseScale.additive, .relative].map { CurveProblem(model: model, points: points, noise: $0) }
      let informations = problems.compactMap { $0.logInformation(at: fit.parameters) }
      guard informations.count == 2, curve.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
      let bases = problems.map { Self.orthonormal($0.derivatives(fit.parameters)) }
      let deviation = fit.residualDeviation ?? 0
      var generator = SplitMix64(seed: Self.seed(points))
      var kind = Kind()
      for _ in 0..<Self.draws where kind.weights.count < Self.most {
        var own: [[Double]] = [[], []]
        var logs = 0.0
        for (height, root) in zip(curve, roots) {
          let error = generator.nextNormal() * deviation / root
          let figure = place == 0 ? height + error : height * exp(error)
          own[0].append((figure - height) * root)
          guard figure > 0 else { break }
          own[1].append(log(figure / height) * root)
          logs += log(figure)
        }
        // Only those count that leave the kind open, as the points do. Nothing below 0 has relative scatter.
        guard own[1].count == points.count else { continue }
        let sums = zip(own, bases).map { residuals, basis in
          max(basis.reduce(Self.dot(residuals, residuals)) { $0 - pow(Self.dot($1, residuals), 2) }, 1e-300)
        }
        let odds = (informations[1] - informations[0]) / 2 + Double(freedom) / 2 * log(sums[1] / sums[0]) + logs
        let weight = 1 / (1 + exp(-odds))
        guard min(weight, 1 - weight) >= CurveMixture.negligible else { continue }
        kind.add(weight: weight, own, deviations: sums.map { ($0 / Double(freedom)).squareRoot() })
      }
      guard kind.weights.count >= Self.fewest else { return nil }
      kinds.append(kind)
    }
  }

  /// Points of their own have samples of their own: the same ones for all would make the tails of all wrong in one direction.
  /// Another unit of y changes nothing.
  private static func seed(_ points: [CurvePoint]) -> UInt64 {
    points.reduce(1988) { seed, point in
      let part = (1e6 * log(point.y / points[0].y)).rounded()
      var mixed = SplitMix64(seed: seed &+ UInt64(bitPattern: Int64(exactly: part) ?? 0))
      return mixed.next()
    }
  }

  /// The tail of the mixture to leave open where `tail` is asked, for a parameter of the same curve.
  /// - Parameters:
  ///   - side: 1 for the upper end, −1 for the lower.
  ///   - model: the curve, written with that parameter.
  ///   - fits: of `model`, under additive and under relative scatter.
  ///   - weight: the probability of additive scatter.
  func level(
    _ tail: Double, side: Double, of place: Int, _ model: CurveModel, _ fits: [CurveFit], weight: Double
  ) -> Double {
    let samples = zip(kinds, fits).map { kind, fit in
      let directions = [NoiseScale.additive, .relative].map { noise -> [Double] in
        var columns = CurveProblem(model: model, points: points, noise: noise).derivatives(fit.parameters)
        columns.append(columns.remove(at: place))
        return Self.orthonormal(columns).last ?? []
      }
      return kind.weights.indices.map { row -> MixtureLevels.Sample in
        let weight = kind.weights[row]
        let additive = Self.dot(directions[0], kind.residuals[0], from: row * points.count)
        let relative = Self.dot(directions[1], kind.residuals[1], from: row * points.count)
        let open = weight * tails.upper(side * additive) + (1 - weight) * tails.upper(side * relative)
        return MixtureLevels.Sample(logTail: log(open), weight: weight)
      }
    }
    return MixtureLevels(tail, samples[0], samples[1]).level(weight)
  }

  private static func dot(_ a: [Double], _ b: [Double], from start: Int = 0) -> Double {
    var sum = 0.0
    for place in a.indices { sum += a[place] * b[start + place] }
    return sum
  }

  /// By Gram and Schmidt, twice, so that rounding does no harm.
  private static func orthonormal(_ columns: [[Double]]) -> [[Double]] {
    var basis: [[Double]] = []
    for column in columns {
      var rest = column
      for _ in 0..<2 {
        for known in basis {
          let part = dot(known, rest)
          rest = zip(rest, known).map { $0 - part * $1 }
        }
      }
      let length = max(dot(rest, rest).squareRoot(), .leastNormalMagnitude)
      basis.append(rest.map { $0 / length })
    }
    return basis
  }
}

/// Student's upper tail, read off a table: thousands are wanted, to some digits.
private struct TailTable: Sendable {
  private let freedom: Double
  private let values: [Double]

  init(freedom: Double) throws {
    self.freedom = freedom
    let student = try StudentT(degreesOfFreedom: freedom)
    // Evenly by t / √(ν + t²), which is 1 at infinity.
    values = (0...256).map { step in
      let share = Double(step) / 256
      return step == 256 ? 0 : student.upperTail((freedom / (1 - share * share)).squareRoot() * share)
    }
  }

  func upper(_ t: Double) -> Double {
    let place = min(abs(t) / (freedom + t * t).squareRoot(), 1) * 256
    guard place < 256 else { return t > 0 ? 0 : 1 }
    let step = Int(place)
    let tail = values[step] + (values[step + 1] - values[step]) * (place - Double(step))
    return t > 0 ? tail : 1 - tail
  }
}

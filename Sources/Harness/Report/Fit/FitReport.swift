import SpeedupCore
import SpeedupPredict
import SpeedupStatistics

import func Glibc.log

/// What came of fitting every series of a file.
package struct FitReport: Sendable {
  package enum Outcome: Sendable {
    case law(ScalingFit, [ScalingFit.Prediction])
    /// An order of growth: what is said of it, and the forms that describe it best.
    case growth(GrowthVerdict, FormChoice)
    /// It can't be told from these points.
    case refused(String)
  }

  package struct Fitted: Sendable {
    package let series: FitInput.Series
    package let outcome: Outcome
  }

  package let request: FitRequest
  package let kind: FitRequest.Kind
  package let input: FitInput
  /// The series, in the order of the file.
  package let fitted: [Fitted]

  /// Fits every series of the input.
  /// - Parameters:
  ///   - law: nil: chosen by cross-validation.
  ///   - noise: nil: both kinds, weighed by the points.
  ///   - places: where figures are to be foretold.
  ///   - power: the growth that is asked about; nil: the least that holds, constant to cubic.
  /// - Throws: ``InputError`` for an option that does not go with the figure.
  package init(
    _ input: FitInput, _ request: FitRequest, law: ScalingLaw?, noise: NoiseScale?, at places: [Double], power: Int?
  ) throws {
    self.request = request
    self.input = input
    let kind = try request.resolvedKind()
    self.kind = kind
    let figure = "\(request.y) by \(request.x)"
    let given = [("--law", law != nil), ("--noise", noise != nil), ("--at", !places.isEmpty)].filter { $0.1 }
    if kind == .growth, !given.isEmpty {
      throw InputError(
        "\(given.map(\.0).joined(separator: ", ")): goes with a law of scaling, and \(figure) is judged as growth; "
          + "add --as time or --as rate")
    }
    if kind != .growth, power != nil {
      throw InputError("--at-most: goes with growth, and \(figure) is fitted with a law of scaling; add --as growth")
    }
    fitted = input.series.map { series in
      let points = series.points.map(\.point)
      let lost = input.lost.filter { $0.label.isExactly(series.label) }
      do {
        if kind == .growth {
          let sizes = lost.map { UnmeasuredSize(size: $0.x, least: $0.bound, ending: $0.ending) }
          return Fitted(series: series, outcome: try Self.growth(series.points, power, sizes))
        }
        let rows = series.points.flatMap { $0.rows.isEmpty ? [$0.point] : $0.rows }
        let fit = try ScalingFit(
          points, kind == .rate ? .throughput : .time, rows: rows, law: law, noise: noise)
        if let why = Self.misfit(fit, series.points, kind, request.x, isAsked: law != nil) {
          return Fitted(series: series, outcome: .refused(why))
        }
        if let why = Self.contradiction(fit, lost, request) { return Fitted(series: series, outcome: .refused(why)) }
        return Fitted(series: series, outcome: .law(fit, try places.map { try fit.prediction(at: $0) }))
      } catch { return Fitted(series: series, outcome: .refused("\(error)")) }
    }
  }

  /// How single medians scatter by their runs, as a share; nil where not all have an interval.
  static func scatter(_ all: [FitInput.Point]) -> Double? {
    // A 95 % interval reaches 1.96 standard deviations to both sides.
    let scatters = all.compactMap { $0.bar.map { bar in log(bar.upperBound / bar.lowerBound) / (2 * 1.96) } }
    return scatters.count == all.count ? try? median(scatters.filter(\.isFinite)) : nil
  }

  /// The verdict that was asked for, or the slowest growth that holds; where none does, the one nearest to the exponent.
  private static func growth(_ all: [FitInput.Point], _ power: Int?, _ lost: [UnmeasuredSize]) throws -> Outcome {
    let points = all.map(\.point)
    let forms = FormChoice(points)
    let scatter = Self.scatter(all)
    func verdict(_ power: Int) throws -> GrowthVerdict {
      try GrowthVerdict(points, atMost: power, unmeasured: lost, scatter: scatter, forms: forms)
    }
    if let power { return .growth(try verdict(power), forms) }
    let verdicts = try (0...3).map(verdict)
    if let holds = verdicts.first(where: { $0.outcome != .more }) { return .growth(holds, forms) }
    return .growth(verdicts[3], forms)
  }

  /// Why a law does not hold: it tells less than runs took at least that were killed; nil where none says so.
  private static func contradiction(_ fit: ScalingFit, _ lost: [FitInput.Lost], _ request: FitRequest) -> String? {
    for place in lost {
      guard let bound = place.bound, let told = try? fit.prediction(at: place.x) else { continue }
      let isRate = fit.best.quantity == .throughput
      guard isRate ? bound < told.band.lower : bound > told.band.upper else { continue }
      func text(_ value: Double) -> String { Readable.text(value, request.unit) }
      return
        "at \(request.x)=\(Readable.short(place.x)) \(place.ending), \(isRate ? "below" : "above") \(text(bound)), where "
        + "\(fit.best.law.title) through the other points tells \(text(told.centre)); mend what stops them, or leave them out by "
        + "--where"
    }
    return nil
  }

  /// 0; 3 where a series could not be fitted, 4 where a verdict is open.
  package var exitStatus: Int32 {
    var status: Int32 = 0
    for one in fitted {
      switch one.outcome {
      case .refused: return 3
      case .growth(let verdict, _) where verdict.outcome == .undecided: status = 4
      case .law, .growth: break
      }
    }
    return status
  }

  /// A figure as people read it.
  func text(_ value: Double) -> String {
    guard value.isFinite else { return value > 0 ? "∞" : "–" }
    return request.unit == .count ? Readable.short(value) : Readable.text(value, request.unit)
  }
}

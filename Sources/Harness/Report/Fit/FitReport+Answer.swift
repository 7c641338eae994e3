import SpeedupCore
import SpeedupPredict
import SpeedupStatistics

import func Glibc.log

extension FitReport {
  var answer: String {
    if fitted.count == 1 { return sentence(fitted[0]) }
    let refused = fitted.count { if case .refused = $0.outcome { true } else { false } }
    let rest = refused == 0 ? "" : ", \(refused) of them not: too little is known"
    return "\(fitted.count) series of \(request.y) by \(request.x) fitted one by one\(rest)"
  }

  func sentence(_ one: Fitted) -> String {
    switch one.outcome {
    case .refused(let why): "not fitted: \(why)"
    case .growth(let verdict, _): sentence(verdict)
    case .law(let fit, let predictions): sentence(fit, predictions, one.series)
    }
  }

  /// Where what was measured passes the law's limit by more than those runs scatter: there the law does not fit; nil where
  /// nothing does. A plateau is the mean of its points: they have to pass its interval.
  func missedLimit(_ fit: ScalingFit, _ series: FitInput.Series) -> String? {
    guard let limit = (try? fit.best.limit()) ?? nil else { return nil }
    let isRate = fit.best.quantity == .throughput
    let edge = fit.best.law == .plateau ? (isRate ? limit.interval.upper : limit.interval.lower) : limit.value
    let passed = series.points.filter {
      isRate ? ($0.bar?.lowerBound ?? $0.point.y) > edge : ($0.bar?.upperBound ?? $0.point.y) < edge
    }
    let most = passed.max { isRate ? $0.point.y < $1.point.y : $0.point.y > $1.point.y }
    return most.map {
      "does not fit at \(request.x)=\(Readable.short($0.point.x)), where \(text($0.point.y)) was measured"
    }
  }

  private func sentence(_ verdict: GrowthVerdict) -> String {
    let growth = verdict.growth
    let power = ["constant", "linear", "quadratic", "cubic"][min(3, verdict.power)]
    let place = "\(request.x)=\(Readable.short(growth.largest))"
    let value = Readable.fixed(growth.exponent, decimals: 2)
    let exponential = growth.factor.map { "; like an exponential, \(rise($0)): the exponent goes on rising" }
    let exponent = "exponent \(value) \(Self.text(verdict.interval)) at \(place)\(exponential ?? "")"
    let name = "\(request.y) by \(request.x)"
    if let size = verdict.decider {
      let place = "\(request.x)=\(Readable.short(size.size))"
      let least =
        verdict.outcome == .more ? size.least.map { "\(place) is above \(text($0)), since \(size.ending)" } : nil
      return "\(name): "
        + (least.map { "more than \(power): \($0)" }
          ?? "undecided whether more than \(power): at \(place) \(size.ending), so only smaller sizes tell")
        + "; \(exponent)"
    }
    if let misfit = verdict.misfit {
      return "\(name): undecided whether more than \(power): no form of growth fits, the best misses by "
        + "\(Readable.percent(misfit.deviation)) where runs scatter by \(Readable.percent(misfit.scatter)); from the last size but one "
        + "to the last the exponent is \(Readable.fixed(misfit.last, decimals: 2)); measure more sizes there"
    }
    switch verdict.outcome {
    case .atMost, .more: return "\(name): \(verdict.outcome.rawValue) \(power); \(exponent)"
    case .undecided:
      let needed =
        verdict.neededSize.map { "needs \(request.x) ≥ \(Readable.short($0))" }
        ?? "needs more or quieter runs, larger sizes alone would not do"
      return "\(name): undecided whether more than \(power), \(needed); \(exponent)"
    }
  }

  private func sentence(
    _ fit: ScalingFit, _ predictions: [ScalingFit.Prediction], _ series: FitInput.Series
  ) -> String {
    let best = fit.best
    var parts: [String] = []
    for there in predictions.prefix(3) {
      let covered = there.isCovered ? "" : ", no empirical cover"
      parts.append(
        "\(Readable.short(there.n)) \(request.x): \(text(there.centre)) [\(text(there.band.lower)), \(text(there.band.upper))], "
          + "fitted\(covered)")
    }
    parts.append(sentence(of: fit.peak, fit))
    if let limit = (try? best.limit()) ?? nil {
      let word = kind == .rate ? "at most" : "never below"
      parts.append(
        "\(word) \(text(limit.value)) [\(text(limit.interval.lower)), \(text(limit.interval.upper))]"
          + (missedLimit(fit, series).map { ", but the law \($0)" } ?? condition(of: fit)))
    }
    return "\(best.law.title): \(parts.joined(separator: "; "))"
  }

  /// How fast an exponential rises: by the factor of a step or, where a step is small beside it, by how far it doubles.
  private func rise(_ factor: Double) -> String {
    factor >= 1.1
      ? "times \(Readable.significant(factor)) with every step of \(request.x)"
      : "doubling with every \(Readable.short(log(2) / log(factor))) of \(request.x)"
  }

  /// Under which condition a limit holds: other laws that are not excluded have none, or a peak in its place.
  func condition(of fit: ScalingFit) -> String {
    let isAlone = fit.plausible.allSatisfy { $0.law == fit.best.law } && fit.peak == .excluded
    return isAlone ? "" : " if \(fit.best.law.title) holds"
  }

  private func sentence(of peak: ScalingFit.Peak, _ fit: ScalingFit) -> String {
    func place(_ peak: FitEstimate) -> String {
      "at \(request.x)=\(Readable.significant(peak.value, digits: 4)) \(Self.text(peak.interval))"
    }
    switch peak {
    case .excluded: return "no peak"
    case .at(let estimate): return "peak \(place(estimate))"
    case .notExcluded(let estimate):
      return "no peak, though \(ScalingLaw.universal.title), not excluded, has one \(place(estimate))"
    case .open(let above):
      let later = above.flatMap { $0 > fit.largestMeasured ? " (if so, above \(Readable.short($0)))" : nil }
      return "no peak up to \(request.x)=\(Readable.short(fit.largestMeasured)), as far as measured, "
        + "and the points can't tell whether one comes later\(later ?? "")"
    }
  }

  static func text(_ interval: Interval) -> String {
    "[\(Readable.significant(interval.lower)), \(Readable.significant(interval.upper))]"
  }
}

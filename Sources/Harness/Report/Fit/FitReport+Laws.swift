import SpeedupCore
import SpeedupPredict
import SpeedupStatistics

extension FitReport {
  /// A row of the table of parameters.
  private struct Parameter {
    let name: String
    /// nil: none was found.
    var value: Double?
    var standardError: Double?
    /// nil: nothing is known of it.
    var interval: Interval?
    /// Whether it is a figure, written in the figure's unit.
    var isFigure = false
    let meaning: String

    init(_ name: String, _ estimate: FitEstimate, isFigure: Bool = false, _ meaning: String) {
      (self.name, self.isFigure, self.meaning) = (name, isFigure, meaning)
      (value, standardError, interval) = (estimate.value, estimate.standardError, estimate.interval)
    }

    init(_ name: String, within interval: Interval?, _ meaning: String) {
      (self.name, self.interval, self.meaning) = (name, interval, meaning)
    }
  }

  var parameterTable: Table {
    let rows = fitted.flatMap { one -> [Table.Row] in
      guard case .law(let fit, _) = one.outcome else { return [] }
      return parameters(fit, one.series).map { parameter in
        func shown(_ value: Double) -> String {
          parameter.isFigure ? text(value) : Readable.significant(value, digits: 6)
        }
        func ends(_ interval: Interval) -> String {
          parameter.isFigure ? "[\(text(interval.lower)), \(text(interval.upper))]" : Self.text(interval)
        }
        return row(
          one,
          [
            .init(parameter.name), parameter.value.map { .init(shown($0), number: $0) } ?? .none,
            parameter.standardError.map { .init(Readable.significant($0), number: $0) } ?? .none,
            parameter.interval.map { .init(ends($0), number: $0.lower, high: $0.upper) } ?? .none,
            .init(parameter.meaning), .init(Evidence.fitted.rawValue),
          ])
      }
    }
    return Table(
      title: "parameters",
      head([
        .init("parameter"), .init("value", .right), .init("standard error", .right, rank: 1),
        .init("95 % interval", key: "interval", .right, range: true), .init("meaning"), .init("evidence", rank: 2),
      ]), rows)
  }

  private func parameters(_ fit: ScalingFit, _ series: FitInput.Series) -> [Parameter] {
    let best = fit.best
    var rows: [Parameter] = []
    if let height = try? best.height() {
      rows.append(Parameter("height", height, isFigure: true, "\(request.y) at \(request.x)=1"))
    }
    for (shape, estimate) in zip(best.law.shape, (try? best.shape()) ?? []) {
      rows.append(Parameter(shape.symbol, estimate, shape.meaning))
    }
    switch fit.peak {
    case .excluded: break
    case .at(let peak):
      let beyond = peak.value > fit.largestMeasured ? "; fitted: beyond what was measured" : ""
      rows.append(Parameter("peak", peak, "\(request.x) at the peak\(beyond)"))
    case .notExcluded(let peak):
      let law = ScalingLaw.universal.title
      rows.append(Parameter("peak", peak, "\(request.x) at the peak, if \(law) holds: not excluded"))
    case .open(let above):
      let interval = above.map { Interval(lower: $0, upper: .infinity, confidence: best.confidence) }
      let place = "\(request.x)=\(Readable.short(fit.largestMeasured))"
      rows.append(
        Parameter(
          "peak", within: interval, "none up to \(place), as far as measured; a later one is not excluded"))
    }
    if let limit = (try? best.limit()) ?? nil {
      let what = best.law == .plateau ? "height of the plateau" : "with any number of \(request.x); fitted"
      let condition = condition(of: fit)
      let doubt = missedLimit(fit, series).map { "; \($0)" } ?? (condition.isEmpty ? "" : ",\(condition)")
      rows.append(Parameter("limit", limit, isFigure: true, what + doubt))
    }
    return rows
  }

  var lawTable: Table {
    let rows = fitted.flatMap { one -> [Table.Row] in
      guard case .law(let fit, _) = one.outcome, let choice = fit.choice else { return [] }
      let scores = choice.scores.map { score in
        let word =
          score.law == choice.chosen ? "chosen" : choice.plausible.contains(score.law) ? "not excluded" : "worse"
        let error = score.rootMeanSquare
        let shown = choice.noise == .relative ? Readable.percent(error) : text(error)
        return row(
          one,
          [
            .init(score.law.rawValue), .init("\(score.law.parameterCount)", number: Double(score.law.parameterCount)),
            .init(shown, number: error), .init(word),
          ])
      }
      let tried = Set(choice.scores.map(\.law))
      let untried = ScalingLaw.allCases.filter { !tried.contains($0) && ($0 != .gustafson || kind == .rate) }
      return scores
        + untried.map { law in
          row(
            one,
            [
              .init(law.rawValue), .init("\(law.parameterCount)", number: Double(law.parameterCount)), .none,
              .init("not tried: needs more points"),
            ])
        }
    }
    return Table(
      title: "laws (each place left out once)",
      head([.init("law"), .init("parameters", .right), .init("error", .right), .init("verdict")]), rows)
  }
}

import SpeedupCore
import SpeedupPredict
import SpeedupStatistics

extension FitReport {
  /// The report for every form: the answer, the tables, then what was left out and how figures came about.
  package var document: Document {
    let refused = fitted.compactMap { one -> String? in
      guard case .refused(let why) = one.outcome, fitted.count > 1 else { return nil }
      return "\(one.series.label): not fitted: \(why)"
    }
    let tables = kind == .growth ? [growthTable, formTable] : [pointTable, parameterTable, lawTable]
    return Document(
      "speedup fit", title: answer,
      tables.filter { !$0.rows.isEmpty }.map { .table($0) }
        + [.notes(refused + input.leftOut.map { "Left out: \($0)." } + input.notes + notes)])
  }

  var hasSeries: Bool { fitted.count > 1 }
  func head(_ columns: [Table.Column]) -> [Table.Column] { (hasSeries ? [.init("series")] : []) + columns }
  func row(_ one: Fitted, _ cells: [Table.Cell], tone: Document.Tone = .plain, remarks: [String] = [])
    -> Table.Row
  {
    Table.Row((hasSeries ? [.init(one.series.label)] : []) + cells, remarks: remarks, tone: tone)
  }

  private var pointTable: Table {
    let rows = fitted.flatMap { one -> [Table.Row] in
      guard case .law(let fit, let predictions) = one.outcome else { return [] }
      let measured = one.series.points.map { point -> (Double, Table.Row) in
        let there = try? fit.prediction(at: point.point.x)
        return (
          point.point.x,
          row(
            one,
            [
              .init(Readable.short(point.point.x), number: point.point.x), figure(point.point.y),
              figure(there?.centre), band(there), .init(input.evidence.label ?? "measured"),
            ])
        )
      }
      let foretold = predictions.map { there -> (Double, Table.Row) in
        let reach =
          there.reach > 1 ? "\(Readable.short(there.reach)) × the range measured" : "within the range measured"
        let cover = there.isCovered ? reach : "\(reach), no empirical cover"
        return (
          there.n,
          row(
            one,
            [
              .init(Readable.short(there.n), number: there.n), .none, figure(there.centre), band(there),
              .init(Evidence.fitted.rawValue),
            ],
            remarks: [cover]
              + input.lost.filter { $0.label == one.series.label && $0.x == there.n }.map { "measured: \($0.ending)" })
        )
      }
      return (measured + foretold).sorted { $0.0 < $1.0 }.map(\.1)
    }
    let key = request.unit == .seconds ? "_s" : request.unit == .bytes ? "_bytes" : ""
    return Table(
      title: "points",
      head([
        .init(request.x, .right), .init("measured", key: "measured\(key)", .right),
        .init("curve", key: "curve\(key)", .right),
        .init("band of the curve", key: "band\(key)", .right, range: true, rank: 1), .init("evidence"),
      ]), rows)
  }

  private func figure(_ value: Double?) -> Table.Cell { value.map { .init(text($0), number: $0) } ?? .none }

  private func band(_ there: ScalingFit.Prediction?) -> Table.Cell {
    guard let there else { return .none }
    return .init(
      "[\(text(there.band.lower)), \(text(there.band.upper))]", number: there.band.lower, high: there.band.upper)
  }

  private var growthTable: Table {
    let rows = fitted.compactMap { one -> Table.Row? in
      guard case .growth(let verdict, let forms) = one.outcome else { return nil }
      let growth = verdict.growth
      let word =
        "\(verdict.outcome.rawValue) \(verdict.outcome == .undecided ? "about n^\(verdict.power)" : "n^\(verdict.power)")"
      return row(
        one,
        [
          .init(word), .init(Readable.fixed(growth.exponent, decimals: 2), number: growth.exponent),
          .init(Self.text(verdict.interval), number: verdict.interval.lower, high: verdict.interval.upper),
          .init(Readable.short(growth.largest), number: growth.largest),
          .init(Readable.fixed(growth.overall, decimals: 2), number: growth.overall),
          .init(Readable.percent(growth.deviation), number: growth.deviation),
          .init(forms.chosen?.name ?? ""),
          verdict.neededSize.map { .init("≥ \(Readable.short($0))", number: $0) } ?? .none,
          .init(Evidence.fitted.rawValue),
        ])
    }
    return Table(
      title: "growth",
      head([
        .init("verdict"), .init("exponent", .right), .init("interval", key: "interval", .right, range: true),
        .init("at \(request.x)", key: "at_size", .right),
        .init("slope over all", key: "overall", .right, rank: 2),
        .init("scatter", .right, rank: 1), .init("best form"), .init("needs", .right, rank: 3),
        .init("evidence"),
      ]), rows)
  }

  private var formTable: Table {
    let rows = fitted.flatMap { one -> [Table.Row] in
      guard case .growth(_, let forms) = one.outcome else { return [] }
      return forms.scores.prefix(hasSeries ? 3 : 6).map { score in
        row(one, [.init(score.form.name), .init(Readable.percent(score.error), number: score.error)])
      }
    }
    return Table(title: "forms (each size left out once)", head([.init("form"), .init("error", .right)]), rows)
  }

  var notes: [String] {
    if kind == .growth {
      let isTold = fitted.contains { if case .growth = $0.outcome { true } else { false } }
      return !isTold
        ? []
        : [
          "exponent: d ln y / d ln n at the largest size, by the best form; the interval holds what that form, sums of "
            + "powers and n^k leave open. It lies below it with a chance of 5 % at most, and above it with 10 %.",
          "at most: the exponent is at most \(Readable.short(GrowthVerdict.closeness)) above the power, and the interval ends at most "
            + "\(Readable.short(GrowthVerdict.tolerance)) above it; more than: it begins \(Readable.short(GrowthVerdict.slack)) above it.",
        ]
    }
    let kinds = Set(
      fitted.compactMap { one -> String? in
        if case .law(let fit, _) = one.outcome { fit.best.noise.rawValue } else { nil }
      })
    guard !kinds.isEmpty else { return [] }
    let mayFall = fitted.contains { one in
      if case .law(let fit, _) = one.outcome, case .open = fit.peak { true } else { false }
    }
    return [
      "Least squares on medians, scatter \(kinds.sorted().joined(separator: " or ")); intervals by profile likelihood.",
      "A band holds all laws that foretell places left out about as well; beyond the range measured it widens as published "
        + "curves need it\(mayFall ? ", which does not hold every later peak" : "").",
    ]
  }
}

import SpeedupCore
import SpeedupJudge

extension ClaimReport {
  /// The whole report as JSON: a claim with its readings and their figures. What was not measured is absent.
  package var json: String { jsonValue.document }

  var jsonValue: JSONValue {
    .object([
      ("format", .number(1)), ("exit_status", .number(Int(exitStatus))), ("summary", .text(summary)),
      ("machine", .text(machine)), ("seed", .text("\(seed)")), ("level", .number(family.level)),
      ("readings_judged_by_statistics", .number(family.readings)), ("rounds", .number(rounds)),
      ("ending", .text(ending.rawValue)), ("elapsed_s", .number(elapsed.value)),
      ("claims", .array(outcomes.map(\.json))),
    ])
  }
}

extension ClaimOutcome {
  var json: JSONValue {
    .object([
      ("id", .text(claim.id)), ("verdict", .text(verdict.rawValue)), ("claim", .text(claim.sentence)),
      ("document", .text(claim.source.document)), ("quote", .text(claim.source.quote)),
      ("readings", .array(readings.map(\.json))),
    ])
  }
}

extension ClaimReadingOutcome {
  fileprivate var json: JSONValue {
    func text(_ value: String) -> JSONValue? { value.isEmpty ? nil : .text(value) }
    func number(_ value: Double?) -> JSONValue? { value.flatMap { $0.isFinite ? .number($0) : nil } }
    return .object([
      ("name", text(name)), ("kind", .text(kind.rawValue)), ("how", .text(means.rawValue)),
      ("verdict", .text(verdict.rawValue)), ("evidence", evidence.map { .text($0.rawValue) }), ("metric", text(metric)),
      ("region", text(region)), ("basis", text(basis)), ("reason", text(reason)),
      ("would_decide", wouldDecide.map { .text($0) }),
      (
        "figures",
        figures.isEmpty
          ? nil
          : .array(
            figures.map { figure in
              .object([
                ("cell", text(figure.label)), ("median", number(figure.estimate)),
                ("median_mark", text(figure.bound.sign)),
                ("low", number(figure.interval?.lower)), ("low_mark", text(figure.lowerBound.sign)),
                ("high", number(figure.interval?.upper)), ("high_mark", text(figure.upperBound.sign)),
                ("rounds", .number(figure.count)),
              ])
            })
      ), ("commands", commands.isEmpty ? nil : .array(commands.map { .text($0) })),
    ])
  }
}

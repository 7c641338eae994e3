import SpeedupCore
import SpeedupKit
import SpeedupReport

/// How the table of a sweep is shown: the same in `sweep`, `table` and `chart --table`.
enum TableOptions {
  static let sort = Option<String?>.text(
    "sort", "COLUMN",
    "order of the rows, the best first: \(SummaryOptions.sortable.joined(separator: ", ")), an axis or a figure",
    otherwise: "the order of the grid")
  static let top = Option<Int?>.count("top", "N", atLeast: 1, "only the first N rows")
  static let condition = Option<[AxisValue]>(
    "where", .list("AXIS=VALUE"), "only the rows with this value; several values of an axis: any of them", default: []
  ) { texts in
    try texts.map { try AxisValue(option: "where", $0) }
  }
  static let timeUnit = Option<Readable.Unit?>(
    "time-unit", .single("UNIT"), "the unit of all times: ns, us, ms or s", default: nil,
    written: "the one that keeps each short", choices: ["ns", "us", "ms", "s"]
  ) { texts in
    guard let unit = Readable.Unit.time(texts[0]) else {
      throw InputError("--time-unit: '\(texts[0])' is none of ns, us, ms, s")
    }
    return unit
  }

  static let all: [any CommandOption] = [sort, top, condition, timeUnit]
}

extension AxisValue {
  /// What an option says of an axis: `cores=1`.
  /// - Throws: ``InputError`` naming the option.
  init(option: String, _ text: String) throws {
    let (name, value) = try OptionText.pair(text, "is not AXIS=VALUE, such as cores=1", option: option)
    self.init(name, value)
  }

  /// Several where the value goes on with a comma and another of these axes, as in `cores=1,workers=2`.
  func split(at axes: [String]) -> [AxisValue] {
    let ends = value.indices.filter { place in
      value[place] == "," && axes.contains { value[value.index(after: place)...].hasPrefix("\($0)=") }
    }
    guard let end = ends.first else { return [self] }
    let rest = value[value.index(after: end)...]
    let sign = rest.firstIndex(of: "=")!
    return [AxisValue(name, String(value[..<end]))]
      + AxisValue(String(rest[..<sign]), String(rest[rest.index(after: sign)...])).split(at: axes)
  }
}

extension SummaryOptions {
  init(_ parsed: ParsedOptions, of command: String, plan: SweepPlan?) {
    self.init()
    self.command = command
    sort = parsed[TableOptions.sort]
    top = parsed[TableOptions.top]
    conditions = parsed[TableOptions.condition]
    timeUnit = parsed[TableOptions.timeUnit]
    figures = plan?.surroundings.figures ?? []
    notes = plan?.shellNote.map { [$0] } ?? []
    subjects = plan?.commandNames ?? [:]
  }
}

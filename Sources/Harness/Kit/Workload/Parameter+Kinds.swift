extension Parameter where Value == Int {
  /// A whole number of at least `minimum`; ranges such as `1..8` give a cell each.
  public static func count(
    _ name: String, atLeast minimum: Int, default value: Int, _ summary: String, changesAnswer: Bool = true
  ) -> Parameter {
    Parameter(
      name, .count(minimum: minimum), default: value, written: String(value), summary, changesAnswer: changesAnswer
    ) { Int($0) ?? value }
  }
}

extension Parameter where Value == Int? {
  /// A whole number of at least `minimum`, or none when nothing is said.
  public static func count(
    _ name: String, atLeast minimum: Int, _ summary: String, changesAnswer: Bool = true
  ) -> Parameter {
    Parameter(name, .count(minimum: minimum), default: nil, written: "", summary, changesAnswer: changesAnswer) {
      Int($0)
    }
  }
}

extension Parameter where Value: RawRepresentable<String> & CaseIterable {
  /// One of an enumeration's values.
  public static func choice(
    _ name: String, default value: Value, _ summary: String, changesAnswer: Bool = true
  ) -> Parameter {
    Parameter(
      name, .choice(Value.allCases.map(\.rawValue)), default: value, written: value.rawValue, summary,
      changesAnswer: changesAnswer
    ) { Value(rawValue: $0) ?? value }
  }
}

extension Parameter where Value == String {
  /// One of some names.
  public static func choice(
    _ name: String, among names: [String], default value: String, _ summary: String, changesAnswer: Bool = true
  ) -> Parameter {
    Parameter(name, .choice(names), default: value, written: value, summary, changesAnswer: changesAnswer) { $0 }
  }

  /// Any text.
  public static func text(
    _ name: String, default value: String, _ summary: String, changesAnswer: Bool = true
  ) -> Parameter {
    Parameter(name, .text, default: value, written: value, summary, changesAnswer: changesAnswer) { $0 }
  }
}

extension Parameter where Value == String? {
  /// Any text, or none when nothing is said.
  public static func text(_ name: String, _ summary: String, changesAnswer: Bool = true) -> Parameter {
    Parameter(name, .text, default: nil, written: "", summary, changesAnswer: changesAnswer) { $0 }
  }
}

extension Parameter where Value == [String] {
  /// Texts with `+` between them, all in one cell; none when nothing is said.
  public static func texts(_ name: String, _ summary: String, changesAnswer: Bool = true) -> Parameter {
    Parameter(name, .text, default: [], written: "", summary, changesAnswer: changesAnswer) {
      ParameterKind.parts($0).filter { !$0.isEmpty }
    }
  }
}

extension Parameter where Value == Bool {
  /// `on` or `off`.
  public static func toggle(
    _ name: String, default value: Bool, _ summary: String, changesAnswer: Bool = true
  ) -> Parameter {
    Parameter(
      name, .choice(["on", "off"]), default: value, written: value ? "on" : "off", summary, changesAnswer: changesAnswer
    ) { $0 == "on" }
  }
}

extension Parameter {
  /// Some of an enumeration's values, all in one cell with `+` between them (`--fail adaptive+batched`); a comma begins
  /// another cell. None when nothing is said.
  public static func choices<Choice: RawRepresentable<String> & CaseIterable & Hashable & Sendable>(
    _ name: String, of type: Choice.Type, _ summary: String, changesAnswer: Bool = true
  ) -> Parameter where Value == Set<Choice> {
    Parameter(
      name, .choices(Choice.allCases.map(\.rawValue)), default: [], written: "", summary, changesAnswer: changesAnswer
    ) { Set(ParameterKind.parts($0).compactMap { Choice(rawValue: $0) }) }
  }
}

import SpeedupCore

/// An axis of a workload's own: a size, a strategy, a shape of the input.
///
/// It is said once, with its default, and read by its type:
///
/// ```swift
/// static let size = Parameter.count("size", atLeast: 1, default: 10, "numbers to add")
/// var parameters: [any WorkloadParameter] { [Self.size] }
/// func prepare(_ request: RunRequest) throws -> [Int] { Array(0..<(try request[Self.size])) }
/// ```
///
/// The usual kinds are made by `count`, `choice`, `choices`, `text`, `texts` and `toggle`.
public struct Parameter<Value: Sendable>: WorkloadParameter {
  public let name: String
  public let kind: ParameterKind
  /// The value when nothing is said.
  public let defaultValue: Value
  public let defaultText: String
  public let summary: String
  public let changesAnswer: Bool
  public private(set) var generates = false
  private let read: @Sendable (String) throws -> Value

  /// A parameter whose values are written and read in a way of its own.
  /// - Parameters:
  ///   - text: how the default is written; empty means "not set".
  ///   - read: the value of a text that is of `kind`; throws an ``InputError`` naming option, value and fix.
  public init(
    _ name: String, _ kind: ParameterKind, default defaultValue: Value, written text: String, _ summary: String,
    changesAnswer: Bool = true, read: @escaping @Sendable (String) throws -> Value
  ) {
    self.name = name
    self.kind = kind
    self.defaultValue = defaultValue
    defaultText = text
    self.summary = summary
    self.changesAnswer = changesAnswer
    self.read = read
  }

  /// The same parameter, of which ``WorkloadParameter/generates`` is true.
  public func shapingGeneratedInput() -> Parameter {
    var copy = self
    copy.generates = true
    return copy
  }

  /// The value that a text names.
  /// - Throws: ``InputError`` naming the option, the text and the fix when it names none.
  public func value(of text: String) throws -> Value {
    try kind.check(text, option: name)
    return try read(text)
  }

  public func check(_ text: String) throws { _ = try value(of: text) }
}

/// A parameter of whatever type: what a workload lists, and what plans, lists and help need to know of it.
public protocol WorkloadParameter: Sendable {
  /// The name of the option and of the column.
  var name: String { get }
  /// What values it takes.
  var kind: ParameterKind { get }
  /// The value when nothing is said, as text; empty means "not set".
  var defaultText: String { get }
  /// One line for the help.
  var summary: String { get }
  /// Whether it changes what the right answer is (a size does, a strategy does not). Digests are
  /// compared among runs that agree on all parameters that do.
  var changesAnswer: Bool { get }
  /// Whether it shapes the generated input and nothing else: it is refused beside `--data FILE`, where it would have no
  /// effect, and its column is then empty.
  var generates: Bool { get }
  /// Refuses a text that is no value of it.
  /// - Throws: ``InputError`` naming the option, the text and the fix.
  func check(_ text: String) throws
}

extension WorkloadParameter {
  public var generates: Bool { false }
}

extension RunRequest {
  /// The value of a parameter: what the request says, else the default.
  /// - Throws: ``InputError`` naming the option, the value and the fix when it is no value of the parameter.
  public subscript<Value>(_ parameter: Parameter<Value>) -> Value {
    get throws {
      guard let text = parameters[parameter.name], !text.isEmpty else { return parameter.defaultValue }
      return try parameter.value(of: text)
    }
  }
}

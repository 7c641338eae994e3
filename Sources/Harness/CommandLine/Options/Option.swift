import SpeedupCore

/// What follows an option's name on the command line.
public enum OptionForm: Sendable, Hashable {
  /// Nothing: it is there or not.
  case flag
  /// One value, called so in the help. A second one is refused.
  case single(String)
  /// Values, called so in the help; the option may be given several times.
  case list(String)
  /// Nothing, or a value behind `=`, called so in the help: `--name` or `--name=VALUE`.
  case optional(String)
}

/// One option of a command: said once, and read by its type.
///
/// ```swift
/// static let depth = Option<Int>.count("depth", "N", atLeast: 1, default: 3, "levels to go down")
/// var options: [any CommandOption] { [Self.depth] }
/// func run(_ arguments: ParsedOptions, in context: CommandContext) -> Int32 { arguments[Self.depth] == 3 ? 0 : 1 }
/// ```
///
/// The usual kinds are made by `flag`, `text`, `path`, `count`, `value`, `choice`, `choices` and `texts`.
public struct Option<Value: Sendable>: CommandOption {
  public let name: String
  public let form: OptionForm
  public let help: String
  public let defaultText: String
  public let choices: [String]
  public let isRange: Bool
  /// The value when the option is not given.
  public let defaultValue: Value
  private let reader: @Sendable ([String]) throws -> Value

  /// An option that is read in a way of its own.
  /// - Parameters:
  ///   - defaultValue: the value when the option is not given.
  ///   - text: how the help says that default; empty: it says nothing.
  ///   - choices: the values there are, where they are few; for completion.
  ///   - isRange: whether its values are lists and ranges, as an axis has them.
  ///   - read: the value of what was given, at least one text (a flag: none); throws an ``InputError`` that names the
  ///     option, the text and the fix.
  public init(
    _ name: String, _ form: OptionForm, _ help: String, default defaultValue: Value, written text: String = "",
    choices: [String] = [], isRange: Bool = false, read: @escaping @Sendable ([String]) throws -> Value
  ) {
    self.name = name
    self.form = form
    self.help = help
    self.defaultValue = defaultValue
    defaultText = text
    self.choices = choices
    self.isRange = isRange
    reader = read
  }

  public func read(_ texts: [String]) throws -> any Sendable { try reader(texts) }
}

/// An option of whatever type: what a command lists, and what parser, help, completion and spec files know of it.
public protocol CommandOption: Sendable {
  /// The name without its dashes, and the key in a spec file.
  var name: String { get }
  /// What follows it.
  var form: OptionForm { get }
  /// One line: what it does. The default is not said here, but in ``defaultText``.
  var help: String { get }
  /// The default in words; empty where there is nothing to say.
  var defaultText: String { get }
  /// The values there are, where they are few.
  var choices: [String] { get }
  /// Whether its values are lists and ranges, as an axis has them.
  var isRange: Bool { get }
  /// The value of what was given.
  /// - Throws: ``InputError`` naming the option, the text and the fix.
  func read(_ texts: [String]) throws -> any Sendable
}

extension CommandOption {
  /// `--name VALUE`, as the help shows it.
  var usage: String {
    let start = ShortOption.letter(name).map { "-\($0), " } ?? ""
    return switch form {
    case .flag: "\(start)--\(name)"
    case .single(let value), .list(let value): "\(start)--\(name) \(value)"
    case .optional(let value): "\(start)--\(name)[=\(value)]"
    }
  }

  var summary: String { defaultText.isEmpty ? help : "\(help) (default: \(defaultText))" }
}

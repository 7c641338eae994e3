import SpeedupKit

/// A command line, taken apart and read: what a command is given.
public struct ParsedOptions: Sendable {
  /// What is outside the options.
  public let operands: [String]
  /// The workload that the first operand, or the spec file, names; nil where none is named or there is no such one.
  let workload: (any Workload)?
  private let declared: Set<String>
  private let values: [String: any Sendable]
  /// Options that only the spec file names.
  let fromSpec: Set<String>

  init(
    operands: [String], workload: (any Workload)?, declared: Set<String>, values: [String: any Sendable],
    fromSpec: Set<String>
  ) {
    self.operands = operands
    self.workload = workload
    self.declared = declared
    self.values = values
    self.fromSpec = fromSpec
  }

  /// The value of an option that the command lists: what was given, else its default.
  public subscript<Value>(_ option: Option<Value>) -> Value {
    precondition(declared.contains(option.name), "--\(option.name) is no option of this command")
    // Unwrapped first: cast to an optional type, what is not there would be a value, namely nil.
    guard let given = values[option.name], let value = given as? Value else { return option.defaultValue }
    return value
  }

  /// Whether it was given.
  public func has(_ option: some CommandOption) -> Bool { values[option.name] != nil }

  /// The values given to a parameter of the workload; nil when it was not given.
  func parameter(_ name: String) -> [String]? { values[name] as? [String] }

  /// The text given to an option of this name, whichever command has it; nil: none was.
  func text(_ name: String) -> String? { values[name] as? String }

  var names: [String] { values.keys.sorted() }

  /// The operand of a command that takes one.
  /// - Throws: ``InputError`` with this message for none and for several.
  func operand(_ message: String) throws -> String {
    guard operands.count == 1 else { throw InputError(message) }
    return operands[0]
  }
}

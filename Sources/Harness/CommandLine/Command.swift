import SpeedupCore
import SpeedupKit

/// One command of the command line. A program with commands of its own:
///
/// ```swift
/// struct Hello: Command {
///   static let name = Option<String?>.text("name", "NAME", "whom to greet", otherwise: "everybody")
///   let name = "hello"
///   let summary = "Greets."
///   let options: [any CommandOption] = [Self.name]
///   func run(_ arguments: ParsedOptions, in context: CommandContext) -> Int32 {
///     print("Hello, \(arguments[Self.name] ?? "everybody")!")
///     return 0
///   }
/// }
/// SpeedupCommand.main(commands: [Hello()])
/// ```
public protocol Command: Sendable {
  /// What it is called by: lower case, no spaces.
  var name: String { get }
  /// One line: what it does.
  var summary: String { get }
  /// What follows the name, one line a form.
  var usage: [String] { get }
  /// Its options. Parsing, help, completion and spec files follow from them.
  var options: [any CommandOption] { get }
  /// Whether its first operand names a workload, whose parameters are then options too.
  var takesWorkload: Bool { get }
  /// Whether what it prints is all that it makes, so that it is an error where that goes nowhere (`>&-`).
  var onlyPrints: Bool { get }
  /// Whole command lines that work.
  var examples: [String] { get }
  /// More lines for the help.
  func notes(_ workloads: [any Workload]) -> [String]
  /// Carries it out.
  /// - Returns: the exit status.
  /// - Throws: ``InputError`` for what is wrong with the arguments or the input: exit status 2. Anything else is 3.
  func run(_ arguments: ParsedOptions, in context: CommandContext) throws -> Int32
}

/// What the program is made of that runs a command.
public struct CommandContext: Sendable {
  /// The workloads that it was given.
  public let workloads: [any Workload]
  /// All commands, those of the program's own included, in the order of the help.
  public let commands: [any Command]
}

/// What a command has that says nothing else.
extension Command {
  public var usage: [String] { ["[OPTIONS]"] }
  public var options: [any CommandOption] { [] }
  public var takesWorkload: Bool { false }
  public var onlyPrints: Bool { false }
  public var examples: [String] { [] }
  public func notes(_ workloads: [any Workload]) -> [String] { [] }
}

extension Command {
  /// The help; of a command that takes a workload, and where one is named, with that workload's variants and parameters.
  func help(_ workloads: [any Workload], naming name: String? = nil) -> String {
    HelpText.text(CommandHelp(self, workloads, naming: name))
  }
}

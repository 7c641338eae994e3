import SpeedupCore
import SpeedupKit
import SpeedupSystem

/// `speedup man`: the manual page.
struct ManCommand: Command {
  let name = "man"
  let onlyPrints = true
  let summary = "Prints the manual page of the program, or of one command."
  let usage = ["[COMMAND] [--markdown]"]
  private static let markdown = Option<Bool>.flag("markdown", "print the reference of all commands as Markdown")
  let options: [any CommandOption] = [markdown]
  let examples = [
    "speedup man | man -l -", "speedup man gate | man -l -",
    "speedup man > ~/.local/share/man/man1/speedup.1",
  ]

  func run(_ arguments: ParsedOptions, in context: CommandContext) throws -> Int32 {
    let commands = context.commands.map { CommandHelp($0, context.workloads) }
    guard arguments.operands.count < 2 else {
      throw InputError("man takes one command; what is '\(arguments.operands[1])' for?")
    }
    guard let name = arguments.operands.first else {
      try Console.write(
        arguments[Self.markdown]
          ? ReferencePage.text(of: commands) : ManualPage(of: commands, version: SpeedupCommand.version).text)
      return 0
    }
    guard let command = commands.first(where: { $0.name == name }) else {
      throw InputError.unknown(name, kind: "command", among: commands.map(\.name))
    }
    guard !arguments[Self.markdown] else {
      throw InputError("--markdown prints the reference of all commands; leave '\(name)' out")
    }
    try Console.write(ManualPage(of: command, version: SpeedupCommand.version).text)
    return 0
  }
}

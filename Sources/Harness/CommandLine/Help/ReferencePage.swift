/// The reference of all commands in Markdown: `docs/reference/commands.md`.
enum ReferencePage {
  static func text(of commands: [CommandHelp]) -> String {
    var lines = [
      "# Commands", "",
      "Made from the program's own declarations by `speedup man --markdown`; a test holds it against them. "
        + "`speedup COMMAND --help` says the same in a terminal, `speedup man` as a manual page.", "",
      "| command | what it does |", "|---|---|",
    ]
    lines += commands.map { "| [`\($0.name)`](#speedup-\($0.name)) | \(cell($0.summary)) |" }
    for command in commands {
      lines += ["", "## speedup \(command.name)", "", command.summary, "", "```text"] + command.forms + ["```"]
      for section in command.sections {
        lines += ["", "| \(section.title) | |", "|---|---|"]
        lines += section.rows.map { "| `\(cell($0.term))` | \(cell(plain($0.meaning))) |" }
      }
      for note in command.notes { lines += [""] + note.map(plain) }
      if !command.examples.isEmpty { lines += ["", "```text"] + command.examples + ["```"] }
    }
    lines += ["", "## Exit status", "", "| status | meaning |", "|---|---|"]
    lines += ProgramHelp.exitStatus.map { "| \($0.term) | \($0.meaning) |" }
    lines += ["", "## Environment", "", "| variable | meaning |", "|---|---|"]
    lines += ProgramHelp.variables.map { "| `\($0.term)` | \(cell(plain($0.meaning))) |" }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }

  /// The text with nothing in it that Markdown takes for markup.
  private static func plain(_ text: String) -> String {
    text.replacing("<", with: "&lt;").replacing("*", with: "\\*").replacing("_", with: "\\_")
  }
}

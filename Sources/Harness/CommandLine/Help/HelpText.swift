import SpeedupCore

/// Help as text, as wide as the narrowest usual terminal.
enum HelpText {
  static let width = 80

  static func text(_ help: CommandHelp) -> String {
    var lines = Columns.wrapped(help.summary, to: width) + [""]
    for (index, form) in help.forms.enumerated() {
      lines += CommandLineText.usage(form, start: index == 0 ? "usage: " : "       ", to: width)
    }
    for section in help.sections {
      lines += ["", "\(section.title):"] + Columns.definitions(section.rows, widest: 28, to: width)
    }
    for note in help.notes { lines += [""] + paragraph(note) }
    if !help.examples.isEmpty {
      lines += ["", "examples:"] + help.examples.flatMap { CommandLineText.example($0, indent: 2, to: width) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  static func text(of commands: [any Command], version: String) -> String {
    var lines = ["speedup \(version): \(ProgramHelp.summary)", "", "usage: speedup COMMAND [OPTIONS]", ""]
    lines += Columns.definitions(commands.map { ($0.name, $0.summary) }, to: width)
    lines += ["", "speedup COMMAND --help tells more, speedup man is the manual."]
    lines += ["", "exit status:"] + Columns.definitions(ProgramHelp.exitStatus, to: width)
    return lines.joined(separator: "\n") + "\n"
  }

  /// A paragraph; lines that begin with a blank were laid out by whoever wrote them and stay so.
  private static func paragraph(_ lines: [String]) -> [String] {
    guard lines.contains(where: { Columns.width($0) > width }), !lines.contains(where: { $0.hasPrefix(" ") }) else {
      return lines
    }
    return Columns.wrapped(lines.joined(separator: " "), to: width)
  }
}

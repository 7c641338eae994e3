/// A manual page in the language of `man`, made from what commands say of themselves.
struct ManualPage {
  private let version: String
  private var lines: [String] = []

  init(of commands: [CommandHelp], version: String) {
    self.version = version
    begin("SPEEDUP", summary: ProgramHelp.summary)
    section("SYNOPSIS")
    lines += [".B speedup", ".I COMMAND", ".RI [ OPTIONS ]"]
    section("COMMANDS")
    for command in commands { term(command.name, command.summary) }
    for command in commands {
      section("speedup \(command.name)")
      body(command)
    }
    end()
  }

  init(of command: CommandHelp, version: String) {
    self.version = version
    begin("SPEEDUP\\-\(command.name.uppercased())", summary: command.summary)
    section("SYNOPSIS")
    forms(command)
    section("DESCRIPTION")
    body(command, showsForms: false)
    end()
  }

  var text: String { lines.joined(separator: "\n") + "\n" }

  private mutating func begin(_ title: String, summary: String) {
    let name = title.lowercased()
    // No word is broken, and no blank added to make lines equally long: both stand in the way of copying.
    lines = [".TH \(title) 1 \"\" \"speedup \(version)\" \"User Commands\"", ".nh", ".ad l", ".SH NAME"]
    lines.append("\(name) \\- \(Self.escaped(summary))")
  }

  private mutating func body(_ command: CommandHelp, showsForms: Bool = true) {
    lines.append(Self.escaped(command.summary))
    if showsForms { forms(command) }
    for section in command.sections {
      lines.append(".SS \(Self.escaped(section.title))")
      for row in section.rows { term(row.term, row.meaning) }
    }
    if !command.notes.isEmpty { lines.append(".SS notes") }
    for (index, note) in command.notes.enumerated() {
      if index > 0 { lines.append(".PP") }
      lines += note.map(Self.escaped)
    }
    guard !command.examples.isEmpty else { return }
    lines.append(".SS examples")
    verbatim(command.examples.flatMap { CommandLineText.example($0, indent: 0, to: 70) })
  }

  private mutating func forms(_ command: CommandHelp) {
    verbatim(command.forms.flatMap { CommandLineText.usage($0, start: "", to: 70) })
  }

  private mutating func end() {
    section("EXIT STATUS")
    for status in ProgramHelp.exitStatus { term(status.term, status.meaning) }
    section("ENVIRONMENT")
    for variable in ProgramHelp.variables { term(variable.term, variable.meaning) }
  }

  private mutating func section(_ title: String) { lines.append(".SH \(Self.escaped(title))") }

  private mutating func term(_ term: String, _ meaning: String) {
    lines += [".TP", ".B \(Self.escaped(term))", Self.escaped(meaning)]
  }

  /// Lines that stand as they are.
  private mutating func verbatim(_ texts: [String]) {
    let beginsSection = lines.last.map { $0.hasPrefix(".S") } ?? false
    lines += (beginsSection ? [] : [".PP"]) + [".nf", ".RS 2"] + texts.map(Self.escaped) + [".RE", ".fi"]
  }

  /// A line that is no request and in which every character stands for itself.
  static func escaped(_ text: String) -> String {
    let plain = text.replacing("\\", with: "\\e").replacing("-", with: "\\-").replacing("'", with: "\\(aq")
      .replacing("`", with: "\\(ga").replacing("^", with: "\\(ha").replacing("~", with: "\\(ti")
      .replacing("\"", with: "\\(dq")
    return plain.hasPrefix(".") ? "\\&\(plain)" : plain
  }
}

import SpeedupCore
import SpeedupReport
import SpeedupSystem

/// How the form of what is printed is chosen, the same in every command that prints a table.
extension OutputForm {
  private static let flags: [(form: OutputForm, option: Option<Bool>)] = [
    (.json, .flag("json", "print JSON")),
    (.markdown, .flag("markdown", "print Markdown, for a comment on a pull request")),
    (.csv, .flag("csv", "print the tables as CSV")),
    (.html, .flag("html", "print a page of HTML")),
  ]

  /// The flags; without one of them it is text.
  static let options: [any CommandOption] = flags.map(\.option)

  /// The form that is asked for.
  /// - Throws: ``InputError`` when there are two.
  init(_ parsed: ParsedOptions) throws {
    let asked = Self.flags.filter { parsed[$0.option] }
    guard asked.count < 2 else {
      throw InputError("--\(asked[0].option.name) and --\(asked[1].option.name): choose one")
    }
    self = asked.first?.form ?? .text
  }

  /// Prints the document as it suits standard output: colours and a width only where that is a terminal.
  /// - Parameter json: the report's own JSON, where it has one.
  func print(_ document: Document, json: () throws -> String? = { nil }) throws {
    try Console.write(
      try rendered(document, colours: Console.outputTakesColour, width: Console.outputWidth, json: json))
  }
}

import SpeedupCore
import SpeedupReport
import SpeedupSystem

/// How the form of what is printed is chosen, the same in every command that prints a table.
extension OutputForm {
  /// The flags; without one of them it is text.
  static let options: [Option] = [
    Option(name: "json", kind: .flag, help: "print JSON"),
    Option(name: "markdown", kind: .flag, help: "print Markdown, for a comment on a pull request"),
    Option(name: "csv", kind: .flag, help: "print the tables as CSV"),
    Option(name: "html", kind: .flag, help: "print a page of HTML"),
  ]

  /// The form that is asked for.
  /// - Throws: ``InputError`` when there are two.
  init(_ parsed: ParsedOptions) throws {
    let asked = Self.options.map(\.name).filter(parsed.has)
    guard asked.count < 2 else { throw InputError("--\(asked[0]) and --\(asked[1]): choose one") }
    self = asked.first.flatMap(OutputForm.init(rawValue:)) ?? .text
  }

  /// Prints the document as it suits standard output: colours and a width only where that is a terminal.
  /// - Parameter json: the report's own JSON, where it has one.
  func print(_ document: Document, json: () throws -> String? = { nil }) throws {
    try Console.write(
      try rendered(document, colours: Console.outputTakesColour, width: Console.outputWidth, json: json))
  }
}
